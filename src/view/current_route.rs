//! The current route: where the person is.

use leptos::prelude::*;

use crate::route::Route;

/// In the context of everything; nothing at an address that is none.
#[derive(Clone, Copy)]
pub struct CurrentRoute(pub Memo<Option<Route>>);
