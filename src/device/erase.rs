//! Erasing: a borrowed device forgets a workshop, keys, records, drafts and all.

use sync::StoreFailure;

use super::device::Device;
use super::disk::Disk;
use super::{draft, settings};

impl Device {
    /// Closes the workshop and deletes everything that this device keeps of it. Other tabs lose it,
    /// too. What was not transferred is gone for good.
    pub async fn erase(&self) -> Result<(), StoreFailure> {
        self.close();
        draft::forget(self.workshop());
        Disk::erase(self.workshop()).await?;
        self.forget_beside_the_disk();
        Ok(())
    }

    /// Deletes what is kept of the workshop beside its database, of all tabs and of this one.
    pub(super) fn forget_beside_the_disk(&self) {
        let workshop = self.workshop();
        draft::forget(workshop);
        for what in [
            "columns",
            "draft",
            "filter",
            "joint",
            "lane",
            "person",
            "memory",
            "projector",
            "unsent",
        ] {
            settings::forget_all(&format!("temadag.{what}.{workshop}"));
        }
    }
}
