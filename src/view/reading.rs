//! Reading: how a person reads best – the size of letters, colours, movement, plain words – chosen in the menu and kept
//! on the device.
//!
//! A choice is a word; the words that are chosen are classes of `<html>`, which `style/reading.css` knows. `boot.js` puts
//! them there before the first paint, this while the page lives.

use leptos::prelude::*;

use super::part::width;
use crate::device::settings;

/// Where the words are kept; `boot.js` reads them there too.
const KEY: &str = "temadag.reading";

/// Letters of so many hundredths.
pub const SIZES: [&str; 4] = ["size-100", "size-125", "size-150", "size-200"];
/// Light, dark, or as the device is.
pub const COLOURS: [&str; 3] = ["light", "dark", "device"];
/// Colours that stand far from each other.
pub const CONTRAST: &str = "contrast";
/// Nothing moves by itself.
pub const CALM: &str = "calm";
/// Questions in plain words.
pub const PLAIN: &str = "plain";

/// The choices, in the context of everything.
#[derive(Clone, Copy)]
pub struct Reading(RwSignal<Vec<String>>);

impl Reading {
    /// The last choices on this device; told to the document at once and on every change.
    pub fn provide() {
        let kept: String = settings::read(KEY).unwrap_or_default();
        let words = kept.split_whitespace().map(str::to_owned).collect();
        let choice = Self(RwSignal::new(words));
        provide_context(choice);
        let device_is_dark = width::is("(prefers-color-scheme: dark)");
        Effect::new(move || {
            let mut words = choice.0.get();
            if device_is_dark.get() && words.iter().any(|word| word == COLOURS[2]) {
                words.push(COLOURS[1].to_owned());
            }
            if let Some(root) = document().document_element() {
                root.set_class_name(&words.join(" "));
            }
        });
    }

    /// Whether a word is chosen, tracked.
    pub fn has(self, word: &str) -> bool {
        self.0.with(|words| words.iter().any(|one| one == word))
    }

    /// Which of several is chosen, tracked; the first until one is.
    pub fn one_of(self, all: &[&'static str]) -> &'static str {
        let chosen = all.iter().find(|word| self.has(word));
        chosen.copied().unwrap_or(all[0])
    }

    /// Chooses a word, or not any more.
    pub fn set(self, word: &str, chosen: bool) {
        self.change(&[word], chosen.then_some(word));
    }

    /// Chooses one of several.
    pub fn set_one(self, all: &[&str], word: &str) {
        self.change(all, Some(word));
    }

    fn change(self, without: &[&str], with: Option<&str>) {
        self.0.update(|words| {
            words.retain(|one| !without.contains(&one.as_str()));
            words.extend(with.map(str::to_owned));
        });
        settings::keep(KEY, self.0.with_untracked(|words| words.join(" ")));
    }
}
