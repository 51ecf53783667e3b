//! The browser program: the only place that knows Leptos and web-sys.
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

pub use view::App;
