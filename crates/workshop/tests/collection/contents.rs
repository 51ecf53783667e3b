//! The collection: its order, its counts, what a search finds.

use std::sync::Arc;

use crate::room::{Room, contribution, id, person};
use protocol::{ItemId, PersonId};
use workshop::collection::{Author, Collection, Filter, Matrix, Origin, Part};
use workshop::{Contribution, Profile};

fn texts(entries: &[Arc<workshop::collection::Entry>]) -> Vec<&str> {
    entries
        .iter()
        .map(|entry| entry.contribution.text.as_str())
        .collect()
}

fn everything(collection: &Collection) -> Vec<Arc<workshop::collection::Entry>> {
    collection.filtered(&Filter::default())
}

#[test]
fn the_order_is_that_of_the_grid_and_the_room() {
    let room = Room::new();
    let wanted = ["a", "b", "c", "d", "e", "f"];
    let items = [
        (7, room.cell(0, 0), 5, "a"),
        (7, room.cell(0, 0), 9, "b"),
        (12, room.cell(0, 0), 1, "c"),
        (1, room.cell(0, 1), 1, "d"),
        (1, room.cell(1, 0), 1, "e"),
        (1, (id(0x99), room.plan.aspects[0].id), 0, "f"),
    ];
    // Whatever the order in which it comes.
    for turn in 0..items.len() {
        let mut collection = Collection::new(&room.plan);
        for index in 0..items.len() {
            let (table, cell, created, text) = items[(index * 5 + turn) % items.len()];
            let item = contribution(text.as_bytes()[0], cell, created, text);
            collection.put(Origin { table, owner: None }, Author::default(), item);
        }
        assert_eq!(texts(&everything(&collection)), wanted);
    }
}

#[test]
fn what_nobody_sees_anything_of_is_neither_counted_nor_found() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let origin = Origin {
        table: 3,
        owner: Some(person(1)),
    };
    for (number, text) in [
        (1, "\u{200b}"),
        (2, " \u{ad}\n"),
        (3, "\u{feff}\u{3164}"),
        (4, ""),
    ] {
        let blank = contribution(number, room.cell(0, 0), 1, text);
        assert!(
            !collection.put(origin, Author::default(), blank),
            "{text:?}"
        );
    }
    assert!(collection.is_empty());
    let said = contribution(5, room.cell(0, 0), 1, "Hej");
    assert!(collection.put(origin, Author::default(), said.clone()));
    let emptied = Contribution {
        text: "\u{2060}".to_owned(),
        ..said
    };
    assert!(collection.put(origin, Author::default(), emptied));
    assert!(everything(&collection).is_empty());
}

#[test]
fn a_change_takes_the_place_of_what_was_and_a_withdrawn_one_goes() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let origin = Origin {
        table: 3,
        owner: Some(person(1)),
    };
    let first = contribution(1, room.cell(0, 0), 1, "Først");
    assert!(collection.put(origin, Author::default(), first.clone()));
    assert!(
        !collection.put(origin, Author::default(), first.clone()),
        "nothing new"
    );
    let edited = Contribution {
        text: "Så".to_owned(),
        ..first.clone()
    };
    assert!(collection.put(origin, Author::default(), edited));
    assert_eq!(texts(&everything(&collection)), ["Så"]);
    assert_eq!(
        collection
            .get(&origin, &first.id)
            .unwrap()
            .contribution
            .text,
        "Så"
    );

    let withdrawn = Contribution {
        withdrawn: true,
        ..first.clone()
    };
    assert!(collection.put(origin, Author::default(), withdrawn.clone()));
    assert!(collection.is_empty());
    assert!(!collection.put(origin, Author::default(), withdrawn));

    // The same id in another sheet is another contribution.
    let other = Origin {
        table: 3,
        owner: Some(person(2)),
    };
    collection.put(origin, Author::default(), first.clone());
    collection.put(other, Author::default(), first);
    assert_eq!(collection.len(), 2);
}

#[test]
fn a_sheet_read_again_leaves_nothing_behind() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let origin = Origin {
        table: 3,
        owner: Some(person(1)),
    };
    let sheet = |texts: &[&str]| -> Vec<(Author, Contribution)> {
        texts
            .iter()
            .map(|text| {
                (
                    Author::default(),
                    contribution(text.as_bytes()[0], room.cell(0, 0), 1, text),
                )
            })
            .collect()
    };
    assert!(collection.put_sheet(origin, sheet(&["a", "b", "c"])));
    assert!(!collection.put_sheet(origin, sheet(&["a", "b", "c"])));
    assert!(collection.put_sheet(origin, sheet(&["b", "d"])));
    assert_eq!(texts(&everything(&collection)), ["b", "d"]);
}

