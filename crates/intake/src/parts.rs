//! Parts: the files within a packed file, each inflated within a bound that holds for all together.

use std::borrow::Cow;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::{ReadError, bounds};

/// A packed file.
pub(crate) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be inflated.
    left: u64,
}

/// A part as XML, event by event.
pub(crate) struct Part<'p> {
    reader: Reader<BufReader<Bounded<'p>>>,
    buffer: Vec<u8>,
}

/// What ends with an error where the bound is reached, whatever the file says of its own size.
struct Bounded<'p> {
    inner: Box<dyn Read + 'p>,
    left: &'p mut u64,
}

impl<'b> Parts<'b> {
    pub fn new(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        Ok(Self {
            archive,
            left: bounds::INFLATED,
        })
    }

    /// The names of all parts.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().flatten()
    }

    /// A part by its name, in whatever case; none where there is no such.
    pub fn open(&mut self, name: &str) -> Result<Option<Part<'_>>, ReadError> {
        let is_it = |its: &str| its.trim_start_matches('/').eq_ignore_ascii_case(name);
        let index = (0..self.archive.len()).find(|index| {
            let its = self.archive.name_for_index(*index);
            matches!(its, Some(Ok(its)) if is_it(&its))
        });
        let Some(index) = index else {
            return Ok(None);
        };
        let file = self.archive.by_index(index).map_err(refusal)?;
        // Before anything is inflated.
        if file.size() > self.left {
            return Err(too_large());
        }
        let mut reader = Reader::from_reader(BufReader::new(Bounded {
            inner: Box::new(file),
            left: &mut self.left,
        }));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Ok(Some(Part {
            reader,
            buffer: Vec::new(),
        }))
    }
}

impl Part<'_> {
    /// The next event.
    pub fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer);
        event.map_err(|error| match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                too_large()
            }
            _ => ReadError::Damaged,
        })
    }

    /// Adds the text up to the end of the element that was begun last.
    pub fn text(&mut self, into: &mut String) -> Result<(), ReadError> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                Event::Text(text) => into.push_str(&text.xml10_content()),
                Event::CData(text) => into.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => push_reference(&reference, into),
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => return Ok(()),
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(ReadError::Damaged),
                _ => {}
            }
        }
    }
}

/// Adds the letter that a reference like “&amp;” or “&#229;” stands for; one that is unknown stays as it is.
fn push_reference(reference: &quick_xml::events::BytesRef<'_>, into: &mut String) {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        into.push(letter);
        return;
    }
    let name: &str = reference;
    match quick_xml::escape::resolve_xml_entity(name) {
        Some(letter) => into.push_str(letter),
        None => {
            into.push('&');
            into.push_str(name);
            into.push(';');
        }
    }
}

/// An attribute of an element, by its name without a prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let all = attributes.with_checks(false).flatten();
    let mut its = all.filter(|its| its.key.local_name().as_ref() == name);
    let value = its.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        *self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(count)
    }
}

fn too_large() -> ReadError {
    ReadError::TooLarge {
        most: bounds::INFLATED,
    }
}

fn refusal(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Encrypted,
        _ => ReadError::Damaged,
    }
}
