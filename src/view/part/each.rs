//! Each: a list in the page that follows a list of things.
//!
//! Leptos compiles its `For` anew for every kind of thing, 7 KB a time. Here it is compiled once, for rows that know
//! their name and how they are shown.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use super::focus;

/// Shows each thing, in order. A row stays as it is as long as there is a thing with its key, and in
/// another place it keeps the focus.
pub fn each<T: Send + 'static, K: Hash>(
    things: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let view = Arc::new(view);
    rows(Box::new(move || {
        let row = |thing: T| {
            let mut name = Name::default();
            key(&thing).hash(&mut name);
            let view = Arc::clone(&view);
            Row {
                name,
                view: Box::new(move || view(thing)),
            }
        };
        things().into_iter().map(row).collect()
    }))
}

fn rows(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    For(ForProps {
        each: move || {
            focus::hold();
            rows()
        },
        key: |row: &Row| row.name.0.clone(),
        children: |row: Row| (row.view)(),
    })
    .into_any()
}

struct Row {
    name: Name,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Everything that a key hashes, so that equal names are equal keys.
#[derive(Default)]
struct Name(Vec<u8>);

impl Hasher for Name {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