#[test]
fn a_new_title_or_order_of_the_plan_is_followed() {
    let mut room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let origin = Origin {
        table: 3,
        owner: Some(person(1)),
    };
    let author = Author {
        person: Some(person(1)),
        profile: Profile {
            name: None,
            stakeholder: Some("relative".to_owned()),
        },
    };
    collection.put(
        origin,
        author.clone(),
        contribution(1, room.cell(0, 0), 1, "a"),
    );
    collection.put(origin, author, contribution(2, room.cell(1, 0), 1, "b"));
    assert_eq!(
        everything(&collection)[0].stakeholder.as_deref(),
        Some("Pårørende")
    );
    assert!(!collection.set_plan(&room.plan), "the same plan");
    room.plan.focus_points.swap(0, 1);
    room.plan.focus_points[0].title = "Forrest".to_owned();
    assert!(collection.set_plan(&room.plan));
    assert_eq!(texts(&everything(&collection)), ["b", "a"]);
    assert_eq!(
        everything(&collection)[0].focus_point.as_deref(),
        Some("Forrest")
    );
}

#[test]
fn a_filter_takes_cell_table_and_words() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    let mut add = |table: u16, row: usize, column: usize, name: &str, text: &str| {
        let author = Author {
            person: None,
            profile: Profile {
                name: Some(name.to_owned()),
                stakeholder: Some("relative".to_owned()),
            },
        };
        let key = text.len() as u8;
        collection.put(
            Origin { table, owner: None },
            author,
            contribution(key, room.cell(row, column), 1, text),
        );
    };
    add(7, 0, 0, "Åse", "Flere pædagoger i børnehaven");
    add(7, 1, 0, "Bo", "Kortere ventetid");
    add(9, 0, 0, "Cille", "Børnene skal høres");
    let found = |filter: Filter| -> Vec<String> {
        collection
            .filtered(&filter)
            .iter()
            .map(|entry| entry.contribution.text.clone())
            .collect()
    };
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    for (words, count) in [
        ("", 3),
        ("  ", 3),
        ("BØRN", 2),
        ("boern", 2),
        ("i paedagoger", 1),
        ("pædagoger børn", 1),
        ("pædagoger høres", 0),
        ("aase", 1),
        ("åse", 1),
        ("pårørende", 3),
        ("aasekor", 0),
    ] {
        assert_eq!(found(text(words)).len(), count, "{words}");
    }
    assert_eq!(
        found(Filter {
            table: Some(7),
            ..text("børn")
        })
        .len(),
        1
    );
    let row = Some(Part::Known(room.plan.focus_points[0].id));
    let column = Some(Part::Known(room.plan.aspects[0].id));
    assert_eq!(
        found(Filter {
            focus_point: row,
            aspect: column,
            ..Filter::default()
        })
        .len(),
        2
    );
    assert_eq!(
        found(Filter {
            aspect: column,
            ..Filter::default()
        })
        .len(),
        3
    );
    assert!(!text("a").is_empty() && text(" ").is_empty());
}

#[test]
fn who_types_on_finds_no_more_than_before() {
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    let table = |filter: Filter| Filter {
        table: Some(7),
        ..filter
    };
    assert!(text("børn i").narrows(&text("børn")));
    assert!(text("børneha").narrows(&text("børn")));
    assert!(text("pa\u{30a}").narrows(&text("pa")));
    assert!(table(text("børn")).narrows(&text("bø")));
    assert!(!text("børn").narrows(&table(text("bø"))));
    assert!(!text("bør").narrows(&text("børn")));
    assert!(!text("xbørn").narrows(&text("børn")));
}

