//! The form that a participant starts with: table, stakeholder, perhaps a name.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::DocumentId;
use workshop::{JointCommand, SheetCommand, Stakeholder, Table, privacy_version, visible};

use crate::device::known;
use crate::state::failure::Mishap;
use crate::state::{People, PlanState, Workshop};
use crate::view::arrival::Arrivals;
use crate::view::language::texts;
use crate::view::part::{MAIN, Passage, each, focus};

/// Longer names than this do not fit beside a contribution.
const NAME_LENGTH: usize = 80;

const TABLE: &str = "join-table";
/// The id of the form's first field.
pub const FIRST_FIELD: &str = TABLE;
const STAKEHOLDER: &str = "join-stakeholder";

/// What is chosen so far.
#[derive(Clone, Copy)]
struct Choice {
    table: RwSignal<String>,
    stakeholder: RwSignal<String>,
    name: RwSignal<String>,
    /// Whether the person has tried to start.
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
}

impl Choice {
    /// The table whose code was scanned, or else what the person chose the last time; for the next person at a tablet,
    /// where it stands.
    fn of(workshop: Workshop) -> Self {
        let own = workshop.device().table();
        let scanned = expect_context::<Arrivals>().take_table(workshop.id);
        let table = scanned.or(own);
        let table = table.or_else(|| known::find(workshop.id)?.table);
        let profile = own
            .map(|table| {
                expect_context::<People>().profile(DocumentId::sheet(table, workshop.person))
            })
            .map(|profile| profile.get_untracked())
            .unwrap_or_default();
        Self {
            table: RwSignal::new(table.map(|table| table.to_string()).unwrap_or_default()),
            stakeholder: RwSignal::new(profile.stakeholder.unwrap_or_default()),
            name: RwSignal::new(profile.name.unwrap_or_default()),
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
        }
    }
}

/// Table, stakeholder and name, before one sits down.
#[component]
pub fn JoinForm() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let choice = Choice::of(workshop);
    let texts = texts();
    let words = &texts.join;
    let plan = expect_context::<PlanState>();
    let (tables, stakeholders) = (plan.tables(), plan.stakeholders());
    let problem = RwSignal::new(String::new());
    // Who only wanted to look goes back to where they sat.
    let back = workshop.device().table();
    let privacy = Memo::new(move |_| {
        let text = plan.plan.with(|plan| plan.privacy.clone());
        text.unwrap_or_default()
    });
    let is_offered =
        move |table: u16| tables.with(|all| all.iter().any(|one| one.number == u32::from(table)));
    let begin = move || {
        choice.tried.set(true);
        // What was chosen may have gone from the plan since: then the list shows that nothing is chosen.
        let table = choice.table.get_untracked().parse::<u16>().ok();
        let Some(table) = table.filter(|table| untrack(|| is_offered(*table))) else {
            return focus::put_on(TABLE);
        };
        let stakeholder = choice.stakeholder.get_untracked();
        if !stakeholders.with_untracked(|all| all.iter().any(|one| one.word == stakeholder)) {
            return focus::put_on(STAKEHOLDER);
        }
        let name = visible::trim(&choice.name.get_untracked()).to_owned();
        let too_long = Mishap::of_name(&name, NAME_LENGTH);
        problem.set(too_long.map_or_else(String::new, |mishap| mishap.words(texts)));
        if too_long.is_some() {
            return focus::put_on("join-name");
        }
        if choice.busy.get_untracked() {
            return;
        }
        choice.busy.set(true);
        let shown = privacy.get_untracked();
        let person = Newcomer {
            name: (!name.is_empty()).then_some(name),
            stakeholder,
            privacy: (!shown.is_empty()).then(|| privacy_version(&shown)),
        };
        spawn_local(sit_down(workshop, table, person));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        begin();
    };
    // Who came by the code on a table, or is the next at a tablet, presses once.
    let first_table = choice.table.get_untracked().parse::<u16>().ok();
    let first_table = first_table.filter(|_| back.is_none());
    let quick = first_table.map(|first| {
        let table = Memo::new(move |_| {
            let chosen = choice.table.with(|table| table.parse::<u16>().ok());
            chosen.unwrap_or(first)
        });
        let choose = Callback::new(move |word| {
            choice.stakeholder.set(word);
            begin();
        });
        view! {
            <Show when=move || is_offered(table.get())>
                <Quick table choose/>
            </Show>
        }
    });
    view! {
        <form class="form join" autocomplete="off" on:submit=submit novalidate>
            <p class="lead">{words.welcome}</p>
            <Show when=move || !privacy.with(String::is_empty)>
                <section class="join-privacy" aria-label=words.privacy>
                    <Passage text=move || privacy.get()/>
                </section>
            </Show>
            {quick}
            <TableField choice/>
            <StakeholderField choice/>
            <div class="form-group">
                <label class="form-label" for="join-name">{words.name}</label>
                <span class="form-hint" id="join-name-hint">{words.name_help}</span>
                <span
                    class="form-error-message"
                    id="join-name-error"
                    aria-live="polite"
                    prop:textContent=problem
                ></span>
                <input
                    class="form-input"
                    id="join-name"
                    autocomplete="off"
                    aria-describedby="join-name-hint join-name-error"
                    prop:value=choice.name
                    on:input=move |event| choice.name.set(event_target_value(&event))
                />
            </div>
            <p class="join-privacy">{words.who_sees}</p>
            <div class="actions">
                <button
                    type="submit"
                    class="button button-primary button-large"
                    aria-disabled=move || choice.busy.get().then_some("true")
                >
                    {move || if choice.busy.get() { words.starting } else { words.start }}
                </button>
                {back.map(|table| view! {
                    <button
                        type="button"
                        class="button button-tertiary"
                        on:click=move |_| {
                            workshop.sit_down(table);
                            // The button is gone with the form, which the menu had led to.
                            request_animation_frame(|| focus::put_on(focus::MENU_BUTTON));
                        }
                    >
                        {texts.common.cancel}
                    </button>
                })}
            </div>
        </form>
    }
}

