//! The last filter: how a person had narrowed the overview when they left it, for as long as the tab
//! lives, so that a look at “Plan” or a reload does not undo it. It stays in the browser: an address
//! would tell the server what is searched for.

use protocol::{ItemId, WorkshopId};
use serde::{Deserialize, Serialize};
use workshop::collection::{Filter, Part};
use workshop::synthesis::State;

use super::look::{Attention, Look};
use crate::device::settings;

/// How what stands in no part of the plan is written.
const UNKNOWN: &str = "unknown";

#[derive(Serialize, Deserialize)]
struct Kept {
    focus_point: Option<String>,
    aspect: Option<String>,
    table: Option<u16>,
    #[serde(default)]
    stakeholder: Option<String>,
    text: String,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    theme: Option<String>,
    #[serde(default)]
    without_theme: bool,
    #[serde(default)]
    attention: Option<String>,
    #[serde(default)]
    has_votes: Option<bool>,
}

/// The filter of this tab, or the one that lets everything through.
pub fn read(workshop: WorkshopId) -> Look {
    let kept = settings::read_tab::<Kept>(&key(workshop));
    kept.map_or_else(Look::default, Kept::look)
}

/// Keeps it.
pub fn keep(workshop: WorkshopId, look: &Look) {
    let filter = &look.filter;
    let name = |part: Part| match part {
        Part::Known(id) => id.to_string(),
        Part::Unknown => UNKNOWN.to_owned(),
    };
    let kept = Kept {
        focus_point: filter.focus_point.map(name),
        aspect: filter.aspect.map(name),
        table: filter.table,
        stakeholder: filter.stakeholder.clone(),
        text: filter.text.clone(),
        state: look.state.map(|state| format!("{state:?}")),
        theme: look.theme.map(|theme| theme.to_string()),
        without_theme: look.without_theme,
        attention: look.attention.map(|attention| format!("{attention:?}")),
        has_votes: look.has_votes,
    };
    settings::keep_tab(&key(workshop), kept);
}

impl Kept {
    fn look(self) -> Look {
        let part = |name: String| match ItemId::from_hex(&name) {
            Some(id) => Part::Known(id),
            None => Part::Unknown,
        };
        let mut states = State::ALL.into_iter();
        let named = |word: String| states.find(|state| format!("{state:?}") == word);
        Look {
            filter: Filter {
                focus_point: self.focus_point.map(part),
                aspect: self.aspect.map(part),
                table: self.table,
                stakeholder: self.stakeholder,
                text: self.text,
            },
            state: self.state.and_then(named),
            theme: self.theme.as_deref().and_then(ItemId::from_hex),
            without_theme: self.without_theme,
            has_votes: self.has_votes,
            attention: self.attention.and_then(|word| {
                let mut all = Attention::ALL.into_iter();
                all.find(|attention| format!("{attention:?}") == word)
            }),
        }
    }
}

fn key(workshop: WorkshopId) -> String {
    format!("temadag.filter.{workshop}")
}
