//! Planning: what facilitators do to the plan while the evening goes on, and what they hang up for all to read.

use protocol::ItemId;
use sync::{DocumentId, RequestId};
use workshop::{Activity, Exhibit, OutcomeCommand, Plan, PlanCommand, PlanField, PlanItem};

use crate::actions::{Programme, facilitator};
use crate::device::TabId;
use crate::ledger::Deed;
use crate::registers::Register;
use crate::world::World;

impl World {
    /// The plan, once a tab shows one: nobody edits what they do not see.
    pub fn plan(&self, tab: TabId) -> Option<Plan> {
        let plan = self.session(tab)?.document(&DocumentId::PLAN)?.plan();
        (!plan.title.is_empty()).then_some(plan)
    }

    /// Sets a field of the plan.
    pub fn set_field(&mut self, tab: TabId, field: PlanField, value: String) -> RequestId {
        let command = PlanCommand::SetField {
            field: field.clone(),
            value: Some(value.clone()),
        };
        let register = Register::Plan(field);
        let deed = Deed::Set { register, value };
        self.write(tab, DocumentId::PLAN, command.into(), deed)
    }

    /// Says how many points each person has.
    pub fn set_points(&mut self, tab: TabId, points: u32) -> RequestId {
        let deed = Deed::Set {
            register: Register::Plan(PlanField::Points),
            value: points.to_string(),
        };
        let command = PlanCommand::SetPoints { points };
        self.write(tab, DocumentId::PLAN, command.into(), deed)
    }

    /// Adds a phase to the programme.
    pub fn add_phase(
        &mut self,
        tab: TabId,
        title: String,
        activity: Activity,
    ) -> (ItemId, RequestId) {
        let id = ItemId(self.dice.bytes());
        let command = PlanCommand::AddPhase {
            id,
            title,
            order: self.time as f64,
            start: "19:00".to_owned(),
            end: "19:30".to_owned(),
            activity,
        };
        let deed = Deed::Phased { id };
        (id, self.write(tab, DocumentId::PLAN, command.into(), deed))
    }

    /// Adds a kind of people.
    pub fn add_stakeholder(&mut self, tab: TabId, word: String) -> RequestId {
        let command = PlanCommand::AddStakeholder {
            word: word.clone(),
            title: format!("Interessent {word}"),
            order: self.time as f64,
        };
        let deed = Deed::Peopled { word };
        self.write(tab, DocumentId::PLAN, command.into(), deed)
    }

    /// Lets everybody read this of a contribution, or no longer where that is nothing.
    pub fn exhibit(&mut self, tab: TabId, subject: ItemId, table: u16, text: String) -> RequestId {
        let (focus_point, aspect) = self.grid[0];
        let input = Exhibit {
            subject,
            focus_point,
            aspect,
            table,
            removed: text.is_empty(),
            text: text.clone(),
        };
        let command = OutcomeCommand::Exhibit {
            inputs: vec![input],
        };
        let deed = Deed::Set {
            register: Register::Exhibit(subject),
            value: text,
        };
        self.write(tab, DocumentId::OUTCOME, command.into(), deed)
    }
}

/// A time of the day that is a different one each time.
fn time(token: &str) -> String {
    let number = token.bytes().filter(u8::is_ascii_digit);
    let number = number.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')) % 1_440;
    format!("{:02}:{:02}", number / 60, number % 60)
}

/// A facilitator sets something of the plan.
pub(crate) fn set_field(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    let plan = world.plan(tab)?;
    let row = world.dice.pick(&plan.focus_points)?.id;
    let column = world.dice.pick(&plan.aspects)?.id;
    let phase = world.dice.pick(&plan.programme)?.id;
    let token = world.ledger.token();
    let (field, value) = match world.dice.below(8) {
        0 => {
            let day = world.dice.between(1, 28);
            (PlanField::Date, format!("2018-02-{day:02}"))
        }
        1 => (PlanField::Place, token),
        2 => (PlanField::Privacy, token),
        3 => {
            let item = PlanItem::FocusPoint { id: row };
            (PlanField::Question { item }, token)
        }
        4 => (
            PlanField::Plain {
                item: PlanItem::Aspect { id: column },
            },
            token,
        ),
        5 => (PlanField::Start { phase }, time(&token)),
        6 => (PlanField::End { phase }, time(&token)),
        _ => {
            let activity = world.dice.pick(&Activity::ALL)?.word();
            (PlanField::Activity { phase }, activity.to_owned())
        }
    };
    world.set_field(tab, field, value);
    Some(())
}

/// A facilitator says how many points each has.
pub(crate) fn set_points(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    world.plan(tab)?;
    let points = world.dice.between(1, 1_000) as u32;
    world.set_points(tab, points);
    Some(())
}

/// A facilitator adds a phase, or a kind of people.
pub(crate) fn add_to_plan(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    world.plan(tab)?;
    let token = world.ledger.token();
    match world.dice.per_mille(500) {
        true => drop(world.add_phase(tab, token, Activity::Gallery)),
        false => drop(world.add_stakeholder(tab, token)),
    }
    Some(())
}

/// A facilitator hangs something up for all to read, or takes it down.
pub(crate) fn exhibit(world: &mut World, _: &Programme) -> Option<()> {
    let tab = facilitator(world)?;
    let subject = ItemId([world.dice.below(5) as u8; 16]);
    let text = match world.dice.per_mille(700) {
        true => world.ledger.token(),
        false => String::new(),
    };
    world.exhibit(tab, subject, 1, text);
    Some(())
}
