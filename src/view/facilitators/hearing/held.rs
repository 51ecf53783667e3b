//! Held: which hearing the pages are about, and its answers with what became of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Given, Hearings, Point, Sum, Treated, treated};
use workshop::noticed::Noticed;
use workshop::strategy::Strategy;
use workshop::{Hearing, NoticedLine, PartForm};

use super::text::HearingTexts;
use crate::device::settings;
use crate::state::{Answers, AnswersGate, Derived, StrategyState, Workshop, hold};
use crate::view::facilitators::strategy::{StrategyTexts, as_it_was, named, path};

/// Where it is kept, for this tab, which of several hearings the pages are about.
const CHOSEN: &str = "temadag.hearing";

/// The answers, and where each is among them.
#[derive(Debug, Default, PartialEq)]
pub struct Answered {
    /// In the order in which they were begun.
    pub all: Vec<Treated>,
    places: BTreeMap<ItemId, usize>,
}

impl Answered {
    fn of(all: Vec<Treated>) -> Self {
        let places = all.iter().map(|one| one.subject).zip(0..).collect();
        Self { all, places }
    }

    /// One of them, by its subject.
    pub fn get(&self, subject: &ItemId) -> Option<&Treated> {
        self.all.get(*self.places.get(subject)?)
    }

    /// A point of one; of a whole answer, or what is left of it, the answer twice.
    pub fn point(&self, answer: &ItemId, point: &ItemId) -> Option<&Point> {
        let mut points = self.get(answer)?.points.iter();
        points.find(|one| match one.said.words.is_empty() {
            true => point == answer,
            false => one.said.id == *point,
        })
    }
}

/// See the module. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Held {
    /// What the hearing's document says.
    pub hearings: Derived<Hearings>,
    /// What is published.
    pub notice: Derived<Noticed>,
    /// The strategy.
    pub strategy: StrategyState,
    /// Whether answers are closed.
    pub gate: AnswersGate,
    /// Which of several hearings was chosen.
    pub chosen: RwSignal<Option<ItemId>>,
    /// The hearing that the pages are about.
    pub hearing: Memo<Option<Hearing>>,
    /// Its answers, with what became of each.
    pub answered: Memo<Arc<Answered>>,
    /// The text as it was sent, line by line, each with what it is called.
    pub heard: Memo<Arc<Vec<(ItemId, String)>>>,
    answers: Answers,
    workshop: Workshop,
}

impl Held {
    /// Puts it into the context of the page.
    pub fn provide() -> Self {
        let workshop = expect_context::<Workshop>();
        let hearings = hold::<Derived<Hearings>>(workshop);
        let notice = hold::<Derived<Noticed>>(workshop);
        let strategy = hold::<StrategyState>(workshop);
        let gate = hold::<AnswersGate>(workshop);
        let answers = hold::<Answers>(workshop);
        let kept = settings::read_tab::<String>(CHOSEN);
        let chosen = RwSignal::new(kept.as_deref().and_then(ItemId::from_hex));
        let hearing = Memo::new(move |_| {
            let chosen = chosen.get();
            hearings.all.with(|all| current(all, chosen).cloned())
        });
        let answered = Memo::new(move |_| {
            let id = hearing.with(|hearing| hearing.as_ref().map(|one| one.id));
            let Some(id) = id else {
                return Arc::default();
            };
            hearings.all.with(|all| {
                let given = answers.all.with(|given| of_hearing(given, &id));
                Arc::new(Answered::of(treated(all, given)))
            })
        });
        let language = crate::view::language::texts().language;
        let heard = Memo::new(move |_| {
            let version = hearing.with(|one| one.as_ref().and_then(|one| one.version));
            let words = StrategyTexts::of(language);
            notice.all.with(|all| {
                let lines = version.iter().flat_map(|version| all.text(version));
                Arc::new(called(&lines.collect::<Vec<_>>(), words))
            })
        });
        let held = Self {
            hearings,
            notice,
            strategy,
            gate,
            chosen,
            hearing,
            answered,
            heard,
            answers,
            workshop,
        };
        provide_context(held);
        held
    }