#[test]
fn the_matrix_adds_up() {
    let mut room = Room::new();
    room.plan.aspects[3].removed = true;
    let mut collection = Collection::new(&room.plan);
    let cells = [
        room.cell(0, 0),
        room.cell(0, 0),
        room.cell(0, 3),
        room.cell(2, 1),
        (id(0x99), room.plan.aspects[1].id),
    ];
    for (key, cell) in cells.into_iter().enumerate() {
        let origin = Origin {
            table: 1,
            owner: None,
        };
        collection.put(
            origin,
            Author::default(),
            contribution(key as u8, cell, 1, "x"),
        );
    }
    let matrix = Matrix::count(&room.plan, collection.entries().map(AsRef::as_ref));
    assert_eq!(matrix.total, 5);
    assert_eq!(
        matrix.cells,
        [
            vec![2, 0, 0, 1],
            vec![0, 0, 0, 0],
            vec![0, 1, 0, 0],
            vec![0, 0, 0, 0],
            vec![0, 1, 0, 0],
        ]
    );
    let sums = |lines: &[workshop::collection::Line]| {
        lines.iter().map(|line| line.sum).collect::<Vec<_>>()
    };
    assert_eq!(sums(&matrix.rows), [3, 0, 1, 0, 1]);
    assert_eq!(sums(&matrix.columns), [2, 2, 0, 1]);
    assert_eq!(matrix.rows[4].part, Part::Unknown);

    // What was taken out and holds nothing is not there.
    let empty = Matrix::count(&room.plan, []);
    assert_eq!(
        (empty.rows.len(), empty.columns.len(), empty.total),
        (4, 3, 0)
    );
}

#[test]
fn ten_thousand_are_searched_and_edited_in_an_instant() {
    let room = Room::new();
    let mut collection = Collection::new(&room.plan);
    for number in 0..10_000u32 {
        let mut key = [0; 16];
        key[..4].copy_from_slice(&number.to_be_bytes());
        let (focus_point, aspect) = room.cell(number as usize % 4, number as usize / 4 % 4);
        let item = Contribution {
            id: ItemId(key),
            focus_point,
            aspect,
            ..contribution(
                0,
                room.cell(0, 0),
                i64::from(number),
                &format!("Input {number}: {}", "ord ".repeat(20)),
            )
        };
        let origin = Origin {
            table: (number % 60) as u16,
            owner: Some(person((number % 250) as u8)),
        };
        collection.put(origin, Author::default(), item);
    }
    let started = std::time::Instant::now();
    let found = collection.filtered(&Filter {
        text: "input 99".to_owned(),
        ..Filter::default()
    });
    assert_eq!(found.len(), 280);
    // Loose on purpose: it is to catch a scan that became quadratic, on a slow machine without
    // optimisation.
    assert!(
        started.elapsed().as_millis() < 500,
        "{:?}",
        started.elapsed()
    );
}

/// [A18]
#[test]
fn a_contribution_is_named_by_where_it_stands_too() {
    let sheet = |table, owner| Origin { table, owner };
    let bo = Some(PersonId([2; 32]));
    let named = sheet(7, bo).subject(&ItemId([1; 16]));
    // Any program has to come to the same.
    assert_eq!(named.to_string(), "fac82ac036e7dd955637aabe1484ef9d");
    // Another's id in a sheet of one's own, at another table, on the joint sheet, is another subject.
    for other in [
        sheet(7, Some(PersonId([3; 32]))),
        sheet(8, bo),
        sheet(7, None),
    ] {
        assert_ne!(other.subject(&ItemId([1; 16])), named);
    }
    assert_ne!(sheet(7, bo).subject(&ItemId([2; 16])), named);
}

/// [F7] Whoever brings something in did not write it.
#[test]
fn what_is_brought_in_is_by_whom_its_source_says() {
    let room = Room::new();
    let facilitator = Profile {
        name: Some("Karen".to_owned()),
        stakeholder: None,
    };
    let own = contribution(1, room.cell(0, 0), 1, "a");
    let brought = Contribution {
        imported: Some(workshop::Imported {
            source: "svar.csv".to_owned(),
            stakeholder: Some("relative".to_owned()),
            ..workshop::Imported::default()
        }),
        ..contribution(2, room.cell(0, 0), 2, "b")
    };
    let mut collection = Collection::new(&room.plan);
    let origin = Origin {
        table: 3,
        owner: Some(person(1)),
    };
    for one in [own, brought] {
        let author = Author::of(Some(person(1)), facilitator.clone(), &one);
        collection.put(origin, author, one);
    }
    let all = everything(&collection);
    let said = |place: usize| (all[place].name(), all[place].stakeholder.as_deref());
    assert_eq!(said(0), (Some("Karen"), None));
    assert_eq!(said(1), (None, Some("Pårørende")));
}
