//! Bringing: the files that were chosen, from the moment they are until everything of them is in.
//!
//! It outlives the page, so that a long import goes on while its person works on something else.

use std::collections::HashMap;
use std::rc::Rc;

use futures_util::lock::Mutex;
use intake::{Grid, Part};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::{Notice, Survey, Unreadable};

use super::file::{Content, File, Kind};
use super::table::Table;
use crate::device::office::{Job, Office, Read, Unable};
use crate::device::pick::Picked;
use crate::device::timer;
use crate::state::{Holder, PlanState, Workshop};

/// What is being done with the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// There are none.
    Idle,
    /// They are being read: so many of so many.
    Reading(usize, usize),
    /// What is in them is shown.
    Preview,
    /// They are being taken in: so many of so many.
    Taking(usize, usize),
    /// What became of them is shown.
    Done,
}

/// The files that were chosen. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Bringing {
    /// The files.
    pub files: RwSignal<Vec<File>>,
    /// What is being done with them.
    pub stage: RwSignal<Stage>,
    /// Whether they are shown.
    pub is_open: RwSignal<bool>,
    /// The file whose columns are shown.
    pub columns_of: RwSignal<Option<usize>>,
    /// How many lines of a table are on the disk, of how many.
    pub lines: RwSignal<Option<(usize, usize)>>,
    /// Whether a person wants it to stop.
    pub is_stopping: RwSignal<bool>,
    /// How much of the files waits to be let in.
    pub waiting: RwSignal<usize>,
    pub(super) workshop: Workshop,
    pub(super) plan: ReadSignal<workshop::Plan>,
    held: StoredValue<Held, LocalStorage>,
}

#[derive(Default)]
struct Held {
    picked: HashMap<usize, Picked>,
    desk: Rc<Mutex<Desk>>,
    count: usize,
}

/// Where tables are read. It has one of them at a time.
#[derive(Default)]
pub(super) struct Desk {
    office: Office,
    /// The file that lies there.
    lies: Option<usize>,
}

impl Holder for Bringing {
    fn new(workshop: Workshop) -> Self {
        Self {
            files: RwSignal::default(),
            stage: RwSignal::new(Stage::Idle),
            is_open: RwSignal::new(false),
            columns_of: RwSignal::new(None),
            lines: RwSignal::new(None),
            is_stopping: RwSignal::new(false),
            waiting: RwSignal::new(0),
            workshop,
            plan: expect_context::<PlanState>().plan,
            held: StoredValue::new_local(Held::default()),
        }
    }

    fn take_in(self, _: &Notice) {}
}

impl Bringing {
    /// Whether files are being read or taken in, so that others have to wait.
    pub fn is_busy(self) -> bool {
        matches!(self.stage.get(), Stage::Reading(..) | Stage::Taking(..))
    }

    /// Says what is in these files, in the place of those before.
    pub fn choose(self, chosen: Vec<Picked>) {
        // Who chooses none has changed their mind.
        if chosen.is_empty() || untrack(|| self.is_busy()) {
            return;
        }
        let mut files = Vec::new();
        self.held.update_value(|held| {
            held.picked.clear();
            for picked in chosen {
                held.count += 1;
                files.push(File::new(held.count, picked.name()));
                held.picked.insert(held.count, picked);
            }
        });
        self.files.set(files.clone());
        self.columns_of.set(None);
        self.stage.set(Stage::Reading(0, files.len()));
        self.is_open.set(true);
        spawn_local(async move {
            let all = files.len();
            for (place, file) in files.iter().enumerate() {
                let _ = self.stage.try_set(Stage::Reading(place + 1, all));
                let content = self.look_into(file).await;
                // The workshop was closed meanwhile.
                if self.stage.is_disposed() {
                    return;
                }
                self.found(file, content).await;
            }
            let _ = self.stage.try_set(Stage::Preview);
            // One table, and nothing else to look at.
            if let [file] = &files[..]
                && file.content.with_untracked(Content::is_table)
            {
                let _ = self.columns_of.try_set(Some(file.id));
            }
        });
    }

    /// Puts the files away, or only out of sight while they are being taken in. What became of them stays told.
    pub fn close(self) {
        self.is_open.set(false);
        if untrack(|| self.is_busy()) {
            return;
        }
        self.columns_of.set(None);
        if self.stage.get_untracked() == Stage::Preview {
            self.stage.set(Stage::Done);
        }
    }

