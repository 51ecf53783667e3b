//! Remarks: what people say beside their contributions. They comment and mark what is important, say which text about
//! privacy they were shown, and that their table is done.

use protocol::{ItemId, Role};
use sync::{DocumentId, RequestId};
use workshop::collection::Origin;
use workshop::{Command, Comment, JointCommand, SheetCommand};

use crate::actions::{Programme, writer};
use crate::device::TabId;
use crate::ledger::Deed;
use crate::registers::Register;
use crate::world::World;

impl World {
    /// The contributions that a tab shows, as statements and votes name them.
    pub fn subjects(&self, tab: TabId, table: Option<u16>) -> Vec<ItemId> {
        let documents = self.session(tab).into_iter().flat_map(|s| s.documents());
        documents
            .filter(|(id, _)| id.table().is_some() && (table.is_none() || id.table() == table))
            .flat_map(|(id, document)| {
                let (table, owner) = (id.table().unwrap_or_default(), id.owner);
                let origin = Origin { table, owner };
                let all = document.contributions().into_iter();
                all.filter(|one| !one.withdrawn)
                    .map(move |one| origin.subject(&one.id))
            })
            .collect()
    }

    fn sheet(&self, tab: TabId) -> Option<DocumentId> {
        self.document_of(tab, false)
    }

    /// Comments on a contribution.
    pub fn comment(&mut self, tab: TabId, subject: ItemId) -> Option<(ItemId, RequestId)> {
        let sheet = self.sheet(tab)?;
        let id = ItemId(self.dice.bytes());
        let token = self.ledger.token();
        let command = SheetCommand::AddComment {
            id,
            subject,
            text: format!("Enig {token}"),
            created: self.devices[tab.device].clock.now(self.time).wall,
        };
        let deed = Deed::Commented { id, token };
        Some((id, self.write(tab, sheet, command.into(), deed)))
    }

    /// Takes a comment back, or puts it there again.
    pub fn withdraw_comment(
        &mut self,
        tab: TabId,
        id: ItemId,
        withdrawn: bool,
    ) -> Option<RequestId> {
        let sheet = self.sheet(tab)?;
        let command = SheetCommand::WithdrawComment { id, withdrawn };
        Some(self.write(tab, sheet, command.into(), Deed::Other))
    }

    /// Marks a contribution as important, or takes the mark away.
    pub fn mark(&mut self, tab: TabId, subject: ItemId, important: bool) -> Option<RequestId> {
        let sheet = self.sheet(tab)?;
        let command = SheetCommand::SetImportant { subject, important };
        // Half of all subjects keep their marks, so that a mark can be asked for in the end.
        let deed = match subject.0[0].is_multiple_of(2) && important {
            true => Deed::Marked { subject },
            false => Deed::Other,
        };
        Some(self.write(tab, sheet, command.into(), deed))
    }

    /// Is shown a text about privacy.
    pub fn read_privacy(&mut self, tab: TabId) -> Option<RequestId> {
        let sheet = self.sheet(tab)?;
        let value = workshop::privacy_version(&self.ledger.token());
        let command = SheetCommand::SetProfile {
            name: None,
            stakeholder: None,
            privacy: Some(value.clone()),
        };
        let register = Register::Privacy;
        Some(self.write(tab, sheet, command.into(), Deed::Set { register, value }))
    }

    /// Says that the table is done in a phase.
    pub fn say_done(&mut self, tab: TabId, phase: ItemId) -> Option<RequestId> {
        let joint = self.document_of(tab, true)?;
        let person = self.person_of(tab).id;
        let command: Command = JointCommand::SetDone {
            person,
            phase: Some(phase),
        }
        .into();
        let deed = Deed::Set {
            register: Register::Done(person),
            value: phase.to_string(),
        };
        Some(self.write(tab, joint, command, deed))
    }
}

/// Somebody comments on what stands at the table.
pub(crate) fn comment(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let subjects = world.subjects(tab, world.tab(tab).table);
    let subject = *world.dice.pick(&subjects)?;
    world.comment(tab, subject).map(drop)
}

/// Somebody takes a comment of theirs back, or puts it there again.
pub(crate) fn withdraw_comment(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let sheet = world.sheet(tab)?;
    let comments = Comment::all(world.session(tab)?.document(&sheet)?);
    let comment = world.dice.pick(&comments)?;
    let (id, withdrawn) = (comment.id, !comment.withdrawn);
    world.withdraw_comment(tab, id, withdrawn).map(drop)
}

/// Somebody marks what is important to them at the table, or takes a mark away.
pub(crate) fn mark(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let subjects = world.subjects(tab, world.tab(tab).table);
    let subject = *world.dice.pick(&subjects)?;
    let important = subject.0[0].is_multiple_of(2) || world.dice.per_mille(500);
    world.mark(tab, subject, important).map(drop)
}

/// Somebody is shown a text about privacy.
pub(crate) fn read_privacy(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    world.read_privacy(tab).map(drop)
}

/// Somebody says that the table is done.
pub(crate) fn say_done(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    debug_assert_eq!(world.person_of(tab).role, Role::Participant);
    let phase = ItemId(world.dice.bytes());
    world.say_done(tab, phase).map(drop)
}
