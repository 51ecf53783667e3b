//! “Eksport”: everything, or what is shown, as files for people and for other programs.
//!
//! - [`report`]: what goes into them.
//! - [`figures`]: the pictures among it.
//! - [`print`]: the same on paper.

mod figures;
mod print;
mod report;
mod text;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workshop::collection::fold;

use super::collect;
use super::collect::counts::Unchecked;
use super::collect::gathering::{Gathering, Gatherings};
use super::collect::links::Links;
use super::collect::look::{Attention, Look};
use super::collect::moderation::text::ModerationTexts;
use super::collect::sum::Sum;
use super::collect::to_read::ToRead;
use super::page::Page;
use crate::device::download;
use crate::device::office::{Form, Job, Office};
use crate::route::Route;
use crate::text::Texts;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};
use print::Paper;
use report::{Scope, report};
use text::ExportTexts;

/// “Eksport”.
pub const PAGE: Page = Page {
    word: "saml/eksport",
    name: |language| ExportTexts::of(language).page,
    heading: None,
    content: || view! { <Export/> }.into_any(),
};

/// Names and endings of the files: proper names in every language, but for the two kinds of CSV.
fn file_of(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Word => (
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        Form::Excel => (
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Form::CsvDanish | Form::CsvPlain => (".csv", "text/csv;charset=utf-8"),
        Form::Markdown => (".md", "text/markdown;charset=utf-8"),
        Form::Json => (".json", "application/json"),
        Form::Polis => ("-polis.csv", "text/csv;charset=utf-8"),
    }
}

/// What the page shares with its parts.
#[derive(Clone, Copy)]
struct Exports {
    gathering: Gathering,
    office: StoredValue<Office, LocalStorage>,
    scope: RwSignal<Scope>,
    /// The form that is being written.
    busy: RwSignal<Option<Form>>,
    said: RwSignal<String>,
    texts: &'static Texts,
}

#[component]
fn Export() -> impl IntoView {
    let gathering = Gatherings::get();
    let texts = texts();
    let words = ExportTexts::of(texts.language);
    let exports = Exports {
        gathering,
        office: StoredValue::new_local(Office::default()),
        scope: RwSignal::new(Scope {
            only_shown: false,
            with_names: false,
            only_aggregates: false,
        }),
        busy: RwSignal::new(None),
        said: RwSignal::default(),
        texts,
    };
    provide_context(exports);
    let any = Memo::new(move |_| gathering.found.with(|found| found.all > 0));
    let is_printed = RwSignal::new(false);
    view! {
        <Links/>
        <div class="export">
            <Sum/>
            <Show when=move || !any.get()>
                <p class="found-none">{words.nothing}</p>
            </Show>
            <section class="panel" aria-labelledby="scope-heading">
                <h3 class="panel-heading" id="scope-heading">{words.what}</h3>
                <Choice/>
                <p class="hint">{words.never_hidden}</p>
                <Doubtful/>
                <Warned/>
                <Unchecked/>
            </section>
            <section class="panel" aria-labelledby="people-heading">
                <h3 class="panel-heading" id="people-heading">{words.for_people}</h3>
                <div class="export-buttons">
                    <Button form=Form::Word name=words.word help=words.word_help/>
                    <Button form=Form::Excel name=words.excel help=words.excel_help/>
                    <div class="export-one">
                        <button
                            type="button"
                            class="button button-secondary"
                            aria-describedby="print-help"
                            on:click=move |_| is_printed.set(true)
                        >
                            <Icon name="print"/>
                            <span>{words.print}</span>
                        </button>
                        <p class="hint" id="print-help">{words.print_help}</p>
                    </div>
                </div>
            </section>
            <section class="panel" aria-labelledby="programs-heading">
                <h3 class="panel-heading" id="programs-heading">{words.for_programs}</h3>
                <div class="export-buttons">
                    <Button form=Form::CsvDanish name=words.csv help=words.csv_help/>
                    <Button form=Form::CsvPlain name=words.csv_plain help=words.csv_plain_help/>
                    <Button form=Form::Markdown name="Markdown" help=words.markdown_help/>
                    <Button form=Form::Json name="JSON" help=words.json_help/>
                    <Button form=Form::Polis name="Polis" help=words.polis_help/>
                    <Documents/>
                </div>
            </section>
            <p
                class="announcement"
                aria-live="polite"
                prop:textContent=move || exports.busy.get().map(|_| words.writing)
            ></p>
            <Announcement text=exports.said/>
            <Show when=move || is_printed.get()>
                <Paper is_printed/>
            </Show>
        </div>
    }
}

/// All of it, or what “Input” shows; with names or without.
#[component]
fn Choice() -> impl IntoView {
    let exports = expect_context::<Exports>();
    let gathering = exports.gathering;
    let words = ExportTexts::of(exports.texts.language);
    let is_narrowed = Memo::new(move |_| !gathering.look.with(Look::is_everything));
    let shown = Memo::new(move |_| gathering.rows.with(|rows| rows.len()));
    let all = Memo::new(move |_| gathering.found.with(|found| found.all));
    let radio = move |only_shown: bool, label: Signal<String>| {
        let is_chosen = move || exports.scope.with(|scope| scope.only_shown) == only_shown;
        view! {
            <label class="export-choice">
                <input
                    type="radio"
                    name="scope"
                    prop:checked=is_chosen
                    on:change=move |_| exports.scope.update(|scope| scope.only_shown = only_shown)
                />
                <span>{label}</span>
            </label>
        }
    };
    let tick = move |part: fn(&mut Scope) -> &mut bool, label: &'static str| {
        view! {
            <label class="export-choice">
                <input
                    type="checkbox"
                    prop:checked=move || *part(&mut exports.scope.get())
                    on:change=move |event| {
                        let is_wanted = event_target_checked(&event);
                        exports.scope.update(|scope| *part(scope) = is_wanted);
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="export-scope">
            <legend class="sr-only">{words.what}</legend>
            {radio(false, Signal::derive(move || (words.all)(all.get())))}
            <Show when=move || is_narrowed.get()>
                {radio(true, Signal::derive(move || (words.shown)(shown.get())))}
            </Show>
            {tick(|scope| &mut scope.with_names, words.with_names)}
            {tick(|scope| &mut scope.only_aggregates, words.only_aggregates)}
        </fieldset>
    }
}

/// The sentences that were made of something hidden or withdrawn: to be read before they leave.
#[component]
fn Doubtful() -> impl IntoView {
    let exports = expect_context::<Exports>();
    let synthesis = exports.gathering.synthesis;
    let words = ExportTexts::of(exports.texts.language);
    let doubtful = Memo::new(move |_| {
        synthesis.edition.track();
        synthesis.with(|all| {
            let doubtful = all.sentences().filter(|one| all.builds_on_unseen(&one.id));
            let mut doubtful: Vec<_> = doubtful.map(|one| (one.id, one.text.clone())).collect();
            ::workshop::order::sort_by(&mut doubtful, Ord::cmp);
            doubtful
        })
    });
    view! { <ToRead why=words.doubtful texts=doubtful/> }
}

/// How much of it looks like personal data that nobody has looked at, and the way there.
#[component]
fn Warned() -> impl IntoView {
    let exports = expect_context::<Exports>();
    let gathering = exports.gathering;
    let words = ModerationTexts::of(exports.texts.language);
    let warned = Memo::new(move |_| gathering.warned.with(|warned| warned.len()));
    let input = Route::Page(gathering.workshop.id, collect::PAGE.word).to_string();
    view! {
        <Show when=move || warned.get() != 0>
            <p>
                <Icon name="warning"/>
                <a
                    href=input.clone()
                    on:click=move |_| gathering.look_for(|look| {
                        *look = Look {
                            attention: Some(Attention::Warned),
                            ..Look::default()
                        };
                    })
                >
                    {move || (words.warned)(warned.get())}
                </a>
            </p>
        </Show>
    }
}

/// A button that writes a file.
#[component]
fn Button(form: Form, name: &'static str, help: &'static str) -> impl IntoView {
    let exports = expect_context::<Exports>();
    let id = format!("export-{form:?}-help");
    view! {
        <div class="export-one">
            <button
                type="button"
                class="button button-secondary"
                aria-describedby=id.clone()
                aria-disabled=move || exports.busy.get().is_some().then_some("true")
                on:click=move |_| exports.write(form)
            >
                <Icon name="download"/>
                <span>{name}</span>
            </button>
            <p class="hint" id=id>{help}</p>
        </div>
    }
}

/// All documents as they are, which any Automerge library opens.
#[component]
fn Documents() -> impl IntoView {
    let exports = expect_context::<Exports>();
    let words = ExportTexts::of(exports.texts.language);
    let save = move |_| {
        let name = format!("{}-automerge.zip", exports.file_name());
        let bytes = exports.gathering.workshop.device().documents_zip();
        download::save(&name, "application/zip", &bytes);
        exports.said.set((words.saved_documents)(&name));
    };
    view! {
        <div class="export-one">
            <button
                type="button"
                class="button button-secondary"
                aria-describedby="documents-help"
                on:click=save
            >
                <Icon name="download"/>
                <span>"Automerge"</span>
            </button>
            <p class="hint" id="documents-help">{words.documents_help}</p>
        </div>
    }
}

impl Exports {
    /// The report as it is chosen, without pictures.
    fn report(self) -> ::exports::Report {
        let words = ExportTexts::of(self.texts.language);
        let scope = self.scope.get_untracked();
        let is_narrowed = !self.gathering.look.with_untracked(Look::is_everything);
        let scope = Scope {
            only_shown: scope.only_shown && is_narrowed,
            ..scope
        };
        let filter = scope.only_shown.then(|| words.selection.to_owned());
        let now = self.gathering.workshop.device().now();
        report(self.gathering, scope, filter, now, self.texts.language)
    }

    fn write(self, form: Form) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        let words = ExportTexts::of(self.texts.language);
        self.busy.set(Some(form));
        self.said.set(String::new());
        let language = self.texts.language;
        // The page may be gone when the file is there.
        let (ending, mime) = file_of(form);
        let name = format!("{}{ending}", self.file_name());
        spawn_local(async move {
            let mut report = self.report();
            if matches!(form, Form::Word | Form::Excel) {
                report.figures = figures::all(self.gathering, language).await;
            }
            let inputs = report.inputs.len();
            let Some(office) = self.office.try_get_value() else {
                return;
            };
            let written = office.write(&Job::Write { form, report }).await;
            let _ = self.busy.try_set(None);
            match written {
                Ok(bytes) => {
                    download::save(&name, mime, &bytes);
                    let _ = self.said.try_set((words.saved)(&name, inputs));
                }
                Err(_) => {
                    let _ = self.said.try_set(words.failed.to_owned());
                }
            }
        });
    }

    /// The title as the beginning of a file's name.
    fn file_name(self) -> String {
        let plan = self.gathering.plan;
        plan.with_untracked(|plan| file_name(&plan.title))
    }
}

/// A title as the beginning of a file's name: letters and figures that every system takes.
pub fn file_name(title: &str) -> String {
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
