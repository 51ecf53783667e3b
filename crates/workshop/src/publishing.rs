//! Publishing: what of the synthesis everybody may read, and the commands that make the outcome say so.
//!
//! A [`Publication`] is worked out of the synthesis and the themes that a facilitator chose, or read from
//! the outcome as it stands; what differs between the two is what a facilitator is shown before it is
//! written. No note and no name is in one, and no contribution's text but what facilitators made a sentence,
//! title or summary of; a sentence that was made of what is hidden now is pointed out.

use std::collections::{BTreeMap, BTreeSet};

use protocol::ItemId;

use crate::content::Says;
use crate::synthesis::{State, Synthesis};
use crate::{MOST_PLACES, OutcomeCommand, Placement, PublishedSentence, PublishedTheme};

/// So many bytes of what is published go into one command, which becomes one record.
const BYTES: usize = 40 * 1024;
/// An entry that is made anew is some five operations, and a change holds 20,000.
const ENTRIES: usize = 500;

/// What everybody reads, or is to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// The themes, in their order.
    pub themes: Vec<PublishedTheme>,
    /// The sentences that they hold.
    pub sentences: BTreeMap<ItemId, PublishedSentence>,
    /// Where each contribution went that is in one of them.
    pub placements: BTreeMap<ItemId, Placement>,
    /// Sentences that were made of something that is hidden, or was withdrawn since: their words may be its. Not
    /// known of what was read from the outcome.
    pub doubtful: Vec<ItemId>,
}

/// What is published otherwise than before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Themes, as they are to be read; those that go are marked.
    pub themes: Vec<PublishedTheme>,
    /// Sentences, likewise.
    pub sentences: Vec<PublishedSentence>,
    /// Contributions that are somewhere else than before; nowhere those that go.
    pub placements: Vec<Placement>,
}

impl Publication {
    /// What the chosen themes say now. `table_of` is the table at which a contribution was written.
    pub fn of(
        synthesis: &Synthesis,
        chosen: &BTreeSet<ItemId>,
        table_of: impl Fn(&ItemId) -> Option<u16>,
    ) -> Self {
        let mut made = Self::default();
        let in_use = synthesis.themes().in_use();
        let chosen = in_use
            .into_iter()
            .filter(|theme| chosen.contains(&theme.id));
        for (place, theme) in chosen.enumerate() {
            let (mut inputs, mut tables) = (BTreeSet::new(), BTreeSet::new());
            for member in synthesis.members(&theme.id) {
                let mut open = synthesis.origins(&member);
                open.retain(|id| synthesis.state(id) != State::Hidden);
                if open.is_empty() {
                    continue;
                }
                let sentence = synthesis.sentence(&member);
                if let Some(sentence) = sentence {
                    let is_doubtful = synthesis.builds_on_unseen(&sentence.id);
                    if is_doubtful && !made.doubtful.contains(&sentence.id) {
                        made.doubtful.push(sentence.id);
                    }
                    let published = PublishedSentence {
                        id: sentence.id,
                        text: sentence.text.clone(),
                        inputs: count(open.len()),
                        removed: false,
                    };
                    made.sentences.insert(sentence.id, published);
                }
                for subject in open {
                    made.place(subject, theme.id, sentence.map(|sentence| sentence.id));
                    tables.extend(table_of(&subject));
                    inputs.insert(subject);
                }
            }
            made.themes.push(PublishedTheme {
                id: theme.id,
                title: theme.title.clone(),
                summary: theme.summary.clone(),
                order: place as f64,
                inputs: count(inputs.len()),
                tables: count(tables.len()),
                removed: false,
            });
        }
        made
    }

    /// What is published.
    pub fn read(says: &dyn Says) -> Self {
        let mut read = Self::default();
        let themes = PublishedTheme::all(says).into_iter();
        read.themes.extend(themes.filter(|theme| !theme.removed));
        for sentence in PublishedSentence::all(says) {
            if !sentence.removed {
                read.sentences.insert(sentence.id, sentence);
            }
        }
        for placement in Placement::all(says) {
            if !placement.is_nowhere() {
                read.placements.insert(placement.subject, placement);
            }
        }
        read
    }

    /// What of this is otherwise than before.
    pub fn since(&self, before: &Self) -> Changes {
        let mut changes = Changes::default();
        let here = |id| self.themes.iter().any(|theme| theme.id == id);
        for theme in &self.themes {
            if !before.themes.contains(theme) {
                changes.themes.push(theme.clone());
            }
        }
        for theme in before.themes.iter().filter(|theme| !here(theme.id)) {
            // Nothing of it stays to be read.
            changes.themes.push(PublishedTheme {
                title: String::new(),
                summary: String::new(),
                removed: true,
                ..theme.clone()
            });
        }
        for (id, sentence) in &self.sentences {
            if before.sentences.get(id) != Some(sentence) {
                changes.sentences.push(sentence.clone());
            }
        }
        for (id, sentence) in &before.sentences {
            if !self.sentences.contains_key(id) {
                changes.sentences.push(PublishedSentence {
                    text: String::new(),
                    removed: true,
                    ..sentence.clone()
                });
            }
        }
        for (subject, placement) in &self.placements {
            if before.placements.get(subject) != Some(placement) {
                changes.placements.push(placement.clone());
            }
        }
        for subject in before.placements.keys() {
            if !self.placements.contains_key(subject) {
                changes.placements.push(Placement {
                    subject: *subject,
                    themes: Vec::new(),
                    sentences: Vec::new(),
                });
            }
        }
        changes
    }

    fn place(&mut self, subject: ItemId, theme: ItemId, sentence: Option<ItemId>) {
        let placement = self.placements.entry(subject).or_insert(Placement {
            subject,
            themes: Vec::new(),
            sentences: Vec::new(),
        });
        put(&mut placement.themes, theme);
        if let Some(sentence) = sentence {
            put(&mut placement.sentences, sentence);
        }
    }
}

impl Changes {
    /// Whether everything is published as it is.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.sentences.is_empty() && self.placements.is_empty()
    }

    /// The commands that publish them, each small enough for a record. Where contributions went comes
    /// last: it names themes and sentences.
    pub fn commands(self, at: i64) -> Vec<OutcomeCommand> {
        let mut batches = Batches {
            at,
            done: Vec::new(),
            open: Self::default(),
            entries: 0,
            bytes: 0,
        };
        for theme in self.themes {
            batches.make_room(theme.title.len() + theme.summary.len());
            batches.open.themes.push(theme);
        }
        for sentence in self.sentences {
            batches.make_room(sentence.text.len());
            batches.open.sentences.push(sentence);
        }
        for placement in self.placements {
            batches.make_room(33 * (placement.themes.len() + placement.sentences.len()));
            batches.open.placements.push(placement);
        }
        batches.close();
        batches.done
    }
}

struct Batches {
    at: i64,
    done: Vec<OutcomeCommand>,
    open: Changes,
    entries: usize,
    bytes: usize,
}

impl Batches {
    fn make_room(&mut self, bytes: usize) {
        // Its id, and what an entry costs beside its words.
        let bytes = bytes + 100;
        if self.entries == ENTRIES || self.bytes + bytes > BYTES {
            self.close();
        }
        self.entries += 1;
        self.bytes += bytes;
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        self.done.push(OutcomeCommand::Publish {
            at: self.at,
            themes: open.themes,
            sentences: open.sentences,
            placements: open.placements,
        });
        (self.entries, self.bytes) = (0, 0);
    }
}

fn put(ids: &mut Vec<ItemId>, id: ItemId) {
    if !ids.contains(&id) && ids.len() < MOST_PLACES {
        ids.push(id);
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
