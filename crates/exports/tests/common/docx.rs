//! A document read back: its parts as trees, with another's reader.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The parts of a package by name; those of XML as trees.
pub struct Docx {
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// An element; texts are elements without a name.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Docx {
    pub fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            let is_new = parts
                .insert(file.name().unwrap().into_owned(), content)
                .is_none();
            assert!(is_new, "a part stands twice");
        }
        Self { parts }
    }

    pub fn part(&self, name: &str) -> Element {
        let text = std::str::from_utf8(&self.parts[name]).unwrap();
        let is_allowed = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(text.chars().all(is_allowed), "{name} has what XML forbids");
        parse(text)
    }

    pub fn document(&self) -> Element {
        self.part("word/document.xml")
    }

    /// The words of each paragraph with its style, those in tables and contents too.
    pub fn paragraphs(&self) -> Vec<(String, String)> {
        let document = self.document();
        let paragraphs = document.all("w:p");
        paragraphs
            .into_iter()
            .map(|paragraph| (paragraph.style(), paragraph.words()))
            .collect()
    }

    /// The words of the paragraphs in this style.
    pub fn in_style(&self, style: &str) -> Vec<String> {
        let paragraphs = self.paragraphs().into_iter();
        paragraphs
            .filter(|(own, _)| own == style)
            .map(|(_, words)| words)
            .collect()
    }

    /// The footnotes with an id above 0, by id.
    pub fn notes(&self) -> BTreeMap<i64, String> {
        let notes = self.part("word/footnotes.xml");
        let notes = notes.children.iter().map(|note| {
            let id: i64 = note.attributes["w:id"].parse().unwrap();
            (id, note.words().trim().to_owned())
        });
        notes.filter(|(id, _)| *id > 0).collect()
    }
}

impl Element {
    /// All elements of this name below, in the order of the text.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.walk(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }

    /// Calls for each element below and for this one.
    pub fn walk<'a>(&'a self, call: &mut impl FnMut(&'a Element)) {
        call(self);
        for child in &self.children {
            child.walk(call);
        }
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn style(&self) -> String {
        let style = self.child("w:pPr").and_then(|own| own.child("w:pStyle"));
        style.map_or_else(String::new, |style| style.attribute("w:val").to_owned())
    }

    /// What a reader sees: the words, with breaks and tabs.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.walk(&mut |element| match element.name.as_str() {
            "w:t" => words.extend(element.children.iter().map(|text| text.text.as_str())),
            "w:br" => words.push('\n'),
            // One that stands in `w:tabs` is a place, and no sign.
            "w:tab" if element.attributes.is_empty() => words.push('\t'),
            _ => {}
        });
        words
    }
}

fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => add_text(&mut open, &text.into_inner()),
            Event::GeneralRef(name) => {
                let text = match &*name.into_inner() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("&{other};"),
                };
                add_text(&mut open, text);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "every element ends");
    open.pop().unwrap().children.pop().unwrap()
}

fn add_text(open: &mut [Element], text: &str) {
    let parent = open.last_mut().unwrap();
    // The only white space between elements is after the declaration.
    if !parent.name.is_empty() {
        parent.children.push(Element {
            text: text.to_owned(),
            ..Element::default()
        });
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let name = attribute.key.0.to_owned();
        (
            name,
            attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap()
                .into_owned(),
        )
    });
    Element {
        name: start.name().0.to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}
