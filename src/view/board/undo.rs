//! Undo: the way back through what one person typed, around what others wrote meanwhile.
//!
//! A browser has that itself, until somebody else's words are put into the field: then its own is lost. From that moment
//! on the steps kept here are what “undo” means. A step is a text as it was before the person typed; what others write is
//! written into every step, so that going back takes away one's own words and nobody else's.

use workshop::text::{Splice, apply_all, difference, transform};

/// More steps than this are forgotten.
const STEPS: usize = 100;

/// See the module. The text in the field is an argument.
#[derive(Debug, Default)]
pub struct Undo {
    before: Vec<String>,
    after: Vec<String>,
    /// Whether what is typed next belongs to the last step.
    open: bool,
    /// Whether somebody else's words came into the field.
    heard: bool,
}

impl Undo {
    /// The person typed. A word is a step, and so is what is pasted.
    pub fn typed(&mut self, before: &str, now: &str) {
        let change = difference(before, now);
        if change.is_empty() {
            return;
        }
        if !self.open {
            if self.before.len() == STEPS {
                self.before.remove(0);
            }
            self.before.push(before.to_owned());
        }
        let is_letter = |splice: &Splice| {
            let mut letters = splice.insert.chars();
            letters.next().is_none_or(char::is_alphanumeric) && letters.next().is_none()
        };
        self.open = change.iter().all(is_letter);
        self.after.clear();
    }

    /// The person paused: what comes next is another step.
    pub fn paused(&mut self) {
        self.open = false;
    }

    /// Others changed the text that stood in the field.
    pub fn heard(&mut self, field: &str, splices: &[Splice]) {
        self.open = false;
        self.heard = true;
        for step in self.before.iter_mut().chain(&mut self.after) {
            let way = difference(field, step);
            let carried: Vec<Splice> = splices
                .iter()
                .flat_map(|splice| transform(splice, &way))
                .collect();
            if let Some(text) = apply_all(step, &carried) {
                *step = text;
            }
        }
    }

    /// Whether to go back and forth is done here, and not by the browser.
    pub fn is_ours(&self) -> bool {
        self.heard
    }

    /// One step back; nothing where there is none.
    pub fn back(&mut self, now: &str) -> Option<String> {
        step(&mut self.before, &mut self.after, now, &mut self.open)
    }

    /// One step forth again.
    pub fn forth(&mut self, now: &str) -> Option<String> {
        step(&mut self.after, &mut self.before, now, &mut self.open)
    }
}

/// The next of these texts that is another one.
fn step(
    from: &mut Vec<String>,
    to: &mut Vec<String>,
    now: &str,
    open: &mut bool,
) -> Option<String> {
    *open = false;
    loop {
        let next = from.pop()?;
        if next != now {
            to.push(now.to_owned());
            return Some(next);
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    /// Somebody types this at the end, letter by letter.
    fn type_on(undo: &mut Undo, text: &mut String, typed: &str) {
        for letter in typed.chars() {
            let before = text.clone();
            text.push(letter);
            undo.typed(&before, text);
        }
    }

    fn insert(index: usize, insert: &str) -> Splice {
        Splice {
            index,
            delete: 0,
            insert: insert.to_owned(),
        }
    }

    #[test]
    fn undo_after_a_remote_edit_takes_back_ones_own_words_and_nobody_elses() {
        let (mut undo, mut text) = (Undo::default(), "Flere hænder".to_owned());
        type_on(&mut undo, &mut text, " til alle");
        assert!(!undo.is_ours(), "until then it is the browser's");
        undo.heard(&text, &[insert(0, "NU: ")]);
        let mut text = format!("NU: {text}");
        assert!(undo.is_ours());
        type_on(&mut undo, &mut text, " børn");
        assert_eq!(text, "NU: Flere hænder til alle børn");
        let mut back = Vec::new();
        while let Some(before) = undo.back(&text) {
            text = before;
            back.push(text.clone());
        }
        assert_eq!(back.last().map(String::as_str), Some("NU: Flere hænder"));
        assert!(back.iter().all(|step| step.starts_with("NU: Flere hænder")));
        while let Some(after) = undo.forth(&text) {
            text = after;
        }
        assert_eq!(text, "NU: Flere hænder til alle børn");
    }

    #[test]
    fn a_word_is_a_step_and_typing_anew_ends_the_way_forth() {
        let (mut undo, mut text) = (Undo::default(), String::new());
        type_on(&mut undo, &mut text, "et to");
        undo.heard(&text, &[]);
        let first = undo.back(&text).expect("a step");
        assert_eq!(first, "et ");
        let mut text = first;
        type_on(&mut undo, &mut text, "tre");
        assert_eq!(undo.forth(&text), None);
        assert_eq!(undo.back(&text).as_deref(), Some("et "));
    }
}
