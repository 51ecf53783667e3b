//! The browser programs: the only place that knows Leptos and web-sys. There are two, made of the same parts: the
//! participants', which comes over the room's Wi-Fi five hundred times and is kept small, and the facilitators', which has
//! their pages too. `boot.js` knows which address belongs to which.
//!
//! A tour, in reading order:
//!
//! - [`view`]: what a person sees; components show and pass on commands, nothing else.
//! - [`state`]: the signals that the view shows, and the plain logic behind them.
//! - [`route`]: the addresses of the pages.
//! - [`text`]: every text, in every language.
//! - [`device`]: the browser around one tab's session: disk, socket, files.

pub mod device;
pub mod route;
pub mod state;
pub mod text;
pub mod view;

use leptos::prelude::*;

/// Puts a program into the page.
pub fn start(program: view::Program) {
    device::panic::install();
    mount_to_body(move || view! { <view::App program/> });
}
