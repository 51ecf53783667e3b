//! Flow: the text of a document as it grows, with what it points at elsewhere: headings, notes, lists, pictures.

use super::xml::{escaped, run_text};

/// How wide the text is, in twentieths of a point: A4 between margins of 2.5 cm.
pub(super) const TEXT_WIDTH: u32 = 9070;

/// The text of a document.
#[derive(Default)]
pub(super) struct Flow<'a> {
    pub(super) xml: String,
    /// The headings so far, for the contents.
    pub(super) headings: Vec<Heading>,
    /// The footnotes so far; the first has the id 1.
    pub(super) notes: Vec<String>,
    /// How many numbered lists there are so far.
    pub(super) lists: usize,
    /// The pictures so far, as PNG.
    pub(super) pictures: Vec<&'a [u8]>,
}

/// A heading that the contents may name.
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) bookmark: String,
}

/// What a paragraph of a list stands under.
#[derive(Clone, Copy)]
pub(super) enum List {
    Bullets,
    /// The n-th numbered list, from 1.
    Numbers(usize),
}

impl List {
    /// The id in the numbering part: 1 is the bullets, then come the numbered lists.
    fn id(self) -> usize {
        match self {
            Self::Bullets => 1,
            Self::Numbers(list) => 1 + list,
        }
    }

    fn style(self) -> &'static str {
        match self {
            Self::Bullets => "ListBullet",
            Self::Numbers(_) => "ListNumber",
        }
    }
}

impl<'a> Flow<'a> {
    /// A heading of level 1 to 3, with a bookmark that the contents and others lead to.
    pub(super) fn heading(&mut self, level: u8, text: &str, bookmark: Option<String>) {
        let id = self.headings.len() + 1;
        let bookmark = bookmark.unwrap_or_else(|| format!("_Toc{id:06}"));
        self.xml += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr>\
             <w:bookmarkStart w:id=\"{id}\" w:name=\"{bookmark}\"/>"
        );
        self.run(text);
        self.xml += &format!("<w:bookmarkEnd w:id=\"{id}\"/></w:p>");
        self.headings.push(Heading {
            level,
            text: text.to_owned(),
            bookmark,
        });
    }

    /// A paragraph in a style of the document's.
    pub(super) fn paragraph(&mut self, style: &str, text: &str) {
        self.begin(style);
        self.run(text);
        self.end();
    }

    /// A text of several paragraphs, parted by blank lines; nothing where there is no word.
    pub(super) fn paragraphs(&mut self, style: &str, text: &str) {
        let text = crate::text::clean(text);
        let mut part = String::new();
        for line in text.lines().chain([""]) {
            if !line.trim().is_empty() {
                if !part.is_empty() {
                    part.push('\n');
                }
                part.push_str(line);
            } else if !part.is_empty() {
                self.paragraph(style, &part);
                part.clear();
            }
        }
    }

    /// A new numbered list, which begins at 1.
    pub(super) fn new_list(&mut self) -> List {
        self.lists += 1;
        List::Numbers(self.lists)
    }

    /// A paragraph of a list, perhaps with a footnote after its words.
    pub(super) fn item(&mut self, list: List, text: &str, note: Option<String>) {
        self.begin_item(list, 0);
        self.run(text);
        if let Some(note) = note {
            self.note(note);
        }
        self.end();
    }

    /// Begins a paragraph of a list, so deep in it.
    pub(super) fn begin_item(&mut self, list: List, depth: u8) {
        self.xml += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/><w:numPr><w:ilvl w:val=\"{depth}\"/>\
             <w:numId w:val=\"{}\"/></w:numPr></w:pPr>",
            list.style(),
            list.id()
        );
    }

    /// Begins a paragraph in a style of the document's.
    pub(super) fn begin(&mut self, style: &str) {
        self.xml += &format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    }

    /// Ends the paragraph that was begun.
    pub(super) fn end(&mut self) {
        self.xml.push_str("</w:p>");
    }

    /// A footnote at this place.
    pub(super) fn note(&mut self, note: String) {
        self.notes.push(note);
        self.xml += &format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
             <w:footnoteReference w:id=\"{}\"/></w:r>",
            self.notes.len()
        );
    }

    /// “Figur 2: Input pr. bord” above a picture or a table; Word counts the figures anew when one is put between.
    pub(super) fn caption(&mut self, word: &str, index: usize, title: &str) {
        self.xml += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{word} </w:t></w:r>\
             <w:fldSimple w:instr=\" SEQ {word} \\* ARABIC \"><w:r><w:t>{index}</w:t></w:r></w:fldSimple>"
        );
        if !title.is_empty() {
            self.run(&format!(": {title}"));
        }
        self.xml.push_str("</w:p>");
    }

    pub(super) fn run(&mut self, text: &str) {
        self.xml.push_str("<w:r>");
        run_text(&mut self.xml, text);
        self.xml.push_str("</w:r>");
    }
}

