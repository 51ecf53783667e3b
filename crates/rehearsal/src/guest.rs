//! A guest: an invented participant, who is a production session and what is around one. The disk takes everything and is
//! never read: what a guest wrote is with the facilitator's device, which brings it to whoever plays the part next.

use protocol::control::Clock;
use protocol::secret::PersonSecret;
use protocol::{ItemId, Kind, LaneKeys, Link, PersonId, PersonKeys};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use sync::{DocumentId, Effect, Environment, Event, Identity, Notice, Now, RequestId, Session};
use workshop::collection::Origin;
use workshop::{BallotCommand, Command, JointCommand, SheetCommand, Vote, privacy_version};

use crate::act::{Act, Mood, Seen, act};
use crate::part::Part;
use crate::scene::Scene;
use crate::words;

/// What a guest wants of the room.
pub(crate) enum Wish {
    Connect,
    Send(Vec<u8>),
    HangUp,
}

/// See the module.
pub(crate) struct Guest {
    part: Part,
    person: PersonId,
    session: Session,
    /// When the session wants to be called, by the monotonic clock.
    pub alarm: Option<u64>,
    requests: u64,
    /// The plan, or something that a facilitator decided, has changed since it was looked at.
    is_news: bool,
    scene: Option<Scene>,
    mood: Mood,
    /// The mood in which there is nothing more to do.
    resting: Option<Mood>,
    /// What the documents do not say, or not cheaply.
    seen: Seen,
}

impl Guest {
    /// The person follows from the link and the part: the same again when the page is loaded again.
    pub fn new(link: &Link, part: Part, rng: &mut dyn CryptoRng) -> Self {
        let secret = Sha256::new()
            .chain_update(b"temadag rehearsal 1")
            .chain_update(link.participant.expose())
            .chain_update((part.index as u64).to_be_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&secret[..16]);
        let person = PersonKeys::derive(link.workshop, &PersonSecret::from_bytes(bytes));
        let id = person.id();
        let identity = Identity {
            access: link.for_participants().access(),
            person,
            lane: LaneKeys::generate(rng),
        };
        Self {
            part,
            person: id,
            session: Session::new(identity, None),
            alarm: None,
            requests: 0,
            is_news: true,
            scene: None,
            mood: Mood::Quiet,
            resting: None,
            seen: Seen::default(),
        }
    }

    /// Comes through the door.
    pub fn arrive(&mut self, now: Now, env: &mut Environment<'_>) -> Vec<Wish> {
        let mut wishes = self.feed(Event::Leading(true), now, env);
        wishes.extend(self.feed(Event::Restored, now, env));
        wishes
    }

