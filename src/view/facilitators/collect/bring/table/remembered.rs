//! Remembered: how a person set a table up, for the next one with the same headings.
//!
//! What the columns mean is the device's, for whatever workshop. What values mean, and what holds where a table says
//! nothing, is about a plan and may hold people's words: it is the workshop's, and is erased with it.

use intake::{Defaults, Mapping, Meaning, Value};
use protocol::WorkshopId;
use serde::{Deserialize, Serialize};

use super::Setup;
use crate::device::settings;

#[derive(Serialize, Deserialize)]
struct Columns {
    columns: Vec<Meaning>,
    without_headings: bool,
}

#[derive(Default, Serialize, Deserialize)]
struct Values {
    values: Vec<Value>,
    defaults: Defaults,
}

/// How a table with these headings was set up before.
pub fn setup(workshop: WorkshopId, signature: &str, columns: usize) -> Option<Setup> {
    let kept: Columns = settings::read(&columns_key(signature))?;
    if kept.columns.len() > columns {
        return None;
    }
    let values: Values = settings::read(&values_key(workshop, signature)).unwrap_or_default();
    Some(Setup {
        sheet: 0,
        without_headings: kept.without_headings,
        mapping: Mapping {
            columns: kept.columns,
            values: values.values,
        },
        defaults: values.defaults,
    })
}

/// Remembers it.
pub fn keep(workshop: WorkshopId, signature: &str, setup: &Setup) {
    let columns = Columns {
        columns: setup.mapping.columns.clone(),
        without_headings: setup.without_headings,
    };
    let values = Values {
        values: setup.mapping.values.clone(),
        defaults: setup.defaults.clone(),
    };
    settings::keep(&columns_key(signature), columns);
    settings::keep(&values_key(workshop, signature), values);
}

fn columns_key(signature: &str) -> String {
    format!("temadag.headings.{signature}")
}

fn values_key(workshop: WorkshopId, signature: &str) -> String {
    format!("temadag.columns.{workshop}.{signature}")
}
