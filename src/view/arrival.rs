//! An arrival: a link that was opened, or a workshop that was just made, on its way to its page.
//!
//! A link's secret must not stay in the address bar or in the history. So it is taken out before
//! anything else, handed on in memory, and the page that opens the workshop picks it up.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use protocol::WorkshopId;

use super::join::BadLink;
use crate::device::{SharedDevice, WayIn};
use crate::route::Route;

/// What is on its way.
#[derive(Clone)]
pub enum Arrival {
    /// Keys, from a link.
    Link(WayIn),
    /// An open workshop, just created or recovered.
    Device(SharedDevice),
}

impl Arrival {
    fn workshop(&self) -> WorkshopId {
        match self {
            Self::Link(way) => way.workshop(),
            Self::Device(device) => device.workshop(),
        }
    }
}

/// Where an arrival waits to be picked up.
#[derive(Clone, Copy)]
pub struct Arrivals {
    waiting: StoredValue<Option<Arrival>, LocalStorage>,
    /// The table whose code was scanned.
    table: StoredValue<Option<(WorkshopId, u16)>>,
}

impl Arrivals {
    /// Puts the place into the context of everything.
    pub fn provide() {
        provide_context(Self {
            waiting: StoredValue::new_local(None),
            table: StoredValue::new(None),
        });
    }

    /// Leaves one for the page that opens its workshop.
    pub fn leave(self, arrival: Arrival) {
        self.waiting.set_value(Some(arrival));
    }

    /// Picks up what is for this workshop.
    pub fn pick_up(self, workshop: WorkshopId) -> Option<Arrival> {
        let mine = self.waiting.with_value(|waiting| {
            waiting
                .as_ref()
                .is_some_and(|arrival| arrival.workshop() == workshop)
        });
        mine.then(|| self.waiting.try_update_value(Option::take).flatten())
            .flatten()
    }

    /// The table whose code was scanned to come to this workshop.
    pub fn table(self, workshop: WorkshopId) -> Option<u16> {
        let (of, table) = self.table.get_value()?;
        (of == workshop).then_some(table)
    }

    /// The same, for the form that offers it; from then on the person chooses.
    pub fn take_table(self, workshop: WorkshopId) -> Option<u16> {
        let table = self.table(workshop)?;
        self.table.set_value(None);
        Some(table)
    }
}

/// The page behind `/deltag#…`, `/facilitator#…` and `/part#…`: takes the fragment out, and a table's number before it, and goes on
/// to the workshop. Without a whole link it stays, and says so.
#[component]
pub fn LinkPage() -> impl IntoView {
    let arrivals = expect_context::<Arrivals>();
    let navigate = use_navigate();
    let location = use_location();
    let hash = location.hash;
    let path = location.pathname;
    let search = location.search;
    Effect::new(move || {
        let fragment = hash.get();
        if fragment.is_empty() {
            return;
        }
        let to = match WayIn::parse(&fragment) {
            Some(way) => {
                let workshop = way.workshop();
                let to = Route::Workshop(workshop).to_string();
                let table = search.with_untracked(|search| table_in(search));
                arrivals
                    .table
                    .set_value(table.map(|table| (workshop, table)));
                arrivals.leave(Arrival::Link(way));
                to
            }
            None => path.get_untracked(),
        };
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&to, replace);
    });
    move || hash.with(String::is_empty).then(|| view! { <BadLink/> })
}

/// The table in `?bord=7`, which stands before the fragment of the link on a table's sign. [L5]
fn table_in(search: &str) -> Option<u16> {
    let mut parts = search.trim_start_matches('?').split('&');
    let number = parts.find_map(|part| part.strip_prefix("bord="))?;
    number.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_table_is_the_number_after_its_name() {
        assert_eq!(table_in("?bord=7"), Some(7));
        assert_eq!(table_in("kilde=qr&bord=12"), Some(12));
        for none in [
            "",
            "?",
            "?bord=",
            "?bord=0",
            "?bord=syv",
            "?bord=70000",
            "?tavle=7",
        ] {
            assert_eq!(table_in(none), None, "{none}");
        }
    }
}
