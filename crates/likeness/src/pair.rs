//! A pair: two texts that resemble each other.

use crate::differ::Difference;

/// From here on texts are worth a person's look.
pub const NEAR: f32 = 0.48;
/// From here on they are among the sure ones, where nothing in them differs that turns the meaning.
pub const SURE: f32 = 0.65;

/// Two texts that resemble each other, by their numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The first.
    pub one: usize,
    /// The second, which has the greater number.
    pub other: usize,
    /// How alike they are, from 0 to 1.
    pub likeness: f32,
    /// The words that they share, the rarest first, as the first of them has them.
    pub shared: Vec<String>,
    /// What makes them say different things though their words are the same.
    pub differs: Vec<Difference>,
}

impl Pair {
    /// Whether it is among the sure ones: what says the opposite never is.
    pub fn is_sure(&self) -> bool {
        self.likeness >= SURE && self.differs.is_empty()
    }
}
