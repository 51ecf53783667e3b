//! Processor time of this program, as Linux tells it.

/// A clock tick of `/proc/self/stat`, the same on every Linux that is met.
const TICKS_PER_SECOND: f64 = 100.0;

/// Seconds spent so far; `None` where the system does not say.
pub fn seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name, in brackets, may hold anything; user and system time are the twelfth and
    // thirteenth fields behind it.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) / TICKS_PER_SECOND)
}
