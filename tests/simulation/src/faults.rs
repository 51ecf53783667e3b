//! Faults: how often what goes wrong, in a thousand.

/// How often what goes wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    /// A frame at which the connection breaks.
    pub drop: u32,
    /// Of those, how many break without a word to the device.
    pub silent: u32,
    /// A broadcast between tabs, an offer, an answer that comes twice; a file that is handed in twice.
    pub duplicate: u32,
    /// A message that takes so long that others overtake it on other ways.
    pub reorder: u32,
    /// A transaction at which the tab is killed, before or after the disk has it; a table of the disk
    /// while it is read at the start.
    pub kill: u32,
    /// A transaction that the device's disk does not take.
    pub disk: u32,
    /// A power cut that tears a row that was just written.
    pub torn: u32,
    /// A start that finds a row gone bad.
    pub rot: u32,
    /// An append that the relay's disk does not take.
    pub relay_disk: u32,
    /// An append at which the relay falls over, before or after the disk has it.
    pub relay_crash: u32,
}

impl Faults {
    /// Nothing goes wrong.
    pub const NONE: Self = Self {
        drop: 0,
        silent: 0,
        duplicate: 0,
        reorder: 0,
        kill: 0,
        disk: 0,
        torn: 0,
        rot: 0,
        relay_disk: 0,
        relay_crash: 0,
    };

    /// What the issue asks for: drop 5 %, duplicate 2 %, reorder 10 %, and the rest.
    pub const EVENING: Self = Self {
        drop: 50,
        silent: 300,
        duplicate: 20,
        reorder: 100,
        kill: 4,
        disk: 20,
        torn: 200,
        rot: 200,
        relay_disk: 20,
        relay_crash: 10,
    };

    /// A room of so many devices: connections break, messages overtake each other, tabs are killed, disks stumble.
    /// Nothing tears, so that all that was answered has to be counted. Chance is asked at each frame, and a
    /// facilitator's device gets one for everything that anybody does and some hundreds whenever it comes back: in a
    /// larger room it would hardly ever be connected if each broke as often.
    pub fn room(devices: usize) -> Self {
        Self {
            drop: (300 / devices.max(1) as u32).clamp(1, 5),
            silent: 300,
            duplicate: 20,
            reorder: 100,
            kill: 1,
            disk: 5,
            torn: 0,
            rot: 0,
            relay_disk: 5,
            relay_crash: 1,
        }
    }
}
