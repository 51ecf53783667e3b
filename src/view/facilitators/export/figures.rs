//! The figures: the pictures of “Overblik”, as they stand in a document.

use ::exports::{Cell, Figure, Grid};

use crate::device::picture;
use crate::text::Language;
use crate::view::facilitators::collect::gathering::Gathering;
use crate::view::facilitators::overview::{self, Counted, Drawn};

/// All of them that show something. They are about everything that came in, whatever a file is a selection of.
pub async fn all(gathering: Gathering, language: Language) -> Vec<Figure> {
    let facts = leptos::prelude::untrack(|| Counted::of(gathering, language));
    let mut figures = Vec::new();
    for drawn in overview::all_pictures(&facts, language) {
        let Some(figure) = &drawn.figure else {
            continue;
        };
        let png = picture::png(&figure.svg, figure.width, figure.height).await;
        figures.push(Figure {
            title: drawn.title.to_owned(),
            alternative: drawn.description.clone(),
            // Where the browser cannot draw there is still the table.
            png: png.unwrap_or_default(),
            width: figure.width,
            height: figure.height,
            table: Some(grid(drawn)),
        });
    }
    figures
}

fn grid(drawn: Drawn) -> Grid {
    let cell = |cell| match cell {
        overview::Cell::Text(text) => Cell::Text(text),
        overview::Cell::Number(number) => Cell::Number(number),
        overview::Cell::Withheld => Cell::Withheld,
    };
    let row = |row: Vec<overview::Cell>| row.into_iter().map(cell).collect();
    Grid {
        headers: drawn.headers,
        rows: drawn.rows.into_iter().map(row).collect(),
    }
}
