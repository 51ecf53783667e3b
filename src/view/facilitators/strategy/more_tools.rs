//! More tools of a part, which come when somebody asks for them: what else can be added under it, and another place for it.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::Strategy;
use workshop::{PartForm, StrategyCommand};

use super::line::path;
use super::text::StrategyTexts;
use super::tools::Adding;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
use crate::view::part::{Icon, each, focus};

/// What stands for the whole in the list of places.
const WHOLE: &str = "whole";

/// See the module.
#[component]
pub fn MoreTools(
    id: ItemId,
    form: PartForm,
    /// Where the part stands.
    name: Signal<String>,
    /// Adds a part under it.
    on_add: Callback<Adding>,
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let add = move |form: PartForm, what: &'static str, button: &'static str| {
        view! {
            <button
                type="button"
                class="button button-secondary button-small"
                aria-label=move || format!("{button}: {}", name.get())
                on:click=move |_| {
                    is_open.set(false);
                    on_add.run((form, what));
                }
            >
                <Icon name="plus"/>
                <span>{button}</span>
            </button>
        }
    };
    let adding = match form {
        PartForm::Chapter => vec![
            add(PartForm::Chapter, words.passage, words.new_passage),
            add(PartForm::List, words.list, words.new_list),
            add(PartForm::Vision, words.vision, words.new_vision),
            add(PartForm::Crossing, words.crossing, words.new_crossing),
            add(PartForm::Figure, words.figure, words.new_figure),
        ],
        PartForm::MainPoint => vec![
            add(PartForm::Chapter, words.passage, words.new_passage),
            add(PartForm::Figure, words.figure, words.new_figure),
            add(PartForm::Vision, words.vision, words.new_vision),
        ],
        PartForm::Vision => vec![
            add(PartForm::List, words.list, words.new_list),
            add(PartForm::Figure, words.figure, words.new_figure),
        ],
        _ => Vec::new(),
    };
    let place = NodeRef::<Select>::new();
    let places = Memo::new(move |_| {
        strategy.all.with(|all| {
            let below = below(all, id);
            let now = all.line(&id).and_then(|line| line.part.under);
            let lines = all.lines.iter().filter(|line| {
                let part = &line.part;
                takes(part.form, form) && !below.contains(&part.id) && Some(part.id) != now
            });
            let named = lines.map(|line| (line.part.id.to_string(), path(all, line, words)));
            let mut places: Vec<_> = named.collect();
            if now.is_some() && form != PartForm::Point {
                places.insert(0, (WHOLE.to_owned(), words.whole.to_owned()));
            }
            places
        })
    });
    let go = move |_| {
        let Some(value) = place.get_untracked().map(|place| place.value()) else {
            return;
        };
        let under = ItemId::from_hex(&value);
        if under.is_none() && value != WHOLE {
            return;
        }
        let said = (words.moved)(&name.get_untracked());
        writing.change_by(move || {
            let all = strategy.fresh();
            let part = &all.line(&id)?.part;
            let put = |under, order| StrategyCommand::MovePart { id, under, order };
            let there = put(under, all.next_order(under));
            Some((vec![there], vec![put(part.under, part.order)], said))
        });
        is_open.set(false);
        focus::put_on(PAGE_HEADING);
    };
    let place_id = format!("move-{id}");
    view! {
        <div class="strategy-more-tools">
            <div class="actions">{adding}</div>
            <div class="strategy-add">
                <div>
                    <label class="form-label" for=place_id.clone()>{words.move_to}</label>
                    <select class="form-select" id=place_id.clone() node_ref=place>
                        {each(move || places.get(), |one| one.clone(), |(id, name)| view! {
                            <option value=id>{name}</option>
                        }.into_any())}
                    </select>
                </div>
                <button
                    type="button"
                    class="button button-secondary"
                    aria-label=move || format!("{}: {}", words.move_there, name.get())
                    disabled=move || places.with(Vec::is_empty)
                    on:click=go
                >
                    {words.move_there}
                </button>
            </div>
        </div>
    }
}

/// Whether a part can stand under one of this form.
fn takes(above: PartForm, below: PartForm) -> bool {
    use PartForm::{Cell, Chapter, Crossing, Figure, List, MainPoint, Point, Signature, Vision};
    match below {
        Point => matches!(above, List | Point),
        List | Chapter | Figure | Crossing => matches!(above, Chapter | MainPoint | Vision),
        Vision | Signature => matches!(above, Chapter | MainPoint),
        MainPoint => matches!(above, Chapter),
        Cell => false,
    }
}

/// A part and all that is under it: it cannot be put there.
fn below(strategy: &Strategy, id: ItemId) -> Vec<ItemId> {
    let mut lines = strategy.lines.iter();
    let Some(head) = lines.find(|line| line.part.id == id) else {
        return Vec::new();
    };
    let below = lines.take_while(|line| line.depth > head.depth);
    let below = below.map(|line| line.part.id);
    std::iter::once(id).chain(below).collect()
}
