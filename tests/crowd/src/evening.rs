//! An evening: a workshop from the template of 2018, and what everybody in the room contributes.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use protocol::keys::OwnerKeys;
use protocol::recovery::Recovery;
use protocol::secret::{FacilitatorSecret, OwnerSecret, ParticipantSecret};
use protocol::{ItemId, Link, SignedCharter};
use sync::DocumentId;
use workshop::template::{self, Language, Template};
use workshop::{BallotCommand, PlanCommand, SheetCommand};

use crate::member::{Member, entropy, item, wall};

const WORDS: [&str; 24] = [
    "børnene",
    "pædagogerne",
    "tiden",
    "skolen",
    "forældrene",
    "samarbejde",
    "overgange",
    "hjælp",
    "tidligt",
    "åbenhed",
    "økonomi",
    "plads",
    "støtte",
    "familien",
    "mål",
    "ventetid",
    "sagsbehandler",
    "fællesskab",
    "fritid",
    "transport",
    "én indgang",
    "faste voksne",
    "brug for",
    "færre skift",
];

const STAKEHOLDERS: [&str; 5] = ["citizen", "relative", "staff", "politician", "organisation"];

/// A workshop on a relay.
pub struct Evening {
    origin: String,
    link: Link,
    focus_points: Vec<ItemId>,
    aspects: Vec<ItemId>,
}

/// How long the relay's word was waited for, contribution by contribution.
pub type Waits = Vec<Duration>;

impl Evening {
    /// Creates one with as many of the template's tables, and the recovery file that opens it. The facilitator leaves again.
    pub async fn create(origin: &str, tables: u16) -> Result<(Self, Vec<u8>)> {
        let rng = &mut entropy();
        let owner = OwnerSecret::generate(rng);
        let keys = OwnerKeys::new(&owner);
        let participant = ParticipantSecret::generate(rng);
        let facilitator = FacilitatorSecret::generate(rng);
        let link = Link {
            workshop: keys.workshop(),
            participant: participant.clone(),
            facilitator: Some(facilitator.clone()),
        };
        let charter = SignedCharter::first(&keys, &link.access()).context("the charter")?;
        let mut content =
            template::build(Template::SpecialisedArea2018, Language::Danish, &mut item);
        content.tables.truncate(tables.into());
        let evening = Self {
            origin: origin.to_owned(),
            link,
            focus_points: content.focus_points.iter().map(|item| item.id).collect(),
            aspects: content.aspects.iter().map(|item| item.id).collect(),
        };
        let mut creator = Member::arrive(origin, &evening.link, Some(charter.clone())).await?;
        creator
            .write(DocumentId::PLAN, PlanCommand::CreatePlan { content }.into())
            .await?;
        creator.until_transferred().await?;
        creator.leave().await?;
        let recovery = Recovery {
            owner,
            participant,
            facilitator,
            charter,
        };
        Ok((evening, recovery.to_bytes()))
    }

    /// The participants' link, from the path on.
    pub fn participants_link(&self) -> String {
        self.link.for_participants().path_and_fragment()
    }

    /// Somebody comes, sits down, contributes, waits each time until it is transferred, and leaves.
    pub async fn contribute(
        &self,
        index: usize,
        table: u16,
        contributions: usize,
    ) -> Result<Waits> {
        let mut member = self.seat(index, table).await?;
        let mut waits = Waits::new();
        for number in 0..contributions {
            let start = Instant::now();
            self.say(&mut member, index, table, number).await?;
            member.until_transferred().await?;
            waits.push(start.elapsed());
        }
        member.leave().await?;
        Ok(waits)
    }

    /// Somebody comes, reads the plan, sits down and says who they are.
    pub async fn seat(&self, index: usize, table: u16) -> Result<Member> {
        let link = self.link.for_participants();
        let mut member = Member::arrive(&self.origin, &link, None).await?;
        member
            .until("the plan is there", |member| {
                let plan = member.session.document(&DocumentId::PLAN);
                plan.is_some_and(|plan| !plan.plan().title.is_empty())
            })
            .await?;
        member.sit_down(table).await?;
        let sheet = DocumentId::sheet(table, member.person);
        let profile = SheetCommand::SetProfile {
            name: Some(format!("Person {index}")),
            stakeholder: Some(STAKEHOLDERS[index % STAKEHOLDERS.len()].to_owned()),
            privacy: None,
        }
        .into();
        member.write(sheet, profile).await?;
        Ok(member)
    }

    /// Somebody who sits there contributes. Returns the contribution's id.
    pub async fn say(
        &self,
        member: &mut Member,
        index: usize,
        table: u16,
        number: usize,
    ) -> Result<ItemId> {
        let id = item();
        let command = SheetCommand::AddContribution {
            id,
            focus_point: self.focus_points[(index + number) % self.focus_points.len()],
            aspect: self.aspects[(index / 3 + number / 4) % self.aspects.len()],
            text: text(index, number),
            created: wall(),
            imported: None,
        }
        .into();
        let sheet = DocumentId::sheet(table, member.person);
        member.write(sheet, command).await?;
        Ok(id)
    }

    /// Somebody gives all their points.
    pub async fn vote(&self, member: &mut Member) -> Result<()> {
        let ballot = DocumentId::ballot(member.person);
        for (subject, points) in self.aspects.iter().copied().zip([3, 1, 1]) {
            let command = BallotCommand::Give { subject, points };
            member.write(ballot, command.into()).await?;
        }
        Ok(())
    }

    /// A facilitator's new device.
    pub async fn facilitator(&self) -> Result<Member> {
        Member::arrive(&self.origin, &self.link, None).await
    }

    /// A facilitator's new device opens everything.
    pub async fn open(&self, contributions: usize) -> Result<()> {
        let mut member = Member::arrive(&self.origin, &self.link, None).await?;
        member
            .until_shown(|member| member.shows(None) >= contributions)
            .await
    }
}

/// Eight to twenty-seven words that nobody else says in this order.
fn text(index: usize, number: usize) -> String {
    let mut state = (index as u64) << 32 | number as u64;
    let mut words = Vec::new();
    for _ in 0..8 + (index * 7 + number * 13) % 20 {
        // Knuth's multiplier and increment for MMIX.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        words.push(WORDS[(state >> 33) as usize % WORDS.len()]);
    }
    format!("{} ({index}.{number})", words.join(" "))
}
