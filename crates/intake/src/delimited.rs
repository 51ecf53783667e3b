//! Delimited: CSV in the dialects that tools and spreadsheets write.

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::known::meaning;
use crate::read::stem;
use crate::sheet::{Budget, Note, Raw};
use crate::{ReadError, Sheet, bounds};

/// What may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = *b";\t,|";
/// The delimiter is found in so many bytes and records.
const SAMPLE: usize = 64 * 1024;
const RECORDS: usize = 200;

/// The one sheet of a file of text.
pub(crate) fn read(name: &str, text: &str, notes: Vec<Note>) -> Result<Sheet, ReadError> {
    let (delimiter, text, above) = match told(text) {
        Some((delimiter, rest)) => (delimiter, rest, 1),
        None => (find(text), text, 0),
    };
    let mut raw = Raw::default();
    raw.notes = notes;
    let mut budget = Budget::default();
    let mut reader = reader(text, delimiter);
    let mut record = ByteRecord::new();
    let mut row = above;
    let mut last_is_open = false;
    loop {
        let before = reader.position().line();
        // Bytes in memory that need not be UTF-8 and rows of any length: nothing is left that could fail.
        if !reader
            .read_byte_record(&mut record)
            .map_err(|_| ReadError::Damaged)?
        {
            break;
        }
        let passed = reader.position().line().saturating_sub(before) as usize;
        let within = ends(record.as_slice());
        // What the reader passed beyond the record's own lines are empty ones, which a spreadsheet counts.
        row += 1 + passed.saturating_sub(within + 1);
        last_is_open = record.iter().next_back().is_some_and(|cell| ends(cell) > 0);
        // A record is a part of the text, so its cells are UTF-8.
        let cells = record.iter().map(std::str::from_utf8);
        raw.push(row, cells.map(Result::unwrap_or_default), &mut budget)?;
    }
    // The last cell runs over lines to the end of the file, and one quotation mark has no other.
    if last_is_open && text.matches('"').count() % 2 == 1 {
        raw.notes.push(Note::QuoteOpen { row });
    }
    if raw.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(raw.into_sheet(stem(name)))
}

/// How many lines end in it.
fn ends(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The delimiter that the first line tells of, as Excel lets it, and the rest.
fn told(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let delimiter = line
        .trim_end_matches('\r')
        .trim_matches('"')
        .strip_prefix("sep=")?;
    match delimiter.as_bytes() {
        [delimiter] if DELIMITERS.contains(delimiter) => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter by which the first rows look most like a table.
fn find(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let (mut best, mut found) = (0, b';');
    for delimiter in DELIMITERS {
        let score = score(sample, delimiter);
        if score > best {
            (best, found) = (score, delimiter);
        }
    }
    found
}

/// How much the text looks like a table by a delimiter: 0 not at all.
fn score(sample: &str, delimiter: u8) -> usize {
    let mut widths = Vec::new();
    let mut first_wide = None;
    let mut reader = reader(sample, delimiter);
    let mut record = ByteRecord::new();
    while widths.len() < RECORDS && reader.read_byte_record(&mut record).unwrap_or(false) {
        if record.len() > 1 && first_wide.is_none() {
            let cells = record.iter().map(std::str::from_utf8);
            let known = cells.flatten().filter(|cell| meaning(cell).is_some());
            first_wide = Some((widths.len(), known.count()));
        }
        widths.push(record.len());
    }
    let Some((place, known)) = first_wide else {
        return 0;
    };
    if known == 0 && delimiter == b',' && (place > 0 || is_prose(sample)) {
        return 0;
    }
    // The width that most rows have; of two the greater, for what is quoted is apart by no other.
    let mut counts = [0_usize; bounds::COLUMNS + 2];
    for width in &widths {
        counts[(*width).min(bounds::COLUMNS + 1)] += 1;
    }
    let (mut common, mut width) = (0, 0);
    for (its, count) in counts.iter().enumerate().skip(2) {
        if *count > 0 && *count >= common {
            (common, width) = (*count, its);
        }
    }
    // A known heading outweighs regularity, and width decides between equals.
    1 + known.min(9) * 10_000_000 + common * 10_000 / widths.len().max(1) * 1_000 + width.min(999)
}

/// Whether commas stand as they do between words: with a space after them.
fn is_prose(sample: &str) -> bool {
    let commas = sample.matches(',').count();
    2 * sample.matches(", ").count() > commas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("Bord;Input\n7;Ro, orden, tid\n8;Mere, tak", b';'),
            ("Bord,Input\n7,\"Ro; orden; tid\"\n8,Mere", b','),
            ("Bord\tInput\n7\tRo, orden; tid", b'\t'),
            ("Bord|Input\n7|Ro", b'|'),
            ("a,b,c\n1,2,3", b','),
            ("Hvad tænker du?\nRo, orden\nTid, penge\nRo, tid", b';'),
            ("Svar fra temadagen\n\nBord,Input\n7,Ro", b','),
            ("Input\nRo, orden", b';'),
            ("", b';'),
        ] {
            assert_eq!(find(text) as char, delimiter as char, "{text}");
        }
        assert_eq!(told("sep=,\r\na,b"), Some((b',', "a,b")));
        assert_eq!(told("sep=x\na"), None);
    }
}
