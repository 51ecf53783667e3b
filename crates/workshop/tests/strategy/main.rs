//! The strategy: a text of parts that several write at once, what it builds on, and what is not used yet.

mod anything;
#[path = "../common/mod.rs"]
mod common;
mod leaving;
mod size;
mod versions;
mod visions;
mod whole;

use std::collections::BTreeSet;

use common::{exchange, item, lane, run};
use protocol::ItemId;
use workshop::strategy::{Strategy as Text, StrategyTemplate, Usage, with_year};
use workshop::synthesis::Synthesis;
use workshop::{
    Act, Document, DocumentKind, NewPart, NewSource, PartForm, PartText, Statement,
    StrategyCommand, Theme,
};

fn strategy(number: u8) -> Document {
    Document::new(DocumentKind::Strategy, lane(number))
}

fn does(document: &mut Document, commands: impl IntoIterator<Item = StrategyCommand>) {
    let commands: Vec<_> = commands.into_iter().map(Into::into).collect();
    run(document, &commands);
}

fn begun(number: u8) -> Document {
    let mut document = strategy(number);
    let mut next = 0;
    let begin = StrategyTemplate::MainPoints.begin("Udviklingsstrategi".into(), 2016, || {
        next += 1;
        item(next)
    });
    does(&mut document, [begin]);
    document
}

fn part(id: u8, form: PartForm, under: Option<u8>, order: f64) -> NewPart {
    NewPart::new(item(id), form, under.map(item), order).titled(&format!("Del {id}"))
}

fn source(id: u8, of: u8, source: ItemId) -> NewSource {
    NewSource {
        id: item(id),
        of: item(of),
        source,
    }
}

