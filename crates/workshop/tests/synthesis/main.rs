//! The synthesis: every contribution is accounted for once, whatever facilitators do at the same time; and what of it
//! everybody may read.

mod anything;
#[path = "../common/mod.rs"]
mod common;
mod electorate;
mod facilitator;
mod moderation;
mod publishing;
mod rules;
