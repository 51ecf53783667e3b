//! The facilitators' program: everything that the participants' has, and the facilitators' pages.

use leptos::prelude::*;

use super::PAGES;
use super::create::CreatePage;
use super::creation_token::CreationToken;
use super::frame::Frame;
use super::party::PartyFrame;
use crate::route::PARTY_PAGE;
use crate::view::front::OpenFile;
use crate::view::program::Program;

/// What it has where the participants' program has the way to it.
pub const FACILITATORS: Program = Program {
    word: |word| {
        let pages = PAGES.iter().map(|page| page.word);
        pages.chain([PARTY_PAGE]).find(|known| *known == word)
    },
    open_file: || view! { <OpenFile/> }.into_any(),
    create: || view! { <CreatePage/> }.into_any(),
    workshop: || view! { <Frame/> }.into_any(),
    party: || view! { <PartyFrame/> }.into_any(),
    creation_token: || view! { <CreationToken/> }.into_any(),
};
