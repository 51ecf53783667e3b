//! The schema: the documentation says what the kinds declare, and the declarations keep their own rules.
//!
//! `WRITE_VECTORS=1 cargo test -p temadag-workshop --test schema` writes the table anew into the documentation.

use std::fs;
use std::path::Path;

use protocol::Stream;
use workshop::DocumentKind;
use workshop::schema::{Field, Form, Holds, Keys, Writers};

/// The table of all kinds, in Markdown.
fn table() -> String {
    let mut lines = vec![
        "| kind | who writes | root | keys | fields |".to_owned(),
        "| --- | --- | --- | --- | --- |".to_owned(),
    ];
    for kind in DocumentKind::ALL {
        let declaration = kind.declaration();
        let writers = match declaration.writers {
            Writers::Facilitators => "facilitators",
            Writers::Owner => "its person",
            Writers::Participants => "participants, each what is theirs (A15, A16)",
        };
        let mut head = format!("| `{}` | {writers} ", declaration.name);
        for root in declaration.roots {
            let (keys, fields) = match &root.holds {
                Holds::Value(form) => (String::new(), in_words(form)),
                Holds::Fields(fields) => (String::new(), list(fields)),
                Holds::Entries(keys, fields) => {
                    let keys = match keys {
                        Keys::Id => "id",
                        Keys::Word => "word",
                        Keys::Person => "person",
                    };
                    (keys.to_owned(), list(fields))
                }
            };
            lines.push(
                format!("{head}| `{}` | {keys} | {fields} |", root.key).replace("|  |", "| |"),
            );
            head = "| | ".to_owned();
        }
    }
    lines.join("\n")
}

fn list(fields: &[Field]) -> String {
    let fields = fields
        .iter()
        .map(|field| format!("`{}` {}", field.key, in_words(&field.form)));
    fields.collect::<Vec<_>>().join(", ")
}

fn in_words(form: &Form) -> String {
    match form {
        Form::Text(limit) | Form::OptionalText(limit) => format!("Text ≤ {limit}"),
        Form::Word(limit) => format!("string ≤ {limit}"),
        Form::Day => "day".to_owned(),
        Form::Whole => "whole number".to_owned(),
        Form::Number => "number".to_owned(),
        Form::Time => "timestamp".to_owned(),
        Form::Flag => "flag".to_owned(),
        Form::Map(fields) => format!("map ({})", list(fields)),
        Form::Register(form) => format!("register of {}", in_words(form)),
    }
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Puts the table where the one of before stands.
fn write(path: &str, prefix: &str, table: &str) {
    let text = read(path);
    let is_of_it = |line: &&str| line.starts_with(&format!("{prefix}|"));
    let head = text.find(&format!("{prefix}| kind | who writes |"));
    let head = head.expect("the head of the table");
    let old = text[head..].lines().take_while(is_of_it);
    let length: usize = old.map(|line| line.len() + 1).sum();
    let (before, after) = (&text[..head], &text[head + length..]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::write(path, format!("{before}{table}{after}")).expect("it can be written");
}

/// [A2]
#[test]
fn the_specification_and_the_front_page_say_what_the_kinds_declare() {
    let table = table();
    let front = table.lines().map(|line| format!("//! {line}\n"));
    let front: String = front.collect();
    if std::env::var_os("WRITE_VECTORS").is_some() {
        write("../../SPEC.md", "", &format!("{table}\n"));
        write("src/lib.rs", "//! ", &front);
    }
    let spec = read("../../SPEC.md");
    assert!(
        spec.contains(&table),
        "SPEC.md, A2 should say:\n\n{table}\n"
    );
    let page = read("src/lib.rs");
    assert!(page.contains(&front), "src/lib.rs should say:\n\n{front}");
}

/// The first change makes what stands at the root in the order of the declaration, and its bytes are
/// everybody's for good: one order, that of the alphabet, leaves nothing to choose.
#[test]
fn what_stands_at_a_root_is_declared_in_the_order_of_the_alphabet_and_once() {
    for kind in DocumentKind::ALL {
        let roots = kind.declaration().roots;
        let keys: Vec<_> = roots.iter().map(|root| root.key).collect();
        assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
        for root in roots {
            let mut fields: Vec<_> = root.fields().iter().map(|field| field.key).collect();
            fields.sort_unstable();
            assert!(fields.is_sorted_by(|one, next| one < next), "{fields:?}");
        }
    }
}

/// A record says which stream it is in and whose document it is about; that must be enough to know the kind.
#[test]
fn a_stream_and_an_owner_name_one_kind() {
    let others = [
        Stream::Plan,
        Stream::Table(7),
        Stream::Ballots,
        Stream::Outcome,
        Stream::Answers,
        Stream::Notice,
    ];
    let mut found: Vec<DocumentKind> = Vec::new();
    for stream in others.into_iter().chain(Stream::synthesis()) {
        for is_owned in [false, true] {
            let kinds = DocumentKind::ALL.iter();
            let kinds = kinds.filter(|kind| kind.declaration().is_in(stream, is_owned));
            let kinds: Vec<_> = kinds.collect();
            assert!(kinds.len() <= 1, "{stream:?}: {kinds:?}");
            found.extend(kinds);
        }
    }
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), DocumentKind::ALL.len());
    assert!(
        DocumentKind::Strategy
            .declaration()
            .is_in(Stream::STRATEGY, false)
    );
}
