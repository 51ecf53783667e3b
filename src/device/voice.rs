//! A voice: reading aloud by the browser's own speech, where the device has a Danish one.

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::page::{Subscription, window};

/// What a browser calls the language.
const DANISH: &str = "da";

/// Whether there is a Danish voice.
pub fn is_there() -> bool {
    danish().is_some()
}

/// Calls when the device has found its voices, which may be a while after the page has come. Until dropped.
pub fn when_found(found: impl Fn() + 'static) -> Option<Subscription> {
    let speech = speech()?;
    let found = move |_| found();
    Some(Subscription::new(speech.as_ref(), "voiceschanged", found))
}

/// Reads a text aloud in place of what was being read, and calls when it is at its end, until what it returns is dropped.
pub fn say(text: &str, done: impl Fn() + Clone + 'static) -> Vec<Subscription> {
    let (Some(speech), Some(voice)) = (speech(), danish()) else {
        return Vec::new();
    };
    speech.cancel();
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else {
        return Vec::new();
    };
    utterance.set_lang(&voice.lang());
    utterance.set_voice(Some(&voice));
    speech.speak(&utterance);
    let at = |name| {
        let done = done.clone();
        Subscription::new(utterance.as_ref(), name, move |_| done())
    };
    vec![at("end"), at("error")]
}

/// Says no more.
pub fn stop() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}

fn danish() -> Option<SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    let voices = voices
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let mut danish = voices.filter(|voice| voice.lang().to_lowercase().starts_with(DANISH));
    danish.next()
}

fn speech() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok()
}