    /// Makes the pages be about another hearing.
    pub fn choose(self, hearing: ItemId) {
        settings::keep_tab(CHOSEN, hearing.to_string());
        self.chosen.set(Some(hearing));
    }

    /// Whether anything is heard.
    pub fn is_any(self) -> bool {
        self.hearing.with(Option::is_some)
    }

    /// The id of the hearing.
    pub fn id(self) -> Option<ItemId> {
        self.hearing
            .with_untracked(|hearing| hearing.as_ref().map(|one| one.id))
    }

    /// How many of its answers are treated.
    pub fn sum(self) -> Sum {
        self.answered.with(|answered| Sum::of(&answered.all))
    }

    /// Its answers at this moment, for whoever goes by them.
    pub fn fresh(self) -> Answered {
        let hearings = self.hearings.fresh();
        let id = current(&hearings, self.chosen.get_untracked()).map(|one| one.id);
        let Some(id) = id else {
            return Answered::default();
        };
        Answered::of(treated(&hearings, of_hearing(&self.answers.fresh(), &id)))
    }

    /// The text as it was sent. None where its history is not on this device yet.
    pub fn heard_text(self) -> Option<Strategy> {
        let version = self.hearing.with_untracked(|one| one.as_ref()?.version)?;
        let versions = self.strategy.fresh().versions;
        let version = versions.iter().find(|one| one.id == version)?;
        as_it_was(self.workshop, version)
    }

    /// What a part is called: as it was sent, or as it is now where it came since.
    pub fn name_of_part(
        self,
        part: Option<ItemId>,
        strategy: &StrategyTexts,
        words: &HearingTexts,
    ) -> String {
        let Some(part) = part else {
            return words.the_whole.to_owned();
        };
        let sent = self.heard.with(|heard| {
            let found = heard.iter().find(|(id, _)| *id == part);
            found.map(|(_, name)| name.clone())
        });
        sent.unwrap_or_else(|| {
            self.strategy.all.with(|all| match all.line(&part) {
                Some(line) => path(all, line, strategy),
                None => words.part_gone.to_owned(),
            })
        })
    }

    /// The parts that can be named: those that were sent, and those that came since.
    pub fn parts(self, strategy: &StrategyTexts, words: &HearingTexts) -> Vec<(ItemId, String)> {
        let mut all = self.heard.with(|heard| heard.to_vec());
        let sent: BTreeMap<ItemId, ()> = all.iter().map(|(id, _)| (*id, ())).collect();
        self.strategy.all.with(|now| {
            let since = now
                .lines
                .iter()
                .filter(|line| !sent.contains_key(&line.part.id));
            all.extend(since.map(|line| {
                let name = path(now, line, strategy);
                (line.part.id, (words.came_since)(&name))
            }));
        });
        all
    }
}

/// The hearing that was chosen, or the one that ends last.
fn current(all: &Hearings, chosen: Option<ItemId>) -> Option<&Hearing> {
    let found = chosen.and_then(|id| all.hearing(&id));
    found.or_else(|| {
        all.hearings
            .iter()
            .max_by(|one, other| one.to.cmp(&other.to).then(one.id.cmp(&other.id)))
    })
}

fn of_hearing(given: &[Given], hearing: &ItemId) -> Vec<Given> {
    let given = given.iter();
    given
        .filter(|one| one.answer.hearing == Some(*hearing))
        .cloned()
        .collect()
}

/// Each line of a text with what it is called, from the main point down.
fn called(lines: &[&NoticedLine], words: &StrategyTexts) -> Vec<(ItemId, String)> {
    let mut above: Vec<String> = Vec::new();
    let lines = lines.iter().map(|line| {
        let form = PartForm::of(&line.form);
        let name = named(form, &line.number, &line.title, words);
        above.truncate(line.depth);
        let path: Vec<&str> = above.iter().map(String::as_str).chain([&*name]).collect();
        let path = path.join(" › ");
        above.push(match form {
            PartForm::MainPoint => (words.main_point_numbered)(&line.number),
            _ => name,
        });
        (line.part, path)
    });
    lines.collect()
}
