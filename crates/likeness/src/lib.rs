//! Likeness: which of many short Danish texts resemble each other, and why.
//!
//! It compares words and never claims to understand meaning. What it finds is a question to a person, with
//! its reason in words; what says the opposite is not called the same.
//!
//! - [`words`] takes a text apart into words, and drops those that say nothing.
//! - [`stem`] brings the forms of a word together: Snowball's Danish stemmer, with the exceptions that it gets
//!   wrong.
//! - [`Texts`] holds texts with their weights and finds the pairs among them; not all pairs are compared.
//! - [`Group`] is several that share rare words, offered as the beginning of a theme.
//! - [`seen`] tells the words of one that the other does not have.
//! - [`Pair`] is two of them: how alike, by which words, and in what they differ.
//!
//! It does no I/O and knows no clock; ten thousand texts are looked through in steps, so that whoever asked can be
//! told how far it is, and stop it.

mod differ;
mod groups;
mod pair;
mod search;
mod seen;
pub mod stem;
pub mod words;

pub use differ::{Difference, differences};
pub use groups::Group;
pub use pair::{NEAR, Pair, SURE};
pub use search::{Search, Texts};
pub use seen::{Seen, seen};
