//! Pictures: what figures of the strategy show. They are a document of their own, for a picture is as large as a hundred pages
//! of text, and a document is saved and loaded as a whole whenever somebody has written into it.
//!
//! A picture is written once and never changed: a figure that is to show another one names another. It is pixels, made by the
//! device that takes it in, so that nothing in it can run, and small enough for a record.

use protocol::{ItemId, Stream, StreamClass};

use super::write::{Write, written};
use crate::content::{Entry, Says};
use crate::schema::{CHANGED_FIELD, Declaration, Form, Keys, Writers, entries, field};

/// The key of the pictures.
pub const PICTURES: &str = "pictures";
const HEIGHT: &str = "height";
const JPEG: &str = "jpeg";
const WIDTH: &str = "width";

/// The most characters of base64 that a picture takes: with the rest of its change it fits a record.
pub const PICTURE_LIMIT: usize = 120_000;

pub(super) const DECLARATION: Declaration = Declaration {
    name: "pictures",
    class: StreamClass::Synthesis,
    only: Some(Stream::PICTURES),
    writers: Writers::Facilitators,
    roots: &[entries(
        PICTURES,
        Keys::Id,
        &[
            field(JPEG, Form::Word(PICTURE_LIMIT)),
            field(WIDTH, Form::Whole),
            field(HEIGHT, Form::Whole),
            CHANGED_FIELD,
        ],
    )],
};

written! {
    /// What a facilitator wants done to the pictures.
    PicturesCommand
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes, a JPEG in base64.
    pub jpeg: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
}

impl Picture {
    /// One of them. What is no base64 is none, whoever wrote it.
    pub fn find(says: &dyn Says, id: &ItemId) -> Option<Self> {
        Self::of(&*says.entry(PICTURES, &id.to_string())?)
    }

    /// The address of what it shows, for a page.
    pub fn address(&self) -> String {
        format!("data:image/jpeg;base64,{}", self.jpeg)
    }

    /// The write that adds it.
    pub fn add(&self, id: ItemId) -> Write {
        let values = [
            (JPEG, self.jpeg.as_str().into()),
            (WIDTH, i64::from(self.width).into()),
            (HEIGHT, i64::from(self.height).into()),
        ];
        Write::add(PICTURES, id, values)
    }

    fn of(entry: &Entry) -> Option<Self> {
        let jpeg = entry.string(JPEG)?;
        let is_base64 =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
        let is_picture = !jpeg.is_empty() && jpeg.bytes().all(is_base64);
        let side = |field| entry.whole(field).and_then(|side| u32::try_from(side).ok());
        is_picture.then_some(())?;
        Some(Self {
            jpeg: jpeg.to_owned(),
            width: side(WIDTH)?,
            height: side(HEIGHT)?,
        })
    }
}
