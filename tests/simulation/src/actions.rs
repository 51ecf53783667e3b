//! Actions: what a night is made of, drawn from the dice.

use protocol::control::{self, Excluded};
use protocol::{Kind, Role};
use sync::{Decision, DocumentId, Whose};

use crate::device::{Clock, TabId};
use crate::foreign;
use crate::relay_host::{Closed, DiskAfter};
use crate::world::World;
use crate::{planning, remarks, voting};

/// What a night may contain beside writing.
#[derive(Clone, Copy, Debug)]
pub struct Programme {
    /// Somebody is shut out.
    pub exclusion: bool,
    /// Sometimes hours pass.
    pub hours: bool,
    /// The relay's disk is lost or put back.
    pub relay_disk: bool,
}

type Action = fn(&mut World, &Programme) -> Option<()>;

/// Actions with how often they are taken.
const ACTIONS: &[(u64, Action)] = &[
    (26, add_own),
    (16, add_joint),
    (8, edit_own),
    (12, edit_joint),
    (3, withdraw),
    (4, name),
    (6, network_goes),
    (1, wifi_goes),
    (5, kill_tab),
    (4, kill_device),
    (2, disk_fails),
    (4, relay_crashes),
    (3, relay_disk_goes),
    (4, copy_relay),
    (3, close_tables),
    (3, open_tables),
    (2, admit),
    (1, exclude),
    (1, run),
    (6, treat),
    (2, clone_device),
    (2, new_tab),
    (2, newcomer),
    (2, twin_tab),
    (2, change_person),
    (2, another_leads),
    (2, freeze),
    (3, hand_in_file),
    (2, hand_in_document),
    (1, change_table),
    (2, leave),
    (5, remarks::comment),
    (1, remarks::withdraw_comment),
    (4, remarks::mark),
    (2, remarks::read_privacy),
    (2, remarks::say_done),
    (4, planning::set_field),
    (1, planning::set_points),
    (2, planning::add_to_plan),
    (2, planning::exhibit),
    (8, voting::vote),
    (2, voting::admit_voter),
    (2, voting::turn_vote),
];

/// Does something.
pub fn act(world: &mut World, programme: &Programme) {
    let sum: u64 = ACTIONS.iter().map(|(weight, _)| weight).sum();
    let mut left = world.dice.below(sum);
    for (weight, action) in ACTIONS {
        if left < *weight {
            // What cannot be done now is not done.
            let _ = action(world, programme);
            return;
        }
        left -= weight;
    }
}

/// How long until the next thing happens.
pub fn pause(world: &mut World, programme: &Programme) -> u64 {
    match world.dice.below(100) {
        0..55 => world.dice.below(400),
        55..85 => world.dice.between(400, 4_000),
        85..97 => world.dice.between(4_000, 40_000),
        _ if programme.hours => {
            world.tally.hours += 1;
            world.dice.between(1_800_000, 7_200_000)
        }
        _ => world.dice.between(40_000, 120_000),
    }
}

fn writers(world: &World) -> Vec<TabId> {
    let mut tabs = world.open_tabs();
    tabs.retain(|tab| {
        world.person_of(*tab).role == Role::Participant
            && world.tab(*tab).table.is_some()
            && world.session(*tab).is_some()
    });
    tabs
}

fn facilitators(world: &World) -> Vec<TabId> {
    let mut tabs = world.open_tabs();
    tabs.retain(|tab| {
        world.person_of(*tab).role == Role::Facilitator && world.session(*tab).is_some()
    });
    tabs
}

pub(crate) fn writer(world: &mut World) -> Option<TabId> {
    let tabs = writers(world);
    world.dice.pick(&tabs).copied()
}

pub(crate) fn facilitator(world: &mut World) -> Option<TabId> {
    let tabs = facilitators(world);
    world.dice.pick(&tabs).copied()
}

fn anybody(world: &mut World) -> Option<TabId> {
    let tabs = world.open_tabs();
    world.dice.pick(&tabs).copied()
}

fn add_own(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    world.add(tab, false).map(drop)
}

fn add_joint(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    world.add(tab, true).map(drop)
}

fn edit_own(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    edit(world, tab, false)
}

/// Sometimes two at once.
fn edit_joint(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    edit(world, tab, true)?;
    let table = world.tab(tab).table;
    let mut others = writers(world);
    others.retain(|other| *other != tab && world.tab(*other).table == table);
    if world.dice.per_mille(500)
        && let Some(other) = world.dice.pick(&others).copied()
    {
        edit(world, other, true)?;
    }
    Some(())
}

fn edit(world: &mut World, tab: TabId, joint: bool) -> Option<()> {
    let document = world.document_of(tab, joint)?;
    let contributions = world.contributions(tab, &document);
    let id = world.dice.pick(&contributions)?.id;
    world.edit(tab, document, id).map(drop)
}

fn withdraw(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let joint = world.dice.per_mille(500);
    let document = world.document_of(tab, joint)?;
    let person = world.person_of(tab).id;
    let mut contributions = world.contributions(tab, &document);
    contributions.retain(|contribution| !joint || contribution.creator == Some(person));
    let id = world.dice.pick(&contributions)?.id;
    world.withdraw(tab, document, id);
    Some(())
}

