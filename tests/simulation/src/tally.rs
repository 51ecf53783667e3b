//! The tally: how often what happened. Faults that never happen prove nothing.

/// How often what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Connections that broke in mid-message.
    pub broken: u64,
    /// Frames and broadcasts that came twice.
    pub twice: u64,
    /// Messages that took so long that others overtook them.
    pub slow: u64,
    /// Devices that lost their network, also all at once.
    pub offline: u64,
    /// Pauses of half an hour and more.
    pub hours: u64,
    /// Transactions that a device's disk did not take.
    pub disk_failed: u64,
    /// Rows that tore.
    pub torn: u64,
    /// Tabs that were killed, at a transaction too.
    pub killed: u64,
    /// Devices that lost power.
    pub power: u64,
    /// Devices that were cloned.
    pub cloned: u64,
    /// Tabs that were duplicated with their lane.
    pub twins: u64,
    /// Relays that fell over and kept their disk.
    pub relay_crashed: u64,
    /// Relays that lost their disk while nothing was closed.
    pub lost_open: u64,
    /// Relays that lost their disk between a close and its cut.
    pub lost_between: u64,
    /// Relays that lost their disk after a cut.
    pub lost_after: u64,
    /// Relays that came back with an older disk.
    pub older: u64,
    /// Lanes that were given up because two had written in them.
    pub lanes_changed: u64,
    /// Documents that were taken whole.
    pub packs: u64,
    /// Devices with a facilitator and a participant.
    pub two_roles: u64,
}

impl Tally {
    /// What, how often.
    pub fn entries(&self) -> [(&'static str, u64); 19] {
        [
            ("connections broke", self.broken),
            ("came twice", self.twice),
            ("overtaken", self.slow),
            ("offline", self.offline),
            ("hours", self.hours),
            ("disk failed", self.disk_failed),
            ("rows tore", self.torn),
            ("tabs killed", self.killed),
            ("power cuts", self.power),
            ("clones", self.cloned),
            ("twin tabs", self.twins),
            ("relay crashed", self.relay_crashed),
            ("relay's disk lost, open", self.lost_open),
            ("relay's disk lost, closed", self.lost_between),
            ("relay's disk lost, cut", self.lost_after),
            ("relay's disk older", self.older),
            ("lanes changed", self.lanes_changed),
            ("packs taken", self.packs),
            ("two roles", self.two_roles),
        ]
    }

    /// Adds another night's.
    pub fn add(&mut self, other: &Self) {
        let Self {
            broken,
            twice,
            slow,
            offline,
            hours,
            disk_failed,
            torn,
            killed,
            power,
            cloned,
            twins,
            relay_crashed,
            lost_open,
            lost_between,
            lost_after,
            older,
            lanes_changed,
            packs,
            two_roles,
        } = other;
        self.broken += broken;
        self.twice += twice;
        self.slow += slow;
        self.offline += offline;
        self.hours += hours;
        self.disk_failed += disk_failed;
        self.torn += torn;
        self.killed += killed;
        self.power += power;
        self.cloned += cloned;
        self.twins += twins;
        self.relay_crashed += relay_crashed;
        self.lost_open += lost_open;
        self.lost_between += lost_between;
        self.lost_after += lost_after;
        self.older += older;
        self.lanes_changed += lanes_changed;
        self.packs += packs;
        self.two_roles += two_roles;
    }
}
