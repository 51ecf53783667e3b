//! Processor time of this program and of others, as Linux tells it.

/// A clock tick of `/proc/self/stat`, the same on every Linux that is met.
const TICKS_PER_SECOND: f64 = 100.0;

/// Seconds that this program has spent so far; `None` where the system does not say.
pub fn seconds() -> Option<f64> {
    seconds_of("self")
}

/// The same of another process, by its number.
pub fn seconds_of(process: &str) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name, in brackets, may hold anything; user and system time are the twelfth and
    // thirteenth fields behind it.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) / TICKS_PER_SECOND)
}

/// The most memory that a process has held so far, in bytes.
pub fn peak_of(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let (_, rest) = status.split_once("VmHWM:")?;
    let kilobytes: u64 = rest.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
