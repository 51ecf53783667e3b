//! The exhibition: what the gallery is to hold, what differs from what it holds, and the commands that make it so.

use std::collections::HashMap;

use protocol::ItemId;

use crate::{Exhibit, OutcomeCommand};

/// So many bytes of words go into one command, which becomes one record.
const BYTES: usize = 40 * 1024;
/// An entry that is made anew is some eight operations, and a change holds 20,000.
const ENTRIES: usize = 400;

/// What is to be hung up, hung up anew because it reads otherwise now, or taken down, so that the gallery holds these.
pub fn changes(
    wanted: impl IntoIterator<Item = Exhibit>,
    hung: &HashMap<ItemId, Exhibit>,
) -> Vec<Exhibit> {
    let mut changes = Vec::new();
    let mut kept = HashMap::new();
    for one in wanted {
        kept.insert(one.subject, ());
        if hung.get(&one.subject) != Some(&one) {
            changes.push(one);
        }
    }
    let gone = hung.values().filter(|one| !kept.contains_key(&one.subject));
    changes.extend(gone.map(taken_down));
    crate::order::sort_by(&mut changes, |one, other| one.subject.cmp(&other.subject));
    changes
}

/// It may be read no longer.
pub fn taken_down(one: &Exhibit) -> Exhibit {
    Exhibit {
        text: String::new(),
        removed: true,
        ..one.clone()
    }
}

/// The commands that do this, each small enough for a record.
pub fn commands(changes: Vec<Exhibit>) -> Vec<OutcomeCommand> {
    let mut commands = Vec::new();
    let mut inputs = Vec::new();
    let mut bytes = 0;
    for one in changes {
        let length = one.text.len() + 128;
        if !inputs.is_empty() && (bytes + length > BYTES || inputs.len() == ENTRIES) {
            let inputs = std::mem::take(&mut inputs);
            commands.push(OutcomeCommand::Exhibit { inputs });
            bytes = 0;
        }
        bytes += length;
        inputs.push(one);
    }
    if !inputs.is_empty() {
        commands.push(OutcomeCommand::Exhibit { inputs });
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(number: u8, text: &str) -> Exhibit {
        Exhibit {
            subject: ItemId([number; 16]),
            focus_point: ItemId([1; 16]),
            aspect: ItemId([2; 16]),
            table: 7,
            text: text.to_owned(),
            removed: false,
        }
    }

    #[test]
    fn only_what_differs_is_hung_and_what_is_not_wanted_comes_down() {
        let hung: HashMap<_, _> = [one(1, "a"), one(2, "b"), one(3, "c")]
            .into_iter()
            .map(|one| (one.subject, one))
            .collect();
        let wanted = [one(1, "a"), one(2, "b, rettet"), one(4, "d")];
        let changes = changes(wanted, &hung);
        assert_eq!(
            changes,
            [one(2, "b, rettet"), taken_down(&one(3, "c")), one(4, "d")]
        );
        assert!(super::changes([one(1, "a"), one(2, "b"), one(3, "c")], &hung).is_empty());
        assert!(commands(Vec::new()).is_empty());
    }

    #[test]
    fn ten_thousand_go_in_commands_that_a_record_holds() {
        let all = (0..10_000u32).map(|number| {
            let mut subject = [0; 16];
            subject[..4].copy_from_slice(&number.to_be_bytes());
            let text =
                "Kortere ventetid på en plads i aflastning, tak. ".repeat(1 + number as usize % 30);
            Exhibit {
                subject: ItemId(subject),
                ..one(0, &text)
            }
        });
        let commands = commands(all.collect());
        let mut count = 0;
        for command in &commands {
            let OutcomeCommand::Exhibit { inputs } = command else {
                panic!("a gallery is hung");
            };
            count += inputs.len();
            let bytes: usize = inputs.iter().map(|one| one.text.len()).sum();
            assert!(inputs.len() <= ENTRIES && bytes <= BYTES);
        }
        assert_eq!(count, 10_000);
    }
}