    /// Reads a file and says what is in it.
    async fn look_into(self, file: &File) -> Content {
        let Some(bytes) = self.bytes(file.id).await else {
            return Content::NotRead;
        };
        match Kind::of(&bytes) {
            Kind::Recovery => Content::Recovery,
            Kind::Ours => ours(self.survey(&bytes).await),
            Kind::Other => self.read_table(file, &bytes).await,
        }
    }

    async fn read_table(self, file: &File, bytes: &[u8]) -> Content {
        let grid = self.grid();
        let desk = self.desk();
        let mut desk = desk.lock().await;
        let job = Job::Read {
            name: file.name.to_string(),
            grid,
        };
        desk.lies = None;
        let read: Result<Read, Unable> = desk.office.ask(&job, Some(bytes)).await;
        match read {
            Err(Unable) => Content::Unable,
            Ok(Err(error)) => Content::NotATable(error),
            // A word in a file is no table.
            Ok(Ok(sheets)) if sheets.iter().all(|sheet| sheet.rows == 0) => {
                Content::Unreadable(Unreadable::OtherKind)
            }
            Ok(Ok(sheets)) => {
                desk.lies = Some(file.id);
                Content::Table(Table::of(sheets, self.workshop.id))
            }
        }
    }

    async fn found(self, file: &File, content: Content) {
        let table = match &content {
            Content::Table(table) => Some(table.clone()),
            _ => None,
        };
        file.content.set(content);
        if let Some(table) = table {
            self.count(file.id, &table).await;
        }
        file.is_ticked.set(file.can_be_taken());
    }

    /// Says again what is in one of this program's files.
    pub(super) async fn look_again(self, file: &File) {
        if !matches!(file.content.get_untracked(), Content::Ours(_)) {
            return;
        }
        if let Some(bytes) = self.bytes(file.id).await {
            file.content.set(ours(self.survey(&bytes).await));
        }
    }

    pub(super) async fn bytes(self, id: usize) -> Option<Vec<u8>> {
        let picked = self
            .held
            .try_with_value(|held| held.picked.get(&id).cloned())
            .flatten();
        picked?.read().await
    }

    async fn survey(self, bytes: &[u8]) -> Survey {
        timer::breathe().await;
        self.workshop.device().survey(bytes).await
    }

    /// Makes lines of a table as it is set up now, and says how they stand. What was asked for before and is not
    /// answered yet is not answered any more.
    pub async fn count(self, id: usize, table: &Table) {
        let edition = table.begin_counting();
        let desk = self.desk();
        let mut desk = desk.lock().await;
        if !table.is_wanted(edition) {
            return;
        }
        if desk.lies != Some(id) {
            desk.lies = None;
            let Some(bytes) = self.bytes(id).await else {
                return table.counted(edition, None);
            };
            let job = Job::Read {
                name: String::new(),
                grid: self.grid(),
            };
            let read: Result<Read, Unable> = desk.office.ask(&job, Some(&bytes)).await;
            if !matches!(read, Ok(Ok(_))) {
                return table.counted(edition, None);
            }
            desk.lies = Some(id);
        }
        let job = table.job(self.grid());
        let taken = desk.office.ask(&job, None).await;
        drop(desk);
        if self.stage.is_disposed() {
            return;
        }
        let known = self
            .workshop
            .device()
            .read(sync::Session::contributed_by_facilitators);
        table.counted(edition, taken.ok().map(|taken| (taken, known)));
    }

    fn desk(self) -> Rc<Mutex<Desk>> {
        self.held
            .try_with_value(|held| held.desk.clone())
            .unwrap_or_default()
    }

    /// What the plan has, by which cells are understood.
    pub fn grid(self) -> Grid {
        let part = |id: String, title: &str| Part {
            id,
            title: title.to_owned(),
        };
        let plan = self.plan.try_get_untracked().unwrap_or_default();
        let rows = plan.focus_points.iter().filter(|one| !one.removed);
        let columns = plan.aspects.iter().filter(|one| !one.removed);
        let people = plan.stakeholders.iter().filter(|one| !one.removed);
        let tables = plan.tables.iter().filter(|one| !one.removed);
        let most = tables.map(|one| one.number).max().unwrap_or(0);
        Grid {
            focus_points: rows
                .map(|one| part(one.id.to_string(), &one.title))
                .collect(),
            aspects: columns
                .map(|one| part(one.id.to_string(), &one.title))
                .collect(),
            stakeholders: people
                .map(|one| part(one.word.clone(), &one.title))
                .collect(),
            tables: u16::try_from(most).unwrap_or(u16::MAX),
        }
    }
}

fn ours(survey: Survey) -> Content {
    match survey.unreadable {
        Some(why) => Content::Unreadable(why),
        None => Content::Ours(survey),
    }
}
