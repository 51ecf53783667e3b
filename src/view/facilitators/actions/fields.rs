//! Fields: what is written at one place of the document, each saved when it is left. What was chosen differently at the same
//! time is shown, to be chosen.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::{Day, Place, Write, Written};

use super::acting::Acting;
use super::text::ActionTexts;
use crate::text::number;
use crate::view::facilitators::parts::Dispute;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// A field of an entry: its map, its id, its key.
pub type At = (&'static str, ItemId, &'static str);

fn id_of((_, id, field): At) -> String {
    format!("{field}-{id}")
}

fn edit((root, id, field): At, before: String, after: String, caret: Option<usize>) -> Write {
    Write::Edit {
        place: Place::of(root, id, field),
        before,
        after,
        caret,
    }
}

fn set((root, id, field): At, value: Option<Written>) -> Write {
    Write::set_or_clear(root, id, field, value)
}

/// A Text of one line.
#[component]
pub fn LineField(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let id = id_of(at);
    view! {
        <div>
            <label class="form-label" for=id.clone()>{move || label.get()}</label>
            <SavedField
                id
                value
                on_save=Callback::new(move |(before, after)| {
                    acting.put(vec![edit(at, before, after, None)], words.saved);
                })
            />
        </div>
    }
}

/// A Text of several lines.
#[component]
pub fn AreaField(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(default = 2)] rows: u32,
    #[prop(default = workshop::TEXT_LIMIT)] limit: usize,
    #[prop(optional, into)] wanted: Option<Callback<(), bool>>,
) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let wanted = wanted.unwrap_or_else(|| Callback::new(|()| false));
    view! {
        <SavedArea
            id=id_of(at)
            label
            value
            rows
            limit
            wanted
            on_save=Callback::new(move |(before, after, caret): Edited| {
                acting.put(vec![edit(at, before, after, caret)], words.saved);
            })
        />
    }
}

/// What a field of a register shows, and how it is read again.
#[derive(Clone, Copy)]
struct Form {
    kind: &'static str,
    inputmode: &'static str,
    unreadable: &'static str,
    read: fn(&str) -> Option<String>,
    written: fn(&str) -> Option<Written>,
}

/// A field of a register: `values` as they are shown in it, `said` as they are shown beside it.
fn register(
    at: At,
    label: Signal<String>,
    values: Signal<Vec<String>>,
    said: fn(&str) -> String,
    form: Form,
    list: Option<&'static str>,
) -> AnyView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let id = id_of(at);
    let put = move |text: &str| {
        acting.put(vec![set(at, (form.written)(text))], words.saved);
    };
    let last = Signal::derive(move || {
        values
            .with(|values| values.last().cloned())
            .unwrap_or_default()
    });
    let shown = Signal::derive(move || {
        values.with(|values| values.iter().map(|one| said(one)).collect::<Vec<_>>())
    });
    view! {
        <div>
            <label class="form-label" for=id.clone()>{move || label.get()}</label>
            <SavedField
                id
                value=last
                kind=form.kind
                inputmode=form.inputmode
                list
                unreadable=form.unreadable
                read=form.read
                on_save=Callback::new(move |(_, after): (String, String)| put(&after))
            />
            <Dispute
                values=shown
                on_choice=Callback::new(move |chosen: String| {
                    let raw = values.with_untracked(|values| {
                        values.iter().find(|one| said(one) == chosen).cloned()
                    });
                    if let Some(raw) = raw {
                        put(&raw);
                    }
                })
            />
        </div>
    }
    .into_any()
}

fn as_typed(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn word(text: &str) -> Option<Written> {
    (!text.is_empty()).then(|| text.into())
}

/// A word or some.
#[component]
pub fn WordField(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<String>>,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
    let form = Form {
        kind: "text",
        inputmode: "text",
        unreadable: "",
        read: as_typed,
        written: word,
    };
    register(at, label, values, str::to_owned, form, list)
}

/// A day.
#[component]
pub fn DayField(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<Day>>,
) -> impl IntoView {
    let language = texts().language;
    let form = Form {
        kind: "date",
        inputmode: "text",
        unreadable: ActionTexts::of(language).day_unreadable,
        read: as_typed,
        written: word,
    };
    let values =
        Signal::derive(move || values.with(|all| all.iter().map(Day::to_string).collect()));
    let said: fn(&str) -> String = match language {
        crate::text::Language::Danish => |day| {
            workshop::Day::parse(day)
                .map_or_else(String::new, |day| day.short(crate::text::Language::Danish))
        },
        crate::text::Language::English => |day| {
            workshop::Day::parse(day)
                .map_or_else(String::new, |day| day.short(crate::text::Language::English))
        },
    };
    register(at, label, values, said, form, None)
}

/// A number.
#[component]
pub fn NumberField(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<f64>>,
) -> impl IntoView {
    use crate::text::Language::{Danish, English};
    let language = texts().language;
    let read: fn(&str) -> Option<String> = match language {
        Danish => |text| number::read(text, Danish).map(|value| number::decimal(value, Danish)),
        English => |text| number::read(text, English).map(|value| number::decimal(value, English)),
    };
    let written: fn(&str) -> Option<Written> = match language {
        Danish => |text| number::read(text, Danish).map(Into::into),
        English => |text| number::read(text, English).map(Into::into),
    };
    let form = Form {
        kind: "text",
        inputmode: "decimal",
        unreadable: ActionTexts::of(language).number_unreadable,
        read,
        written,
    };
    let values = Signal::derive(move || {
        values.with(|all| {
            all.iter()
                .map(|one| number::decimal(*one, language))
                .collect()
        })
    });
    register(at, label, values, str::to_owned, form, None)
}

/// One of several things, or none. An option is what is written and what it is called.
#[component]
pub fn OneOf(
    at: At,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] values: Signal<Vec<String>>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let acting = Acting::get();
    let words = ActionTexts::of(texts().language);
    let id = id_of(at);
    let field = NodeRef::<Select>::new();
    let put = move |raw: &str| {
        acting.put(vec![set(at, word(raw))], words.saved);
    };
    let name_of = move |raw: &str| {
        options.with(|options| {
            let named = options.iter().find(|(word, _)| word == raw);
            named.map_or_else(|| raw.to_owned(), |(_, name)| name.clone())
        })
    };
    let last = move || {
        values
            .with(|values| values.last().cloned())
            .unwrap_or_default()
    };
    // What stands in the document, whatever the browser made of the options meanwhile.
    Effect::new(move || {
        let last = last();
        options.track();
        if let Some(field) = field.get() {
            field.set_value(&last);
        }
    });
    let shown = Signal::derive(move || {
        values.with(|values| values.iter().map(|one| name_of(one)).collect::<Vec<_>>())
    });
    view! {
        <div>
            <label class="form-label" for=id.clone()>{move || label.get()}</label>
            <select
                class="form-select"
                id=id
                node_ref=field
                on:change=move |event| put(&event_target_value(&event))
            >
                {move || options.get().into_iter().map(|(word, name)| {
                    view! { <option value=word>{name}</option> }
                }).collect_view()}
            </select>
            <Dispute
                values=shown
                on_choice=Callback::new(move |chosen: String| {
                    let raw = values.with_untracked(|values| {
                        values.iter().find(|one| name_of(one) == chosen).cloned()
                    });
                    if let Some(raw) = raw {
                        put(&raw);
                    }
                })
            />
        </div>
    }
}
