//! A case in the order of an agenda, block by block: point, title, number, what is asked for, the decision, the description
//! and what is attached. A page shows the blocks, paper has them, and a file is written from them.

use super::{Case, Treatment};
use crate::template::Language;
use crate::{CaseForm, visible};

/// A block of a case as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The number of the point: “Punkt 7.”.
    Point(String),
    /// “Godkendelse: …” or “Orientering om …”.
    Title(String),
    /// “2017-064387”.
    Number(String),
    /// The sentence that it opens with, a paragraph of it.
    Opening(String),
    /// What is to be approved: “at …”.
    Clause(String),
    /// What stands below the clauses, a paragraph of it.
    Closing(String),
    /// “Beslutning:”.
    DecisionHeading(String),
    /// What a body decided, and which, where several treat the case.
    Decision(Option<String>, String),
    /// “Sagsbeskrivelse”.
    Description(String),
    /// The heading of a section.
    Heading(String),
    /// The heading of one under it.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// A point of a list.
    Item(String),
    /// What is drawn from the data here.
    Piece(PieceOf),
    /// “Bilag:”.
    AttachmentsHeading(String),
    /// The name of a file.
    Attachment(String),
}

/// What can be drawn from the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceOf {
    /// The timetable as a table.
    Timetable,
    /// How many took part, by whom they speak for.
    Participation,
}

impl PieceOf {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Timetable, Self::Participation];

    /// The word for it in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Timetable => "timetable",
            Self::Participation => "participation",
        }
    }

    /// The one that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.word() == word)
    }
}

/// The labels of a case, in the language that it is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseLabels {
    /// “Punkt”.
    pub point: &'static str,
    /// “Godkendelse:”.
    pub approval: &'static str,
    /// “Orientering om”.
    pub orientation: &'static str,
    /// “at”.
    pub that: &'static str,
    /// “Beslutning:”.
    pub decision: &'static str,
    /// “Sagsbeskrivelse”.
    pub description: &'static str,
    /// “Bilag:”.
    pub attachments: &'static str,
}

impl CaseLabels {
    /// Those of a language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Danish => Self {
                point: "Punkt",
                approval: "Godkendelse:",
                orientation: "Orientering om",
                that: "at",
                decision: "Beslutning:",
                description: "Sagsbeskrivelse",
                attachments: "Bilag:",
            },
            Language::English => Self {
                point: "Item",
                approval: "Approval:",
                orientation: "Information on",
                that: "that",
                decision: "Decision:",
                description: "Description of the case",
                attachments: "Attachments:",
            },
        }
    }

    /// The title of a case with what it asks for.
    pub fn title(&self, case: &Case) -> String {
        let form = match case.form() {
            CaseForm::Approval => self.approval,
            CaseForm::Orientation => self.orientation,
        };
        format!("{form} {}", visible::in_line(&case.title))
    }
}

/// A case as one of the bodies that treat it reads it; without a body as nobody's.
pub fn outline(case: &Case, treatment: Option<&Treatment>, language: Language) -> Vec<Block> {
    let labels = CaseLabels::of(language);
    let mut blocks = Vec::new();
    let last = |all: &[String]| visible::in_line(all.last().map_or("", String::as_str));
    let point = treatment.map(|treatment| last(&treatment.points));
    if let Some(point) = point.filter(|point| !point.is_empty()) {
        blocks.push(Block::Point(format!("{} {point}.", labels.point)));
    }
    blocks.push(Block::Title(labels.title(case)));
    let number = last(&case.numbers);
    if !number.is_empty() {
        blocks.push(Block::Number(number));
    }
    blocks.extend(lines(&case.opening).map(|line| Block::Opening(line.to_owned())));
    if case.form() == CaseForm::Approval {
        let clauses = case
            .clauses
            .iter()
            .map(|clause| visible::in_line(&clause.text));
        let clauses = clauses.filter(|clause| !clause.is_empty());
        blocks.extend(clauses.map(|clause| Block::Clause(format!("{} {clause}", labels.that))));
    }
    blocks.extend(lines(&case.closing).map(|line| Block::Closing(line.to_owned())));
    let decided = case.treatments.iter();
    let decided = decided.filter(|treatment| !visible::is_blank(&treatment.decision));
    let decided: Vec<&Treatment> = decided.collect();
    if !decided.is_empty() {
        blocks.push(Block::DecisionHeading(labels.decision.to_owned()));
    }
    for treatment in decided {
        // Of the only body everybody knows which it is.
        let body = Some(last(&treatment.bodies)).filter(|_| case.treatments.len() > 1);
        let body = body.filter(|body| !body.is_empty());
        let text = visible::trim(&treatment.decision).to_owned();
        blocks.push(Block::Decision(body, text));
    }
    if !case.sections.is_empty() {
        blocks.push(Block::Description(labels.description.to_owned()));
    }
    for section in &case.sections {
        let title = visible::in_line(&section.title);
        match (title.is_empty(), section.is_under) {
            (true, _) => {}
            (false, false) => blocks.push(Block::Heading(title)),
            (false, true) => blocks.push(Block::Subheading(title)),
        }
        blocks.extend(lines(&section.text).map(|line| {
            let item = ["- ", "• ", "– "]
                .into_iter()
                .find_map(|mark| line.strip_prefix(mark));
            match item {
                Some(item) => Block::Item(item.trim().to_owned()),
                None => Block::Paragraph(line.to_owned()),
            }
        }));
        let piece = section
            .pieces
            .last()
            .and_then(|word| PieceOf::of_word(word));
        blocks.extend(piece.map(Block::Piece));
    }
    let attached = case
        .attachments
        .iter()
        .map(|one| visible::in_line(&one.title));
    let attached: Vec<String> = attached.filter(|name| !name.is_empty()).collect();
    if !attached.is_empty() {
        blocks.push(Block::AttachmentsHeading(labels.attachments.to_owned()));
    }
    blocks.extend(attached.into_iter().map(Block::Attachment));
    blocks
}

/// The lines of a text of which somebody sees something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(visible::trim)
        .filter(|line| !line.is_empty())
}
