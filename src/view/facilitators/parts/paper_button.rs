//! A button that writes a paper as a Word document.

use exports::Paper;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bilingual;
use crate::device::download;
use crate::device::office::{Job, Office};
use crate::text::Language;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// See the module.
#[component]
pub fn PaperButton(
    /// What the file is called, without its ending.
    file: String,
    /// Makes the paper; says why not where it cannot be made.
    make: Callback<(), Result<Paper, String>>,
) -> impl IntoView {
    let words = PaperTexts::of(texts().language);
    let office = StoredValue::new_local(Office::default());
    let said = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let file = StoredValue::new(file);
    let write = move |_| {
        if busy.get_untracked() {
            return;
        }
        let paper = match make.run(()) {
            Ok(paper) => paper,
            Err(why) => return said.set(why),
        };
        busy.set(true);
        said.set(words.writing.to_owned());
        let office = office.get_value();
        spawn_local(async move {
            let written = office.write(&Job::Paper { paper }).await;
            // The page may have gone meanwhile; the file is wanted all the same.
            let word = match written {
                Ok(bytes) => {
                    let name = file.try_get_value().unwrap_or_default();
                    download::save(&format!("{name}.docx"), DOCX, &bytes);
                    words.saved
                }
                Err(_) => words.failed,
            };
            let _ = said.try_set(word.to_owned());
            let _ = busy.try_set(false);
        });
    };
    view! {
        <div class="paper-button">
            <button
                type="button"
                class="button button-secondary"
                aria-disabled=move || busy.get().then_some("true")
                on:click=write
            >
                <Icon name="download"/>
                <span>{words.word}</span>
            </button>
            <Announcement text=said/>
        </div>
    }
}

/// The language of a paper, of the page's.
pub fn language(language: Language) -> exports::Language {
    match language {
        Language::Danish => exports::Language::Danish,
        Language::English => exports::Language::English,
    }
}

bilingual! {
    struct PaperTexts;

    word: "Hent som Word", "Get as Word";
    writing: "Skriver dokumentet …", "Writing the document …";
    saved: "Dokumentet er hentet.", "The document has been saved.";
    failed: "Dokumentet kunne ikke skrives. Intet er gået tabt. Prøv igen.", "The document could not be written. Nothing is lost. Try again.";
}
