//! A workshop's pages: opening it, and what is around each of them.

mod alerts;
mod closed;
mod delete;
mod here;
mod home;
mod menu;
mod message;
mod next_person;
mod opened;
mod opening;
mod participant;
mod question;
mod reading;
mod status;

pub use alerts::Alerts;
pub use delete::DeleteDialog;
pub use home::go_home;
pub use opened::Opened;
pub use opening::Opening;
pub use status::StatusLine;
