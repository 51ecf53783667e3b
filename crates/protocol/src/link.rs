//! A link: what a QR code carries. The secrets are in the fragment, which no server sees. [L1]

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::keys::{Access, notice_secret, party_secret};
use crate::secret::{FacilitatorSecret, NoticeSecret, ParticipantSecret, PartySecret};
use crate::{Role, Stream, StreamClass, StreamId, WorkshopId};

/// The path of the participants' link.
pub const PARTICIPANT_PATH: &str = "/deltag";
/// The path of the facilitators' link.
pub const FACILITATOR_PATH: &str = "/facilitator";
/// The path of the parties' link. [L4]
pub const PARTY_PATH: &str = "/part";

/// What may stand right behind a link in a sentence, and is taken for a part of it. So may every letter that is not of
/// ASCII: other quotation marks, dashes, and what nobody sees.
const SENTENCE_MARKS: &str = ".,;:!?)]}<>\"'`*";

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

/// The bytes of a fragment, without what does not belong to it.
fn bytes_of(fragment: &str) -> Result<Vec<u8>, NotALink> {
    let text = unescaped(fragment);
    let is_around = |letter: char| {
        !letter.is_ascii() || letter.is_ascii_whitespace() || letter.is_ascii_control()
    };
    let text = text.trim_start_matches(is_around);
    let text = text.strip_prefix('#').unwrap_or(text);
    let text = text.trim_end_matches(|letter| is_around(letter) || SENTENCE_MARKS.contains(letter));
    Base64UrlUnpadded::decode_vec(text).map_err(|_| NotALink)
}

impl Link {
    /// Reads a fragment, with or without its `#`, as a browser or a mail program may have escaped it. 48 bytes are a
    /// participants' link, 80 a facilitators'. What does not belong to it, such as the full stop of the sentence that it
    /// stood in, is left out at its end.
    pub fn parse(fragment: &str) -> Result<Self, NotALink> {
        let bytes = bytes_of(fragment)?;
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
            // Theirs is a [`PartyLink`].
            Role::Party => PARTY_PATH,
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

/// What a parties' link says: no more than parties may know. [L4]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyLink {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Opens what parties may write in.
    pub party: PartySecret,
    /// Opens what is published to them.
    pub notice: NoticeSecret,
    /// The name of the control stream, of which they are handed out what is in the clear: they cannot
    /// derive it, for with it they could derive the names of all others.
    pub control: StreamId,
}

impl PartyLink {
    /// The parties' link of a workshop, for whoever holds the facilitators'.
    pub fn of(link: &Link) -> Option<Self> {
        let facilitator = link.facilitator.as_ref()?;
        Some(Self {
            workshop: link.workshop,
            party: party_secret(link.workshop, facilitator),
            notice: notice_secret(link.workshop, &link.participant),
            control: link.access().stream_id(Stream::Control),
        })
    }

    /// Reads a fragment as [`Link::parse`] does. It has 63 bytes, as no other kind of link has.
    pub fn parse(fragment: &str) -> Result<Self, NotALink> {
        let bytes: [u8; 63] = bytes_of(fragment)?.try_into().map_err(|_| NotALink)?;
        let (workshop, rest) = bytes.split_first_chunk::<16>().ok_or(NotALink)?;
        let (party, rest) = rest.split_first_chunk::<16>().ok_or(NotALink)?;
        let (notice, rest) = rest.split_first_chunk::<16>().ok_or(NotALink)?;
        let mut control = [StreamClass::Control as u8; 16];
        control[1..].copy_from_slice(rest);
        Ok(Self {
            workshop: WorkshopId(*workshop),
            party: PartySecret::from_bytes(*party),
            notice: NoticeSecret::from_bytes(*notice),
            control: StreamId(control),
        })
    }

    /// The fragment, without its `#`.
    pub fn fragment(&self) -> String {
        let mut bytes = self.workshop.0.to_vec();
        bytes.extend_from_slice(self.party.expose());
        bytes.extend_from_slice(self.notice.expose());
        bytes.extend_from_slice(&self.control.0[1..]);
        Base64UrlUnpadded::encode_string(&bytes)
    }

    /// Path and fragment, to be put after an origin.
    pub fn path_and_fragment(&self) -> String {
        format!("{PARTY_PATH}#{}", self.fragment())
    }

    /// Derives the keys.
    pub fn access(&self) -> Access {
        Access::of_party(self.workshop, &self.party, &self.notice, self.control)
    }
}

/// A text with each `%20` in it as the byte that it stands for. A `%` that escapes nothing stays.
///
/// Addresses come escaped: what a person typed or a mail program took along behind a link is not ASCII, or a blank.
#[must_use]
pub fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = match after {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        rest = match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                &after[2..]
            }
            None => {
                bytes.push(*first);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(letter: u8) -> Option<u8> {
    char::from(letter)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}
