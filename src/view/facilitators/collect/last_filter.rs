//! The last filter: how a person had narrowed the overview when they left it, for as long as the tab
//! lives, so that a look at “Plan” or a reload does not undo it. It stays in the browser: an address
//! would tell the server what is searched for.

use protocol::{ItemId, WorkshopId};
use serde::{Deserialize, Serialize};
use workshop::collection::{Filter, Part};

use crate::device::settings;

/// How what stands in no part of the plan is written.
const UNKNOWN: &str = "unknown";

#[derive(Serialize, Deserialize)]
struct Kept {
    focus_point: Option<String>,
    aspect: Option<String>,
    table: Option<u16>,
    text: String,
}

/// The filter of this tab, or the one that lets everything through.
pub fn read(workshop: WorkshopId) -> Filter {
    let kept = settings::read_tab::<Kept>(&key(workshop));
    kept.map_or_else(Filter::default, Kept::filter)
}

/// Keeps it.
pub fn keep(workshop: WorkshopId, filter: &Filter) {
    let name = |part: Part| match part {
        Part::Known(id) => id.to_string(),
        Part::Unknown => UNKNOWN.to_owned(),
    };
    let kept = Kept {
        focus_point: filter.focus_point.map(name),
        aspect: filter.aspect.map(name),
        table: filter.table,
        text: filter.text.clone(),
    };
    settings::keep_tab(&key(workshop), kept);
}

impl Kept {
    fn filter(self) -> Filter {
        let part = |name: String| match ItemId::from_hex(&name) {
            Some(id) => Part::Known(id),
            None => Part::Unknown,
        };
        Filter {
            focus_point: self.focus_point.map(part),
            aspect: self.aspect.map(part),
            table: self.table,
            text: self.text,
        }
    }
}

fn key(workshop: WorkshopId) -> String {
    format!("temadag.filter.{workshop}")
}
