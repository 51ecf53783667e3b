//! “Figurer”: figure 2, the main points against the tracks of a year; figure 1, the yearly cycle; and the stairs of measures.
//!
//! - [`tracks`], [`cycle`], [`stairs`]: the figures. [`points`]: the list in which the points of one are written.

mod cycle;
mod points;
mod stairs;
mod text;
mod tracks;

use leptos::prelude::*;
use overview::figure::{Captions, Room};

use super::Frame;
use crate::view::facilitators::page::Page;
use crate::view::part::width;
use cycle::CycleFigure;
use stairs::StairsFigure;
use text::FigureTexts;
use tracks::TracksFigure;

/// “Figurer”.
pub const PAGE: Page = Page {
    word: "handling/figurer",
    name: |language| FigureTexts::of(language).page,
    heading: None,
    content: || view! { <Frame><Figures/></Frame> }.into_any(),
};

#[component]
fn Figures() -> impl IntoView {
    view! {
        <TracksFigure/>
        <CycleFigure/>
        <StairsFigure/>
    }
}

/// How much room there is for a figure.
fn room() -> Memo<Room> {
    let is_narrow = width::is(width::ONE_FOCUS_POINT);
    Memo::new(move |_| match is_narrow.get() {
        true => Room::Narrow,
        false => Room::Wide,
    })
}

fn captions<'a>(title: &'a str, description: &'a str) -> Captions<'a> {
    Captions {
        title,
        description,
        number: |number| number.to_string(),
        withheld: "",
        note: description,
    }
}
