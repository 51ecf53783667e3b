//! Windowing: which rows of a long list are in the page, and how high what is above and below them is.
//!
//! Ten thousand articles would take a second to build and make every keystroke slow. What has never been in
//! the page is taken to be as high as what has been is on average.

use std::collections::HashMap;

use protocol::ItemId;

/// What a row is taken to be high before any was measured, in pixels.
const FIRST_GUESS: f64 = 130.0;
/// So far beyond what is seen rows are in the page, in pixels.
const MARGIN: f64 = 900.0;
/// The page holds at least so many rows, where there are so many.
const LEAST: usize = 12;

/// The rows that are in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Window {
    /// The first.
    pub start: usize,
    /// The first behind them.
    pub end: usize,
    /// How high all before them is, in pixels.
    pub above: f64,
    /// How high all behind them is, in pixels.
    pub below: f64,
}

/// How high rows are.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    ids: Vec<ItemId>,
    known: HashMap<ItemId, f64>,
    sum: f64,
}

impl Heights {
    /// The list has these rows, in this order. What was measured of them is kept.
    pub fn set_rows(&mut self, ids: Vec<ItemId>) {
        self.ids = ids;
    }

    /// A row was measured. Returns whether it is as high as was thought.
    pub fn note(&mut self, id: ItemId, height: f64) -> bool {
        let before = self.known.insert(id, height);
        self.sum += height - before.unwrap_or(0.0);
        before.is_some_and(|before| (before - height).abs() < 0.5)
    }

    /// Everything may be as high as something else now: the list is wider, or its letters larger.
    pub fn forget(&mut self) {
        self.known.clear();
        self.sum = 0.0;
    }

    /// How far from the list's beginning a row begins.
    pub fn offset(&self, place: usize) -> f64 {
        let guess = self.guess();
        let rows = self.ids.iter().take(place);
        rows.map(|id| self.height(id, guess)).sum()
    }

    /// The rows for what is seen of the list, from and to so far from its beginning.
    pub fn window(&self, top: f64, bottom: f64) -> Window {
        let guess = self.guess();
        let (top, bottom) = (top - MARGIN, bottom + MARGIN);
        let mut window = Window::default();
        let mut at = 0.0;
        for (place, id) in self.ids.iter().enumerate() {
            let height = self.height(id, guess);
            let is_behind = at > bottom && window.end >= window.start + LEAST;
            if at + height <= top && place + LEAST < self.ids.len() {
                window.start = place + 1;
                window.end = place + 1;
                window.above += height;
            } else if is_behind {
                window.below += height;
            } else {
                window.end = place + 1;
            }
            at += height;
        }
        window
    }

    fn height(&self, id: &ItemId, guess: f64) -> f64 {
        self.known.get(id).copied().unwrap_or(guess)
    }

    fn guess(&self) -> f64 {
        match self.known.len() {
            0 => FIRST_GUESS,
            known => self.sum / known as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn ids(count: u16) -> Vec<ItemId> {
        let id = |number: u16| {
            let mut id = [0; 16];
            id[..2].copy_from_slice(&number.to_be_bytes());
            ItemId(id)
        };
        (0..count).map(id).collect()
    }

    #[test]
    fn the_window_holds_what_is_seen_and_the_rest_keeps_its_room() {
        let mut heights = Heights::default();
        let ids = ids(10_000);
        heights.set_rows(ids.clone());
        for id in &ids[..100] {
            heights.note(*id, 100.0);
        }
        let window = heights.window(0.0, 800.0);
        assert_eq!((window.start, window.end), (0, 18));
        assert_eq!((window.above, window.below), (0.0, 998_200.0));
        let window = heights.window(500_000.0, 500_800.0);
        assert_eq!(window.start, 4_991);
        assert_eq!(window.above, 499_100.0);
        assert!(window.end > 5_008 && window.end < 5_030);
        let all = window.above + window.below + 100.0 * (window.end - window.start) as f64;
        assert_eq!(all, 1_000_000.0);
        assert_eq!(heights.offset(5_000), 500_000.0);
    }

    #[test]
    fn a_short_list_is_in_the_page_whole_wherever_it_is_looked_at() {
        let mut heights = Heights::default();
        heights.set_rows(ids(9));
        let whole = Window {
            start: 0,
            end: 9,
            above: 0.0,
            below: 0.0,
        };
        for top in [-5_000.0, 0.0, 700.0, 9_000.0] {
            assert_eq!(heights.window(top, top + 500.0), whole);
        }
        heights.set_rows(Vec::new());
        assert_eq!(heights.window(0.0, 500.0), Window::default());
    }

    #[test]
    fn what_was_measured_is_kept_by_id_and_told_when_it_changes() {
        let mut heights = Heights::default();
        let ids = ids(3);
        heights.set_rows(ids.clone());
        assert!(!heights.note(ids[1], 300.0));
        assert!(heights.note(ids[1], 300.2));
        heights.set_rows(vec![ids[1], ids[0]]);
        assert_eq!(heights.offset(1), 300.2);
    }
}
