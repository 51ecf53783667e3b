//! A rehearsal: a workshop of its own with invented participants, made of another's plan and thrown away afterwards. It is
//! on this device alone: where others have a socket to the relay, it has a line to a room on this page.

mod playing;

use protocol::WorkshopId;
use sync::StoreFailure;
use workshop::Plan;
use workshop::template::Language;

pub(super) use playing::{Playing, RoomLine};

use super::create::{Beginning, NewWorkshop, create_with};
use super::device::{Device, SharedDevice};
use super::open::OpenError;
use super::socket::SocketEvent;
use super::world::Line;
use super::{keyring, known, memory, page};

/// Under which name a workshop remembers its rehearsal.
const NAME: &str = "rehearsal";

/// Why a rehearsal was not thrown away.
#[derive(Debug, thiserror::Error)]
pub enum EndError {
    /// It is none: people's input is in it.
    #[error("this is no rehearsal")]
    NoRehearsal,
    /// The disk did not let go of it.
    #[error("the browser did not delete it")]
    Disk,
}

impl From<StoreFailure> for EndError {
    fn from(_: StoreFailure) -> Self {
        Self::Disk
    }
}

/// Makes a rehearsal of a workshop with its plan.
pub async fn begin(
    of: WorkshopId,
    plan: Plan,
    title: String,
    language: Language,
) -> Result<SharedDevice, OpenError> {
    let new = NewWorkshop {
        beginning: Beginning::Copy(Box::new(plan)),
        title,
        language,
        date: None,
    };
    let device = create_with(new, Some(keyring::rehearsal_row(of))).await?;
    memory::keep(of, NAME, &device.workshop().to_string());
    Ok(device)
}

/// The rehearsal of a workshop that is on this device, if there is one.
pub fn of(workshop: WorkshopId) -> Option<WorkshopId> {
    let id: String = memory::recollect(workshop, NAME)?;
    let id = WorkshopId::from_hex(&id)?;
    known::find(id).map(|known| known.id)
}

impl Device {
    /// Throws a rehearsal away, from all tabs; says of which workshop it was one, if that is here still. Of anything else
    /// nothing is touched. [V4]
    pub async fn end_rehearsal(&self) -> Result<Option<WorkshopId>, EndError> {
        let of = self.rehearsal_of().ok_or(EndError::NoRehearsal)?;
        self.erase().await?;
        let there = known::find(of).map(|known| known.id);
        // Of one that was deleted nothing is remembered, and nothing is to be made for it.
        if there.is_some() {
            memory::forget(of, NAME);
        }
        Ok(there)
    }

    /// Connects to the room of the rehearsal; its participants come when the first line is there.
    pub(super) fn connect_to_room(&self, tell: impl Fn(SocketEvent) + 'static) {
        let Some(link) = self.keyring.borrow().facilitator.clone() else {
            return;
        };
        let line = {
            let mut world = self.world.borrow_mut();
            let playing = world
                .rehearsal
                .get_or_insert_with(|| Playing::new(link, page::origin()));
            playing.connect(tell)
        };
        let before = self.world.borrow_mut().line.replace(Line::Room(line));
        drop(before);
    }
}
