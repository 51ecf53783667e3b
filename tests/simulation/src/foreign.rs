//! Another program: it opens a document with Automerge alone, changes it and saves it.

use automerge::transaction::Transactable;
use automerge::{ActorId, Automerge, ROOT, ReadDoc};
use protocol::ItemId;

use crate::dice::Dice;

/// Puts a token into the text of one of the contributions. Returns the file and which it was.
pub fn edited(saved: &[u8], token: &str, dice: &mut Dice) -> Option<(Vec<u8>, ItemId)> {
    let mut document = Automerge::load(saved).ok()?;
    document.set_actor(ActorId::from(&dice.bytes::<16>()[..]));
    let (_, contributions) = document.get(ROOT, "contributions").ok()??;
    let keys: Vec<String> = document.keys(&contributions).collect();
    let key = dice.pick(&keys)?.clone();
    let (_, object) = document.get(&contributions, key.as_str()).ok()??;
    let (_, text) = document.get(&object, "text").ok()??;
    let mut writing = document.transaction();
    writing.splice_text(&text, 0, 0, token).ok()?;
    writing.commit();
    Some((document.save(), ItemId::from_hex(&key)?))
}

/// How many values stand under each contribution's key: one, if nothing was made twice.
pub fn makings(saved: &[u8]) -> Vec<(String, usize)> {
    let Ok(document) = Automerge::load(saved) else {
        return Vec::new();
    };
    let Ok(Some((_, contributions))) = document.get(ROOT, "contributions") else {
        return Vec::new();
    };
    document
        .keys(&contributions)
        .map(|key| {
            let all = document.get_all(&contributions, key.as_str());
            (key, all.map_or(0, |values| values.len()))
        })
        .collect()
}
