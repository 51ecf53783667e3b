//! The board: where a participant writes.
//!
//! The whole grid of one's own table: a row for each focus point and in it a region for each aspect,
//! with a field for new input above what is there. On a narrow screen one focus point shows at a
//! time, chosen by [`tabs`]; the others stay in the page, so nothing that is being written is lost.
//!
//! - [`cell`]: a region. [`composer`]: new input. [`contribution`], [`editor`]: what is there.
//! - [`typing`]: several people's edits of one text; plain logic.
//! - [`drafts`], [`room`], [`field`]: what is under the fingers, how long it may be, where it stands.
//! - [`width`]: whether the screen is narrow.

pub mod cell;
pub mod composer;
pub mod contribution;
pub mod drafts;
pub mod editor;
pub mod field;
pub mod room;
pub mod tabs;
pub mod typing;
pub mod width;

use leptos::prelude::*;
use protocol::ItemId;
use workshop::TEXT_LIMIT;

use crate::device::settings;
use crate::state::{Cell, Contributions, Key, PlanState, Workshop};
use crate::view::language::texts;
use crate::view::part::each;
use cell::Cells;
use drafts::Drafts;
use tabs::{Tabs, panel_id, tab_id};

/// The id of the line that says how much an input may hold.
const LIMIT_ID: &str = "board-limit";

/// Where this tab remembers which focus point it showed.
const SELECTED: &str = "temadag.board.selected";

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
    }

    /// What a cell shows: this table's input, the newest first, so that what one has just added
    /// stands below the field.
    fn keys(self, cell: Cell) -> Memo<Vec<Key>> {
        let all = self.contributions.cell(cell);
        let table = self.table;
        Memo::new(move |_| {
            all.with(|all| {
                let here = all.iter().rev();
                here.filter(|key| key.document.table() == Some(table))
                    .copied()
                    .collect()
            })
        })
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
    let narrow = width::narrow();
    let no_grid = Memo::new(move |_| {
        board.focus_points.with(Vec::is_empty) || board.aspects.with(Vec::is_empty)
    });
    view! {
        <div class="board" class:is-narrow=narrow>
            <p class="board-lead">
                {words.lead} " " <span id=LIMIT_ID>{(words.limit)(TEXT_LIMIT)}</span>
            </p>
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
    let hidden = move || narrow.get() && board.selected.get() != Some(id);
    view! {
        <section
            class="focus-point"
            id=panel_id(id)
            role=move || narrow.get().then_some("tabpanel")
            aria-labelledby=move || narrow.get().then(|| tab_id(id))
            hidden=hidden
            // Where the person writes is what shows when the screen turns narrow.
            on:focusin=move |_| board.select(id)
        >
            <h2 class="focus-point-heading">{title}</h2>
            <Cells focus_point=id/>
        </section>
    }
}
