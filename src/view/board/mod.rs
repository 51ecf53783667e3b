//! The board: where a participant writes.
//!
//! The whole grid of one's own table: a row for each focus point and in it a region for each aspect,
//! with a field for new input above what is there. On a narrow screen one focus point shows at a
//! time, chosen by [`tabs`]; the others stay in the page, so nothing that is being written is lost.
//!
//! - [`cell`]: a region. [`guide`]: the question above it. [`composer`]: new input. [`contribution`], [`editor`], [`comments`]: what is there.
//! - [`aloud`]: reading aloud what is there. [`caution`]: what is told of a text before it is added.
//! - [`typing`]: several people's edits of one text; [`undo`]: one person's way back in it; plain logic.
//! - [`drafts`], [`room`], [`field`], [`folding`]: what is under the fingers, how long it may be, where it stands, when it
//!   takes more than a line.
//! - [`strip`]: what goes on now.
//! - [`width`]: whether the screen is narrow.

pub mod aloud;
pub mod caution;
pub mod cell;
pub mod comments;
pub mod composer;
pub mod contribution;
pub mod drafts;
pub mod editor;
pub mod field;
pub mod folding;
pub mod guide;
pub mod room;
pub mod strip;
pub mod tabs;
pub mod typing;
pub mod undo;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::TEXT_LIMIT;

use crate::device::settings;
use crate::state::{Cell, Contributions, Key, People, PlanState, Workshop};
use crate::view::language::texts;
use crate::view::mine::Published;
use crate::view::part::{Icon, each, width};
use aloud::Aloud;
use cell::Cells;
use drafts::Drafts;
use strip::Strip;
use tabs::{Tabs, panel_id, tab_id};

/// The id of the line that says how much an input may hold.
const LIMIT_ID: &str = "board-limit";

/// Where this tab remembers which focus point it showed.
const SELECTED: &str = "temadag.board.selected";

/// Where this tab remembers in which cells a person writes for the table, before whose they are.
const JOINT: &str = "temadag.joint";

/// What the board's parts share.
#[derive(Clone, Copy)]
pub struct Board {
    workshop: Workshop,
    plan: PlanState,
    contributions: Contributions,
    table: u16,
    /// The rows.
    focus_points: Memo<Vec<ItemId>>,
    /// The columns.
    aspects: Memo<Vec<ItemId>>,
    /// The row that a narrow screen shows.
    selected: Memo<Option<ItemId>>,
    chosen: RwSignal<Option<ItemId>>,
    /// Told once the edits that were under way when the page went are found.
    found: Trigger,
    drafts: StoredValue<Drafts, LocalStorage>,
    /// What the person has added since the board was opened, the newest last.
    added: StoredValue<Vec<Added>>,
    aloud: Aloud,
}

/// An input of the person's, and what stood in its cell when it was added.
struct Added {
    key: Key,
    before: Vec<Key>,
}

