//! The facilitators' program: their pages of a workshop, and all that the participants' program has.
//!
//! A page is a file of its own, with its texts and a constant [`Page`](page::Page); a line in [`PAGES`]; and a line in
//! [`navigation`]. Its address, its link, its heading and the document's title derive from these, and so does which program
//! it is in, for the participants' names none of them.

mod actions;
mod again;
mod alike;
mod cases;
mod collect;
mod create;
mod creation_token;
mod export;
mod frame;
mod hearing;
mod navigation;
mod overview;
mod page;
mod paper;
mod parts;
mod party;
mod plan;
mod program;
mod projector;
mod rehearsal;
mod run;
mod share;
mod strategy;
mod themes;
mod timetable;
mod vote;

use page::Page;

pub use program::FACILITATORS;

/// The facilitators' pages of a workshop.
const PAGES: &[Page] = &[
    // In no order: the navigation has its own.
    plan::PAGE,
    plan::programme::PAGE,
    run::PAGE,
    projector::PAGE,
    collect::PAGE,
    share::PAGE,
    themes::PAGE,
    alike::PAGE,
    overview::PAGE,
    export::PAGE,
    paper::PAGE,
    strategy::PAGE,
    hearing::PAGE,
    hearing::ANSWERS_PAGE,
    hearing::WHITE_PAPER_PAGE,
    strategy::READ,
    strategy::LEAFLET,
    timetable::PAGE,
    cases::PAGE,
    actions::tracks::PAGE,
    actions::figures::PAGE,
    actions::goals::PAGE,
    actions::follow::PAGE,
    actions::status::PAGE,
];

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn every_page_has_an_address_of_its_own() {
        let mut words: Vec<&str> = PAGES.iter().map(|page| page.word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), PAGES.len());
    }
}
