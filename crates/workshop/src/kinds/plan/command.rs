//! What facilitators do to a plan.

use minicbor::{Decode, Encode};
use protocol::ItemId;
use serde::Serialize;

use super::Activity;
use crate::hexadecimal;
use crate::template::PlanContent;

/// What a facilitator wants done to the plan.
#[derive(Clone, Debug, PartialEq, Encode, Decode, Serialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanCommand {
    /// Fills a fresh plan. What is there already stays as it is.
    #[n(0)]
    CreatePlan {
        /// What to fill it with.
        #[n(0)]
        content: PlanContent,
    },
    /// Edits the workshop's title.
    #[n(1)]
    EditTitle {
        /// The title that the person saw.
        #[n(0)]
        before: String,
        /// The title that the person left.
        #[n(1)]
        after: String,
    },
    /// Sets or clears the date of the workshop.
    #[n(2)]
    SetDate {
        /// As in “2018-01-29”.
        #[n(0)]
        date: Option<String>,
    },
    /// Adds a focus point, a row of the grid.
    #[n(3)]
    AddFocusPoint {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds an aspect, a column of the grid.
    #[n(4)]
    AddAspect {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
    /// Adds a table.
    #[n(5)]
    AddTable {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// The number that stands on it.
        #[n(1)]
        number: u32,
        /// A name beside the number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[n(2)]
        name: Option<String>,
    },
    /// Edits the title of a focus point, an aspect or a stakeholder, or the name of a table.
    #[n(6)]
    Rename {
        /// Of which.
        #[n(0)]
        item: PlanItem,
        /// The title that the person saw.
        #[n(1)]
        before: String,
        /// The title that the person left.
        #[n(2)]
        after: String,
    },
    /// Moves a part of the plan among its likes.
    #[n(7)]
    SetOrder {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Its new place; for a table its number.
        #[n(1)]
        order: f64,
    },
    /// Takes a part out of the plan, or puts it back. Nothing is erased: contributions keep naming it.
    #[n(8)]
    SetRemoved {
        /// Which.
        #[n(0)]
        item: PlanItem,
        /// Out, or back.
        #[n(1)]
        removed: bool,
    },

    /// Makes the tables 1 to `count` the ones in use. Those that were taken out come back before new
    /// ones are made. Of tables with the same number, as two people make them at once, one stays.
    #[n(15)]
    SetTableCount {
        /// How many; at most [`TABLE_LIMIT`].
        #[n(0)]
        count: u32,
        /// The id of each table from 1 on, if it has to be made.
        #[serde(serialize_with = "hexadecimal::list::serialize")]
        #[n(1)]
        ids: Vec<ItemId>,
    },
    /// Sets or clears something that is said as a whole. What another facilitator set at the same time
    /// stays beside it until somebody who saw both sets it again.
    #[n(16)]
    SetField {
        /// What.
        #[n(0)]
        field: PlanField,
        /// What it is to say.
        #[n(1)]
        value: Option<String>,
    },
    /// Sets how many points each person has to give.
    #[n(17)]
    SetPoints {
        /// How many.
        #[n(0)]
        points: u32,
    },
    /// Adds a phase to the programme.
    #[n(18)]
    AddPhase {
        /// Its id.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
        /// What it is called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
        /// When it begins, as in “18:30”.
        #[n(3)]
        start: String,
        /// When it ends.
        #[n(4)]
        end: String,
        /// What people do in it.
        #[n(5)]
        activity: Activity,
    },
    /// Adds a kind of people.
    #[n(19)]
    AddStakeholder {
        /// The word that profiles keep.
        #[n(0)]
        word: String,
        /// What they are called.
        #[n(1)]
        title: String,
        /// Its place among the others.
        #[n(2)]
        order: f64,
    },
}

/// Something that the plan says as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize)]
#[serde(
    tag = "field",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanField {
    /// The day, as in “2018-01-29”.
    #[n(0)]
    Date,
    /// Where it is.
    #[n(1)]
    Place,
    /// What people are told of privacy before they take part.
    #[n(2)]
    Privacy,
    /// The guiding question of a focus point or an aspect.
    #[n(3)]
    Question {
        /// Of which.
        #[n(0)]
        item: PlanItem,
    },
    /// The same in plain words, for who reads slowly.
    #[n(4)]
    Plain {
        /// Of which.
        #[n(0)]
        item: PlanItem,
    },
    /// When a phase begins, as in “18:30”.
    #[n(5)]
    Start {
        /// Which phase.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        phase: ItemId,
    },
    /// When a phase ends.
    #[n(6)]
    End {
        /// Which phase.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        phase: ItemId,
    },
    /// What people do in a phase, by its [word](Activity::word).
    #[n(7)]
    Activity {
        /// Which phase.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        phase: ItemId,
    },
    /// How many points a person has; set by [`PlanCommand::SetPoints`].
    #[n(8)]
    Points,
}

/// A part of the plan that can be renamed, moved or taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize)]
#[serde(
    tag = "part",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PlanItem {
    /// A focus point.
    #[n(0)]
    FocusPoint {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// An aspect.
    #[n(1)]
    Aspect {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A table.
    #[n(2)]
    Table {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
    /// A stakeholder.
    #[n(3)]
    Stakeholder {
        /// By its word.
        #[n(0)]
        word: String,
    },
    /// A phase of the programme.
    #[n(4)]
    Phase {
        /// Which.
        #[serde(serialize_with = "hexadecimal::serialize")]
        #[n(0)]
        id: ItemId,
    },
}
