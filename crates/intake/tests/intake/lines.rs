use std::collections::BTreeSet;

use intake::{
    Defaults, Line, Lines, Mapping, Meaning, Unmatched, Value, Why, guess, line_id, lines, named_by,
};

use super::{grid, sheet};

fn made(text: &str, values: &[(Meaning, &str, &str)], defaults: &Defaults) -> Lines {
    let sheet = sheet(text);
    let mut mapping = guess(&sheet, &grid());
    mapping.values = values
        .iter()
        .map(|(meaning, value, id)| Value {
            meaning: *meaning,
            value: (*value).to_owned(),
            id: (*id).to_owned(),
        })
        .collect();
    lines(&sheet, &mapping, &grid(), defaults)
}

#[test]
fn values_are_matched_whatever_their_spelling_and_never_guessed() {
    let text = "Bord;Rolle;Fokuspunkt;Aspekt;Input\n\
        Bord 7;PÅRØRENDE;fra rettigheds – til udviklingstaenkning;Vaesentlige aktiviteter.;a\n\
        7.0;Paaroerende;Tidlige  indsatser;Væsentlige aktivitter;b\n\
        61;Nabo;;Væsentlige aktivitter;c\n\
        7.5;nabo ;;;d\n\
        75;;;;\n";
    let out = made(text, &[], &Defaults::default());
    let found = |line: &Line| {
        let Line {
            focus_point,
            aspect,
            table,
            stakeholder,
            ..
        } = line.clone();
        let or = |id: Option<String>| id.unwrap_or("-".into());
        format!(
            "{} {} {} {}",
            or(focus_point),
            or(aspect),
            table.unwrap_or(0),
            or(stakeholder)
        )
    };
    let all: Vec<_> = out.lines.iter().map(found).collect();
    assert_eq!(all, ["f1 a2 7 s2", "f2 - 7 s2", "- - 0 -", "- - 0 -"]);
    let unmatched = |meaning, value: &str, count| Unmatched {
        meaning,
        value: value.to_owned(),
        count,
    };
    let mut those = out.unmatched;
    those.sort_by(|one, other| one.value.cmp(&other.value));
    assert_eq!(
        those,
        [
            unmatched(Meaning::Table, "61", 1),
            unmatched(Meaning::Table, "7.5", 1),
            unmatched(Meaning::Stakeholder, "Nabo", 2),
            unmatched(Meaning::Aspect, "Væsentlige aktivitter", 2),
        ]
    );
}

#[test]
fn what_a_person_said_of_a_value_holds() {
    let text = "Bord;Rolle;Input\nHjørnet;Nabo;a\nHjørnet;Andet;b\n7;Borger;c\n";
    let said = [
        (Meaning::Table, "hjørnet", "9"),
        (Meaning::Stakeholder, "NABO", "s1"),
        (Meaning::Stakeholder, "Andet", ""),
        // What is no longer in the plan is asked again, and a part's own title is not more than what was said.
        (Meaning::Stakeholder, "Borger", "s5"),
        (Meaning::Table, "7", "500"),
    ];
    let defaults = Defaults {
        stakeholder: Some("s3".into()),
        focus_point: Some("f4".into()),
        ..Defaults::default()
    };
    let out = made(text, &said, &defaults);
    let found = out
        .lines
        .iter()
        .map(|line| (line.table, line.stakeholder.as_deref()));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (Some(9), Some("s1")),
            (Some(9), Some("s3")),
            (Some(7), Some("s5"))
        ]
    );
    assert!(
        out.lines
            .iter()
            .all(|line| line.focus_point.as_deref() == Some("f4"))
    );
    assert!(out.unmatched.is_empty());
}

