use protocol::{ItemId, LaneId};
use wasm_bindgen_test::wasm_bindgen_test as test;
use workshop::text::{apply_all, length};
use workshop::{Document, DocumentKind, JointCommand};

use super::*;

const ITEM: ItemId = ItemId([5; 16]);

fn put(field: &mut String, splices: &[Splice]) {
    *field = apply_all(field, splices).expect("splices fit the field");
}

#[test]
fn what_was_typed_is_asked_for_once() {
    let mut typing = Typing::new("Flere hænder");
    assert_eq!(typing.next_edit("Flere hænder", 12), None);
    let edit = typing.next_edit("Flere hænder nu", 15).unwrap();
    assert_eq!(edit.before, "Flere hænder");
    assert_eq!(edit.after, "Flere hænder nu");
    assert_eq!(edit.caret, Some(15));
    assert_eq!(
        typing.next_edit("Flere hænder nu!", 16),
        None,
        "one is under way"
    );
    assert_eq!(
        typing.settled(true, "Flere hænder nu", "Flere hænder nu!"),
        []
    );
    let edit = typing.next_edit("Flere hænder nu!", 16).unwrap();
    assert_eq!(edit.before, "Flere hænder nu");
}

#[test]
fn a_failed_edit_is_asked_for_again() {
    let mut typing = Typing::new("a");
    typing.next_edit("ab", 2).unwrap();
    assert_eq!(typing.settled(false, "a", "ab"), []);
    assert!(typing.is_ahead("ab"));
    assert_eq!(typing.next_edit("ab", 2).unwrap().before, "a");
}

#[test]
fn what_others_change_comes_around_what_is_typed() {
    let mut typing = Typing::new("en to tre");
    let mut field = "en to fire tre".to_owned();
    let splices = typing.document("nul en to tre!", &field);
    put(&mut field, &splices);
    assert_eq!(field, "nul en to fire tre!");
    let edit = typing.next_edit(&field, 0).unwrap();
    assert_eq!(edit.before, "nul en to tre!");
}

#[test]
fn while_one_is_under_way_others_wait() {
    let mut typing = Typing::new("en");
    let mut field = "en to".to_owned();
    typing.next_edit(&field, 5).unwrap();
    // What another wrote arrives before our own is in.
    assert_eq!(typing.document("nul en", &field), []);
    field.push_str(" tre");
    let splices = typing.settled(true, "nul en to", &field);
    put(&mut field, &splices);
    assert_eq!(field, "nul en to tre");
}

#[test]
fn while_a_letter_is_composed_others_wait() {
    let mut typing = Typing::new("en");
    let mut field = "en".to_owned();
    assert_eq!(typing.composing(true, &field), []);
    assert_eq!(typing.document("nul en", &field), []);
    field.push('´');
    assert_eq!(typing.next_edit(&field, 3), None);
    field = "en é".to_owned();
    let splices = typing.composing(false, &field);
    put(&mut field, &splices);
    assert_eq!(field, "nul en é");
}

#[test]
fn edits_far_apart_go_one_by_one_and_those_nearby_together() {
    let between = "et godt langt stykke tekst imellem dem";
    let before = format!("a {between} b");
    let field = format!("A {between} B");
    let mut typing = Typing::new(&before);
    let first = typing.next_edit(&field, 0).unwrap();
    assert_eq!(first.after, format!("A {between} b"));
    assert_eq!(typing.settled(true, &first.after, &field), []);
    assert_eq!(typing.next_edit(&field, 0).unwrap().after, field);

    let mut typing = Typing::new("en skole her");
    let edit = typing.next_edit("en børnehave her", 12).unwrap();
    assert_eq!(edit.after, "en børnehave her");
}

#[test]
fn ends_of_lines_are_those_of_the_field() {
    let mut typing = Typing::new("a\r\nb");
    assert_eq!(typing.known(), "a\nb");
    assert!(!typing.is_ahead("a\nb"));
    let splices = typing.document("a\r\nb\r\nc", "a\nb");
    assert_eq!(splices.len(), 1);
    assert_eq!(apply_all("a\nb", &splices).unwrap(), "a\nb\nc");
}

#[test]
fn an_edit_that_the_page_took_with_it_is_resumed() {
    let mut typing = Typing::resume("en to", "nul en to");
    let mut field = "en to tre".to_owned();
    let splices = typing.document("nul en to", &field);
    put(&mut field, &splices);
    assert_eq!(field, "nul en to tre");
    assert!(typing.is_ahead(&field));
}

