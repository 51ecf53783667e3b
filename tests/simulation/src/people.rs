//! What people do, one deed at a time, each entered in the ledger.

use protocol::{ItemId, Role};
use sync::{Decision, DocumentId, Event, RequestId, Whose};
use workshop::synthesis::part_of;
use workshop::template::{self, Language, Template};
use workshop::{
    Act, Command, Contribution, JointCommand, NewContribution, NewStatement, OutcomeCommand,
    Placement, PlanCommand, PublishedTheme, SheetCommand, Statement, SynthesisCommand,
};

use crate::device::{Clock, TabId};
use crate::ledger::{Deed, Entry};
use crate::world::World;

/// What facilitators say stands in this part of the synthesis, or one before it.
const SYNTHESIS_USED: u16 = 4;

impl World {
    /// A facilitator creates the workshop, with so many tables.
    pub fn create_workshop(&mut self, tables: usize, clock: Clock) -> TabId {
        let device = self.new_device(clock);
        let person = self.new_person(Role::Facilitator);
        self.devices[device].charter = Some(self.charter.clone());
        let tab = self.new_tab(device, person, None);
        self.open(tab);
        let dice = &mut self.dice;
        let mut content =
            template::build(Template::SpecialisedArea2018, Language::Danish, &mut || {
                ItemId(dice.bytes())
            });
        content.tables.truncate(tables);
        let points = content.focus_points.iter().map(|part| part.id);
        let aspects: Vec<_> = content.aspects.iter().map(|part| part.id).collect();
        self.grid = points
            .flat_map(|point| aspects.iter().map(move |aspect| (point, *aspect)))
            .collect();
        self.write(
            tab,
            DocumentId::PLAN,
            PlanCommand::CreatePlan { content }.into(),
            Deed::Other,
        );
        tab
    }

    /// Somebody opens a link on a device of their own.
    pub fn join(&mut self, role: Role, clock: Clock) -> TabId {
        let device = self.new_device(clock);
        let person = self.new_person(role);
        let tab = self.new_tab(device, person, None);
        self.open(tab);
        tab
    }

    /// Somebody copies a device as it is: disk, tabs and their lanes. The copy's tabs are closed.
    pub fn clone_device(&mut self, original: TabId) -> TabId {
        let Clock { ahead, drift, .. } = self.devices[original.device].clock;
        let base = self.dice.below(1_000_000);
        let device = self.new_device(Clock { ahead, drift, base });
        self.devices[device].disk = self.devices[original.device].disk.clone();
        self.devices[device].charter = self.devices[original.device].charter.clone();
        let from = self.tab(original);
        let (person, lane, table) = (from.person, from.lane.clone(), from.table);
        let tab = self.new_tab(device, person, Some(lane));
        self.tab_mut(tab).table = table;
        tab
    }

    /// Sits down at a table.
    pub fn sit_down(&mut self, tab: TabId, table: u16) {
        self.tab_mut(tab).table = Some(table);
        self.deliver(tab, Event::SitDown { table });
    }

    /// The person's page can be seen.
    pub fn be_here(&mut self, tab: TabId, table: u16) {
        self.deliver(tab, Event::Here { table });
    }

    /// Writes a command.
    pub fn write(
        &mut self,
        tab: TabId,
        document: DocumentId,
        command: Command,
        deed: Deed,
    ) -> RequestId {
        let request = self.enter(tab, Some(document), deed);
        self.deliver(
            tab,
            Event::Write {
                request,
                document,
                command,
            },
        );
        request
    }

    fn enter(&mut self, tab: TabId, document: Option<DocumentId>, deed: Deed) -> RequestId {
        let request = self.ledger.request();
        let entry = Entry {
            tab,
            person: self.person_of(tab).id,
            document,
            deed,
            asked: self.time,
            done: false,
        };
        self.ledger.entries.insert(request, entry);
        request
    }

    /// The sheet of a tab's person at their table, or the table's joint sheet.
    pub fn document_of(&self, tab: TabId, joint: bool) -> Option<DocumentId> {
        let table = self.tab(tab).table?;
        Some(match joint {
            true => DocumentId::joint(table),
            false => DocumentId::sheet(table, self.person_of(tab).id),
        })
    }

    /// Adds a contribution at the person's table. Returns its id and the request.
    pub fn add(&mut self, tab: TabId, joint: bool) -> Option<(ItemId, RequestId)> {
        let document = self.document_of(tab, joint)?;
        let id = ItemId::by(self.person_of(tab).id, self.dice.bytes());
        let token = self.ledger.token();
        let grid = self.grid.clone();
        let (focus_point, aspect) = *self.dice.pick(&grid)?;
        let device = &self.devices[tab.device];
        let new = NewContribution {
            id,
            focus_point,
            aspect,
            text: format!("Ønske 🙂 {token}"),
            created: device.clock.now(self.time).wall,
            imported: None,
        };
        let command = new.command(joint, self.person_of(tab).id);
        let request = self.write(tab, document, command, Deed::Added { id, token });
        Some((id, request))
    }

