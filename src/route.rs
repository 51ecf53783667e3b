//! A route: the address of a page.

use std::fmt;

use protocol::{Role, WorkshopId};

/// The addresses there are. [`fmt::Display`] writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The front page.
    Front,
    /// The front page, fetched anew for the sake of “Åbn fil”.
    OpenFile,
    /// Creating a workshop.
    Create,
    /// What is said of accessibility.
    Accessibility,
    /// A workshop: the participants' board, or the way to a facilitator's plan.
    Workshop(WorkshopId),
    /// The facilitators' plan.
    Plan(WorkshopId),
    /// The facilitators' overview.
    Collect(WorkshopId),
    /// The facilitators' links.
    Share(WorkshopId),
}

impl Route {
    /// Where a workshop opens for somebody in this role.
    pub fn home(workshop: WorkshopId, role: Role) -> Self {
        match role {
            Role::Participant => Self::Workshop(workshop),
            Role::Facilitator => Self::Plan(workshop),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front => f.write_str("/"),
            Self::OpenFile => f.write_str("/?fil"),
            Self::Create => f.write_str("/ny"),
            Self::Accessibility => f.write_str("/tilgaengelighed"),
            Self::Workshop(id) => write!(f, "/w/{id}"),
            Self::Plan(id) => write!(f, "/w/{id}/plan"),
            Self::Collect(id) => write!(f, "/w/{id}/saml"),
            Self::Share(id) => write!(f, "/w/{id}/del"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workshop_opens_where_the_role_works() {
        let id = WorkshopId([0xab; 16]);
        let hex = "ab".repeat(16);
        assert_eq!(
            Route::home(id, Role::Participant).to_string(),
            format!("/w/{hex}")
        );
        assert_eq!(
            Route::home(id, Role::Facilitator).to_string(),
            format!("/w/{hex}/plan")
        );
    }
}
