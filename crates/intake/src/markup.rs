//! Markup: what people wrote in a field with bold and bullets, as the plain text that it says.

use std::borrow::Cow;

/// The text without its tags, a line for each of its paragraphs and points. A text without tags stays as it is.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('<') || !has_tag(text) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if letter == '<'
            && let Some((name, after)) = tag(rest)
        {
            if ends_line(name) {
                kept.push('\n');
            }
            rest = after;
        } else if letter == '&'
            && let Some((letter, after)) = reference(rest)
        {
            kept.push(letter);
            rest = after;
        } else {
            kept.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

fn has_tag(text: &str) -> bool {
    let mut places = text.match_indices('<');
    places.any(|(at, _)| tag(&text[at..]).is_some_and(|(name, _)| is_known(name)))
}

/// The name of the tag that a text begins with, and what follows it.
fn tag(text: &str) -> Option<(&str, &str)> {
    let within = text.strip_prefix('<')?;
    let within = within.strip_prefix('/').unwrap_or(within);
    let end = within.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let (name, rest) = within.split_at(end);
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        .then_some(())?;
    // A tag is short; “<” between numbers is none.
    let close = rest.bytes().take(2_000).position(|byte| byte == b'>')?;
    Some((name, &rest[close + 1..]))
}

fn is_known(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ends_line(&name)
        || matches!(
            name.as_str(),
            "a" | "b" | "i" | "u" | "em" | "strong" | "span" | "img"
        )
}

fn ends_line(name: &str) -> bool {
    let lines = [
        "p",
        "br",
        "li",
        "ul",
        "ol",
        "div",
        "tr",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ];
    lines.iter().any(|its| name.eq_ignore_ascii_case(its))
}

/// The letter that a reference at the front of a text stands for, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let (name, rest) = (&text[1..end], &text[end + 1..]);
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((letter, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_tags_is_what_it_says() {
        for (text, says) in [
            (
                "<p>Mere <strong>ro</strong> &amp; tid</p><p>Nu</p>",
                "Mere ro & tid\nNu",
            ),
            ("<ul><li>Ro</li><li>Tid&nbsp;&#229;</li></ul>", "Ro\nTid å"),
            ("Ro<br/>tid", "Ro\ntid"),
            ("Børn < 6 år > 3 år & ro", "Børn < 6 år > 3 år & ro"),
            ("a <b", "a <b"),
            (
                "<p>&#1114112; &#xD800; &ukendt; <",
                "&#1114112; &#xD800; &ukendt; <",
            ),
            ("<æ><p>", "<æ>"),
        ] {
            assert_eq!(plain(text), says);
        }
    }
}
