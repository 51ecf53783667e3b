//! Reports that try what a file holds: words that programs trip over, and very many of them.

use exports::{Input, Member, Report, Sentence, Theme};

use super::report;

/// Words that programs trip over.
pub const AWKWARD: &[&str] = &[
    "]]>",
    "<w:p>",
    "&amp;",
    "\"",
    "'",
    ";",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{b}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "\u{9f}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "😀",
    "👩‍👧",
    "🇩🇰",
    "æøåÆØÅ",
    "=1+1",
    "+1",
    "-1",
    "@a",
    "_x0041_",
    "_x000D_",
    " ",
    "  ",
    "\u{a0}",
    "–",
    "…",
    "a\u{300}",
    "|",
    "`",
    "#",
    "\\",
    "$",
    "\u{10ffff}",
    "ا",
    "한국",
    "{0}",
    "%s",
];

/// The report with such words wherever people write.
pub fn awkward() -> Report {
    let mut report = report();
    let mut all = AWKWARD.iter().cycle();
    let mut spoil = |text: &mut String| {
        let (before, after) = (all.next().unwrap_or(&""), all.next().unwrap_or(&""));
        *text = format!("{before}{text}{after}");
    };
    spoil(&mut report.title);
    report.place.iter_mut().for_each(&mut spoil);
    report.filter = Some(AWKWARD.concat());
    report.with_names = true;
    for named in [
        &mut report.focus_points,
        &mut report.aspects,
        &mut report.stakeholders,
    ] {
        named.iter_mut().for_each(|named| spoil(&mut named.title));
    }
    for input in &mut report.inputs {
        spoil(&mut input.text);
        input.name.iter_mut().for_each(&mut spoil);
        input.reason.iter_mut().for_each(&mut spoil);
        input.table_name.iter_mut().for_each(&mut spoil);
    }
    report.inputs[0].text = AWKWARD.concat();
    report.inputs[1].text = "blåbærgrød ".repeat(4000);
    for theme in &mut report.themes {
        spoil(&mut theme.title);
        spoil(&mut theme.summary);
    }
    for figure in &mut report.figures {
        spoil(&mut figure.title);
        spoil(&mut figure.alternative);
    }
    report
}

/// The same again and again, with numbers and ids of their own, until there are so many inputs.
pub fn large(count: u32) -> Report {
    let small = report();
    let mut large = Report {
        inputs: Vec::new(),
        sentences: Vec::new(),
        themes: Vec::new(),
        ..small.clone()
    };
    let each = small.inputs.len() as u32;
    for round in 0..count.div_ceil(each) {
        let own = |id: &String| format!("{id}-{round}");
        large.inputs.extend(small.inputs.iter().map(|input| Input {
            id: own(&input.id),
            number: input.number + round * each,
            table: Some((round % 60 + 1) as u16),
            themes: input.themes.iter().map(own).collect(),
            sentence: input.sentence.as_ref().map(own),
            ..input.clone()
        }));
        large
            .sentences
            .extend(small.sentences.iter().map(|sentence| Sentence {
                id: own(&sentence.id),
                sources: sentence.sources.iter().map(own).collect(),
                themes: sentence.themes.iter().map(own).collect(),
                ..sentence.clone()
            }));
        large.themes.extend(small.themes.iter().map(|theme| {
            Theme {
                id: own(&theme.id),
                title: format!("{} {}", theme.title, round + 1),
                members: theme
                    .members
                    .iter()
                    .map(|member| match member {
                        Member::Input { id } => Member::Input { id: own(id) },
                        Member::Sentence { id } => Member::Sentence { id: own(id) },
                        Member::Piece { input, words } => Member::Piece {
                            input: own(input),
                            words: words.clone(),
                        },
                    })
                    .collect(),
                ..theme.clone()
            }
        }));
    }
    large.inputs.truncate(count as usize);
    large
}