#[test]
fn a_form_with_a_question_in_each_column_gives_a_line_for_each_answer() {
    let text = "Bord;Potentiale ved tidlige indsatser;Forudsætninger?;Tidlige indsatser\n7;Ro;Tid;\n8;;Plads;Orden\n9;;;\n";
    let said = [(Meaning::FocusPoint, "Forudsætninger?", "f3")];
    let out = made(text, &said, &Defaults::default());
    let found = out.lines.iter().map(|line| {
        (
            line.row,
            line.text.as_str(),
            line.focus_point.as_deref(),
            line.aspect.as_deref(),
        )
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (2, "Ro", Some("f2"), Some("a1")),
            (2, "Tid", Some("f3"), Some("a3")),
            (3, "Plads", Some("f3"), Some("a3")),
            (3, "Orden", Some("f2"), None),
        ]
    );
    assert_eq!(out.passed_over.len(), 1);
    assert_eq!(
        (out.passed_over[0].row, out.passed_over[0].why),
        (4, Why::Empty)
    );
    let (focus_point, aspect) = named_by("Forudsætninger?", &Mapping::default(), &grid());
    assert_eq!((focus_point, aspect.as_deref()), (None, Some("a3")));
}

#[test]
fn the_same_line_counts_and_stands_once() {
    let text = "Bord;Navn;Input\n7;Anonymous;Ro\n7;;Ro\n8;;Ro\n7;anonym; Ro \n7;Åse;Ro\n";
    let out = made(text, &[], &Defaults::default());
    let found = out.lines.iter().map(|line| (line.row, line.times));
    assert_eq!(found.collect::<Vec<_>>(), [(2, 3), (4, 1), (6, 1)]);
    let why = out
        .passed_over
        .iter()
        .map(|passed| (passed.row, passed.why));
    assert_eq!(
        why.collect::<Vec<_>>(),
        [(3, Why::Repeated { of: 2 }), (5, Why::Repeated { of: 2 })]
    );
    assert_eq!(
        out.lines.len() + out.passed_over.len(),
        5,
        "every row is accounted for"
    );
}

#[test]
fn the_same_file_in_another_order_gives_the_same_ids() {
    let rows: Vec<_> = (0..200)
        .map(|row| format!("{};Linje {}", row % 60 + 1, row % 90))
        .collect();
    let file = |rows: &[String]| format!("Bord;Input\n{}\n", rows.join("\n"));
    let ids = |text: &str| {
        let out = made(text, &[], &Defaults::default());
        out.lines.iter().map(line_id).collect::<BTreeSet<_>>()
    };
    let one = ids(&file(&rows));
    let mut turned = rows.clone();
    turned.reverse();
    assert_eq!(ids(&file(&turned)), one);
    // From another program, with its columns in another order and more of them.
    let others: Vec<_> = rows
        .iter()
        .map(|row| {
            let (table, text) = row.split_once(';').expect("two cells");
            format!("\"{text}\",x,Bord {table}")
        })
        .collect();
    assert_eq!(
        ids(&format!("Input,Id,Bord\r\n{}", others.join("\r\n"))),
        one
    );
    // A longer file only adds.
    turned.push("7;Ny".into());
    let more = ids(&file(&turned));
    assert!(more.is_superset(&one));
    assert_eq!(more.len(), one.len() + 1);
}

#[test]
fn a_mapping_that_does_not_fit_harms_nothing() {
    let sheet = sheet("Bord;Input\n7;Ro\n");
    for columns in [
        vec![],
        vec![Meaning::Text; 9],
        vec![Meaning::Title; 9],
        vec![Meaning::Table; 9],
    ] {
        let mapping = Mapping {
            columns,
            values: Vec::new(),
        };
        lines(&sheet, &mapping, &grid(), &Defaults::default());
    }
    let mut short = sheet.clone();
    short.numbers.clear();
    short.headings.clear();
    let mapping = Mapping {
        columns: vec![Meaning::Table, Meaning::Text],
        values: Vec::new(),
    };
    let out = lines(&short, &mapping, &grid(), &Defaults::default());
    assert_eq!(out.lines[0].text, "Ro");
    let json = serde_json::to_string(&out).expect("JSON");
    assert!(json.contains("\"focusPoint\":null"), "{json}");
    assert_eq!(serde_json::from_str::<Lines>(&json).expect("lines"), out);
}