    /// A facilitator merges, leaves out, hides, puts into a theme or takes back, in one of a few parts of the
    /// synthesis, and replaces what they see there.
    pub fn treat(&mut self, tab: TabId) -> RequestId {
        let mut subject = [7; 16];
        subject[0] = self.dice.below(4) as u8;
        subject[15] = self.dice.below(u64::from(SYNTHESIS_USED)) as u8;
        let subject = ItemId(subject);
        let id = ItemId(self.dice.bytes());
        let act = match self.dice.below(5) {
            0 => Act::Merge(ItemId([9; 16])),
            1 => Act::LeaveOut("off topic".to_owned()),
            2 => Act::Hide("personal".to_owned()),
            3 => Act::PutIn(ItemId([8; 16])),
            _ => Act::Restore,
        };
        let part = part_of(&subject);
        let document = DocumentId::synthesis(part);
        let held = self
            .session(tab)
            .and_then(|session| session.document(&document));
        let seen = held
            .map(|document| Statement::all(document))
            .unwrap_or_default();
        let question = act.question();
        let seen = seen.into_iter();
        let same = seen.filter(|one| one.subject == subject && one.act.question() == question);
        let replaces = same.map(|one| one.id).collect();
        let statement = NewStatement {
            id,
            subject,
            act,
            replaces,
        };
        let statements = vec![statement];
        let command = SynthesisCommand::State { statements }.into();
        self.write(tab, document, command, Deed::Said { id })
    }

    /// A facilitator publishes that a contribution is in a theme, one of a few of either.
    pub fn publish(&mut self, tab: TabId, turn: u8) -> RequestId {
        let subject = ItemId([turn % 8; 16]);
        let theme = ItemId([turn % 3; 16]);
        let publish = OutcomeCommand::Publish {
            at: self.devices[tab.device].clock.now(self.time).wall,
            themes: vec![PublishedTheme {
                id: theme,
                title: format!("Tema {turn}"),
                summary: String::new(),
                order: f64::from(turn),
                inputs: turn.into(),
                tables: 1,
                removed: turn.is_multiple_of(5),
            }],
            sentences: Vec::new(),
            placements: vec![Placement {
                subject,
                themes: vec![theme],
                sentences: Vec::new(),
            }],
        };
        let deed = Deed::Published { subject };
        self.write(tab, DocumentId::OUTCOME, publish.into(), deed)
    }

    /// What somebody sees in a document.
    pub fn contributions(&self, tab: TabId, document: &DocumentId) -> Vec<Contribution> {
        self.session(tab)
            .and_then(|session| session.document(document))
            .map(|document| document.contributions())
            .unwrap_or_default()
    }

    /// Their texts, sorted.
    pub fn texts(&self, tab: TabId, document: &DocumentId) -> Vec<String> {
        let contributions = self.contributions(tab, document).into_iter();
        let mut texts: Vec<_> = contributions
            .map(|contribution| contribution.text)
            .collect();
        texts.sort();
        texts
    }

    /// Puts a token into a contribution's text as the person sees it now.
    pub fn edit(&mut self, tab: TabId, document: DocumentId, id: ItemId) -> Option<RequestId> {
        let before = self
            .contributions(tab, &document)
            .into_iter()
            .find(|contribution| contribution.id == id)?
            .text;
        let token = self.ledger.token();
        // Never inside of another's token.
        let mut places = vec![0];
        places.extend(before.match_indices('»').map(|(at, end)| at + end.len()));
        let at = self.dice.pick(&places).copied().unwrap_or(0);
        let after = format!("{}{token}{}", &before[..at], &before[at..]);
        let caret = self
            .dice
            .per_mille(500)
            .then(|| before[..at].encode_utf16().count() + token.encode_utf16().count());
        let command = Command::edit_contribution(document.is_joint(), id, before, after, caret);
        Some(self.write(tab, document, command, Deed::Edited { id, token }))
    }

    /// Withdraws a contribution.
    pub fn withdraw(&mut self, tab: TabId, document: DocumentId, id: ItemId) -> RequestId {
        let person = self.person_of(tab).id;
        let command = Command::set_withdrawn(document.is_joint(), id, true, person);
        self.write(tab, document, command, Deed::Withdrew { id })
    }

    /// Says who they are, in their sheet or at the table.
    pub fn name(&mut self, tab: TabId, joint: bool) -> Option<RequestId> {
        let document = self.document_of(tab, joint)?;
        let name = self.ledger.token();
        let command = match joint {
            true => JointCommand::TakeSeat {
                person: self.person_of(tab).id,
                name: Some(name.clone()),
                stakeholder: None,
            }
            .into(),
            false => SheetCommand::SetProfile {
                name: Some(name.clone()),
                stakeholder: None,
                privacy: None,
            }
            .into(),
        };
        Some(self.write(tab, document, command, Deed::Named { name }))
    }

    /// A facilitator decides.
    pub fn decide(&mut self, tab: TabId, decision: Decision) -> RequestId {
        let request = self.enter(tab, None, Deed::Other);
        self.deliver(tab, Event::Decide { request, decision });
        request
    }

    /// A file is handed in.
    pub fn import(&mut self, tab: TabId, name: &str, bytes: Vec<u8>) -> RequestId {
        let request = self.enter(tab, None, Deed::Other);
        let name = name.to_owned();
        self.deliver(
            tab,
            Event::Import {
                request,
                name,
                bytes,
            },
        );
        request
    }

    /// A document that another program changed is handed in, and sometimes once more.
    pub fn import_document(
        &mut self,
        tab: TabId,
        document: DocumentId,
        bytes: Vec<u8>,
        original: ItemId,
        token: String,
    ) {
        let deed = Deed::Imported { original, token };
        for _ in 0..self.dice.between(1, 2) {
            let request = self.enter(tab, Some(document), deed.clone());
            self.deliver(
                tab,
                Event::Import {
                    request,
                    name: "ark.automerge".to_owned(),
                    bytes: bytes.clone(),
                },
            );
        }
    }

    /// The file that a tab hands over.
    pub fn record_file(&self, tab: TabId, whose: Whose<'_>) -> Option<Vec<u8>> {
        self.session(tab)?.record_file(whose)
    }
}
