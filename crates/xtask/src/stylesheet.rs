//! Stylesheet: CSS as the few things we must see in it: statements, blocks, and what a `url(…)` points to. Enough to
//! put imports in place and to take from Det Fælles Designsystem what the page uses; a browser does the rest.

use anyhow::{Context, Result, bail};

/// One thing at the top of a sheet or of a block.
#[derive(Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// Up to a semicolon, without it: `@import "x.css"`.
    Statement(&'a str),
    /// `prelude { body }`.
    Block { prelude: &'a str, body: &'a str },
}

/// The items of a sheet in their order. Comments between them are left out.
pub fn items(css: &str) -> Result<Vec<Item<'_>>> {
    let mut items = Vec::new();
    let mut rest = skip_blank(css)?;
    while !rest.is_empty() {
        let end = find(rest, |byte| matches!(byte, b';' | b'{'))?
            .with_context(|| format!("no end of `{}`", start_of(rest)))?;
        let prelude = rest[..end].trim();
        if rest.as_bytes()[end] == b';' {
            items.push(Item::Statement(prelude));
            rest = &rest[end + 1..];
        } else {
            let body = &rest[end + 1..];
            let close = find_close(body)?.with_context(|| format!("`{prelude}` never closes"))?;
            items.push(Item::Block {
                prelude,
                body: &body[..close],
            });
            rest = &body[close + 1..];
        }
        rest = skip_blank(rest)?;
    }
    Ok(items)
}

/// A declaration list without those declarations whose `url(…)` the function turns down, and with the rest of them
/// pointing to what it gives instead.
pub fn replace_urls(
    body: &str,
    mut replacement: impl FnMut(&str) -> Result<Option<String>>,
) -> Result<String> {
    let mut kept = Vec::new();
    for declaration in declarations(body)? {
        if let Some(declaration) = replace_in_declaration(declaration, &mut replacement)? {
            kept.push(declaration);
        }
    }
    Ok(kept.join(";"))
}

/// `@import "file" layer(name)` as file and layer.
pub fn parse_import(statement: &str) -> Result<Option<(&str, Option<&str>)>> {
    let Some(rest) = statement.strip_prefix("@import") else {
        return Ok(None);
    };
    let parsed = rest.trim().strip_prefix('"').and_then(|rest| {
        let (file, rest) = rest.split_once('"')?;
        let layer = match rest.trim() {
            "" => None,
            layer => Some(layer.strip_prefix("layer(")?.strip_suffix(')')?),
        };
        Some((file, layer))
    });
    match parsed {
        Some(import) => Ok(Some(import)),
        None => bail!("only `@import \"file.css\" layer(name);` is understood, not `{statement};`"),
    }
}

/// An SVG as the address of an image, readable and a third smaller than base64.
pub fn data_address(svg: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for character in svg.trim().chars() {
        match character {
            '"' => address.push('\''),
            '%' => address.push_str("%25"),
            '#' => address.push_str("%23"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\n' | '\r' => address.push(' '),
            other => address.push(other),
        }
    }
    address
}

fn declarations(body: &str) -> Result<Vec<&str>> {
    let mut all = Vec::new();
    let mut rest = body;
    while let Some(end) = find(rest, |byte| byte == b';')? {
        all.push(rest[..end].trim());
        rest = &rest[end + 1..];
    }
    all.push(rest.trim());
    all.retain(|declaration| !declaration.is_empty());
    Ok(all)
}

fn replace_in_declaration(
    declaration: &str,
    replacement: &mut impl FnMut(&str) -> Result<Option<String>>,
) -> Result<Option<String>> {
    let mut replaced = String::new();
    let mut rest = declaration;
    while let Some((before, after)) = rest.split_once("url(") {
        let (address, after) = after.split_once(')').context("url( without its end")?;
        let address = address.trim().trim_matches(['"', '\'']);
        let Some(address) = replacement(address)? else {
            return Ok(None);
        };
        replaced.push_str(before);
        replaced.push_str(&format!("url(\"{address}\")"));
        rest = after;
    }
    replaced.push_str(rest);
    Ok(Some(replaced))
}

fn find_close(css: &str) -> Result<Option<usize>> {
    let mut depth = 0_usize;
    find(css, |byte| {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// The first byte that is wanted outside of strings, comments and addresses.
fn find(css: &str, mut wanted: impl FnMut(u8) -> bool) -> Result<Option<usize>> {
    let bytes = css.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &css.as_bytes()[at..];
        at += match rest {
            [b'\\', _, ..] => 2,
            [b'"' | b'\'', ..] => length_of_string(&rest[1..], rest[0])? + 1,
            [b'/', b'*', ..] => length_until(rest, b"*/").context("a comment never ends")?,
            _ if rest.starts_with(b"url(") => {
                length_until(rest, b")").context("url( without its end")?
            }
            _ if wanted(rest[0]) => return Ok(Some(at)),
            _ => 1,
        };
    }
    Ok(None)
}

fn length_of_string(bytes: &[u8], quote: u8) -> Result<usize> {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == quote => return Ok(at + 1),
            _ => at += 1,
        }
    }
    bail!("a string never ends")
}

fn length_until(bytes: &[u8], end: &[u8]) -> Option<usize> {
    let found = bytes.windows(end.len()).position(|window| window == end)?;
    Some(found + end.len())
}

fn skip_blank(css: &str) -> Result<&str> {
    let mut rest = css.trim_start();
    while rest.starts_with("/*") {
        let end = rest.find("*/").context("a comment never ends")?;
        rest = rest[end + 2..].trim_start();
    }
    Ok(rest)
}

fn start_of(css: &str) -> String {
    css.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_statements_and_blocks_whatever_stands_in_strings_and_comments() {
        let css = "@charset \"}\"; /* { */ a{content:\"}\";b:url(;})}@media x{p{q:r}s{t:u}}";
        assert_eq!(
            items(css).unwrap(),
            vec![
                Item::Statement("@charset \"}\""),
                Item::Block {
                    prelude: "a",
                    body: "content:\"}\";b:url(;})",
                },
                Item::Block {
                    prelude: "@media x",
                    body: "p{q:r}s{t:u}",
                },
            ]
        );
    }

    #[test]
    fn what_does_not_close_is_an_error() {
        for css in ["a{", "a{b:c", "a", "/* ", "a{b:\"}"] {
            assert!(items(css).is_err(), "{css}");
        }
    }

    #[test]
    fn declarations_go_with_addresses_that_are_turned_down() {
        let replaced = replace_urls("a:b;c:url(x.png) d;e:url('y.svg') f;", |address| {
            Ok(address.strip_suffix(".svg").map(str::to_owned))
        });
        assert_eq!(replaced.unwrap(), "a:b;e:url(\"y\") f");
    }

    #[test]
    fn imports_name_a_file_and_perhaps_a_layer() {
        assert_eq!(
            parse_import("@import \"a.css\" layer(b)").unwrap(),
            Some(("a.css", Some("b")))
        );
        assert_eq!(
            parse_import("@import \"a.css\"").unwrap(),
            Some(("a.css", None))
        );
        assert_eq!(parse_import("@layer a, b").unwrap(), None);
        assert!(parse_import("@import url(a.css) screen").is_err());
    }

    #[test]
    fn an_svg_address_holds_nothing_that_ends_a_string_or_an_address() {
        let address = data_address("<svg a=\"#b\">\n</svg>");
        assert_eq!(address, "data:image/svg+xml,%3Csvg a='%23b'%3E %3C/svg%3E");
    }
}