/// Whom one may say to be, each with a button that begins at once.
#[component]
fn Quick(table: Memo<u16>, choose: Callback<String>) -> impl IntoView {
    let words = &texts().join;
    let stakeholders = expect_context::<PlanState>().stakeholders();
    let button = move |one: Stakeholder| {
        let Stakeholder { word, title, .. } = one;
        view! {
            <button
                type="button"
                class="button button-secondary"
                on:click=move |_| choose.run(word.clone())
            >
                {title}
            </button>
        }
        .into_any()
    };
    view! {
        <fieldset class="join-quick">
            <legend class="join-quick-heading">{move || (words.sits_at)(table.get())}</legend>
            <p class="hint">{words.press_who}</p>
            <div class="join-quick-buttons">
                {each(
                    move || stakeholders.get(),
                    |one| (one.word.clone(), one.title.clone()),
                    button,
                )}
            </div>
        </fieldset>
        <p class="join-or">{words.or_fill_in}</p>
    }
}

/// Who sits down, as far as they said.
struct Newcomer {
    name: Option<String>,
    stakeholder: String,
    /// Which text about privacy they were shown.
    privacy: Option<String>,
}

/// Sits the person down, says who they are, and shows the board once that is on disk.
async fn sit_down(workshop: Workshop, table: u16, newcomer: Newcomer) {
    let Newcomer {
        name,
        stakeholder,
        privacy,
    } = newcomer;
    let person = workshop.person;
    let before = workshop.device().table();
    workshop.device().sit_down(table);
    let profile = SheetCommand::SetProfile {
        name: name.clone(),
        stakeholder: Some(stakeholder.clone()),
        privacy,
    }
    .into();
    let seat = JointCommand::TakeSeat {
        person,
        name,
        stakeholder: Some(stakeholder),
    }
    .into();
    let mut writes = vec![
        (DocumentId::sheet(table, person), profile),
        (DocumentId::joint(table), seat),
    ];
    if let Some(before) = before.filter(|before| *before != table) {
        writes.push((
            DocumentId::joint(before),
            JointCommand::LeaveSeat { person }.into(),
        ));
    }
    for (document, command) in writes {
        if let Err(failure) = workshop.write(document, command).await {
            workshop.tell(&failure);
        }
    }
    workshop.sit_down(table);
    // The board is another page, though the address is the same: begin at its top.
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::put_on(MAIN);
    });
}

#[component]
fn TableField(choice: Choice) -> impl IntoView {
    let texts = texts();
    let tables = expect_context::<PlanState>().tables();
    let offered = move || {
        let offer = |table: Table| {
            let number = (texts.common.table)(table.number);
            let label = match table.name {
                Some(name) => format!("{number} – {name}"),
                None => number,
            };
            (table.number.to_string(), label)
        };
        tables.get().into_iter().map(offer).collect()
    };
    Select {
        id: TABLE,
        label: texts.join.table,
        missing: texts.join.table_missing,
        choose: texts.join.choose_table,
        chosen: choice.table,
        tried: choice.tried,
    }
    .view(offered)
}

#[component]
fn StakeholderField(choice: Choice) -> impl IntoView {
    let words = &texts().join;
    let stakeholders = expect_context::<PlanState>().stakeholders();
    let offered = move || {
        let offer = |one: Stakeholder| (one.word, one.title);
        stakeholders.get().into_iter().map(offer).collect()
    };
    Select {
        id: STAKEHOLDER,
        label: words.stakeholder,
        missing: words.stakeholder_missing,
        choose: words.choose_stakeholder,
        chosen: choice.stakeholder,
        tried: choice.tried,
    }
    .view(offered)
}

/// A choice of one that must be made.
struct Select {
    id: &'static str,
    label: &'static str,
    /// What is said where nothing was chosen.
    missing: &'static str,
    /// What stands there before something is chosen.
    choose: &'static str,
    chosen: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Select {
    /// Offers values with their labels.
    fn view(self, offered: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static) -> AnyView {
        let Self { chosen, tried, .. } = self;
        let offered = Arc::new(offered);
        let all = Arc::clone(&offered);
        // What went from the plan after it was chosen is chosen no more; if it comes back, it is.
        let none = Memo::new(move |_| {
            let is_chosen = |(value, _): &(String, String)| chosen.with(|chosen| value == chosen);
            !all().iter().any(is_chosen)
        });
        let missing = move || tried.get() && none.get();
        let error = format!("{}-error", self.id);
        let option = move |(value, label): (String, String)| {
            let selected = value.clone();
            view! {
                <option value=value prop:selected=move || chosen.with(|chosen| *chosen == selected)>
                    {label}
                </option>
            }
            .into_any()
        };
        view! {
            <div class="form-group" class:form-error=missing>
                <label class="form-label" for=self.id>{self.label}</label>
                <span
                    class="form-error-message"
                    id=error.clone()
                    aria-live="polite"
                    prop:textContent=move || missing().then_some(self.missing)
                ></span>
                <select
                    class="form-select"
                    id=self.id
                    aria-describedby=error
                    aria-invalid=move || missing().then_some("true")
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    <option value="" prop:selected=none>
                        {self.choose}
                    </option>
                    {each(move || offered(), Clone::clone, option)}
                </select>
            </div>
        }
        .into_any()
    }
}
