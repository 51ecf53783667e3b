//! Entropy: randomness from the browser, for keys and ids.

use getrandom::SysRng;
use protocol::ItemId;
use rand_core::{Rng, UnwrapErr};

/// The browser's cryptographic randomness. `crypto.getRandomValues` exists on every page and does not
/// fail, so neither does this.
pub type Entropy = UnwrapErr<SysRng>;

/// The source.
pub fn entropy() -> Entropy {
    UnwrapErr(SysRng)
}

/// A fresh id.
pub fn item() -> ItemId {
    let mut bytes = [0; 16];
    entropy().fill_bytes(&mut bytes);
    ItemId::from_random(bytes)
}
