//! Comments and marks as signals: what the people of a table say of its contributions, each on a sheet of their own.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use protocol::ItemId;
use sync::{DocumentId, Notice};
use workshop::{COMMENTS, Comment, MARKS, important, is_important, visible};

use super::holder::Holder;
use super::watched::Watched;
use super::workshop::Workshop;

/// What is said of contributions, by their subjects. A copy is a handle. [A25]
#[derive(Clone, Copy)]
pub struct Comments {
    held: StoredValue<Held, LocalStorage>,
    workshop: Workshop,
}

/// What the people of a table say of one contribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The comments that nobody took back, each with the sheet of who wrote it, the oldest first.
    pub comments: Vec<(DocumentId, Comment)>,
    /// The sheets of those to whom it is important.
    pub important: Vec<DocumentId>,
}

#[derive(Default)]
struct Held {
    said: HashMap<ItemId, Said>,
    /// What each sheet has ever said something of.
    subjects: HashMap<DocumentId, HashSet<ItemId>>,
    signals: Watched<ItemId, Said>,
}

impl Holder for Comments {
    fn new(workshop: Workshop) -> Self {
        let state = Self {
            held: StoredValue::new_local(Held::default()),
            workshop,
        };
        let documents = workshop.device().read(|session| {
            let all = session.documents().map(|(id, _)| *id);
            all.collect::<Vec<DocumentId>>()
        });
        for document in documents {
            state.read_document(&document);
        }
        state
    }

    fn take_in(self, notice: &Notice) {
        match notice {
            Notice::Touched { document, touched } if touched.rest => self.read_document(document),
            Notice::Touched { document, touched } if is_sheet(document) => {
                let comments = touched.items(COMMENTS).collect();
                let marks = touched.items(MARKS).collect();
                self.read_items(document, comments, marks);
            }
            Notice::Replaced { document } => self.read_document(document),
            _ => {}
        }
    }
}

impl Comments {
    /// What is said of the contribution with this subject.
    pub fn of(self, subject: ItemId) -> ArcReadSignal<Said> {
        self.with(|held| {
            let said = held.said.get(&subject).cloned();
            held.signals.signal(subject, || said.unwrap_or_default())
        })
    }

    fn read_document(self, document: &DocumentId) {
        if !is_sheet(document) {
            return;
        }
        let now = self.workshop.device().read(|session| {
            let sheet = session.document(document)?;
            Some((Comment::all(sheet), important(sheet)))
        });
        let (comments, marks) = now.unwrap_or_default();
        self.with(|held| {
            held.forget(document);
            for comment in comments {
                held.put(document, comment);
            }
            for subject in marks {
                held.mark(document, subject, true);
            }
        });
    }

    fn read_items(self, document: &DocumentId, comments: Vec<ItemId>, marks: Vec<ItemId>) {
        let (comments, marks) = self.workshop.device().read(|session| {
            let sheet = session.document(document);
            let comment = |id: &ItemId| Comment::find(sheet?, id);
            let mark = |subject: ItemId| {
                let marked = sheet.is_some_and(|sheet| is_important(sheet, &subject));
                (subject, marked)
            };
            let comments: Vec<Comment> = comments.iter().filter_map(comment).collect();
            (comments, marks.into_iter().map(mark).collect::<Vec<_>>())
        });
        self.with(|held| {
            for comment in comments {
                held.put(document, comment);
            }
            for (subject, marked) in marks {
                held.mark(document, subject, marked);
            }
        });
    }

    fn with<T>(self, f: impl FnOnce(&mut Held) -> T) -> T {
        self.held
            .try_update_value(f)
            .expect("the workshop's page is there")
    }
}

impl Held {
    /// Puts a comment as it reads now; one that was taken back, or says nothing, is not there.
    fn put(&mut self, sheet: &DocumentId, comment: Comment) {
        let subject = comment.subject;
        self.change(sheet, subject, |said| {
            let all = &mut said.comments;
            all.retain(|(of, one)| of != sheet || one.id != comment.id);
            if !comment.withdrawn && !visible::is_blank(&comment.text) {
                let place = |of: &DocumentId, one: &Comment| (one.created, *of, one.id);
                let at = all.partition_point(|(of, one)| place(of, one) < place(sheet, &comment));
                all.insert(at, (*sheet, comment));
            }
        });
    }

    fn mark(&mut self, sheet: &DocumentId, subject: ItemId, marked: bool) {
        self.change(sheet, subject, |said| {
            said.important.retain(|of| of != sheet);
            said.important.extend(marked.then_some(*sheet));
        });
    }

    /// Takes away what a sheet said.
    fn forget(&mut self, sheet: &DocumentId) {
        let subjects = self.subjects.remove(sheet).unwrap_or_default();
        for subject in subjects {
            self.change(sheet, subject, |said| {
                said.comments.retain(|(of, _)| of != sheet);
                said.important.retain(|of| of != sheet);
            });
        }
    }

    fn change(&mut self, sheet: &DocumentId, subject: ItemId, change: impl FnOnce(&mut Said)) {
        self.subjects.entry(*sheet).or_default().insert(subject);
        let said = self.said.entry(subject).or_default();
        change(said);
        self.signals.set(&subject, || said.clone());
    }
}

/// Comments and marks stand on sheets of one person at a table, and nowhere else.
fn is_sheet(document: &DocumentId) -> bool {
    document.table().is_some() && document.owner.is_some()
}

#[cfg(test)]
mod tests {
    use protocol::PersonId;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    const SUBJECT: ItemId = ItemId([5; 16]);

    fn sheet(person: u8) -> DocumentId {
        DocumentId::sheet(7, PersonId([person; 32]))
    }

    fn comment(id: u8, created: i64) -> Comment {
        Comment {
            id: ItemId([id; 16]),
            subject: SUBJECT,
            text: "Enig".to_owned(),
            created,
            withdrawn: false,
        }
    }

    fn ids(held: &Held) -> Vec<u8> {
        let said = &held.said[&SUBJECT];
        said.comments.iter().map(|(_, one)| one.id.0[0]).collect()
    }

    #[test]
    fn comments_stand_in_order_and_what_is_taken_back_goes_and_comes() {
        let mut held = Held::default();
        held.put(&sheet(1), comment(1, 20));
        held.put(&sheet(2), comment(2, 10));
        assert_eq!(ids(&held), [2, 1]);
        let taken_back = Comment {
            withdrawn: true,
            ..comment(2, 10)
        };
        held.put(&sheet(2), taken_back);
        assert_eq!(ids(&held), [1]);
        held.put(&sheet(2), comment(2, 10));
        assert_eq!(ids(&held), [2, 1]);
        held.forget(&sheet(1));
        assert_eq!(ids(&held), [2]);
    }

    #[test]
    fn each_marks_once() {
        let mut held = Held::default();
        for (person, marked) in [(1, true), (1, true), (2, true), (1, false)] {
            held.mark(&sheet(person), SUBJECT, marked);
        }
        assert_eq!(held.said[&SUBJECT].important, [sheet(2)]);
    }
}