fn name(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let joint = world.dice.per_mille(500);
    world.name(tab, joint).map(drop)
}

fn network_goes(world: &mut World, programme: &Programme) -> Option<()> {
    let tab = anybody(world)?;
    let back = match world.dice.below(10) {
        0..6 => world.dice.between(500, 30_000),
        6..9 => world.dice.between(30_000, 600_000),
        _ if programme.hours => world.dice.between(3_600_000, 10_800_000),
        _ => world.dice.between(600_000, 1_200_000),
    };
    world.network_goes(tab.device, Some(back));
    Some(())
}

/// The Wi-Fi goes for everybody, or for all but a few; it comes back for all at once.
fn wifi_goes(world: &mut World, programme: &Programme) -> Option<()> {
    let back = match programme.hours {
        true => world.dice.between(600_000, 7_200_000),
        false => world.dice.between(1_000, 300_000),
    };
    for device in 0..world.devices.len() {
        if world.dice.per_mille(850) {
            world.network_goes(device, Some(back));
        }
    }
    Some(())
}

fn kill_tab(world: &mut World, _: &Programme) -> Option<()> {
    let tab = anybody(world)?;
    world.kill(tab);
    Some(())
}

/// The battery is empty: all tabs at once, and the disk keeps what it had flushed.
fn kill_device(world: &mut World, _: &Programme) -> Option<()> {
    let device = anybody(world)?.device;
    let later = world.dice.between(100, 30_000);
    for tab in world.devices[device].open_tabs() {
        let tab = TabId { device, tab };
        world.close(tab, false);
        world.open_later(tab, later);
        // The tab's own storage may be older than its lane.
        if world.dice.per_mille(100)
            && let Some(lane) = world.tab(tab).old_lanes.last().cloned()
        {
            world.tab_mut(tab).lane = lane;
        }
    }
    let faults = world.faults;
    world.tally.power += 1;
    let disk = &mut world.devices[device].disk;
    let before = disk.damaged().count();
    disk.lose_power(&mut world.dice, faults.torn);
    if world.dice.per_mille(faults.rot) {
        disk.rot(&mut world.dice);
    }
    world.tally.torn += disk.damaged().count().saturating_sub(before) as u64;
    Some(())
}

fn disk_fails(world: &mut World, _: &Programme) -> Option<()> {
    let device = anybody(world)?.device;
    let long = world.dice.between(100, 20_000);
    world.devices[device].disk.fails_until = world.time + long;
    Some(())
}

fn relay_crashes(world: &mut World, _: &Programme) -> Option<()> {
    let away = world.dice.between(500, 30_000);
    world.crash_relay(DiskAfter::Same, away);
    Some(())
}

fn relay_disk_goes(world: &mut World, programme: &Programme) -> Option<()> {
    if !programme.relay_disk {
        return None;
    }
    let away = world.dice.between(500, 30_000);
    let disk = match world.dice.per_mille(500) {
        true => DiskAfter::Lost,
        false => DiskAfter::Older,
    };
    world.crash_relay(disk, away);
    Some(())
}

fn copy_relay(world: &mut World, _: &Programme) -> Option<()> {
    world.copy_relay();
    Some(())
}

fn close_tables(world: &mut World, programme: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    // Before a close, between it and its cut, and after both a lost disk hurts in different ways.
    let loss = match programme.relay_disk {
        true => world.dice.below(8),
        false => 7,
    };
    let away = world.dice.between(500, 5_000);
    if loss == 0 {
        world.crash_relay(DiskAfter::Lost, away);
    }
    world.decide(tab, Decision::Close(Kind::Tables));
    let stands = match loss {
        1 => Closed::Uncut,
        2 => Closed::Cut,
        _ => return Some(()),
    };
    for _ in 0..400 {
        if world.tables_on_relay() == stands {
            world.crash_relay(DiskAfter::Lost, away);
            break;
        }
        world.pass(5);
    }
    Some(())
}

fn open_tables(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    world.decide(tab, Decision::Open(Kind::Tables));
    Some(())
}

fn admit(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    world.decide(tab, Decision::AdmitWaiting);
    Some(())
}

fn exclude(world: &mut World, programme: &Programme) -> Option<()> {
    if !programme.exclusion {
        return None;
    }
    let tab = facilitator(world)?;
    let whom = writer(world)?;
    let who = match world.dice.per_mille(700) {
        true => Excluded::Person(world.person_of(whom).id),
        false => Excluded::Lane(world.tab(whom).lane.id()),
    };
    world.decide(tab, Decision::Exclude(who));
    world.excluded.insert(world.person_of(whom).id);
    Some(())
}

/// A facilitator says something of what came in, in place of what they see, writes a part of the strategy, and now and then
/// publishes.
fn treat(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    world.treat(tab);
    // Not by the dice: the nights of seeds that failed once stay the nights that they were.
    let turn = world.ledger.token().bytes().fold(0, u8::wrapping_add);
    if turn.is_multiple_of(3) {
        world.publish(tab, turn);
    }
    world.draft(tab, turn);
    Some(())
}

