//! A plan file: what “Gem planen som fil” saves, and a copy of an earlier workshop begins from.

use sync::{DocumentId, Unreadable, plan_in};
use workshop::Plan;

use super::archive;
use super::device::Device;
use super::guard::BrowserGuard;

/// What a plan is called in the archive of all documents.
const NAME: &str = "plan.automerge";

/// The plan that a file holds: one that was saved alone, or with all documents.
pub fn read_plan(bytes: &[u8]) -> Result<Plan, Unreadable> {
    if !archive::is_one(bytes) {
        return plan_in(bytes, &BrowserGuard);
    }
    let mut files = archive::unpack(bytes)?.into_iter();
    let plan = files.find(|(name, _)| name == NAME);
    let (_, bytes) = plan.ok_or(Unreadable::Unrelated)?;
    plan_in(&bytes, &BrowserGuard)
}

impl Device {
    /// “Gem planen som fil”: the plan as a document that any Automerge program reads. It holds no input and no secret.
    pub fn plan_file(&self) -> Option<Vec<u8>> {
        self.read(|session| {
            session
                .document(&DocumentId::PLAN)
                .map(|plan| plan.export())
        })
    }
}
