//! Writes: what is done to the kinds that have no commands of their own. [A33]

mod common;

use common::{exchange, item, lane, run, whole};
use workshop::{
    BODY, CommandError, Document, DocumentKind, ROWS, TimetableCommand, TimetableRow, WHAT, WHEN,
    Write, Written,
};

const ORDER: &str = "order";

fn row(number: u8, what: &str) -> Write {
    Write::add(
        ROWS,
        item(number),
        [(WHAT, what.into()), (ORDER, f64::from(number).into())],
    )
}

fn begun() -> Document {
    let mut document = Document::new(DocumentKind::Timetable, lane(1));
    let writes = vec![row(1, "Høring"), row(2, "Andenbehandling")];
    assert_eq!(
        run(&mut document, &[TimetableCommand(writes).into()]).len(),
        1,
        "all of it is one change"
    );
    document
}

/// [A33]
#[test]
fn what_is_written_is_read_and_what_takes_it_back_leaves_what_was() {
    let mut document = begun();
    let before = TimetableRow::all(&document);
    let whats: Vec<&str> = before.iter().map(|row| row.what.as_str()).collect();
    assert_eq!(whats, ["Høring", "Andenbehandling"]);
    let writes = [
        Write::edit(ROWS, item(1), WHAT, "Høring", "Høringsperiode"),
        Write::set(ROWS, item(1), BODY, "Byråd"),
        Write::set(ROWS, item(2), ORDER, 0.5),
        Write::set(ROWS, item(2), "removed", true),
        row(3, "Godkendelse"),
    ];
    let back: Vec<Write> = writes
        .iter()
        .rev()
        .filter_map(|write| write.back(&document))
        .collect();
    assert_eq!(back.len(), writes.len());
    run(&mut document, &[TimetableCommand(writes.into()).into()]);
    let mut rows = TimetableRow::all(&document);
    rows.retain(|row| !row.removed);
    let whats: Vec<&str> = rows.iter().map(|row| row.what.as_str()).collect();
    assert_eq!(whats, ["Høringsperiode", "Godkendelse"]);
    assert_eq!(rows[0].bodies, ["Byråd"]);
    run(&mut document, &[TimetableCommand(back).into()]);
    // The row that was added is there, and taken out.
    let (out, stand): (Vec<_>, Vec<_>) = TimetableRow::all(&document)
        .into_iter()
        .partition(|row| row.removed);
    assert_eq!(stand, before);
    assert_eq!(out.len(), 1);
}

/// [A33]
#[test]
fn what_the_declaration_does_not_have_is_not_written() {
    let mut document = begun();
    let said = whole(&document);
    let unknown = [
        Write::set("columns", item(1), WHAT, "Høring"),
        Write::set(ROWS, item(1), "colour", "red"),
        Write::set(ROWS, item(9), BODY, "Byråd"),
        Write::add("columns", item(3), []),
        Write::add(ROWS, item(3), [("colour", "red".into())]),
        // A Text is edited, never replaced.
        Write::set(ROWS, item(1), WHAT, "Noget andet"),
    ];
    for write in unknown {
        let command = TimetableCommand(vec![row(4, "Ny"), write.clone()]).into();
        let refused = document.execute(&command);
        assert!(
            matches!(refused, Err(CommandError::Unknown)),
            "{write:?}: {refused:?}"
        );
    }
    let wrong = [
        Write::set(ROWS, item(1), BODY, true),
        Write::set(ROWS, item(1), ORDER, "first"),
        Write::edit(ROWS, item(1), BODY, "", "Byråd"),
        Write::add(ROWS, item(3), [(WHEN, Written::Flag(true))]),
    ];
    for write in wrong {
        let command = TimetableCommand(vec![row(4, "Ny"), write.clone()]).into();
        assert!(document.execute(&command).is_err(), "{write:?}");
    }
    assert_eq!(whole(&document), said, "nothing of it was written");
}

/// Whoever writes first into a Text that nobody gave a word does not make another one than who does so apart. [A33]
#[test]
fn a_text_is_there_with_its_entry_and_two_who_are_apart_write_in_the_same() {
    let (mut one, mut other) = (begun(), Document::new(DocumentKind::Timetable, lane(2)));
    exchange(&mut one, &mut other);
    let note = |text: &str| TimetableCommand(vec![Write::edit(ROWS, item(1), "note", "", text)]);
    run(&mut one, &[note("Muligvis").into()]);
    run(&mut other, &[note(" ekstraordinært").into()]);
    exchange(&mut one, &mut other);
    let notes = [&one, &other].map(|document| TimetableRow::all(document)[0].note.clone());
    assert_eq!(notes[0], notes[1]);
    assert!(
        notes[0].contains("Muligvis") && notes[0].contains(" ekstraordinært"),
        "{notes:?}"
    );
}
