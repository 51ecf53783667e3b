//! Drafting: facilitators write the strategy, several of them in the same parts.

use protocol::ItemId;
use sync::{DocumentId, RequestId};
use workshop::{NewPart, NewSource, Part, PartForm, PartText, StrategyCommand};

use crate::device::TabId;
use crate::ledger::Deed;
use crate::world::World;

impl World {
    /// A facilitator adds a part, writes into one that they see, moves one under another, or says what one builds on.
    pub fn draft(&mut self, tab: TabId, turn: u8) -> RequestId {
        let held = self
            .session(tab)
            .and_then(|session| session.document(&DocumentId::STRATEGY));
        let parts = held.map(|held| Part::all(held)).unwrap_or_default();
        let some = |turn: u8| parts.get(usize::from(turn) % parts.len().max(1)).cloned();
        let token = self.ledger.token();
        let (command, deed) = match (turn % 4, some(turn / 4)) {
            (1, Some(part)) => {
                let deed = Deed::Drafted {
                    id: part.id,
                    token: token.clone(),
                };
                (written_into(part, &token), deed)
            }
            (2, Some(part)) => {
                let under = some(turn / 8).map(|other| other.id);
                let order = f64::from(turn % 8);
                let id = part.id;
                let shift = StrategyCommand::MovePart { id, under, order };
                (shift, Deed::Other)
            }
            (3, Some(part)) => {
                let id = named(&token);
                let source = ItemId([turn % 8; 16]);
                let sources = vec![NewSource {
                    id,
                    of: part.id,
                    source,
                }];
                (
                    StrategyCommand::AddSources { sources },
                    Deed::Sourced { id },
                )
            }
            _ => {
                let part = NewPart::new(named(&token), PartForm::Chapter, None, f64::from(turn))
                    .saying(&format!("Del {token}"));
                let id = part.id;
                let parts = vec![part];
                (
                    StrategyCommand::AddParts { parts },
                    Deed::Drafted { id, token },
                )
            }
        };
        self.write(tab, DocumentId::STRATEGY, command.into(), deed)
    }
}

/// The command that puts a token into a part's text as somebody sees it, never inside of another's.
fn written_into(part: Part, token: &str) -> StrategyCommand {
    StrategyCommand::EditPart {
        id: part.id,
        text: PartText::Text,
        after: format!("{}{token}", part.text),
        before: part.text,
        caret: None,
    }
}

/// An id that follows from a token. Not by the dice: the nights of seeds that failed once stay the nights that they were.
fn named(token: &str) -> ItemId {
    let mut bytes = [0x5d; 16];
    for (place, byte) in bytes.iter_mut().zip(token.bytes()) {
        *place = byte;
    }
    ItemId(bytes)
}