#[test]
fn an_edit_that_another_tab_made_too_is_not_made_twice() {
    let mut typing = Typing::resume("en to", "en to");
    assert_eq!(typing.document("en to tre", "en to tre"), []);
    assert!(!typing.is_ahead("en to tre"));
}

/// A person at a field, and the document on their device.
struct Writer {
    document: Document,
    typing: Typing,
    field: String,
    under_way: bool,
    /// Letters typed since the last pause.
    fresh: usize,
}

impl Writer {
    fn new(start: &Document, lane: u8) -> Self {
        let mut document = start.clone();
        document.set_lane(LaneId([lane; 32]));
        Self {
            typing: Typing::new(&text_of(&document)),
            field: text_of(&document),
            document,
            under_way: false,
            fresh: 0,
        }
    }

    fn pause(&mut self) {
        self.fresh = 0;
        // A pause is longer than a disk takes for the few edits.
        while self.typing.is_ahead(&self.field) && !self.under_way {
            self.ask();
            self.settle();
        }
    }

    fn ask(&mut self) {
        let Some(edit) = self.typing.next_edit(&self.field, length(&self.field)) else {
            return;
        };
        let command = JointCommand::EditContribution {
            id: ITEM,
            before: edit.before,
            after: edit.after,
            caret: edit.caret,
        }
        .into();
        self.document.execute(&command).expect("an edit is taken");
        self.under_way = true;
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.under_way) {
            let splices = self
                .typing
                .settled(true, &text_of(&self.document), &self.field);
            put(&mut self.field, &splices);
        }
    }

    fn hear(&mut self, other: &Document) {
        let changes: Vec<Vec<u8>> = other
            .changes_since(&self.document.heads())
            .into_iter()
            .map(|change| change.bytes)
            .collect();
        self.document
            .apply_changes(&changes)
            .expect("changes apply");
        let splices = self.typing.document(&text_of(&self.document), &self.field);
        put(&mut self.field, &splices);
    }
}

fn text_of(document: &Document) -> String {
    document.contribution(&ITEM).expect("it is there").text
}

/// Numbers that look random; the same each time for a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// Two people type into one contribution at once, in any order of typing, saving and hearing of each
/// other. In the end both see what both documents say, and every letter that was typed and not erased
/// is in it once.
#[test]
fn two_writers_see_the_same_and_lose_no_letter() {
    for seed in 1..=100u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut start = Document::new(DocumentKind::JointSheet, LaneId([9; 32]));
        let add = JointCommand::AddContribution {
            id: ITEM,
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            text: "Fælles tekst".to_owned(),
            created: 0,
            // Whose the item is, its id says.
            creator: protocol::PersonId([5; 32]),
            imported: None,
        }
        .into();
        start.execute(&add).expect("an item is added");
        let mut writers = [Writer::new(&start, 1), Writer::new(&start, 2)];
        // Every letter typed is another one, so that it can be found again.
        let mut letters = (0x4e00..0x9fff).filter_map(char::from_u32);
        let mut typed: Vec<char> = "Fælles tekst".chars().collect();
        for _ in 0..60 {
            let who = dice.roll(2);
            match dice.roll(6) {
                0..=2 => {
                    let place = dice.roll(writers[who].field.chars().count() + 1);
                    let letter = letters.next().expect("letters enough");
                    let field = &mut writers[who].field;
                    let at = field
                        .char_indices()
                        .nth(place)
                        .map_or(field.len(), |(at, _)| at);
                    field.insert(at, letter);
                    typed.push(letter);
                    // Nobody types at more places without a pause.
                    writers[who].fresh += 1;
                    if writers[who].fresh > 5 {
                        writers[who].settle();
                        writers[who].pause();
                    }
                }
                3 => writers[who].ask(),
                4 => writers[who].settle(),
                _ => {
                    let other = writers[1 - who].document.clone();
                    writers[who].hear(&other);
                }
            }
        }
        // Everyone pauses, and hears of everything.
        for _ in 0..40 {
            for who in 0..2 {
                writers[who].ask();
                writers[who].settle();
                let other = writers[1 - who].document.clone();
                writers[who].hear(&other);
            }
        }
        let text = text_of(&writers[0].document);
        assert_eq!(text, text_of(&writers[1].document), "seed {seed}");
        for writer in &writers {
            assert_eq!(writer.field, text, "seed {seed}");
        }
        let mut found: Vec<char> = text.chars().collect();
        found.sort_unstable();
        typed.sort_unstable();
        assert_eq!(found, typed, "seed {seed}");
    }
}
