//! What tables count, and whose voice is heard in a theme.

use overview::{
    Breadth, Count, Fact, Labels, Minority, breadth, coverage, minority, themes_by_focus_point,
    themes_by_stakeholder,
};

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn labels() -> Labels {
    Labels {
        focus_points: texts(&["Tidlige indsatser", "Sammenhængende indsatser"]),
        aspects: texts(&["Potentiale", "Forudsætninger"]),
        stakeholders: texts(&["Borger", "Politiker"]),
        themes: texts(&["Dagtilbud", "Overgange", "Tid"]),
        no_stakeholder: "Ikke oplyst".to_owned(),
        no_cell: "Uden for planen".to_owned(),
        total: "I alt".to_owned(),
    }
}

fn fact(cell: (usize, usize), stakeholder: Option<usize>, person: u8, themes: &[usize]) -> Fact {
    Fact {
        cell: Some(cell),
        table: u16::from(person) / 4,
        stakeholder,
        person: Some([person; 32]),
        themes: themes.to_vec(),
    }
}

fn numbers(counts: &[usize]) -> Vec<Count> {
    counts.iter().map(|count| Count::Number(*count)).collect()
}

#[test]
fn a_line_for_what_belongs_nowhere_is_there_only_if_something_does() {
    let citizens = (0..6).map(|person| fact((0, 1), Some(0), person, &[]));
    let mut facts: Vec<_> = citizens.collect();
    let table = coverage(&facts, &labels());
    let rows = [
        "Tidlige indsatser: Potentiale",
        "Tidlige indsatser: Forudsætninger",
        "Sammenhængende indsatser: Potentiale",
        "Sammenhængende indsatser: Forudsætninger",
    ];
    assert_eq!(table.rows, rows);
    assert_eq!(table.columns, ["Borger", "Politiker"]);
    assert_eq!(table.cells[1], numbers(&[6, 0]));
    assert_eq!(table.row_totals, Some(numbers(&[0, 6, 0, 0])));
    assert_eq!(table.column_totals, Some(numbers(&[6, 0])));
    assert_eq!(table.total, Some(Count::Number(6)));
    assert_eq!(table.total_label, "I alt");
    assert!(!table.withholds());

    // Neither a focus point nor a stakeholder that the plan has.
    facts.extend((0..5).map(|person| fact((7, 0), Some(9), person, &[])));
    let table = coverage(&facts, &labels());
    assert_eq!(table.rows[4], "Uden for planen");
    assert_eq!(table.columns[2], "Ikke oplyst");
    assert_eq!(table.cells[4], numbers(&[0, 0, 5]));
}

#[test]
fn nothing_is_counted_where_nothing_is() {
    let table = coverage(&[], &labels());
    assert_eq!(table.cells, vec![numbers(&[0, 0]); 4]);
    let table = coverage(&[], &Labels::default());
    assert!(table.rows.is_empty() && table.columns.is_empty());
    assert_eq!(table.total, Some(Count::Number(0)));
    assert!(
        themes_by_stakeholder(&[], &Labels::default())
            .cells
            .is_empty()
    );
    assert!(
        themes_by_focus_point(&[], &Labels::default())
            .cells
            .is_empty()
    );
}

#[test]
fn an_input_counts_in_each_of_its_themes_once() {
    let facts: Vec<_> = (0..5)
        .map(|person| fact((1, 0), Some(0), person, &[2, 0, 2, 8]))
        .collect();
    let table = themes_by_stakeholder(&facts, &labels());
    assert_eq!(table.rows, labels().themes);
    assert_eq!(
        table.cells,
        [[5, 0], [0, 0], [5, 0]].map(|row| numbers(&row))
    );
    assert_eq!(table.row_totals, Some(numbers(&[5, 0, 5])));
    assert_eq!((table.column_totals, table.total), (None, None));
}

