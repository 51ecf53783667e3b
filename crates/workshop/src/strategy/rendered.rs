//! Rendered: the strategy as its readers get it, in blocks, with its footnotes at the end. How a block looks is for whoever
//! shows it: a page, paper, a file of another program.

use std::collections::BTreeMap;

use protocol::ItemId;

use super::crossing::{Crossed, Crossing};
use super::public::{Public, PublicPart};
use super::references::References;
use super::tokens::{Token, pieces};
use crate::{PartForm, visible};

/// The strategy as it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rendered {
    /// What it is called.
    pub title: String,
    /// The years that it is for.
    pub period: String,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// What its footnotes say, from 1.
    pub footnotes: Vec<Vec<Inline>>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// The part's id.
    pub id: ItemId,
    /// What it is.
    pub form: PartForm,
    /// How deep it is.
    pub depth: usize,
    /// Its number, if it has one.
    pub number: String,
    /// Its heading.
    pub title: Vec<Inline>,
    /// What it says.
    pub paragraphs: Vec<Vec<Inline>>,
    /// Of a figure the picture; what the figure says is read out in its place.
    pub picture: Option<ItemId>,
    /// Of a crossing the table.
    pub table: Option<Table>,
}

/// A crossing of visions, as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Table {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// The rows: what each is called, and what stands in its cells.
    pub rows: Vec<(String, Vec<Vec<Vec<Inline>>>)>,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words.
    Words(String),
    /// A link to an address that begins with https.
    Link {
        /// What can be pressed.
        words: String,
        /// Where it leads.
        address: String,
    },
    /// The footnote with this number.
    Footnote(usize),
    /// A reference to a part as it is now.
    Reference(Referred),
    /// Something is missing here.
    Missing(String),
}

/// The part that is referred to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Referred {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub form: PartForm,
    /// Its number, if it has one.
    pub number: String,
    /// Its heading.
    pub title: String,
    /// The number of the main point that it is under, if it is under one.
    pub main_point: Option<String>,
}

impl Rendered {
    /// Of the text as it may leave.
    pub fn of(public: &Public) -> Self {
        let mut rendering = Rendering::of(public);
        let mut blocks = Vec::new();
        for part in &public.parts {
            // Cells stand in their table.
            let is_in_a_table = part.form == PartForm::Cell
                && part.under.is_some_and(|id| {
                    let crossing = rendering.parts.get(&id);
                    crossing.is_some_and(|one| one.form == PartForm::Crossing)
                });
            if is_in_a_table {
                continue;
            }
            let title = rendering.line(&part.title);
            let paragraphs = rendering.paragraphs(&part.text);
            let table = (part.form == PartForm::Crossing).then(|| rendering.table(part));
            blocks.push(Block {
                id: part.id,
                form: part.form,
                depth: part.depth,
                number: part.number.clone(),
                title,
                paragraphs,
                picture: part.picture.filter(|_| part.form == PartForm::Figure),
                table,
            });
        }
        Self {
            title: public.title.clone(),
            period: public.period.clone(),
            blocks,
            footnotes: rendering.footnotes,
        }
    }
}

/// What is needed on the way.
struct Rendering<'a> {
    parts: BTreeMap<ItemId, &'a PublicPart>,
    below: BTreeMap<ItemId, Vec<&'a PublicPart>>,
    references: References,
    /// The number of the main point that each part is under.
    main_points: BTreeMap<ItemId, String>,
    footnotes: Vec<Vec<Inline>>,
}

impl<'a> Rendering<'a> {
    fn of(public: &'a Public) -> Self {
        let mut below: BTreeMap<ItemId, Vec<&PublicPart>> = BTreeMap::new();
        let mut main_points: BTreeMap<ItemId, String> = BTreeMap::new();
        for part in &public.parts {
            let Some(under) = part.under else { continue };
            below.entry(under).or_default().push(part);
            // Whatever a part is under stands before it.
            if let Some(number) = main_points.get(&under).cloned() {
                main_points.insert(part.id, number);
            }
            if part.form == PartForm::MainPoint {
                main_points.insert(part.id, part.number.clone());
            }
        }
        Self {
            parts: public.parts.iter().map(|part| (part.id, part)).collect(),
            below,
            references: References::of(public.parts.iter().map(|part| part.id)),
            main_points,
            footnotes: Vec::new(),
        }
    }

    fn paragraphs(&mut self, text: &str) -> Vec<Vec<Inline>> {
        let lines = text.lines().filter(|line| !visible::is_blank(line));
        lines.map(|line| self.line(line)).collect()
    }

    fn line(&mut self, line: &str) -> Vec<Inline> {
        let shown = pieces(line)
            .into_iter()
            .map(|piece| self.shown(piece.token));
        shown.collect()
    }

    fn shown(&mut self, token: Token<'_>) -> Inline {
        match token {
            Token::Words(words) => Inline::Words(words.to_owned()),
            Token::Missing(words) | Token::Doubtful(words) | Token::Unclosed(words) => {
                Inline::Missing(words.to_owned())
            }
            Token::Link {
                words,
                address: Some(address),
            } => Inline::Link {
                words: words.to_owned(),
                address: address.to_owned(),
            },
            Token::Link { words, .. } => Inline::Missing(words.to_owned()),
            Token::Reference { digits, called } => match self.referred(digits) {
                Some(referred) => Inline::Reference(referred),
                None => Inline::Missing(called.to_owned()),
            },
            Token::Footnote(words) => {
                // The number is taken first: a footnote in a footnote comes behind it.
                let number = self.footnotes.len();
                self.footnotes.push(Vec::new());
                self.footnotes[number] = self.line(words);
                Inline::Footnote(number + 1)
            }
        }
    }

    fn referred(&self, digits: &str) -> Option<Referred> {
        let part = self.parts.get(&self.references.find(digits)?)?;
        let main_point = self.main_points.get(&part.id);
        let main_point = main_point.filter(|_| part.form != PartForm::MainPoint);
        Some(Referred {
            id: part.id,
            form: part.form,
            number: part.number.clone(),
            title: visible::in_line(&part.title),
            main_point: main_point.cloned(),
        })
    }

    fn table(&mut self, crossing: &PublicPart) -> Table {
        let below = |id: ItemId| {
            let parts = self.below.get(&id).into_iter().flatten();
            parts.map(|part| Crossed::of_public(part)).collect()
        };
        let crossing = Crossing::of(crossing.id, crossing.down, crossing.across, below);
        let called = |id: &ItemId| {
            let part = self.parts.get(id);
            part.map_or_else(String::new, |part| visible::in_line(&part.title))
        };
        let columns = crossing.columns.iter().map(called).collect();
        let rows: Vec<(String, Vec<String>)> = crossing
            .rows
            .iter()
            .map(|row| {
                let cells = crossing.columns.iter().map(|column| {
                    let cells = crossing.cells(row, column).iter();
                    let texts = cells.filter_map(|id| Some(self.parts.get(id)?.text.as_str()));
                    texts.collect::<Vec<_>>().join("\n")
                });
                (called(row), cells.collect())
            })
            .collect();
        let rows = rows.into_iter().map(|(name, cells)| {
            let cells = cells.iter().map(|text| self.paragraphs(text));
            (name, cells.collect())
        });
        Table {
            columns,
            rows: rows.collect(),
        }
    }
}
