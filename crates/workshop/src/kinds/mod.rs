//! The kinds of documents. Each is a module with its declaration, its commands and what they do.
//!
//! A new kind is a file here and a line in the list below: what it holds, the steps of its commands
//! and the types that it is read as. Everything else follows from its
//! [declaration](crate::schema::Declaration).

use minicbor::{Decoder, Encode, Encoder, encode};
use serde::{Deserialize, Serialize};

use crate::content::Says;
use crate::schema::Declaration;
use crate::step::Step;

mod comment;
mod contribution;
mod either_sheet;
mod error;
pub(crate) mod fields;
mod profile;
pub(crate) mod write;

pub use comment::{COMMENTS, Comment, MARKS, important, is_important};
pub use contribution::{CONTRIBUTIONS, Contribution, Imported};
pub use either_sheet::NewContribution;
pub use error::CommandError;
#[cfg(feature = "facilitators")]
pub(crate) use notice::notice_fields;
pub use profile::{PROFILE, Profile, SEATS, Seat, privacy_shown, privacy_version};
pub use write::{Place, Wanted, Write, Written, batches, bring};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident($command:ident) = $module:ident $(of $feature:literal)?;)+) => {
        $(mod $module;)+
        $(pub use $module::*;)+

        /// What a document is for. Who may write it is the session's matter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum DocumentKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl DocumentKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What a document of the kind holds, and whose it is.
            pub fn declaration(self) -> &'static Declaration {
                match self {
                    $(Self::$kind => &$module::DECLARATION,)+
                }
            }
        }

        /// What a person wants done to a document of one kind.
        ///
        /// A command names everything itself, ids and times included, so that issuing it again in
        /// another lane has the same effect. That happens when a cloned device loses a number to its
        /// twin: the document is rebuilt from the log and the commands that are missing from it are
        /// issued anew. What adds or sets something may be issued any number of times. What edits text
        /// says the text before and after; it is carried over what others have written since, and is
        /// to be issued again only where its change was lost.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Command {
            $($(#[cfg(feature = $feature)])? $(#[doc = $doc])+ $kind($command),)+
        }

        impl Command {
            /// The kind of document that it belongs in.
            pub fn kind(&self) -> DocumentKind {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$kind(_) => DocumentKind::$kind,)+
                }
            }

            /// What it does to a document that says this.
            pub(crate) fn steps(&self, says: &dyn Says) -> Result<Vec<Step>, CommandError> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$kind(command) => command.steps(says),)+
                }
            }

            pub(crate) fn decode(
                kind: DocumentKind,
                decoder: &mut Decoder<'_>,
            ) -> Result<Self, minicbor::decode::Error> {
                match kind {
                    $($(#[cfg(feature = $feature)])? DocumentKind::$kind => decoder.decode().map(Self::$kind),)+
                    #[cfg(not(feature = "facilitators"))]
                    _ => Err(minicbor::decode::Error::message("a facilitator's command")),
                }
            }
        }

        /// As its own kind's command: the document that it is kept for says which that is.
        impl<C> Encode<C> for Command {
            fn encode<W: encode::Write>(
                &self,
                encoder: &mut Encoder<W>,
                context: &mut C,
            ) -> Result<(), encode::Error<W::Error>> {
                match self {
                    $($(#[cfg(feature = $feature)])? Self::$kind(command) => command.encode(encoder, context),)+
                }
            }
        }

        $($(#[cfg(feature = $feature)])? impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$kind(command)
            }
        })+
    };
}

kinds! {
    /// The grid, the tables and the programme of a workshop; facilitators write.
    Plan(PlanCommand) = plan of "facilitators";
    /// What one person wrote at one table.
    Sheet(SheetCommand) = sheet;
    /// What a table wrote together, and who sits there.
    JointSheet(JointCommand) = joint_sheet;
    /// Where one person puts their points.
    Ballot(BallotCommand) = ballot;
    /// What facilitators make of what came in.
    Synthesis(SynthesisCommand) = synthesis of "facilitators";
    /// The text that facilitators write from it.
    Strategy(StrategyCommand) = strategy of "facilitators";
    /// The steps of the longer plan, and when each is.
    Timetable(TimetableCommand) = timetable of "facilitators";
    /// Hearings, and what facilitators make of the answers.
    Hearing(HearingCommand) = hearing of "facilitators";
    /// What one party answers.
    Answers(AnswersCommand) = answers of "facilitators";
    /// What facilitators publish to parties.
    Notice(NoticeCommand) = notice of "facilitators";
    /// What figures of the strategy show.
    Pictures(PicturesCommand) = pictures of "facilitators";
    /// What political bodies are asked to approve or told of.
    Cases(CasesCommand) = cases of "facilitators";
    /// What is done to carry the strategy out, and how it goes.
    Actions(ActionsCommand) = actions of "facilitators";
    /// What facilitators publish.
    Outcome(OutcomeCommand) = outcome of "facilitators";
}

impl DocumentKind {
    /// The word for the kind inside documents.
    pub fn name(self) -> &'static str {
        self.declaration().name
    }
}
