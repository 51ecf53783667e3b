//! Size: a strategy of a hundred pages, with two thousand sources and ten versions, costs what its size costs and no more.

use std::time::{Duration, Instant};

use protocol::ItemId;
use workshop::strategy::compare::differences;
use workshop::strategy::leaflet::{Leaflet, readability};
use workshop::strategy::rendered::Rendered;
use workshop::strategy::{Strategy as Text, holes, public};
use workshop::{Document, NewPart, NewSource, PartForm, PartText, StrategyCommand};

use crate::{does, strategy};

fn id(number: usize) -> ItemId {
    let mut bytes = [7; 16];
    bytes[8..].copy_from_slice(&(number as u64).to_be_bytes());
    ItemId(bytes)
}

/// Of this many parts: a tenth main points, each with a list of points. Every point has a footnote, a reference and a hole.
fn of_parts(count: usize) -> Document {
    let mut document = strategy(1);
    let words = "Vi vil styrke den tidlige indsats for børn, unge og familier. ".repeat(3);
    let parts = (0..count).map(|number| {
        let main_point = number / 10 * 10;
        let (form, under) = match number % 10 {
            0 => (PartForm::MainPoint, None),
            1 => (PartForm::List, Some(id(main_point))),
            _ => (PartForm::Point, Some(id(main_point + 1))),
        };
        let part = NewPart::new(id(number), form, under, number as f64);
        let reference = format!("[Se #{}: x]", &id(number / 2).to_string()[24..]);
        part.titled("Overskrift").saying(&format!(
            "{words}[Fodnote: Se {words}] {reference} [Mangler: tal]"
        ))
    });
    let parts: Vec<_> = parts.collect();
    for (lane, parts) in (0..).zip(parts.chunks(20)) {
        let parts = parts.to_vec();
        // Nobody writes a hundred pages in one go.
        document.set_lane(crate::common::lane(1 + lane / 5));
        does(&mut document, [StrategyCommand::AddParts { parts }]);
    }
    let sources = (0..count * 10 / 3).map(|number| NewSource {
        id: id(1_000_000 + number),
        of: id(number % count),
        source: id(2_000_000 + number),
    });
    let sources: Vec<_> = sources.collect();
    for sources in sources.chunks(500) {
        let sources = sources.to_vec();
        does(&mut document, [StrategyCommand::AddSources { sources }]);
    }
    for version in 0..10 {
        let save = StrategyCommand::SaveVersion {
            id: id(3_000_000 + version),
            name: format!("udkast {version}"),
            heads: document.heads().iter().map(ToString::to_string).collect(),
        };
        let before = Text::of(&document)
            .line(&id(version))
            .expect("it stands")
            .part
            .text
            .clone();
        let edit = StrategyCommand::EditPart {
            id: id(version),
            text: PartText::Text,
            after: format!("{before} Og mere."),
            before,
            caret: None,
        };
        does(&mut document, [save, edit]);
    }
    document
}

/// What something costs in a document.
type Cost<'a> = &'a dyn Fn(&Document) -> Duration;

/// The fastest of three: whatever else the machine does must not be counted.
fn took<T>(mut work: impl FnMut() -> T) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    });
    times.min().expect("three times")
}

/// Four times the parts take about four times as long: twice that is allowed for, sixteen times it would be if each part were
/// compared with each. And a hundred pages are looked through in a moment, without optimisation.
#[test]
fn what_a_strategy_costs_grows_as_it_does() {
    let (small, large) = (of_parts(150), of_parts(600));
    let text = Text::of(&large);
    assert_eq!((text.lines.len(), text.versions.len()), (600, 10));
    assert_eq!(
        text.sources.values().map(|of| of.len()).sum::<usize>(),
        2_000
    );
    assert_eq!(holes(&text).len(), 600);
    assert_eq!(Rendered::of(&public(&text)).footnotes.len(), 600);
    let first = |document: &Document| {
        let heads = Text::of(document).versions[0].heads.clone();
        Text::of(&document.at(&heads).expect("it is there"))
    };
    let all: [(&str, Cost); 7] = [
        ("as it was", &|document| took(|| first(document))),
        ("read", &|document| took(|| Text::of(document))),
        ("holes", &|document| {
            let text = Text::of(document);
            took(|| holes(&text))
        }),
        ("rendered", &|document| {
            let text = Text::of(document);
            took(|| Rendered::of(&public(&text)))
        }),
        ("leaflet", &|document| {
            let text = public(&Text::of(document));
            took(|| (Leaflet::of(&text), readability(&text)))
        }),
        ("compared", &|document| {
            let (then, now) = (first(document), Text::of(document));
            assert_eq!(differences(&then, &now).len(), 10);
            took(|| differences(&then, &now))
        }),
        ("authors", &|document| {
            let heads = Text::of(document).versions[0].heads.clone();
            took(|| document.authors(workshop::PARTS, &heads, &document.heads()))
        }),
    ];
    for (what, cost) in all {
        let (few, many) = (cost(&small), cost(&large));
        let least = Duration::from_millis(2);
        assert!(many < 9 * few.max(least), "{what}: {few:?}, {many:?}");
    }
}
