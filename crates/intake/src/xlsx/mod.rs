//! XLSX: the workbooks of Excel since 2007. A packed file of XML parts, of which only those are read that hold what
//! people see in cells.
//!
//! A library that reads it whole allocates what the file says it will need, before anything of it is there; here every
//! part goes by event by event, and no number in it decides how much is allocated.

mod cells;
mod formats;
mod strings;

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::error::Kind;
use crate::parts::{Parts, attribute};
use crate::sheet::{Budget, Note};
use crate::{ReadError, Sheet, bounds};
use formats::Formats;

/// The sheets of a workbook that hold anything.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut parts = Parts::new(bytes)?;
    let Some(path) = workbook(&mut parts)? else {
        return Err(ReadError::NotATable { kind: kind(&parts) });
    };
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Workbook { sheets, since_1904 } = index(&mut parts, &path)?;
    let targets = relationships(&mut parts, &path)?;
    let target = |ending: &str| {
        let mut all = targets.values();
        let found = all.find(|target| target.kind.ends_with(ending));
        found.map(|found| resolve(folder, &found.path))
    };
    let strings = match target("/sharedStrings") {
        Some(path) => strings::read(&mut parts, &path)?,
        None => Vec::new(),
    };
    let formats = match target("/styles") {
        Some(path) => Formats::read(&mut parts, &path, since_1904)?,
        None => Formats::default(),
    };

    let mut budget = Budget::default();
    let mut read = Vec::new();
    let mut beyond = 0;
    for sheet in sheets {
        let Some(target) = targets.get(&sheet.relationship) else {
            continue;
        };
        // Diagrams are sheets too.
        if !target.kind.ends_with("/worksheet") {
            continue;
        }
        if read.len() >= bounds::SHEETS {
            beyond += 1;
            continue;
        }
        let path = resolve(folder, &target.path);
        let Some(mut part) = parts.open(&path)? else {
            return Err(ReadError::Damaged);
        };
        let mut raw = cells::read(&mut part, &strings, &formats, &mut budget)?;
        if raw.is_empty() {
            continue;
        }
        if sheet.is_hidden {
            raw.notes.push(Note::Hidden);
        }
        read.push(raw.into_sheet(sheet.name));
    }
    if beyond > 0
        && let Some(last) = read.last_mut()
    {
        last.notes.push(Note::SheetsBeyond { count: beyond });
    }
    if read.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(read)
}

struct Workbook {
    sheets: Vec<Entry>,
    /// Whether its days are counted from 1904, as Excel on old Macs did.
    since_1904: bool,
}

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    relationship: String,
    is_hidden: bool,
}

struct Target {
    kind: String,
    path: String,
}

/// The path of the workbook within the file.
fn workbook(parts: &mut Parts<'_>) -> Result<Option<String>, ReadError> {
    let targets = relationships(parts, "")?;
    let mut documents = targets.into_values();
    let document = documents.find(|target| target.kind.ends_with("/officeDocument"));
    let path = document.map(|target| resolve("", &target.path));
    // Word and PowerPoint name their document the same way; a binary workbook is no XML.
    Ok(path.filter(|path| {
        let path = path.to_ascii_lowercase();
        path.ends_with(".xml") && !path.contains("word/") && !path.contains("ppt/")
    }))
}

/// What else a packed file may be.
fn kind(parts: &Parts<'_>) -> Kind {
    let has = |begin: &str| parts.names().any(|name| name.starts_with(begin));
    if has("xl/workbook.bin") {
        Kind::BinaryExcel
    } else if has("word/") {
        Kind::Word
    } else if has("ppt/") {
        Kind::Presentation
    } else if has("META-INF/manifest.xml") && has("content.xml") {
        Kind::OpenDocument
    } else {
        Kind::Archive
    }
}

/// What a part refers to, by the ids that it uses for it.
fn relationships(parts: &mut Parts<'_>, of: &str) -> Result<HashMap<String, Target>, ReadError> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = resolve(folder, &format!("_rels/{name}.rels"));
    let mut targets = HashMap::new();
    let Some(mut part) = parts.open(&path)? else {
        return Ok(targets);
    };
    loop {
        match part.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                if targets.len() >= bounds::PARTS {
                    return Err(ReadError::Damaged);
                }
                let its = |name| attribute(&element, name).unwrap_or_default();
                let target = Target {
                    kind: its("Type"),
                    path: its("Target"),
                };
                targets.insert(its("Id"), target);
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

fn index(parts: &mut Parts<'_>, path: &str) -> Result<Workbook, ReadError> {
    let mut workbook = Workbook {
        sheets: Vec::new(),
        since_1904: false,
    };
    let Some(mut part) = parts.open(path)? else {
        return Err(ReadError::Damaged);
    };
    loop {
        match part.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheet" if workbook.sheets.len() >= bounds::PARTS => {
                    return Err(ReadError::Damaged);
                }
                "sheet" => workbook.sheets.push(Entry {
                    name: attribute(&element, "name").unwrap_or_default(),
                    relationship: attribute(&element, "id").unwrap_or_default(),
                    is_hidden: attribute(&element, "state").is_some_and(|state| state != "visible"),
                }),
                "workbookPr" => {
                    workbook.since_1904 = attribute(&element, "date1904")
                        .is_some_and(|its| its == "1" || its == "true");
                }
                _ => {}
            },
            Event::Eof => return Ok(workbook),
            _ => {}
        }
    }
}

/// A path as it is meant by what stands in a folder.
fn resolve(folder: &str, path: &str) -> String {
    if let Some(path) = path.strip_prefix('/') {
        return path.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
