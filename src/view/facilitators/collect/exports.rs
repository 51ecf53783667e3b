//! The exports: what the filter shows as a file for people, for a spreadsheet, for a program; and all
//! documents as they are.

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use workshop::collection::{self, Wording, fold};

use super::counts::Unchecked;
use super::gathering::Gathering;
use super::text::CollectTexts;
use crate::device::download;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// The kinds of file.
#[derive(Clone, Copy)]
enum Export {
    Markdown,
    Csv,
    Json,
    Automerge,
}

impl Export {
    const ALL: [Self; 4] = [Self::Markdown, Self::Csv, Self::Json, Self::Automerge];

    /// Proper names in every language.
    fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Automerge => "Automerge",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Markdown => ".md",
            Self::Csv => ".csv",
            Self::Json => ".json",
            Self::Automerge => "-automerge.zip",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Automerge => "application/zip",
        }
    }
}

/// The buttons that take out what is shown.
#[component]
pub fn Exports() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let said = RwSignal::new(String::new());
    let shown = Memo::new(move |_| gathering.found.with(|found| found.entries.len()));
    let buttons = Export::ALL.map(|export| {
        view! {
            <button
                type="button"
                class="button button-secondary"
                on:click=move |_| said.set(save(gathering, export, texts))
            >
                <Icon name="download"/>
                <span>{export.name()}</span>
            </button>
        }
    });
    view! {
        <section class="panel exports" aria-labelledby="exports-heading">
            <h3 class="panel-heading" id="exports-heading">{words.take_out}</h3>
            <p class="hint">{move || (words.take_out_help)(shown.get())}</p>
            <Unchecked/>
            <div class="exports-buttons">{buttons.into_iter().collect_view()}</div>
            <p class="hint">{words.documents_help}</p>
            <Announcement text=said/>
        </section>
    }
}

/// Makes the file and hands it to the person. Returns what to tell them.
fn save(gathering: Gathering, export: Export, texts: &Texts) -> String {
    let workshop = gathering.workshop;
    let entries = gathering
        .found
        .with_untracked(|found| found.entries.clone());
    let wording = Wording {
        language: texts.language,
        minutes_east: &minutes_east,
    };
    let (name, bytes) = gathering.plan.with_untracked(|plan| {
        let bytes = match export {
            Export::Markdown => collection::markdown(plan, &entries, &wording).into_bytes(),
            Export::Csv => collection::csv(&entries, &wording).into_bytes(),
            Export::Json => collection::json(&workshop.id, plan, &entries).into_bytes(),
            Export::Automerge => workshop.device().documents_zip(),
        };
        (
            format!("{}{}", file_name(&plan.title), export.ending()),
            bytes,
        )
    });
    download::save(&name, export.mime(), &bytes);
    match export {
        Export::Automerge => (CollectTexts::of(texts.language).saved_documents)(&name),
        _ => (CollectTexts::of(texts.language).saved)(&name, entries.len()),
    }
}

/// How far the device's clock is ahead of UTC at a moment: it knows of summer time.
fn minutes_east(milliseconds: i64) -> i32 {
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    // A moment beyond the calendar has no offset, and becomes 0.
    -(date.get_timezone_offset() as i32)
}

/// A title as the beginning of a file's name: letters and figures that every system takes.
fn file_name(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(8)
        .collect();
    match words.join("-") {
        name if name.is_empty() => "temadag".to_owned(),
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        assert_eq!(
            file_name("Temadag på det specialiserede område"),
            "temadag-paa-det-specialiserede-omraade"
        );
        assert_eq!(file_name("../../etc: 29/1"), "etc-29-1");
        assert_eq!(file_name("\u{1f600}"), "temadag");
    }
}
