//! The JSON, held against its schema and read back.

mod common;

use exports::{Cell, FORMAT, Figure, Grid, Report, VERSION, json};
use serde_json::Value;

const SCHEMA: &str = include_str!("../schema/temadag-export.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

fn written(report: &Report) -> Value {
    serde_json::from_str(&json(report).unwrap()).unwrap()
}

/// Refuses fields that the schema does not describe; for who reads the file they are allowed.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn the_schema_describes_every_field_that_is_written() {
    let mut schema = schema();
    close(&mut schema);
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for report in [
        Report::default(),
        common::report(),
        Report {
            with_names: true,
            filter: Some("Bord 1".to_owned()),
            ..common::report()
        },
    ] {
        let errors: Vec<String> = validator
            .iter_errors(&written(&report))
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn the_schema_is_one_and_refuses_what_is_not_of_it() {
    assert!(jsonschema::meta::is_valid(&schema()));
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let good = written(&common::report());
    assert!(validator.is_valid(&good));
    for (pointer, value) in [
        ("/version", 2.into()),
        ("/format", "other".into()),
        ("/inputs/0/state", "hidden".into()),
        ("/sum/all", (-1).into()),
        ("/themes/0/members/0/kind", "theme".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&bad), "{pointer}");
    }
}

#[test]
fn what_was_written_is_read_back() {
    let report = Report {
        with_names: true,
        ..common::report()
    };
    let text = json(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    let value = written(&report);
    assert_eq!(value["format"], FORMAT);
    assert_eq!(value["version"], VERSION);
    assert_eq!(value["inputs"][0]["number"], 1);
    assert!(
        text.contains("Én fast kontaktperson"),
        "letters are letters"
    );
}

#[test]
fn names_are_there_only_when_they_may_be() {
    let text = json(&common::report()).unwrap();
    assert!(!text.contains("Åse Thomsen"));
    let read: Report = serde_json::from_str(&text).unwrap();
    assert!(read.inputs.iter().all(|input| input.name.is_none()));
}

#[test]
fn a_number_that_is_none_is_null() {
    let report = Report {
        figures: vec![Figure {
            table: Some(Grid {
                headers: Vec::new(),
                rows: vec![vec![Cell::Number(f64::NAN), Cell::Number(1.5)]],
            }),
            ..Figure::default()
        }],
        ..Report::default()
    };
    assert!(jsonschema::draft202012::is_valid(
        &schema(),
        &written(&report)
    ));
    let read: Report = serde_json::from_str(&json(&report).unwrap()).unwrap();
    let row = &read.figures[0].table.as_ref().unwrap().rows[0];
    assert!(matches!(row[..], [Cell::Number(first), Cell::Number(1.5)] if first.is_nan()));
}