#[test]
fn it_begins_with_the_main_points_of_2016_and_the_year_is_a_variable() {
    let mut document = begun(1);
    let text = Text::of(&document);
    assert_eq!(text.front.title, "Udviklingsstrategi");
    assert_eq!(text.front.periods, ["2016–2020"]);
    let main_points = text.lines.iter();
    let main_points = main_points.filter(|line| line.part.form == PartForm::MainPoint);
    let numbers: Vec<_> = main_points.map(|line| line.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4"]);
    assert_eq!(text.lines.len(), 2 + 4 * 3);
    does(
        &mut document,
        [StrategyCommand::SetYear { year: Some(2017) }],
    );
    let text = Text::of(&document);
    let headings = text.lines.iter();
    let year = text.front.years.last().copied();
    let headings: BTreeSet<_> = headings
        .filter(|line| line.part.form == PartForm::List)
        .map(|line| with_year(&line.part.title, year))
        .collect();
    assert_eq!(
        headings.into_iter().collect::<Vec<_>>(),
        [
            "Hvad gør vi allerede på dette område?",
            "Hvad skal vi yderligere have fokus på i 2017?"
        ]
    );
}

#[test]
fn two_who_write_apart_have_both_words_and_both_are_shown_where_they_cannot() {
    let mut one = begun(1);
    let mut other = one.clone();
    other.set_lane(lane(2));
    let edit = |before: &str, after: &str| StrategyCommand::EditPart {
        id: item(3),
        text: PartText::Text,
        before: before.into(),
        after: after.into(),
        caret: None,
    };
    does(&mut one, [edit("", "Tidlig hjælp.")]);
    exchange(&mut one, &mut other);
    does(&mut one, [edit("Tidlig hjælp.", "Tidlig og samlet hjælp.")]);
    does(
        &mut other,
        [edit("Tidlig hjælp.", "Tidlig hjælp til alle.")],
    );
    let period = |period: &str| StrategyCommand::SetPeriod {
        period: Some(period.into()),
    };
    does(&mut one, [period("2019–2022")]);
    does(&mut other, [period("2018–2021")]);
    exchange(&mut one, &mut other);
    for document in [&one, &other] {
        let text = Text::of(document);
        let part = &text.line(&item(3)).expect("it stands").part;
        assert_eq!(part.text, "Tidlig og samlet hjælp til alle.");
        let mut periods = text.front.periods.clone();
        periods.sort();
        assert_eq!(periods, ["2018–2021", "2019–2022"]);
    }
}

/// [A31]
#[test]
fn what_two_name_as_a_source_counts_once_and_goes_only_when_all_of_it_goes() {
    let mut one = begun(1);
    let mut other = one.clone();
    other.set_lane(lane(2));
    let theme = item(0x70);
    let add = |id| StrategyCommand::AddSources {
        sources: vec![source(id, 3, theme)],
    };
    does(&mut one, [add(0x81)]);
    does(&mut other, [add(0x82)]);
    exchange(&mut one, &mut other);
    let sources = Text::of(&one).sources;
    let ids = sources[&item(3)][&theme].clone();
    assert_eq!(ids, [item(0x81), item(0x82)]);
    // Who takes it away takes away both; whoever adds it meanwhile keeps it.
    does(
        &mut one,
        [StrategyCommand::SetSourceRemoved { ids, removed: true }],
    );
    does(&mut other, [add(0x83)]);
    assert_eq!(Text::of(&one).sources, Default::default());
    exchange(&mut one, &mut other);
    assert_eq!(Text::of(&one).sources[&item(3)][&theme], [item(0x83)]);
}

/// What stands in the documents of the synthesis, for five contributions of which the first two are in a theme.
fn gathered() -> (Synthesis, Vec<ItemId>, ItemId) {
    let (theme, contributions) = (item(0x70), (1..=5).map(item).collect::<Vec<_>>());
    let mut synthesis = Synthesis::default();
    for id in &contributions {
        synthesis.add_contribution(*id);
    }
    synthesis.put_themes(vec![Theme {
        id: theme,
        title: "Ventetid".into(),
        summary: String::new(),
        note: String::new(),
        order: 1.0,
        into: Vec::new(),
        removed: false,
        impact: None,
        feasibility: None,
        changed: None,
        changed_by: None,
    }]);
    let state = |id: u8, subject: ItemId, act: Act| Statement {
        id: item(id),
        subject,
        act,
        replaces: Vec::new(),
        by: None,
        at: None,
    };
    for (id, subject, act) in [
        (0x91, item(1), Act::PutIn(theme)),
        (0x92, item(2), Act::PutIn(theme)),
        (0x93, item(5), Act::LeaveOut("Findes allerede".into())),
    ] {
        let part = workshop::synthesis::part_of(&subject);
        synthesis.put_statement(part, state(id, subject, act));
    }
    (synthesis, contributions, theme)
}

/// [A31]
#[test]
fn what_is_used_set_aside_and_open_is_all_there_is() {
    let (synthesis, contributions, theme) = gathered();
    let mut document = begun(1);
    let usage = |document: &Document| {
        let text = Text::of(document);
        let usage = Usage::of(
            &text.sources,
            &text.aside,
            &synthesis,
            contributions.iter().copied(),
        );
        assert_eq!(usage.all(), contributions.len());
        (usage.used, usage.aside, usage.open)
    };
    // What was left out needs no second word.
    assert_eq!(usage(&document), (0, 1, (1..=4).map(item).collect()));
    does(
        &mut document,
        [StrategyCommand::AddSources {
            sources: vec![source(0x81, 3, theme), source(0x82, 3, item(3))],
        }],
    );
    assert_eq!(usage(&document), (3, 1, vec![item(4)]));
    let aside = |removed| StrategyCommand::SetAsideRemoved {
        id: item(0x88),
        removed,
    };
    does(
        &mut document,
        [StrategyCommand::SetAside {
            id: item(0x88),
            source: item(4),
            reason: "Hører til en anden sag".into(),
        }],
    );
    assert_eq!(usage(&document), (3, 2, Vec::new()));
    does(&mut document, [aside(true)]);
    assert_eq!(usage(&document), (3, 1, vec![item(4)]));
    // A part that is taken out builds on nothing.
    let set = |removed| StrategyCommand::SetPartRemoved {
        id: item(3),
        removed,
    };
    does(&mut document, [set(true)]);
    assert_eq!(usage(&document), (0, 1, (1..=4).map(item).collect()));
    does(&mut document, [set(false)]);
    assert_eq!(usage(&document).0, 3);
}

#[test]
fn who_begins_second_begins_nothing() {
    let mut document = begun(1);
    let before = Text::of(&document);
    let mut next = 0x60;
    let begin = StrategyTemplate::Empty.begin("En anden".into(), 2019, || {
        next += 1;
        item(next)
    });
    does(&mut document, [begin]);
    assert_eq!(Text::of(&document), before);
}

/// What a part names stays used when it is merged on, or its theme becomes one with another. [A31]
#[test]
fn what_is_named_stays_used_whatever_becomes_of_it() {
    let (mut synthesis, contributions, theme) = gathered();
    let (first, second, other) = (item(0xc1), item(0xc2), item(0x71));
    let mut say = |id: u8, subject: ItemId, act: Act| {
        let part = workshop::synthesis::part_of(&subject);
        let statement = Statement {
            id: item(id),
            subject,
            act,
            replaces: Vec::new(),
            by: None,
            at: None,
        };
        synthesis.put_statement(part, statement);
    };
    say(0xa1, item(3), Act::Merge(first));
    say(0xa2, first, Act::Merge(second));
    for id in [first, second] {
        let sentence = workshop::Sentence {
            id,
            text: "Kortere ventetid".into(),
            changed: None,
            changed_by: None,
        };
        synthesis.put_sentence(workshop::synthesis::part_of(&id), sentence);
    }
    let mut joined = synthesis.themes().get(&theme).expect("it is there").clone();
    joined.into = vec![other];
    synthesis.put_theme(Theme {
        id: other,
        title: "Andet".into(),
        into: Vec::new(),
        ..joined.clone()
    });
    synthesis.put_theme(joined);
    let mut document = begun(1);
    let sources = vec![source(0x81, 3, first), source(0x82, 3, theme)];
    does(&mut document, [StrategyCommand::AddSources { sources }]);
    let text = Text::of(&document);
    let usage = Usage::of(
        &text.sources,
        &text.aside,
        &synthesis,
        contributions.iter().copied(),
    );
    assert_eq!((usage.used, usage.open), (3, vec![item(4)]));
}