impl Board {
    fn new(workshop: Workshop, table: u16) -> Self {
        let plan = expect_context::<PlanState>();
        let (rows, columns) = (plan.focus_points(), plan.aspects());
        let focus_points =
            Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>()));
        let aspects = Memo::new(move |_| {
            columns.with(|columns| columns.iter().map(|column| column.id).collect::<Vec<_>>())
        });
        let chosen = settings::read_tab::<String>(SELECTED).and_then(|id| ItemId::from_hex(&id));
        let chosen = RwSignal::new(chosen);
        let selected = Memo::new(move |_| {
            focus_points.with(|all| {
                let chosen = chosen.get().filter(|id| all.contains(id));
                chosen.or_else(|| all.first().copied())
            })
        });
        let drafts = Drafts::of(workshop.id, workshop.person, table, workshop.device().tab());
        let found = Trigger::new();
        drafts.find_edits(move || found.notify());
        Self {
            workshop,
            plan,
            contributions: expect_context(),
            table,
            focus_points,
            aspects,
            selected,
            chosen,
            found,
            drafts: StoredValue::new_local(drafts),
            added: StoredValue::new(Vec::new()),
            aloud: Aloud::while_shown(),
        }
    }

    fn drafts(self) -> Drafts {
        self.drafts.get_value()
    }

    fn select(self, focus_point: ItemId) {
        if self.chosen.get_untracked() == Some(focus_point) {
            return;
        }
        settings::keep_tab(SELECTED, focus_point.to_string());
        self.chosen.set(Some(focus_point));
        request_animation_frame(folding::fold_unseen);
    }

    /// Whether the person last wrote for the table in this cell: the choice stays as it was left.
    fn is_joint(self, cell: &Cell) -> bool {
        self.joint_cells().contains(&composer::part_id(cell, ""))
    }

    fn keep_joint(self, cell: &Cell, joint: bool) {
        let name = composer::part_id(cell, "");
        let mut cells = self.joint_cells();
        cells.retain(|one| *one != name);
        cells.extend(joint.then_some(name));
        settings::keep_tab(&self.joint_key(), cells);
    }

    fn joint_cells(self) -> Vec<String> {
        settings::read_tab(&self.joint_key()).unwrap_or_default()
    }

    fn joint_key(self) -> String {
        format!("{JOINT}.{}.{}", self.workshop.id, self.workshop.person)
    }

    /// Keeps what the person adds in sight, right below the field, whatever the clocks of others say.
    fn pin(self, cell: Cell, key: Key) {
        let before = self.contributions.cell(cell).get_untracked();
        self.added
            .update_value(|added| added.push(Added { key, before }));
    }

    /// What a cell shows: this table's input, the newest first, so that what one has just added
    /// stands below the field.
    fn keys(self, cell: Cell) -> Memo<Vec<Key>> {
        let all = self.contributions.cell(cell);
        Memo::new(move |_| all.with(|all| self.in_order(all)))
    }

    fn in_order(self, all: &[Key]) -> Vec<Key> {
        let here = all.iter().rev().copied();
        let here = here.filter(|key| key.document.table() == Some(self.table));
        // It is noted before the input is there, and so is known when the list is made anew for it.
        self.added
            .with_value(|added| own_above(here.collect(), added))
    }

    /// How much the table has written to a focus point.
    fn count(self, focus_point: ItemId) -> Memo<usize> {
        let table = self.table;
        Memo::new(move |_| {
            let here = |key: &&Key| key.document.table() == Some(table);
            let aspects = self.aspects.get();
            let counts = aspects.into_iter().map(|aspect| {
                let cell = self.contributions.cell(Cell {
                    focus_point,
                    aspect,
                });
                cell.with(|keys| keys.iter().filter(here).count())
            });
            counts.sum()
        })
    }

    /// How much the table has written into a cell, and how much of that the person.
    fn counts(self, keys: Memo<Vec<Key>>) -> Memo<(usize, usize)> {
        Memo::new(move |_| {
            keys.with(|keys| {
                let own = self.contributions.shelf(|shelf| {
                    let is_own = |key: &&Key| {
                        let one = shelf.get(key);
                        one.is_some_and(|one| self.workshop.is_mine(key, one))
                    };
                    keys.iter().filter(is_own).count()
                });
                (keys.len(), own)
            })
        })
    }

    fn focus_point_title(self, id: ItemId) -> Memo<String> {
        let plan = self.plan.plan;
        Memo::new(move |_| {
            plan.with(|plan| plan.focus_point(&id).map(|one| one.title.clone()))
                .unwrap_or_default()
        })
    }

    fn aspect_title(self, id: ItemId) -> Memo<String> {
        let plan = self.plan.plan;
        Memo::new(move |_| {
            plan.with(|plan| plan.aspect(&id).map(|one| one.title.clone()))
                .unwrap_or_default()
        })
    }
}

