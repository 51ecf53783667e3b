//! A link: what a QR code carries. The secrets are in the fragment, which no server sees. [L1]

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::keys::Access;
use crate::secret::{FacilitatorSecret, ParticipantSecret};
use crate::{Role, WorkshopId};

/// The path of the participants' link.
pub const PARTICIPANT_PATH: &str = "/deltag";
/// The path of the facilitators' link.
pub const FACILITATOR_PATH: &str = "/facilitator";

/// What may stand right behind a link in a sentence, and is taken for a part of it.
const SENTENCE_MARKS: &str = ".,;:!?)]}>\"'»”’…";

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Opens what members may open.
    pub participant: ParticipantSecret,
    /// Opens the rest, in the facilitators' link.
    pub facilitator: Option<FacilitatorSecret>,
}

/// A fragment that is not a link's. Says nothing of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the link is incomplete or was changed on the way")]
pub struct NotALink;

impl Link {
    /// Reads a fragment, with or without its `#`. 48 bytes are a participants' link, 80 a
    /// facilitators'. What does not belong to it, such as the full stop of the sentence that it stood
    /// in, is left out at its end.
    pub fn parse(fragment: &str) -> Result<Self, NotALink> {
        let text = fragment.trim_start();
        let text = text.strip_prefix('#').unwrap_or(text);
        let text = text.trim_end_matches(|letter: char| {
            letter.is_whitespace() || SENTENCE_MARKS.contains(letter)
        });
        let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| NotALink)?;
        let (workshop, rest) = bytes.split_first_chunk::<16>().ok_or(NotALink)?;
        let (participant, rest) = rest.split_first_chunk::<32>().ok_or(NotALink)?;
        let facilitator = match rest.len() {
            0 => None,
            _ => Some(FacilitatorSecret::from_bytes(
                rest.try_into().map_err(|_| NotALink)?,
            )),
        };
        Ok(Self {
            workshop: WorkshopId(*workshop),
            participant: ParticipantSecret::from_bytes(*participant),
            facilitator,
        })
    }

    /// The fragment, without its `#`.
    pub fn fragment(&self) -> String {
        let mut bytes = self.workshop.0.to_vec();
        bytes.extend_from_slice(self.participant.expose());
        if let Some(facilitator) = &self.facilitator {
            bytes.extend_from_slice(facilitator.expose());
        }
        Base64UrlUnpadded::encode_string(&bytes)
    }

    /// Path and fragment, to be put after an origin.
    pub fn path_and_fragment(&self) -> String {
        let path = match self.role() {
            Role::Participant => PARTICIPANT_PATH,
            Role::Facilitator => FACILITATOR_PATH,
        };
        format!("{path}#{}", self.fragment())
    }

    /// What its holder may be.
    pub fn role(&self) -> Role {
        if self.facilitator.is_some() {
            Role::Facilitator
        } else {
            Role::Participant
        }
    }

    /// The participants' link of the same workshop.
    pub fn for_participants(&self) -> Self {
        Self {
            facilitator: None,
            ..self.clone()
        }
    }

    /// Derives the keys.
    pub fn access(&self) -> Access {
        Access::new(self.workshop, &self.participant, self.facilitator.as_ref())
    }
}