    /// Something happens to the session.
    pub fn feed(&mut self, event: Event, now: Now, env: &mut Environment<'_>) -> Vec<Wish> {
        let mut wishes = Vec::new();
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            if matches!(event, Event::Tick) {
                self.alarm = None;
            }
            for effect in self.session.handle(event, now, env) {
                match effect {
                    // The one disk of which nobody ever waits for an answer.
                    Effect::Store { id, .. } => events.insert(0, Event::Stored(id)),
                    Effect::Connect => wishes.push(Wish::Connect),
                    Effect::Send(frame) => wishes.push(Wish::Send(frame)),
                    Effect::Disconnect => wishes.push(Wish::HangUp),
                    Effect::WakeAt(at) => self.alarm = Some(at),
                    Effect::Notice(notice) => self.note(&notice),
                    Effect::Reread | Effect::Tell(_) => {}
                }
            }
        }
        wishes
    }

    /// Says that they are at the table, if they are.
    pub fn be_here(&mut self, now: Now, env: &mut Environment<'_>) -> Vec<Wish> {
        match self.scene.as_ref().filter(|scene| scene.is_seated) {
            Some(scene) => self.feed(Event::Here { table: scene.table }, now, env),
            None => Vec::new(),
        }
    }

    /// Whether it is this guest's turn to do something; cheap, for it is asked of everybody.
    pub fn has_something_to_do(&mut self) -> bool {
        if std::mem::take(&mut self.is_news) {
            self.look_around();
        }
        match &self.scene {
            None => false,
            Some(scene) if !scene.is_seated => true,
            Some(_) => self.mood != Mood::Quiet && self.resting != Some(self.mood),
        }
    }

    /// How the evening is for them.
    pub fn mood(&self) -> Mood {
        self.mood
    }

    /// Does one thing; nothing if there was nothing.
    pub fn take_turn(&mut self, now: Now, env: &mut Environment<'_>) -> Option<Vec<Wish>> {
        let scene = self.scene.as_mut()?;
        let (table, word) = (scene.table, scene.word());
        if !std::mem::replace(&mut scene.is_seated, true) {
            let privacy = scene.plan.privacy.as_deref().map(privacy_version);
            return Some(self.sit_down(table, word, privacy, now, env));
        }
        self.recall();
        let Some(next) = act(self.part, self.mood, &self.seen) else {
            self.resting = Some(self.mood);
            return None;
        };
        Some(self.carry_out(next, now, env))
    }

    fn note(&mut self, notice: &Notice) {
        let plan = DocumentId::PLAN;
        self.is_news |= match notice {
            Notice::Control => true,
            Notice::Touched { document, .. } | Notice::Replaced { document } => *document == plan,
            _ => false,
        };
    }

    /// Reads the plan and what facilitators decided.
    fn look_around(&mut self) {
        let plan = self
            .session
            .document(&DocumentId::PLAN)
            .map(|plan| plan.plan());
        if let Some(plan) = plan.filter(|plan| !plan.title.is_empty()) {
            let is_seated = self.scene.as_ref().is_some_and(|scene| scene.is_seated);
            let seat = self
                .scene
                .as_ref()
                .map(|scene| (scene.table, scene.stakeholder));
            self.scene = Scene::new(plan, self.part, seat, is_seated);
        }
        let mood = self.how_it_is();
        if mood == self.mood {
            return;
        }
        let was_writing = matches!(self.mood, Mood::Writing { .. });
        if let (Mood::Closed { .. }, true) = (mood, was_writing) {
            self.seen.was_interrupted = true;
        }
        if let Mood::Writing { phase, .. } = mood {
            // A pause is no new phase.
            let is_new = !matches!(self.resting, Some(Mood::Writing { phase: before, .. }) if before == phase);
            if is_new {
                (self.seen.waited, self.seen.is_done) = (0, false);
            }
            self.seen.was_interrupted = false;
        }
        self.mood = mood;
    }

    fn how_it_is(&self) -> Mood {
        let Some(scene) = &self.scene else {
            return Mood::Quiet;
        };
        let decided = self.session.decided();
        let is_voting =
            decided.gate(Kind::Ballots).is_some() && !self.session.closed(Kind::Ballots);
        if is_voting && scene.plan.points > 0 {
            let points = scene.plan.points;
            return Mood::Voting { points };
        }
        if let Some(close) = decided.closed(Kind::Tables) {
            return Mood::Closed { close };
        }
        let is_paused = matches!(
            decided.clock().and_then(|said| said.value),
            Some(Clock::Paused(_))
        );
        let running = decided
            .phase()
            .and_then(|said| Some((said.value?, said.at)));
        match running.filter(|_| !is_paused) {
            Some((phase, since)) if scene.is_for_writing(phase) => Mood::Writing { phase, since },
            _ => Mood::Quiet,
        }
    }

    /// Reads of the own documents what an act depends on.
    fn recall(&mut self) {
        let Some(scene) = &self.scene else { return };
        let since = match self.mood {
            Mood::Writing { since, .. } => since,
            _ => i64::MAX,
        };
        let sheet = DocumentId::sheet(scene.table, self.person);
        if let Some(sheet) = self.session.document(&sheet) {
            let written = sheet.contributions();
            self.seen.written = written.len();
            self.seen.in_phase = written.iter().filter(|one| one.created >= since).count();
        }
        if let Mood::Voting { .. } = self.mood
            && let Some(ballot) = self.session.document(&DocumentId::ballot(self.person))
        {
            self.seen.spent = Vote::all(ballot).iter().map(|vote| vote.points).sum();
        }
        let votes = matches!(self.mood, Mood::Voting { .. });
        self.seen.others = self.others(votes).len();
    }

    /// What others at the table contributed, by subject; what is a guest's own may have their points, too.
    fn others(&self, with_own: bool) -> Vec<ItemId> {
        let Some(scene) = &self.scene else {
            return Vec::new();
        };
        let here = self.session.documents().filter(|(id, _)| {
            let is_own = id.owner == Some(self.person);
            id.table() == Some(scene.table) && id.owner.is_some() && (with_own || !is_own)
        });
        let subjects = here.flat_map(|(id, sheet)| {
            let origin = Origin {
                table: scene.table,
                owner: id.owner,
            };
            let written = sheet.contributions();
            let subjects = written.iter().map(move |one| origin.subject(&one.id));
            subjects.collect::<Vec<_>>()
        });
        subjects.collect()
    }

    fn sit_down(
        &mut self,
        table: u16,
        stakeholder: Option<String>,
        privacy: Option<String>,
        now: Now,
        env: &mut Environment<'_>,
    ) -> Vec<Wish> {
        let name = words::name(self.part).map(str::to_owned);
        let profile = SheetCommand::SetProfile {
            name: name.clone(),
            stakeholder: stakeholder.clone(),
            privacy,
        };
        let seat = JointCommand::TakeSeat {
            person: self.person,
            name,
            stakeholder,
        };
        let mut wishes = self.feed(Event::SitDown { table }, now, env);
        let sheet = DocumentId::sheet(table, self.person);
        wishes.extend(self.write(sheet, profile.into(), now, env));
        wishes.extend(self.write(DocumentId::joint(table), seat.into(), now, env));
        wishes
    }

    fn carry_out(&mut self, act: Act, now: Now, env: &mut Environment<'_>) -> Vec<Wish> {
        let Some(scene) = &self.scene else {
            return Vec::new();
        };
        let (table, person) = (scene.table, self.person);
        let sheet = DocumentId::sheet(table, person);
        let fresh = |env: &mut Environment<'_>| {
            let mut bytes = [0; 16];
            env.rng.fill_bytes(&mut bytes);
            ItemId::by(person, bytes)
        };
        let others = |on: usize| self.others(false).get(on).copied();
        let commands: Vec<(DocumentId, Command)> = match act {
            Act::Think => {
                self.seen.waited += 1;
                Vec::new()
            }
            Act::Write => {
                let nth = self.seen.written;
                let contribution = scene.contribution(self.part, nth, fresh(env), now.wall);
                self.seen.was_interrupted = false;
                contribution
                    .map(|command| (sheet, command.into()))
                    .into_iter()
                    .collect()
            }
            Act::Comment { on } => {
                let command = others(on).map(|subject| SheetCommand::AddComment {
                    id: fresh(env),
                    subject,
                    text: words::comment(self.part).to_owned(),
                    created: now.wall,
                });
                self.seen.comments += 1;
                command
                    .map(|command| (sheet, command.into()))
                    .into_iter()
                    .collect()
            }
            Act::Mark { on } => {
                let command = others(on).map(|subject| SheetCommand::SetImportant {
                    subject,
                    important: true,
                });
                self.seen.marks += 1;
                command
                    .map(|command| (sheet, command.into()))
                    .into_iter()
                    .collect()
            }
            Act::Done => {
                self.seen.is_done = true;
                let phase = match self.mood {
                    Mood::Writing { phase, .. } => Some(phase),
                    _ => None,
                };
                let done = JointCommand::SetDone { person, phase };
                vec![(DocumentId::joint(table), done.into())]
            }
            Act::Vote { gives } => {
                let all = self.others(true);
                let votes = gives.into_iter().filter_map(|(on, points)| {
                    let subject = *all.get(on)?;
                    let give = BallotCommand::Give { subject, points };
                    Some((DocumentId::ballot(person), give.into()))
                });
                votes.collect()
            }
        };
        let mut wishes = Vec::new();
        for (document, command) in commands {
            wishes.extend(self.write(document, command, now, env));
        }
        wishes
    }

    fn write(
        &mut self,
        document: DocumentId,
        command: Command,
        now: Now,
        env: &mut Environment<'_>,
    ) -> Vec<Wish> {
        self.requests += 1;
        let event = Event::Write {
            request: RequestId(self.requests),
            document,
            command,
        };
        self.feed(event, now, env)
    }
}
