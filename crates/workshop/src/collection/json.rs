//! JSON: the collection for another program, with ids by which every sentence can be followed back to
//! the person and the lane that wrote it.

use std::sync::Arc;

use protocol::WorkshopId;
use serde::Serialize;

use super::{Entry, calendar};
use crate::Plan;

/// The name of the schema, so that a program knows what it reads.
pub const SCHEMA_NAME: &str = "temadag.collection";

/// Its version: it rises when a field changes its meaning or goes; new ones may come without.
pub const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Export<'a> {
    schema: &'static str,
    version: u32,
    workshop: String,
    title: &'a str,
    date: Option<&'a str>,
    language: Option<&'a str>,
    focus_points: Vec<Named<'a>>,
    aspects: Vec<Named<'a>>,
    stakeholders: Vec<Worded<'a>>,
    contributions: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: String,
    title: &'a str,
}

#[derive(Serialize)]
struct Worded<'a> {
    word: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    id: String,
    focus_point: String,
    aspect: String,
    table: u16,
    /// Whether it stands in the table's joint sheet.
    joint: bool,
    text: &'a str,
    created: String,
    author: Writer<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    imported: Option<&'a crate::Imported>,
}

#[derive(Serialize)]
struct Writer<'a> {
    /// Who; in a joint sheet as it says itself.
    person: Option<String>,
    /// The lane whose signature is on it.
    lane: Option<String>,
    name: Option<&'a str>,
    stakeholder: Option<&'a str>,
}

/// The entries as JSON.
pub fn json(workshop: &WorkshopId, plan: &Plan, entries: &[Arc<Entry>]) -> String {
    let export = Export {
        schema: SCHEMA_NAME,
        version: SCHEMA_VERSION,
        workshop: workshop.to_string(),
        title: &plan.title,
        date: plan.date.as_deref(),
        language: plan.language.as_deref(),
        focus_points: plan
            .focus_points
            .iter()
            .map(|point| Named {
                id: point.id.to_string(),
                title: &point.title,
            })
            .collect(),
        aspects: plan
            .aspects
            .iter()
            .map(|aspect| Named {
                id: aspect.id.to_string(),
                title: &aspect.title,
            })
            .collect(),
        stakeholders: plan
            .stakeholders
            .iter()
            .map(|stakeholder| Worded {
                word: &stakeholder.word,
                title: &stakeholder.title,
            })
            .collect(),
        contributions: entries.iter().map(|entry| written(entry)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&export).expect("plain data has a JSON form");
    text.push('\n');
    text
}

fn written(entry: &Entry) -> Written<'_> {
    let contribution = &entry.contribution;
    let profile = &entry.author.profile;
    Written {
        id: contribution.id.to_string(),
        focus_point: contribution.focus_point.to_string(),
        aspect: contribution.aspect.to_string(),
        table: entry.origin.table,
        joint: entry.origin.is_joint(),
        text: &contribution.text,
        created: calendar::universal(contribution.created),
        author: Writer {
            person: entry.author.person.map(|person| person.to_string()),
            lane: contribution.written_by.map(|lane| lane.to_string()),
            name: profile.name.as_deref(),
            stakeholder: profile.stakeholder.as_deref(),
        },
        imported: contribution.imported.as_ref(),
    }
}