/// What stands in a cell of a table.
pub(super) struct Content {
    pub(super) text: String,
    /// The bookmark that it leads to.
    pub(super) link: Option<String>,
    pub(super) is_bold: bool,
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self {
            text,
            link: None,
            is_bold: false,
        }
    }
}

/// A column of a table.
pub(super) struct Column {
    pub(super) title: String,
    /// Its share of the text's width, in hundredths.
    pub(super) share: u32,
    /// Whether it holds numbers, which stand to the right.
    pub(super) has_numbers: bool,
}

impl Column {
    pub(super) fn text(title: &str, share: u32) -> Self {
        Self {
            title: title.to_owned(),
            share,
            has_numbers: false,
        }
    }

    pub(super) fn numbers(title: &str, share: u32) -> Self {
        Self {
            has_numbers: true,
            ..Self::text(title, share)
        }
    }
}

/// A row longer than this in bytes may break over a page.
const KEPT_TOGETHER: usize = 700;

impl Flow<'_> {
    /// A table as wide as its columns, with a first row that is repeated on each page, and `caption` as what it is for who does not see it.
    pub(super) fn table(
        &mut self,
        caption: &str,
        columns: &[Column],
        rows: impl Iterator<Item = Vec<Content>>,
    ) {
        let widths: Vec<u32> = columns
            .iter()
            .map(|column| TEXT_WIDTH * column.share / 100)
            .collect();
        self.xml += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/>\
             <w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            widths.iter().sum::<u32>(),
            escaped(caption)
        );
        for width in &widths {
            self.xml += &format!("<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml
            .push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in columns.iter().zip(&widths) {
            self.cell(column, *width, &column.title.clone().into(), true);
        }
        self.xml.push_str("</w:tr>");
        for row in rows {
            self.xml.push_str("<w:tr>");
            let length: usize = row
                .iter()
                .map(|content| content.text.len())
                .max()
                .unwrap_or(0);
            if length < KEPT_TOGETHER {
                self.xml.push_str("<w:trPr><w:cantSplit/></w:trPr>");
            }
            let mut cells = row.into_iter();
            for (column, width) in columns.iter().zip(&widths) {
                let content = cells.next().unwrap_or_else(|| String::new().into());
                self.cell(column, *width, &content, false);
            }
            self.xml.push_str("</w:tr>");
        }
        // Word joins two tables that nothing parts, and wants a paragraph after the last.
        self.xml
            .push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn cell(&mut self, column: &Column, width: u32, content: &Content, is_head: bool) {
        let style = if is_head { "TableHeading" } else { "TableText" };
        self.xml += &format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if is_head {
            self.xml
                .push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"DCE6EF\"/><w:vAlign w:val=\"bottom\"/>");
        }
        self.xml += &format!("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if column.has_numbers {
            self.xml.push_str("<w:jc w:val=\"right\"/>");
        }
        self.xml.push_str("</w:pPr>");
        match &content.link {
            Some(link) => {
                self.xml += &format!("<w:hyperlink w:anchor=\"{link}\" w:history=\"1\">");
                self.run(&content.text);
                self.xml.push_str("</w:hyperlink>");
            }
            None if content.is_bold => {
                self.xml.push_str("<w:r><w:rPr><w:b/><w:bCs/></w:rPr>");
                run_text(&mut self.xml, &content.text);
                self.xml.push_str("</w:r>");
            }
            None => self.run(&content.text),
        }
        self.xml.push_str("</w:p></w:tc>");
    }
}
