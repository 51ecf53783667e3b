//! A route: the address of a page, written and read.

use std::fmt;

use protocol::link::{FACILITATOR_PATH, PARTICIPANT_PATH, PARTY_PATH, unescaped};
use protocol::{Role, WorkshopId};

/// The addresses there are. [`fmt::Display`] writes them, [`Route::parse`] reads them.
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
    /// What a link to a workshop leads to, before its fragment.
    Link(Role),
    /// A workshop: the participants' board, or the way to a facilitator's first page.
    Workshop(WorkshopId),
    /// One of the participants' other pages of a workshop.
    Own(WorkshopId, Own),
    /// One of the facilitators' pages of a workshop, by the word that its address ends with.
    Page(WorkshopId, &'static str),
}

/// The pages that a participant has beside the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// What all tables wrote, as far as everybody may read it.
    Gallery,
    /// What the person wrote.
    Mine,
}

impl Own {
    const ALL: [Self; 2] = [Self::Gallery, Self::Mine];

    /// What its address ends with.
    fn word(self) -> &'static str {
        match self {
            Self::Gallery => "galleri",
            Self::Mine => "mine",
        }
    }
}

/// The word of the page on which a workshop opens for a facilitator.
pub const FIRST_PAGE: &str = "plan";
/// The word of the page on which it opens for a party.
pub const PARTY_PAGE: &str = "hoeringssvar";

impl Route {
    /// Where a workshop opens for somebody in this role.
    pub fn home(workshop: WorkshopId, role: Role) -> Self {
        match role {
            Role::Participant => Self::Workshop(workshop),
            Role::Facilitator => Self::Page(workshop, FIRST_PAGE),
            Role::Party => Self::Page(workshop, PARTY_PAGE),
        }
    }

    /// Reads the path of an address, with or without a slash at its end, and with what a message may have put behind it
    /// (none of our addresses ends with anything but a letter or a figure). What follows the path is not looked at.
    /// `page` knows the words of the facilitators' pages.
    pub fn parse(path: &str, page: fn(&str) -> Option<&'static str>) -> Option<Self> {
        let path = unescaped(path);
        let path = match path.trim_end_matches(|end: char| !end.is_ascii_alphanumeric()) {
            "" if path.starts_with('/') => "/",
            shorter => shorter,
        };
        Some(match path {
            "/" => Self::Front,
            "/ny" => Self::Create,
            "/tilgaengelighed" => Self::Accessibility,
            PARTICIPANT_PATH => Self::Link(Role::Participant),
            FACILITATOR_PATH => Self::Link(Role::Facilitator),
            PARTY_PATH => Self::Link(Role::Party),
            _ => {
                let workshop = path.strip_prefix("/w/")?;
                let (workshop, word) = workshop.split_once('/').unwrap_or((workshop, ""));
                let workshop = WorkshopId::from_hex(workshop)?;
                let own = Own::ALL.into_iter().find(|own| own.word() == word);
                match (word, own) {
                    ("", _) => Self::Workshop(workshop),
                    (_, Some(own)) => Self::Own(workshop, own),
                    (word, None) => Self::Page(workshop, page(word)?),
                }
            }
        })
    }

    /// Of all the pages of a workshop the first, of any other page itself.
    #[must_use]
    pub fn frame(self) -> Self {
        match self {
            Self::Page(id, _) | Self::Own(id, _) => Self::Workshop(id),
            other => other,
        }
    }

    /// Whether this is a part of a facilitators' page: `saml/temaer` of `saml`.
    pub fn is_below(self, page: Self) -> bool {
        match (self, page) {
            (Self::Page(here, word), Self::Page(there, above)) if here == there => word
                .strip_prefix(above)
                .is_some_and(|rest| rest.starts_with('/')),
            _ => false,
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
            Self::Link(Role::Participant) => f.write_str(PARTICIPANT_PATH),
            Self::Link(Role::Facilitator) => f.write_str(FACILITATOR_PATH),
            Self::Link(Role::Party) => f.write_str(PARTY_PATH),
            Self::Workshop(id) => write!(f, "/w/{id}"),
            Self::Own(id, own) => write!(f, "/w/{id}/{}", own.word()),
            Self::Page(id, word) => write!(f, "/w/{id}/{word}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn page(word: &str) -> Option<&'static str> {
        let words = ["plan", "saml", "saml/temaer"];
        words.into_iter().find(|known| *known == word)
    }

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

    #[test]
    fn what_is_written_is_read() {
        let id = WorkshopId([0x0c; 16]);
        for route in [
            Route::Front,
            Route::Create,
            Route::Accessibility,
            Route::Link(Role::Participant),
            Route::Link(Role::Facilitator),
            Route::Link(Role::Party),
            Route::Workshop(id),
            Route::Own(id, Own::Gallery),
            Route::Own(id, Own::Mine),
            Route::Page(id, "plan"),
            Route::Page(id, "saml/temaer"),
        ] {
            let path = route.to_string();
            assert_eq!(Route::parse(&path, page), Some(route));
            if route != Route::Front {
                assert_eq!(Route::parse(&format!("{path}/"), page), Some(route));
            }
        }
    }

    #[test]
    fn a_part_of_a_page_is_below_it_and_of_no_other() {
        let (id, other) = (WorkshopId([0x0c; 16]), WorkshopId([0x0d; 16]));
        let part = Route::Page(id, "saml/temaer");
        assert!(part.is_below(Route::Page(id, "saml")));
        assert!(!part.is_below(Route::Page(other, "saml")));
        assert!(!part.is_below(part));
        assert!(!Route::Page(id, "samling").is_below(Route::Page(id, "saml")));
        assert!(!Route::Page(id, "saml").is_below(part));
    }

    #[test]
    fn what_a_message_put_behind_an_address_is_left_out() {
        let id = WorkshopId([0x0c; 16]);
        for route in [
            Route::Front,
            Route::Link(Role::Participant),
            Route::Workshop(id),
            Route::Page(id, "saml"),
        ] {
            let path = route.to_string();
            for behind in [
                "%20",
                "%C2%BB",
                "%E2%80%9D.",
                "%C2%A0",
                "%E2%80%8B",
                ")",
                "%3E/",
            ] {
                assert_eq!(
                    Route::parse(&format!("{path}{behind}"), page),
                    Some(route),
                    "{path}{behind}"
                );
            }
        }
    }

    #[test]
    fn no_other_address_leads_anywhere() {
        let hex = "ab".repeat(16);
        for path in [
            "",
            "ny",
            "/nyt",
            "/w",
            "/w/",
            "/w/ab",
            "/deltag%2Fplan",
            "/ny%C3%A6a",
            &format!("/w/{}", hex.to_uppercase()),
            &format!("/w/{hex}0"),
            &format!("/w/{hex}/andet"),
            &format!("/w/{hex}/plan/mere"),
            &format!("/W/{hex}"),
        ] {
            assert_eq!(Route::parse(path, page), None, "{path}");
        }
    }
}
