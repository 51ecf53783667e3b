//! An arrival: a link that was opened, or a workshop that was just made, on its way to its page.
//!
//! A link's secret must not stay in the address bar or in the history. So it is taken out before
//! anything else, handed on in memory, and the page that opens the workshop picks it up.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use protocol::{Link, WorkshopId};

use super::join::BadLink;
use crate::device::SharedDevice;
use crate::route::Route;

/// What is on its way.
#[derive(Clone)]
pub enum Arrival {
    /// Keys, from a link.
    Link(Link),
    /// An open workshop, just created or recovered.
    Device(SharedDevice),
}

impl Arrival {
    fn workshop(&self) -> WorkshopId {
        match self {
            Self::Link(link) => link.workshop,
            Self::Device(device) => device.workshop(),
        }
    }
}

/// Where an arrival waits to be picked up.
#[derive(Clone, Copy)]
pub struct Arrivals(StoredValue<Option<Arrival>, LocalStorage>);

impl Arrivals {
    /// Puts the place into the context of everything.
    pub fn provide() {
        provide_context(Self(StoredValue::new_local(None)));
    }

    /// Leaves one for the page that opens its workshop.
    pub fn leave(self, arrival: Arrival) {
        self.0.set_value(Some(arrival));
    }

    /// Picks up what is for this workshop.
    pub fn pick_up(self, workshop: WorkshopId) -> Option<Arrival> {
        let mine = self.0.with_value(|waiting| {
            waiting
                .as_ref()
                .is_some_and(|arrival| arrival.workshop() == workshop)
        });
        mine.then(|| self.0.try_update_value(Option::take).flatten())
            .flatten()
    }
}

/// The page behind `/deltag#…` and `/facilitator#…`: takes the fragment out and goes on to the
/// workshop. Without a whole link it stays, and says so.
#[component]
pub fn LinkPage() -> impl IntoView {
    let arrivals = expect_context::<Arrivals>();
    let navigate = use_navigate();
    let location = use_location();
    let hash = location.hash;
    let path = location.pathname;
    Effect::new(move || {
        let fragment = hash.get();
        if fragment.is_empty() {
            return;
        }
        let to = match Link::parse(&fragment) {
            Ok(link) => {
                let to = Route::Workshop(link.workshop).to_string();
                arrivals.leave(Arrival::Link(link));
                to
            }
            Err(_) => path.get_untracked(),
        };
        let replace = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&to, replace);
    });
    move || hash.with(String::is_empty).then(|| view! { <BadLink/> })
}