fn run(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    // Not by the dice: the nights of seeds that failed once stay the nights that they were.
    let token = world.ledger.token();
    let turn = token.bytes().map(usize::from).sum::<usize>() % 3;
    let clock = || control::Clock::Until(1_000 * token.len() as i64);
    world.decide(
        tab,
        match turn {
            0 => Decision::Message(Some(token)),
            1 => Decision::Clock(Some(clock())),
            _ => Decision::Phase(Some(protocol::ItemId([token.len() as u8; 16]))),
        },
    );
    Some(())
}

fn clone_device(world: &mut World, _: &Programme) -> Option<()> {
    if world.devices.len() >= 12 {
        return None;
    }
    // A restored backup may be a facilitator's too.
    let tab = match world.dice.per_mille(800) {
        true => writer(world)?,
        false => anybody(world)?,
    };
    world.tally.cloned += 1;
    let clone = world.clone_device(tab);
    let later = world.dice.between(10, 60_000);
    world.open_later(clone, later);
    Some(())
}

/// Somebody comes late, and takes whole documents.
fn newcomer(world: &mut World, _: &Programme) -> Option<()> {
    if world.devices.len() >= 12 {
        return None;
    }
    let clock = Clock::wrong(&mut world.dice);
    let tab = world.join(Role::Participant, clock);
    let table = world.dice.between(1, u64::from(world.tables)) as u16;
    world.sit_down(tab, table);
    Some(())
}

fn new_tab(world: &mut World, _: &Programme) -> Option<()> {
    let tab = anybody(world)?;
    if world.devices[tab.device].tabs.len() >= 4 {
        return None;
    }
    let person = world.tab(tab).person;
    let new = world.new_tab(tab.device, person, None);
    world.tab_mut(new).table = world.tab(tab).table;
    world.open(new);
    Some(())
}

fn twin_tab(world: &mut World, _: &Programme) -> Option<()> {
    let tab = match world.dice.per_mille(800) {
        true => writer(world)?,
        false => anybody(world)?,
    };
    if world.devices[tab.device].tabs.len() >= 4 {
        return None;
    }
    world.tally.twins += 1;
    let (person, lane) = (world.tab(tab).person, world.tab(tab).lane.clone());
    let twin = world.new_tab(tab.device, person, Some(lane));
    world.tab_mut(twin).table = world.tab(tab).table;
    world.open(twin);
    Some(())
}

/// The tablet is handed on.
fn change_person(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    if world.devices[tab.device].tabs.len() >= 4 {
        return None;
    }
    world.close(tab, true);
    let person = world.new_person(Role::Participant);
    let next = world.new_tab(tab.device, person, None);
    world.tab_mut(next).table = world.tab(tab).table;
    world.open(next);
    Some(())
}

fn another_leads(world: &mut World, _: &Programme) -> Option<()> {
    let mut tabs = world.open_tabs();
    tabs.retain(|tab| world.devices[tab.device].leader != Some(tab.tab));
    let tab = *world.dice.pick(&tabs)?;
    world.lead(tab);
    Some(())
}

/// The browser gives a tab no time for a while.
fn freeze(world: &mut World, _: &Programme) -> Option<()> {
    let tab = anybody(world)?;
    let long = world.dice.between(1_000, 120_000);
    let until = world.time + long;
    let frozen = &mut world.tab_mut(tab).frozen_until;
    // What waits for it to thaw keeps its order.
    *frozen = until.max(*frozen);
    Some(())
}

fn hand_in_file(world: &mut World, _: &Programme) -> Option<()> {
    let from = anybody(world)?;
    let whose = match world.dice.per_mille(700) {
        true => Whose::Own,
        false => Whose::Everything,
    };
    let file = world.record_file(from, whose)?;
    let to = match world.dice.per_mille(800) {
        true => facilitator(world)?,
        false => anybody(world)?,
    };
    world.import(to, "fil", file.clone());
    if world.dice.per_mille(300) {
        world.import(to, "fil igen", file);
    }
    Some(())
}

/// What another program made of one of our documents.
fn hand_in_document(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    let session = world.session(tab)?;
    let ids: Vec<DocumentId> = session
        .documents()
        .filter(|(id, document)| id.table().is_some() && !document.contributions().is_empty())
        .map(|(id, _)| *id)
        .collect();
    let id = *world.dice.pick(&ids)?;
    let saved = world.session(tab)?.document(&id)?.export();
    let token = world.ledger.token();
    let (file, original) = foreign::edited(&saved, &token, &mut world.dice)?;
    world.import_document(tab, id, file, original, token);
    Some(())
}

fn change_table(world: &mut World, _: &Programme) -> Option<()> {
    let tab = writer(world)?;
    let table = world.dice.between(1, u64::from(world.tables)) as u16;
    world.sit_down(tab, table);
    Some(())
}

/// Somebody goes home in good order, and comes back.
fn leave(world: &mut World, _: &Programme) -> Option<()> {
    let tab = anybody(world)?;
    world.close(tab, true);
    let later = world.dice.between(100, 120_000);
    world.open_later(tab, later);
    Some(())
}
