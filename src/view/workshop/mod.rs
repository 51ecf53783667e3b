//! A workshop's pages: opening it, and what is around each of them.

mod alerts;
mod closed;
mod creation_token;
mod delete;
mod facilitator;
mod home;
mod menu;
mod next_person;
mod opening;
mod page;
mod participant;
mod question;
mod status;

pub use creation_token::CreationToken;
pub use delete::DeleteDialog;
pub use facilitator::FacilitatorFrame;
pub use home::{FacilitatorsOnly, Home};
pub use menu::MENU_BUTTON;
pub use opening::{Opened, Opening};