/// See the module. Shown to who has taken a seat.
#[component]
pub fn BoardPage() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let Some(table) = workshop.table.get_untracked() else {
        return ().into_any();
    };
    let board = Board::new(workshop, table);
    provide_context(board);
    let words = &texts().board;
    let narrow = width::is(width::ONE_FOCUS_POINT);
    let people = expect_context::<People>();
    let seats = people.seats(table);
    let seated =
        Memo::new(move |_| seats.with(|seats| seats.iter().filter(|seat| !seat.left).count()));
    let now = people.present(table);
    // Without a network nobody is heard, and those who have a seat are told.
    let present = move || match now.get() {
        0 => (words.present)(seated.get()),
        now => (words.present_now)(now),
    };
    let no_grid = Memo::new(move |_| {
        board.focus_points.with(Vec::is_empty) || board.aspects.with(Vec::is_empty)
    });
    view! {
        <div class="board" class:is-narrow=narrow>
            <Strip/>
            <Published/>
            <div class="board-head">
                <p class="board-lead">
                    {words.lead} " " <span id=LIMIT_ID>{(words.limit)(TEXT_LIMIT)}</span>
                </p>
                <p class="board-present">
                    <Icon name="groups"/>
                    <span>{present}</span>
                </p>
            </div>
            <Show when=move || no_grid.get()>
                <p class="board-empty">{words.no_grid}</p>
            </Show>
            <Show when=move || narrow.get() && !no_grid.get()>
                <Tabs/>
            </Show>
            {each(
                move || board.focus_points.get(),
                |id| *id,
                move |id| view! { <Row id narrow/> }.into_any(),
            )}
        </div>
    }
    .into_any()
}

/// A focus point with its cells; on a narrow screen the panel of its tab.
#[component]
fn Row(id: ItemId, narrow: ReadSignal<bool>) -> impl IntoView {
    let board = expect_context::<Board>();
    let title = board.focus_point_title(id);
    let question = guide::of_focus_point(id);
    let hidden = move || narrow.get() && board.selected.get() != Some(id);
    view! {
        <section
            class="focus-point"
            id=panel_id(id)
            role=move || narrow.get().then_some("tabpanel")
            aria-labelledby=move || narrow.get().then(|| tab_id(id))
            data-folded=move || hidden().then_some("")
            // Where the person writes is what shows when the screen turns narrow.
            on:focusin=move |_| board.select(id)
        >
            <h2 class="focus-point-heading">{title}</h2>
            <p class="focus-point-question" dir="auto" prop:textContent=question></p>
            <Cells focus_point=id/>
        </section>
    }
}

/// A cell's input in order, but for what the person added since the board was opened: that stands above what was there
/// before it.
fn own_above(mut here: Vec<Key>, added: &[Added]) -> Vec<Key> {
    for Added { key, before } in added {
        let at = here.iter().position(|other| other == key);
        let first = here.iter().position(|other| before.contains(other));
        if let (Some(at), Some(first)) = (at, first)
            && first < at
        {
            here[first..=at].rotate_right(1);
        }
    }
    here
}

#[cfg(test)]
mod tests {
    use protocol::PersonId;
    use sync::DocumentId;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn key(number: u8) -> Key {
        Key {
            document: DocumentId::sheet(7, PersonId([9; 32])),
            item: ItemId([number; 16]),
        }
    }

    #[test]
    fn what_one_has_just_added_stands_first_whatever_the_clocks_say() {
        let added = |number, before: &[u8]| Added {
            key: key(number),
            before: before.iter().copied().map(key).collect(),
        };
        // By its clock, an hour behind, one's own came last.
        let here = vec![key(1), key(2), key(3), key(4)];
        assert_eq!(own_above(here.clone(), &[]), here);
        let own = [added(9, &[]), added(4, &[2, 3]), added(3, &[2, 4])];
        // What others wrote later stands above it.
        assert_eq!(own_above(here, &own), [key(1), key(3), key(4), key(2)]);
        // What stood first is gone.
        let here = vec![key(1), key(3), key(4)];
        let own = [added(4, &[2, 3])];
        assert_eq!(own_above(here, &own), [key(1), key(4), key(3)]);
    }
}
