//! Truth: what is said must be so at the moment when it is said, not only in the end.

use protocol::file::RecordFile;
use protocol::keys::FIRST_EPOCH;
use protocol::record::Changes;
use protocol::{ClientFrame, LaneId, Pack, Record, RecordHash, RelayFrame, Stream, StreamId};
use relay::LogStore;
use sync::{DocumentId, Status, Table, Whose};
use workshop::Document;
use workshop::foreign::vet_change;

use crate::device::TabId;
use crate::world::World;

impl World {
    fn shock(&mut self, what: String) {
        // The same lie is told often; once is enough to hear of it.
        if self.ledger.shocks.len() < 20 {
            self.ledger.shocks.push(what);
        }
    }

    /// Has the relay this record on its disk?
    fn relay_has(&self, stream: StreamId, lane: LaneId, number: u64, hash: RecordHash) -> bool {
        let found = self.relay.store.find(self.workshop(), stream, lane, number);
        found.ok().flatten().is_some_and(|place| place.hash == hash)
    }

    /// The relay acknowledges and hands out what is on its disk. [W8]
    pub(crate) fn relay_must_have(&mut self, frame: &RelayFrame) {
        match frame {
            RelayFrame::Accepted {
                stream,
                lane,
                number,
                hash,
                ..
            } if !self.relay_has(*stream, *lane, *number, *hash) => {
                self.shock(format!(
                    "the relay accepted {lane:?} #{number}, which is not on its disk"
                ));
            }
            RelayFrame::Records { entries, .. } => {
                for entry in entries {
                    let Ok(record) = Record::parse(&entry.record) else {
                        self.shock("the relay handed out what is no record".to_owned());
                        continue;
                    };
                    let header = record.header();
                    if !self.relay_has(header.stream, header.lane, header.number, record.hash()) {
                        let what = format!("the relay handed out {record:?}, not on its disk");
                        self.shock(what);
                    }
                }
            }
            _ => {}
        }
    }

    /// A device offers what is on its disk. [D1]
    pub(crate) fn device_must_have(&mut self, tab: TabId, frame: &[u8]) {
        let records = match ClientFrame::from_bytes(frame) {
            Ok(ClientFrame::Offer { records, .. }) => records,
            Ok(ClientFrame::Pack { chunk }) if chunk.count == 1 => {
                if let Some(what) = self.wrong_with_pack(&chunk.bytes) {
                    self.shock(format!("{tab:?}: {what}"));
                }
                return;
            }
            _ => return,
        };
        for bytes in records {
            let Ok(record) = Record::parse(&bytes) else {
                self.shock(format!("{tab:?} offered what is no record"));
                continue;
            };
            let header = record.header();
            let Some(stream) = self.stream_named(header.stream) else {
                continue;
            };
            let prefix = sync::store::documents_of(stream);
            let key = format!("{prefix}{}/{:016x}", header.lane, header.number);
            let disk = &self.devices[tab.device].disk;
            let kept = [key.clone(), format!("{key}/command")]
                .iter()
                .filter_map(|key| disk.get(Table::Records, key))
                .any(|row| row.windows(bytes.len()).any(|part| part == &bytes[..]));
            if !kept {
                self.shock(format!("{tab:?} offered {record:?}, not on its disk"));
            }
        }
    }

    /// A pack covers records about its document, and holds them. [P1]
    fn wrong_with_pack(&self, bytes: &[u8]) -> Option<String> {
        let pack = Pack::parse(bytes).ok()?;
        let header = pack.header();
        let stream = self.stream_named(header.stream)?;
        let id = DocumentId {
            stream,
            owner: header.owner,
            generation: header.generation,
        };
        let access = self.link.access();
        let key = match stream {
            Stream::Ballots => {
                let reader = crate::checks::reference(self)?;
                let writer = self.session(reader)?.identity_of(header.lane)?;
                access.personal_key(stream, writer.person, &writer.agreement, FIRST_EPOCH)?
            }
            _ => access.record_key(stream, FIRST_EPOCH)?,
        };
        let saved = pack.open(&key).ok()?;
        let Ok(document) = Document::load(id.kind()?, &saved, header.lane) else {
            return Some(format!("the pack of {id} does not load"));
        };
        for stored in self.relay.records(self.workshop()) {
            let covers = header.covered.iter();
            let covered = covers.clone().find(|at| at.lane == stored.lane);
            let (Some(at), true) = (covered, stored.document.stream == header.stream) else {
                continue;
            };
            let about = (stored.document.owner, stored.document.generation);
            if about != (header.owner, header.generation) {
                if stored.number == at.number {
                    return Some(format!("the pack of {id} covers another's record"));
                }
                continue;
            }
            let record = Record::parse(&stored.bytes).ok()?;
            let raw = Changes::from_bytes(&record.open(&key).ok()?)
                .ok()?
                .into_raw();
            let change = vet_change(raw.first()?, stored.lane).ok()?;
            let could = change.dependencies.iter().all(|on| document.contains(on));
            if stored.number <= at.number && could && !document.contains(&change.hash) {
                return Some(format!("the pack of {id} covers {record:?} and lacks it"));
            }
        }
        None
    }

    fn stream_named(&self, id: StreamId) -> Option<Stream> {
        let access = self.link.access();
        let tables = (1..=self.tables).map(Stream::Table);
        [
            Stream::Control,
            Stream::Plan,
            Stream::Ballots,
            Stream::Outcome,
        ]
        .into_iter()
        .chain(tables)
        .chain(Stream::synthesis())
        .find(|stream| access.stream_id(*stream) == id)
    }

    /// Who reads "Overført" can close the lid for good. [D3]
    pub(crate) fn status_must_be_true(&mut self, tab: TabId, status: Status) {
        let says = matches!(status, Status::Transferred | Status::Waiting);
        // Of a relay that forgets what it had nobody can know it at once.
        if !says || self.relay.forgetful {
            return;
        }
        let lacking: Vec<_> = self.relay_lacks(tab).collect();
        for record in lacking {
            self.shock(format!(
                "{tab:?} says {status:?}, and the relay has no {record:?}"
            ));
        }
    }

    /// What the person of a tab wrote here and the relay does not have: it refused it, or it has not
    /// come yet.
    pub(crate) fn relay_lacks(&self, tab: TabId) -> impl Iterator<Item = Record> {
        let session = self.session(tab);
        let file = session.and_then(|session| session.record_file(Whose::Own));
        let file = file.and_then(|bytes| RecordFile::from_bytes(&bytes).ok());
        let bytes = file.map(|file| file.records().map(<[u8]>::to_vec).collect());
        let bytes: Vec<Vec<u8>> = bytes.unwrap_or_default();
        bytes.into_iter().filter_map(|bytes| {
            let record = Record::parse(&bytes).ok()?;
            let header = record.header();
            let hash = record.hash();
            (!self.relay_has(header.stream, header.lane, header.number, hash)).then_some(record)
        })
    }
}
