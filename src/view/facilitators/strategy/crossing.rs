//! A crossing: which visions are its rows and which its columns, and a table in which each field is a text.

use leptos::html::Select;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::strategy::crossing::Crossing as Crossed;
use workshop::{NewPart, PartForm, PartText, StrategyCommand, TEXT_LIMIT, visible};

use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::parts::Writing;
use crate::view::facilitators::parts::saved_area::SavedArea;
use crate::view::language::texts;
use crate::view::part::each;

/// See the module.
#[component]
pub fn Crossing(id: ItemId, #[prop(into)] name: Signal<String>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let table = Memo::new(move |_| {
        let found = strategy.all.with(|all| Crossed::find(all, id));
        found.unwrap_or_default()
    });
    let columns = Memo::new(move |_| table.with(|table| table.columns.clone()));
    let rows = Memo::new(move |_| table.with(|table| table.rows.clone()));
    let beside = Memo::new(move |_| table.with(|table| table.beside.clone()));
    let is_empty = move || columns.with(Vec::is_empty) || rows.with(Vec::is_empty);
    let sides = Memo::new(move |_| {
        strategy.all.with(|all| {
            let part = all.line(&id).map(|line| &line.part);
            part.map_or((None, None), |part| (part.down, part.across))
        })
    });
    // The parts that have visions under them.
    let choices = Memo::new(move |_| {
        strategy.all.with(|all| {
            let has_visions = |id: &ItemId| {
                let mut below = all.beside(Some(*id));
                below.any(|part| part.form == PartForm::Vision)
            };
            let lines = all.lines.iter().filter(|line| has_visions(&line.part.id));
            let named = lines.map(|line| (line.part.id, visible::in_line(&line.part.title)));
            named.collect::<Vec<_>>()
        })
    });
    let (down, across) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    let choose = move || {
        let chosen = |field: NodeRef<Select>| {
            let field = field.get_untracked()?;
            ItemId::from_hex(&field.value())
        };
        let set = |(down, across)| StrategyCommand::SetCrossing { id, down, across };
        let before = sides.get_untracked();
        writing.change(
            vec![set((chosen(down), chosen(across)))],
            vec![set(before)],
            words.saved.to_owned(),
        );
    };
    let side = move |field: NodeRef<Select>,
                     which: &'static str,
                     label: &'static str,
                     is_down: bool| {
        let field_id = format!("crossing-{which}-{id}");
        let is_chosen = move |one: ItemId| {
            let (down, across) = sides.get();
            let chosen = if is_down { down } else { across };
            chosen == Some(one)
        };
        view! {
            <div>
                <label class="form-label" for=field_id.clone()>{label}</label>
                <select class="form-select" id=field_id node_ref=field on:change=move |_| choose()>
                    <option value="" selected=move || {
                        let (down, across) = sides.get();
                        if is_down { down.is_none() } else { across.is_none() }
                    }>{words.none_chosen}</option>
                    {each(move || choices.get(), |one| one.clone(), move |(id, name)| view! {
                        <option value=id.to_string() selected=move || is_chosen(id)>{name}</option>
                    }.into_any())}
                </select>
            </div>
        }
    };
    view! {
        <div class="strategy-add">
            {side(down, "down", words.rows_from, true)}
            {side(across, "across", words.columns_from, false)}
        </div>
        <Show
            when=move || !is_empty()
            fallback=move || view! { <p class="hint">{words.crossing_empty}</p> }
        >
            <div class="strategy-crossing" role="region" tabindex="0" aria-label=name>
                <table aria-label=name>
                    <thead>
                        <tr>
                            <td></td>
                            {each(move || columns.get(), |id| *id, |id| view! {
                                <th scope="col"><Called id/></th>
                            }.into_any())}
                        </tr>
                    </thead>
                    <tbody>
                        {each(move || rows.get(), |id| *id, move |row| view! {
                            <tr>
                                <th scope="row"><Called id=row/></th>
                                {each(move || columns.get(), |id| *id, move |column| view! {
                                    <td><CellView crossing=id row column table/></td>
                                }.into_any())}
                            </tr>
                        }.into_any())}
                    </tbody>
                </table>
            </div>
        </Show>
        <Show when=move || beside.with(|beside| !beside.is_empty())>
            <p class="form-label">{words.beside_the_table}</p>
            <ul class="strategy-open" aria-label=words.beside_the_table>
                {each(move || beside.get(), |id| *id, |id| view! { <Said id/> }.into_any())}
            </ul>
        </Show>
    }
}

/// The heading of a vision.
#[component]
fn Called(id: ItemId) -> impl IntoView {
    let line = expect_context::<StrategyState>().line(id);
    move || {
        line.with(|line| {
            let title = line.as_ref().map(|line| visible::in_line(&line.part.title));
            title.unwrap_or_default()
        })
    }
}

/// What a cell says.
#[component]
fn Said(id: ItemId) -> impl IntoView {
    let line = expect_context::<StrategyState>().line(id);
    let text = move || {
        let text = line.with(|line| line.as_ref().map(|line| line.part.text.clone()));
        text.unwrap_or_default()
    };
    view! { <li class="strategy-open-one"><p dir="auto">{text}</p></li> }
}

/// A field of the table: what stands in it, or an empty one to begin.
#[component]
fn CellView(crossing: ItemId, row: ItemId, column: ItemId, table: Memo<Crossed>) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let cells = Memo::new(move |_| table.with(|table| table.cells(&row, &column).to_vec()));
    let label = Memo::new(move |_| {
        strategy.all.with(|all| {
            let title = |id: &ItemId| {
                let line = all.line(id);
                line.map_or_else(String::new, |line| visible::in_line(&line.part.title))
            };
            format!("{} × {}", title(&row), title(&column))
        })
    });
    let begin = Callback::new(move |(_, after, _): (String, String, Option<usize>)| {
        let id = writing.fresh();
        let cell = NewPart::new(id, PartForm::Cell, Some(crossing), 0.0);
        let cell = cell.crossing(row, column).saying(&after);
        let add = StrategyCommand::AddParts { parts: vec![cell] };
        let back = StrategyCommand::SetPartRemoved { id, removed: true };
        writing.change(vec![add], vec![back], words.saved.to_owned());
    });
    let edit = move |id: ItemId| {
        Callback::new(
            move |(before, after, caret): (String, String, Option<usize>)| {
                let edit = |before: String, after: String, caret| StrategyCommand::EditPart {
                    id,
                    text: PartText::Text,
                    before,
                    after,
                    caret,
                };
                let back = edit(after.clone(), before.clone(), None);
                writing.change(
                    vec![edit(before, after, caret)],
                    vec![back],
                    words.saved.to_owned(),
                );
            },
        )
    };
    let nothing = Signal::derive(String::new);
    view! {
        <Show when=move || cells.with(Vec::is_empty)>
            <SavedArea
                id=format!("cell-{crossing}-{row}-{column}")
                label=label
                value=nothing
                limit=TEXT_LIMIT
                on_save=begin
            />
        </Show>
        {each(move || cells.get(), |id| *id, move |id| {
            let line = strategy.line(id);
            let text = Signal::derive(move || {
                let text = line.with(|line| line.as_ref().map(|line| line.part.text.clone()));
                text.unwrap_or_default()
            });
            view! {
                <SavedArea
                    id=format!("part-text-{id}")
                    label=label
                    value=text
                    limit=TEXT_LIMIT
                    on_save=edit(id)
                />
            }
            .into_any()
        })}
    }
}
