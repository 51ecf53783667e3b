//! Report: what goes into a file. Plain data, in the order in which it shall be shown.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Everything that the files say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The workshop's title.
    pub title: String,
    /// Its day, as `2018-01-29`.
    pub date: Option<String>,
    /// Where it was.
    pub place: Option<String>,
    /// The language of everything beside what people wrote.
    pub language: Language,
    /// When the report was made, by the reader's clock, as `2018-01-30T10:15`.
    pub made: String,
    /// What the report is a selection of, in words, where it does not hold everything.
    pub filter: Option<String>,
    /// Whether the files may say who wrote what; without it every [`Input::name`] is passed over.
    pub with_names: bool,
    /// The rows of the grid, in their order.
    pub focus_points: Vec<Named>,
    /// The columns of the grid, in their order.
    pub aspects: Vec<Named>,
    /// The groups that people come from, in their order.
    pub stakeholders: Vec<Named>,
    /// What became of all input of the workshop, also where the report is a selection.
    pub sum: Sum,
    /// The input that the report holds; never what is hidden.
    pub inputs: Vec<Input>,
    /// The sentences that input was merged into.
    pub sentences: Vec<Sentence>,
    /// The themes, in their order.
    pub themes: Vec<Theme>,
    /// Pictures and the tables behind them.
    pub figures: Vec<Figure>,
}

/// The language of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Danish.
    #[default]
    #[serde(rename = "da")]
    Danish,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Something with a title that others point at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// What others point with.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What became of all input, counted. `all` is the sum of the six others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sum {
    /// All input.
    pub all: u32,
    /// In a theme as it was written.
    pub in_theme: u32,
    /// Merged into a sentence.
    pub merged: u32,
    /// Split into pieces.
    pub split: u32,
    /// Left out, with a reason.
    pub left_out: u32,
    /// Hidden; counted here and shown nowhere.
    pub hidden: u32,
    /// Not treated yet.
    pub untreated: u32,
}

impl Sum {
    /// How many are treated: all but the untreated.
    #[must_use]
    pub fn treated(&self) -> u32 {
        self.all.saturating_sub(self.untreated)
    }
}

/// What one person, or a table together, wrote in one cell of the grid.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Its id, in hexadecimal figures.
    pub id: String,
    /// The number by which people speak of it, from 1: “nr. 17”.
    pub number: u32,
    /// What was written.
    pub text: String,
    /// The id of its focus point.
    pub focus_point: Option<String>,
    /// The id of its aspect.
    pub aspect: Option<String>,
    /// The number of its table.
    pub table: Option<u16>,
    /// What the table is called beside its number.
    pub table_name: Option<String>,
    /// Whether it stands in the table's joint sheet.
    pub is_joint: bool,
    /// The id of the group that its writer comes from.
    pub stakeholder: Option<String>,
    /// The writer's name.
    pub name: Option<String>,
    /// When it was written, by the reader's clock, as `2018-01-29T18:45` or with seconds.
    pub written: Option<String>,
    /// What became of it.
    pub state: State,
    /// Why it was left out.
    pub reason: Option<String>,
    /// The ids of the themes that it, its pieces or its sentence stand in.
    pub themes: Vec<String>,
    /// The id of the sentence that it was merged into.
    pub sentence: Option<String>,
    /// How many support it; `None` where they are so few that the number would point at persons.
    pub supporters: Option<u32>,
    /// How many points it was given; `None` where the supporters are not told.
    pub points: Option<u32>,
}

/// What became of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// It stands in a theme as it was written.
    InTheme,
    /// It was merged into a sentence with others.
    Merged,
    /// It was split into pieces.
    Split,
    /// It was left out, with a reason.
    LeftOut,
    /// Nobody has treated it yet.
    #[default]
    Untreated,
}

/// A sentence that says what several inputs say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sentence {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The ids of the inputs that it is made of.
    pub sources: Vec<String>,
    /// The ids of the themes that it stands in.
    pub themes: Vec<String>,
    /// How many support it; `None` where they are so few that the number would point at persons.
    pub supporters: Option<u32>,
    /// How many points it was given; `None` where the supporters are not told.
    pub points: Option<u32>,
}

/// A theme: what belongs together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Theme {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty, may have paragraphs.
    pub summary: String,
    /// What stands in it, in its order.
    pub members: Vec<Member>,
    /// How many inputs it comes from.
    pub inputs: u32,
    /// How many tables these come from.
    pub tables: u32,
    /// The ids of the groups whose people wrote them.
    pub stakeholders: Vec<String>,
    /// How many support it; `None` where they are so few that the number would point at persons.
    pub supporters: Option<u32>,
    /// How many points it was given; `None` where the supporters are not told.
    pub points: Option<u32>,
    /// How much it would matter, as the mean of what was answered.
    pub impact: Option<f64>,
    /// How easily it can be done, as the mean of what was answered.
    pub feasibility: Option<f64>,
}

/// What stands in a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Member {
    /// An input as it was written.
    Input {
        /// Its id.
        id: String,
    },
    /// A sentence.
    Sentence {
        /// Its id.
        id: String,
    },
    /// Some of the words of an input.
    Piece {
        /// The id of the input.
        input: String,
        /// Its words.
        words: String,
    },
}

/// A picture with what it shows in words and in figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Its title.
    pub title: String,
    /// What there is to see, for whoever does not see it.
    pub alternative: String,
    /// The picture as PNG; base64 in JSON. Empty where there is only a table.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub png: Vec<u8>,
    /// How wide it is shown at most, in CSS pixels; 0: as wide as the picture is.
    pub width: u32,
    /// How high it is shown at most, in CSS pixels; 0: as high as the picture is.
    pub height: u32,
    /// The figures behind it.
    pub table: Option<Grid>,
}

/// A table of figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grid {
    /// What stands above each column.
    pub headers: Vec<String>,
    /// Its rows; one may be shorter or longer than the headers.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a table of figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number; one that is not finite is shown as “–” and is `null` in JSON.
    Number(#[serde(deserialize_with = "number_or_null")] f64),
    /// A count that is held back, because it would point at persons or give away one that does: “•”.
    Withheld,
}

fn to_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&Base64::encode_string(bytes))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Base64::decode_vec(&text).map_err(serde::de::Error::custom)
}

fn number_or_null<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or(f64::NAN))
}
