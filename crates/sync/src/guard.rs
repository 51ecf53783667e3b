//! A guard: the port behind which foreign bytes meet Automerge.
//!
//! Automerge panics on some bytes that obey every rule that can be checked beforehand. A guard runs
//! a step so that such a panic comes back as an error and nothing else is harmed. Native it is
//! `catch_unwind`; in the browser the step is called through JavaScript, and a trap comes back as
//! an exception.

/// The step did not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the step panicked")]
pub struct Trapped;

/// Runs a step that may panic.
pub trait Guard {
    /// Runs it. A step that panics leaves behind only what it had been handed.
    fn run(&self, step: &mut dyn FnMut()) -> Result<(), Trapped>;
}

/// Runs a step and hands its result out.
pub fn guarded<T>(guard: &dyn Guard, step: impl FnOnce() -> T) -> Result<T, Trapped> {
    let mut step = Some(step);
    let mut result = None;
    guard.run(&mut || {
        if let Some(step) = step.take() {
            result = Some(step());
        }
    })?;
    result.ok_or(Trapped)
}
