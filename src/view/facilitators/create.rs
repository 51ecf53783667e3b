//! Creating a workshop: a template, or an earlier workshop's plan, and a title.

mod copy;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use protocol::Role;
use workshop::template::Template;
use workshop::{NAME_LIMIT, Plan, visible};

use crate::bilingual;
use crate::device::{self, Beginning, NewWorkshop};
use crate::route::Route;
use crate::state::failure::Mishap;
use crate::text::Language;
use crate::view::arrival::{Arrival, Arrivals};
use crate::view::language::{in_language, texts};
use crate::view::part::{Heading, Notice, Page, Tone, focus};
use copy::Copy;

/// What the person has filled in; it outlives a change of language.
#[derive(Clone, Copy)]
struct Form {
    /// The template; none where it is to be a copy.
    template: RwSignal<Option<Template>>,
    /// The plan to copy, once its file was read.
    plan: RwSignal<Option<Plan>>,
    /// What is wrong with that.
    copy_problem: RwSignal<Option<&'static str>>,
    /// The title, once the person has touched it.
    title: RwSignal<Option<String>>,
    token: RwSignal<String>,
    /// What is wrong with the title.
    problem: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Form {
    fn new() -> Self {
        Self {
            template: RwSignal::new(Some(Template::SpecialisedArea2018)),
            plan: RwSignal::new(None),
            copy_problem: RwSignal::new(None),
            title: RwSignal::new(None),
            token: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            failed: RwSignal::new(false),
        }
    }

    fn title(self, language: Language) -> String {
        let suggested = || match self.template.get() {
            Some(template) => template.title(language).to_owned(),
            None => self
                .plan
                .with(|plan| plan.as_ref().map(|plan| plan.title.clone()))
                .unwrap_or_default(),
        };
        self.title.get().unwrap_or_else(suggested)
    }

    /// What the plan is to be filled from; nothing while the file is missing.
    fn beginning(self) -> Option<Beginning> {
        match self.template.get_untracked() {
            Some(template) => Some(Beginning::Template(template)),
            None => self
                .plan
                .get_untracked()
                .map(|plan| Beginning::Copy(Box::new(plan))),
        }
    }
}

/// `/ny`: a new workshop from a template.
#[component]
pub fn CreatePage() -> impl IntoView {
    let form = Form::new();
    in_language(move |texts| {
        view! {
            <Page class="sheet-narrow">
                <Heading text=CreateTexts::of(texts.language).heading/>
                <Fields form/>
            </Page>
        }
    })
}

#[component]
fn Fields(form: Form) -> impl IntoView {
    let texts = texts();
    let words = CreateTexts::of(texts.language);
    let language = texts.language;
    let arrivals = expect_context::<Arrivals>();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(beginning) = form.beginning() else {
            form.copy_problem.set(Some(words.copy_missing));
            return focus::put_on(copy::BUTTON);
        };
        let title = visible::trim(&untrack(|| form.title(language))).to_owned();
        let too_long = || Mishap::of_name(&title, NAME_LIMIT).map(|mishap| mishap.words(texts));
        let problem = match title.is_empty() {
            true => Some(words.title_missing.to_owned()),
            false => too_long(),
        };
        let is_wrong = problem.is_some();
        form.problem.set(problem);
        if is_wrong {
            return focus::put_on("new-title");
        }
        if form.busy.get_untracked() {
            return;
        }
        form.busy.set(true);
        form.failed.set(false);
        let navigate = navigate.clone();
        spawn_local(async move {
            let token = form.token.get_untracked().trim().to_owned();
            let new = NewWorkshop {
                beginning,
                title,
                language,
                date: None,
            };
            match device::create(new, (!token.is_empty()).then_some(token)).await {
                Ok(device) => {
                    let to = Route::home(device.workshop(), Role::Facilitator).to_string();
                    arrivals.leave(Arrival::Device(device));
                    navigate(&to, NavigateOptions::default());
                }
                Err(_) => {
                    form.busy.set(false);
                    form.failed.set(true);
                }
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <Templates form/>
            <div class="form-group" class:form-error=move || form.problem.with(Option::is_some)>
                <label class="form-label" for="new-title">{words.title}</label>
                <span class="form-hint" id="new-title-hint">{words.title_help}</span>
                <span
                    class="form-error-message"
                    id="new-title-error"
                    aria-live="polite"
                    prop:textContent=form.problem
                ></span>
                <input
                    class="form-input"
                    id="new-title"
                    autocomplete="off"
                    aria-describedby="new-title-hint new-title-error"
                    aria-invalid=move || form.problem.with(Option::is_some).then_some("true")
                    prop:value=move || form.title(language)
                    on:input=move |event| form.title.set(Some(event_target_value(&event)))
                />
            </div>
            <details class="quiet-details">
                <summary>{words.token}</summary>
                <div class="form-group">
                    <label class="form-label" for="new-token">{words.token}</label>
                    <span class="form-hint" id="new-token-hint">{words.token_help}</span>
                    <input
                        class="form-input"
                        id="new-token"
                        autocomplete="off"
                        aria-describedby="new-token-hint"
                        prop:value=form.token
                        on:input=move |event| form.token.set(event_target_value(&event))
                    />
                </div>
            </details>
            <Show when=move || form.failed.get()>
                <Notice tone=Tone::Error urgent=true>
                    <p>{words.no_storage}</p>
                </Notice>
            </Show>
            <div class="actions">
                <button
                    type="submit"
                    class="button button-primary"
                    aria-disabled=move || form.busy.get().then_some("true")
                >
                    {move || if form.busy.get() { words.busy } else { words.create }}
                </button>
                <a class="button button-tertiary" href="/">{texts.common.cancel}</a>
            </div>
        </form>
    }
}

#[component]
fn Templates(form: Form) -> impl IntoView {
    let texts = texts();
    let words = CreateTexts::of(texts.language);
    let choice = |template: Template| {
        let id = format!("template-{}", template.word());
        let help_id = format!("{id}-help");
        let help = match template {
            Template::SpecialisedArea2018 => words.template_2018_help,
            Template::MainPoints => words.template_points_help,
            Template::YearTracks => words.template_tracks_help,
            Template::Visions => words.template_visions_help,
            Template::Empty => words.template_empty_help,
        };
        view! {
            <div class="choice">
                <div class="form-group-radio">
                    <input
                        type="radio"
                        class="form-radio"
                        name="template"
                        id=id.clone()
                        aria-describedby=help_id.clone()
                        prop:checked=move || form.template.get() == Some(template)
                        on:change=move |_| form.template.set(Some(template))
                    />
                    <label class="form-label" for=id>{template.title(texts.language)}</label>
                </div>
                <p class="choice-help" id=help_id>{help}</p>
            </div>
        }
    };
    view! {
        <fieldset role="radiogroup" aria-labelledby="templates">
            <legend class="form-label" id="templates">{words.template}</legend>
            {Template::ALL.into_iter().map(choice).collect_view()}
            <Copy form/>
        </fieldset>
    }
}

bilingual! {
    pub struct CreateTexts;

    heading: "Ny temadag", "New theme day";
    template: "Skabelon", "Template";
    template_2018_help:
        "4 fokuspunkter, 4 aspekter og 60 borde. Du kan rette alt bagefter.",
        "4 focus points, 4 aspects and 60 tables, in Danish. You can change everything afterwards.";
    template_points_help:
        "4 hovedpointer: hvad gør I allerede, og hvad skal I have fokus på? 20 borde.",
        "4 main points: what is done already, and what is to come? 20 tables, in Danish.";
    template_tracks_help:
        "4 hovedpointer og 3 slags spor, som deltagerne foreslår og prioriterer. 20 borde.",
        "4 main points and 3 kinds of tracks to propose and choose between. 20 tables, in Danish.";
    template_visions_help:
        "5 visioner for borgeren og 5 for organisationen: 25 felter. 20 borde.",
        "5 visions for citizens and 5 for the organisation: 25 cells. 20 tables, in Danish.";
    template_empty_help:
        "Ét fokuspunkt, ét aspekt og 10 borde. Du bygger resten selv.",
        "One focus point, one aspect and 10 tables. You build the rest yourself.";
    copy: "Kopi af en tidligere temadag", "Copy of an earlier theme day";
    copy_help:
        "Vælg den tidligere temadags plan som fil. Den gemmes med »Gem planen som fil« under »Plan«. Kun planen kommer med, ingen input.",
        "Choose the earlier theme day's plan as a file. It is saved by “Save the plan as a file” in “Plan”. Only the plan comes along, no input.";
    copy_choose: "Vælg fil med planen", "Choose the plan's file";
    copy_again: "Vælg en anden fil", "Choose another file";
    copy_missing: "Vælg først filen med planen.", "Choose the plan's file first.";
    copy_unrelated:
        "Der er ingen plan i filen. Vælg den fil, der er gemt med »Gem planen som fil«.",
        "There is no plan in the file. Choose the one that was saved by “Save the plan as a file”.";
    copy_records:
        "Den fil har input i sig, og de er låst. Åbn den tidligere temadag, og gem dens plan med »Gem planen som fil« under »Plan«.",
        "That file holds input, and it is locked. Open the earlier theme day, and save its plan by “Save the plan as a file” in “Plan”.";
    copy_read(title: &str, rows: usize, columns: usize, tables: usize, phases: usize):
        format!(
            "Filen er læst: »{title}« med {}, {}, {} og {}.",
            counted(rows, "fokuspunkt", "fokuspunkter"),
            counted(columns, "aspekt", "aspekter"),
            counted(tables, "bord", "borde"),
            counted(phases, "fase", "faser")
        ),
        format!(
            "The file has been read: “{title}” with {}, {}, {} and {}.",
            counted(rows, "focus point", "focus points"),
            counted(columns, "aspect", "aspects"),
            counted(tables, "table", "tables"),
            counted(phases, "phase", "phases")
        );
    title: "Titel", "Title";
    title_help: "Den står øverst hos alle deltagere.", "All participants see it at the top.";
    title_missing: "Skriv en titel.", "Enter a title.";
    create: "Opret", "Create";
    busy: "Opretter …", "Creating …";
    token: "Adgangsord (hvis du har fået et)", "Password (if you were given one)";
    token_help:
        "På nogle servere skal man have et adgangsord for at oprette temadage.",
        "Some servers ask for a password before you can create a theme day.";
    no_storage:
        "Temadagen blev ikke oprettet, for browseren kan ikke gemme på denne enhed. Er vinduet privat, så brug et almindeligt. Gør ellers plads på enheden, og prøv igen.",
        "The theme day was not created, because the browser cannot save anything on this device. Leave private browsing, or make room on the device, and try again.";
}
