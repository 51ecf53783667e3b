//! The lobby: a connection before it belongs to a room.
//!
//! It is greeted with a challenge; it says who it is, or first brings the charter of a workshop that
//! is not here. Nothing of a workshop is told to anybody who has not shown a chain that its charter
//! vouches for. [W2] [W12] Like the room it does no I/O and knows no clock.

use std::sync::Arc;

use protocol::{
    Chain, ClientFrame, Goodbye, LaneIdentity, RelayFrame, Signature, SignedCharter, VERSION,
    WorkshopId,
};

use crate::store::{Batch, LogStore};

/// Who may create workshops here.
#[derive(Clone, PartialEq, Eq)]
pub enum CreatePolicy {
    /// Everybody.
    Open,
    /// Who knows the token.
    Token(String),
    /// Nobody.
    Nobody,
}

/// What holds for everybody who comes.
#[derive(Clone, Debug)]
pub struct LobbyRules {
    /// Who may create workshops.
    pub create: CreatePolicy,
    /// How long one may take to say who one is, in milliseconds.
    pub authentication_ms: i64,
    /// How many workshops there is room for.
    pub workshops: usize,
}

impl Default for LobbyRules {
    fn default() -> Self {
        Self {
            create: CreatePolicy::Nobody,
            authentication_ms: 10_000,
            workshops: 10_000,
        }
    }
}

/// Somebody who has shown who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrant {
    /// Where they belong.
    pub workshop: WorkshopId,
    /// What their chain proved.
    pub identity: LaneIdentity,
    /// The chain.
    pub chain: Chain,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum LobbyEffect {
    /// Send a frame.
    Send(RelayFrame),
    /// Append this durably, then say [`Lobby::committed`] or [`Lobby::failed`]; hand the lobby no
    /// frame before that. If the room of the workshop is open, tell it with
    /// [`crate::Room::charter_renewed`].
    Append(Arc<Batch>),
    /// Take them to the room of their workshop; the lobby is done.
    Enter(Box<Entrant>),
    /// Say goodbye and hang up.
    Close(Goodbye),
}

/// One connection that has not said who it is.
#[derive(Debug)]
pub struct Lobby {
    rules: Arc<LobbyRules>,
    challenge: [u8; 32],
    origins: Vec<String>,
    deadline: i64,
    frames: u32,
}

/// Frames that one may need here: Hello, Charter, Hello, and some to spare.
const FRAMES: u32 = 8;

impl Lobby {
    /// Somebody connected. `challenge` is random; `origins` are the names that this relay has for
    /// them: normally one.
    pub fn open(
        rules: Arc<LobbyRules>,
        challenge: [u8; 32],
        origins: Vec<String>,
        now_ms: i64,
    ) -> (Self, RelayFrame) {
        let lobby = Self {
            deadline: now_ms + rules.authentication_ms,
            rules,
            challenge,
            origins,
            frames: 0,
        };
        let frame = RelayFrame::Challenge {
            version: VERSION,
            challenge,
            time: now_ms,
        };
        (lobby, frame)
    }

    /// When they are sent away if they have not said who they are, in milliseconds since 1970.
    pub fn deadline_ms(&self) -> i64 {
        self.deadline
    }

    /// A frame came in.
    pub fn frame(
        &mut self,
        frame: ClientFrame,
        now_ms: i64,
        store: &dyn LogStore,
    ) -> Vec<LobbyEffect> {
        self.frames += 1;
        let answer = if now_ms >= self.deadline {
            Err(Goodbye::Timeout)
        } else if self.frames > FRAMES {
            Err(Goodbye::Authentication)
        } else {
            match frame {
                ClientFrame::Hello {
                    version,
                    workshop,
                    chain,
                    signature,
                } => self.hello(version, workshop, chain, &signature, store),
                ClientFrame::Charter {
                    workshop,
                    charter,
                    token,
                } => self.charter(workshop, charter, token.as_deref(), store),
                ClientFrame::Ping => Ok(Some(LobbyEffect::Send(RelayFrame::Pong { time: now_ms }))),
                _ => Err(Goodbye::Authentication),
            }
        };
        match answer {
            Ok(effect) => effect.into_iter().collect(),
            Err(reason) => vec![LobbyEffect::Close(reason)],
        }
    }

    /// The charter is on disk. The next word is theirs.
    pub fn committed(&mut self) -> Vec<LobbyEffect> {
        Vec::new()
    }

    /// The charter could not be stored.
    pub fn failed(&mut self) -> Vec<LobbyEffect> {
        vec![LobbyEffect::Close(Goodbye::Stopping)]
    }

    fn hello(
        &self,
        version: u8,
        workshop: WorkshopId,
        chain: Chain,
        signature: &Signature,
        store: &dyn LogStore,
    ) -> Result<Option<LobbyEffect>, Goodbye> {
        if version != VERSION {
            return Err(Goodbye::Version);
        }
        let Some(charter) = store.charter(workshop).map_err(|_| Goodbye::Stopping)? else {
            return Ok(Some(LobbyEffect::Send(RelayFrame::Unknown)));
        };
        let charter = charter.verify(workshop).map_err(|_| Goodbye::Stopping)?;
        let identity = chain
            .verify(workshop, &charter)
            .map_err(|_| Goodbye::Authentication)?;
        let greeted = self.origins.iter().any(|origin| {
            protocol::frame::verify_hello(
                identity.lane,
                workshop,
                &self.challenge,
                origin,
                signature,
            )
        });
        if !greeted {
            return Err(Goodbye::Authentication);
        }
        Ok(Some(LobbyEffect::Enter(Box::new(Entrant {
            workshop,
            identity,
            chain,
        }))))
    }

    fn charter(
        &self,
        workshop: WorkshopId,
        signed: SignedCharter,
        token: Option<&str>,
        store: &dyn LogStore,
    ) -> Result<Option<LobbyEffect>, Goodbye> {
        let charter = signed.verify(workshop).map_err(|_| Goodbye::Charter)?;
        let known = store.charter(workshop).map_err(|_| Goodbye::Stopping)?;
        match known {
            Some(known) if known == signed => return Ok(None),
            Some(known) => {
                let known = known.verify(workshop).map_err(|_| Goodbye::Stopping)?;
                if charter.number <= known.number {
                    return Err(Goodbye::Charter);
                }
            }
            None => {
                let may = match &self.rules.create {
                    CreatePolicy::Open => true,
                    CreatePolicy::Token(word) => token.is_some_and(|token| same(token, word)),
                    CreatePolicy::Nobody => false,
                };
                if !may {
                    return Err(Goodbye::MayNotCreate);
                }
                let there_are = store.workshops().map_err(|_| Goodbye::Stopping)?;
                if there_are >= self.rules.workshops {
                    return Err(Goodbye::Full);
                }
            }
        }
        let mut batch = Batch::new(workshop);
        batch.charter = Some((charter.number, signed));
        Ok(Some(LobbyEffect::Append(Arc::new(batch))))
    }
}

impl std::fmt::Debug for CreatePolicy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Open => "Open",
            Self::Token(_) => "Token(…)",
            Self::Nobody => "Nobody",
        })
    }
}

/// Compares all of it, so that the time taken does not tell how much was right.
fn same(one: &str, other: &str) -> bool {
    use sha2::{Digest, Sha256};
    Sha256::digest(one.as_bytes()) == Sha256::digest(other.as_bytes())
}