#[test]
fn themes_against_focus_points_withhold_nothing() {
    let mut facts = vec![
        fact((1, 0), Some(1), 1, &[0]),
        fact((0, 1), None, 2, &[0, 1]),
    ];
    let table = themes_by_focus_point(&facts, &labels());
    assert_eq!(table.columns, labels().focus_points);
    assert_eq!(
        table.cells,
        [[1, 1], [1, 0], [0, 0]].map(|row| numbers(&row))
    );
    assert_eq!(table.row_totals, Some(numbers(&[2, 1, 0])));

    facts[1].cell = None;
    let table = themes_by_focus_point(&facts, &labels());
    assert_eq!(table.columns[2], "Uden for planen");
    assert_eq!(table.cells[0], numbers(&[0, 1, 1]));
}

#[test]
fn four_persons_are_few_however_much_they_write() {
    let facts: Vec<_> = (0..40)
        .map(|at| fact((0, 0), Some(1), at % 4, &[0]))
        .collect();
    let table = themes_by_stakeholder(&facts, &labels());
    assert_eq!(table.cells[0], [Count::Number(0), Count::Withheld]);
    assert_eq!(table.row_totals.unwrap()[0], Count::Withheld);
}

#[test]
fn breadth_counts_what_differs() {
    let mut facts = vec![
        fact((0, 0), Some(0), 1, &[0]),
        fact((0, 0), Some(0), 1, &[0, 1]),
        fact((0, 0), Some(1), 9, &[0]),
    ];
    // Nobody knows who wrote these: two persons, no stakeholder.
    facts.extend([
        Fact {
            themes: vec![0],
            ..Fact::default()
        },
        Fact {
            themes: vec![0],
            ..Fact::default()
        },
    ]);
    let of = |inputs, tables, stakeholders, persons| Breadth {
        inputs,
        tables,
        stakeholders,
        persons,
    };
    assert_eq!(
        breadth(&facts, 3),
        [of(5, 2, 2, 4), of(1, 1, 1, 1), of(0, 0, 0, 0)]
    );
}

#[test]
fn what_only_one_group_says_is_named() {
    let facts = [
        fact((0, 0), Some(1), 1, &[0]),
        fact((0, 0), Some(0), 2, &[1, 2]),
        fact((0, 0), Some(0), 3, &[1]),
        fact((0, 0), None, 4, &[2]),
    ];
    let of = |stakeholder, theme, inputs| Minority {
        stakeholder,
        theme,
        inputs,
    };
    assert_eq!(
        minority(&facts, &labels()),
        [of(Some(0), 1, 2), of(Some(1), 0, 1)]
    );
    assert_eq!(minority(&facts[3..], &labels()), [of(None, 2, 1)]);
}

/// Facilitators are told every count while there is time to ask.
#[test]
fn coverage_in_full_withholds_nothing() {
    let labels = Labels {
        focus_points: vec!["Tidlige indsatser".into()],
        aspects: vec!["Potentiale".into(), "Forudsætninger".into()],
        stakeholders: vec!["Pårørende".into(), "Medarbejder".into()],
        total: "I alt".into(),
        ..Labels::default()
    };
    let fact = |stakeholder, aspect, person| Fact {
        cell: Some((0, aspect)),
        stakeholder: Some(stakeholder),
        person: Some([person; 32]),
        ..Fact::default()
    };
    let facts = [fact(0, 0, 1), fact(1, 0, 2), fact(1, 1, 2)];
    let table = overview::coverage_in_full(&facts, &labels);
    assert!(!table.withholds());
    let number = Count::Number;
    assert_eq!(
        table.cells,
        [[number(1), number(1)], [number(0), number(1)]]
    );
    assert_eq!(table.row_totals, Some(vec![number(2), number(1)]));
    assert_eq!(table.column_totals, Some(vec![number(1), number(2)]));
    assert_eq!(table.total, Some(number(3)));
    assert!(overview::coverage(&facts, &labels).withholds());
}
