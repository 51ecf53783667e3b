//! The counts: how much input there is in each cell, with sums. Each number shows what it counts.

use std::sync::Arc;

use leptos::prelude::*;
use workshop::collection::{Line, Matrix, Part};

use super::gathering::Gathering;
use super::text::CollectTexts;
use crate::state::Evening;
use crate::view::language::texts;

/// A row's or a column's place and title.
type Lines = Vec<(Part, String)>;

/// How many sheets are shown that are not checked yet.
#[component]
pub fn Unchecked() -> impl IntoView {
    let words = CollectTexts::of(texts().language);
    let unchecked = expect_context::<Evening>().unchecked;
    let checking = move || unchecked.get() > 0;
    view! {
        <Show when=checking>
            <p class="hint">{move || (words.unchecked)(unchecked.get())}</p>
        </Show>
    }
}

/// How much input there is in each cell.
#[component]
pub fn Counts() -> impl IntoView {
    let gathering = expect_context::<Gathering>();
    let words = CollectTexts::of(texts().language);
    let matrix = Memo::new(move |_| gathering.found.with(|found| found.matrix.clone()));
    // The table is built anew only when a row or a column comes or goes; else numbers change.
    let shape = Memo::new(move |_| {
        matrix.with(|matrix| {
            let rows = lines(&matrix.rows, words.unknown_focus_point, words);
            (rows, lines(&matrix.columns, words.unknown_aspect, words))
        })
    });
    view! {
        <section class="counts panel" aria-labelledby="counts-caption">
            <div class="counts-scroll" tabindex="0" role="group" aria-label=words.counts>
                <table class="counts-table" aria-describedby="counts-help">
                    <caption class="counts-caption" id="counts-caption">{words.counts}</caption>
                    {move || shape.with(|(rows, columns)| {
                        grid(gathering, matrix, rows, columns, words)
                    })}
                </table>
            </div>
            <p class="hint" id="counts-help">{words.counts_help}</p>
            <Unchecked/>
        </section>
    }
}

fn lines(lines: &[Line], unknown: &str, words: &CollectTexts) -> Lines {
    let title = |line: &Line| match line.part {
        Part::Known(_) if line.removed => (words.taken_out)(&line.title),
        Part::Known(_) => line.title.clone(),
        Part::Unknown => unknown.to_owned(),
    };
    lines.iter().map(|line| (line.part, title(line))).collect()
}

fn grid(
    gathering: Gathering,
    matrix: Memo<Arc<Matrix>>,
    rows: &Lines,
    columns: &Lines,
    words: &'static CollectTexts,
) -> impl IntoView + use<> {
    let heads = columns.iter().enumerate().map(|(column, (_, title))| {
        view! { <th scope="col" id=column_id(column)>{title.clone()}</th> }
    });
    let body = rows.iter().enumerate().map(|(row, (part, title))| {
        let part = *part;
        let cells = columns.iter().enumerate().map(|(column, (aspect, _))| {
            let count = Memo::new(move |_| matrix.with(|matrix| at(matrix, row, column)));
            let described = format!("{} {}", row_id(row), column_id(column));
            let shade = Memo::new(move |_| matrix.with(|matrix| shade(matrix, row, column)));
            view! {
                <td data-shade=move || shade.get()>
                    <Count gathering count row=Some(part) column=Some(*aspect) described/>
                </td>
            }
        });
        let sum = Memo::new(move |_| {
            matrix.with(|matrix| matrix.rows.get(row).map_or(0, |line| line.sum))
        });
        let described = format!("{} counts-sum", row_id(row));
        view! {
            <tr>
                <th scope="row" id=row_id(row)>{title.clone()}</th>
                {cells.collect_view()}
                <td class="counts-sum">
                    <Count gathering count=sum row=Some(part) column=None described/>
                </td>
            </tr>
        }
    });
    let sums = columns.iter().enumerate().map(|(column, (aspect, _))| {
        let sum = Memo::new(move |_| {
            matrix.with(|matrix| matrix.columns.get(column).map_or(0, |line| line.sum))
        });
        let described = format!("counts-sum-row {}", column_id(column));
        view! {
            <td class="counts-sum">
                <Count gathering count=sum row=None column=Some(*aspect) described/>
            </td>
        }
    });
    let total = Memo::new(move |_| matrix.with(|matrix| matrix.total));
    let (heads, body, sums) = (
        heads.collect_view(),
        body.collect_view(),
        sums.collect_view(),
    );
    view! {
        <thead>
            <tr>
                <th scope="col">{words.focus_point}</th>
                {heads}
                <th scope="col" id="counts-sum" class="counts-sum">{words.sum}</th>
            </tr>
        </thead>
        <tbody>{body}</tbody>
        <tfoot>
            <tr>
                <th scope="row" id="counts-sum-row">{words.sum}</th>
                {sums}
                <td class="counts-sum">
                    <Count
                        gathering
                        count=total
                        row=None
                        column=None
                        described="counts-sum-row counts-sum".to_owned()
                    />
                </td>
            </tr>
        </tfoot>
    }
}

/// A number; pressed, it shows just what it counts, pressed again, everything.
#[component]
fn Count(
    gathering: Gathering,
    count: Memo<usize>,
    row: Option<Part>,
    column: Option<Part>,
    described: String,
) -> impl IntoView {
    let texts = texts();
    let chosen = Memo::new(move |_| {
        let whole = row.is_none() && column.is_none();
        !whole
            && gathering
                .look
                .with(|look| look.filter.focus_point == row && look.filter.aspect == column)
    });
    view! {
        <button
            type="button"
            class="count"
            class:is-zero=move || count.get() == 0
            aria-pressed=move || if chosen.get() { "true" } else { "false" }
            aria-describedby=described
            on:click=move |_| gathering.choose(row, column)
        >
            {move || texts.number(count.get())}
        </button>
    }
}

fn at(matrix: &Matrix, row: usize, column: usize) -> usize {
    matrix
        .cells
        .get(row)
        .and_then(|cells| cells.get(column))
        .copied()
        .unwrap_or(0)
}

/// From 0, nothing, to 4, the fullest cells; it only underlines what the numbers say.
fn shade(matrix: &Matrix, row: usize, column: usize) -> String {
    let most = matrix.cells.iter().flatten().copied().max().unwrap_or(0);
    let shade = (at(matrix, row, column) * 4).div_ceil(most.max(1));
    shade.to_string()
}

fn row_id(row: usize) -> String {
    format!("counts-row-{row}")
}

fn column_id(column: usize) -> String {
    format!("counts-column-{column}")
}
