//! JSON: the whole report for another program, with its ids, and pictures in base64.
//!
//! `schema/temadag-export.schema.json` describes it. It is a report's own form with two fields in front, so that a
//! [`Report`] is read from it again; who reads one of a later version passes over what they do not know.

use std::borrow::Cow;

use serde::Serialize;

use crate::Error;
use crate::report::Report;

/// What the field `format` says.
pub const FORMAT: &str = "temadag-export";

/// What the field `version` says: it rises when a field changes its meaning or goes; new ones may come without.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Export<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    report: &'a Report,
}

/// The report as JSON, two spaces a level. Without [`Report::with_names`] every name is `null`.
///
/// # Errors
///
/// Never for a report as such: its data are plain.
pub fn json(report: &Report) -> Result<String, Error> {
    let mut report = Cow::Borrowed(report);
    if !report.with_names && report.inputs.iter().any(|input| input.name.is_some()) {
        for input in &mut report.to_mut().inputs {
            input.name = None;
        }
    }
    let export = Export {
        format: FORMAT,
        version: VERSION,
        report: &report,
    };
    let mut text = serde_json::to_string_pretty(&export)?;
    text.push('\n');
    Ok(text)
}
