//! Style: what `style/generated/` holds. Two sheets, made of `style/main.css` and `style/facilitators.css` and
//! what they import, with Det Fælles Designsystem in a layer of its own; two weights of its font under hashed names; the icons that the page uses.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::checkout::Checkout;
use crate::fingerprint;
use crate::packages;
use crate::selector::Words;
use crate::stylesheet::{self, Item};

const FONTS: [(&str, &str); 2] = [
    (
        "fonts/plex-sans-regular.woff2",
        "IBMPlexSans-Regular-Latin1.woff2",
    ),
    (
        "fonts/plex-sans-semibold.woff2",
        "IBMPlexSans-SemiBold-Latin1.woff2",
    ),
];

/// The sheet that everybody gets, and the one that comes with the facilitators' program.
const SHEETS: [(&str, &str); 2] = [
    ("temadag.css", "main.css"),
    ("temadag-facilitator.css", "facilitators.css"),
];

pub fn generate(checkout: &Checkout) -> Result<()> {
    let dkfds = packages::ensure(checkout)?.join("dkfds");
    let style = checkout.path("style");
    let mut generated = BTreeMap::new();

    let mut names = BTreeMap::new();
    for (name, source) in FONTS {
        let path = dkfds
            .join("dist/fonts/IBMPlexSans/split/woff2")
            .join(source);
        let font = fs::read(&path).with_context(|| path.display().to_string())?;
        let hashed = name.replace(".woff2", &format!("-{}.woff2", fingerprint::short(&font)));
        generated.insert(hashed.clone(), font);
        names.insert(name, hashed);
    }
    let sprite = sprite(&style, &dkfds)?;
    let mut words = Words::of(checkout)?;
    words.add(&sprite);
    let designsystem = designsystem(&dkfds, &words)?;
    for (name, from) in SHEETS {
        let sheet = sheet(&style, from, &designsystem)?;
        let sheet = names
            .iter()
            .fold(sheet, |sheet, (name, hashed)| sheet.replace(name, hashed));
        generated.insert(name.to_owned(), sheet.into_bytes());
    }
    generated.insert("icons.svg".to_owned(), sprite.into_bytes());
    for (name, source) in [
        ("licences/det-faelles-designsystem.md", "LICENSE.md"),
        (
            "licences/ibm-plex-sans.txt",
            "dist/fonts/IBMPlexSans/split/woff2/license.txt",
        ),
    ] {
        let licence = fs::read(dkfds.join(source)).context(source)?;
        generated.insert(name.to_owned(), licence);
    }
    write_only(&style.join("generated"), &generated)
}

/// A sheet with every import put in its place.
fn sheet(style: &Path, from: &str, designsystem: &str) -> Result<String> {
    let main = read(&style.join(from))?;
    let mut sheet = String::new();
    for item in stylesheet::items(&main).with_context(|| format!("style/{from}"))? {
        let Item::Statement(statement) = item else {
            bail!("style/{from} only names layers and imports; put rules in a file of their own");
        };
        let Some((file, layer)) = stylesheet::parse_import(statement)? else {
            sheet.push_str(&format!("{statement};\n"));
            continue;
        };
        let css = match file {
            "generated/dkfds.css" => designsystem.to_owned(),
            file => own_file(style, file)?,
        };
        match layer {
            Some(layer) => sheet.push_str(&format!("@layer {layer} {{\n{css}\n}}\n")),
            None => sheet.push_str(&css),
        }
    }
    Ok(sheet)
}

fn own_file(style: &Path, file: &str) -> Result<String> {
    let css = read(&style.join(file))?;
    let items = stylesheet::items(&css).with_context(|| format!("style/{file}"))?;
    let imports =
        |item: &Item| matches!(item, Item::Statement(text) if text.starts_with("@import"));
    if items.iter().any(imports) {
        bail!("style/{file} imports; only style/main.css and style/facilitators.css may");
    }
    Ok(css)
}

/// Det Fælles Designsystem, neutral theme, as far as the page uses it and without its fonts and its icons as classes;
/// the images that remain stand in the sheet itself.
fn designsystem(dkfds: &Path, words: &Words) -> Result<String> {
    let css = read(&dkfds.join("dist/css/dkfds.min.css"))?;
    let images = dkfds.join("dist/img/svg-icons");
    kept_rules(&css, &images, words).context("dkfds.min.css")
}

fn kept_rules(css: &str, images: &Path, words: &Words) -> Result<String> {
    let mut kept = String::new();
    for item in stylesheet::items(css)? {
        let Item::Block { prelude, body } = item else {
            continue; // only @charset
        };
        if prelude == "@font-face" {
            continue;
        }
        let prelude = if prelude.starts_with('@') {
            prelude.to_owned()
        } else {
            let mut selectors = words.known(prelude);
            selectors.retain(|selector| !is_icon(selector));
            selectors.join(",")
        };
        if prelude.is_empty() {
            continue;
        }
        let body = if prelude.starts_with("@media") || prelude.starts_with("@supports") {
            kept_rules(body, images, words)?
        } else if body.contains("url(") {
            stylesheet::replace_urls(body, |address| image(images, address))?
        } else {
            body.to_owned()
        };
        if !body.is_empty() {
            kept.push_str(&format!("{prelude}{{{body}}}\n"));
        }
    }
    Ok(kept)
}

/// An icon is a `<use>` of the sprite, so the classes that draw one as a background would only bring images.
fn is_icon(selector: &str) -> bool {
    selector.starts_with(".icon-") && selector.ends_with(":not(a)")
}

/// An icon as an image in the sheet; a placeholder for somebody's logo is turned down.
fn image(images: &Path, address: &str) -> Result<Option<String>> {
    let Some(name) = address.strip_prefix("../img/svg-icons/") else {
        return Ok(None);
    };
    Ok(Some(stylesheet::data_address(&read(&images.join(name))?)))
}

/// The icons named in `icons.txt`, to be used as `<svg class="icon-svg"><use href="#name"/></svg>`.
fn sprite(style: &Path, dkfds: &Path) -> Result<String> {
    let mut sprite = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hide-base-svg\" width=\"0\" height=\"0\" aria-hidden=\"true\">",
    );
    let list = read(&style.join("icons.txt"))?;
    let lines = list.lines().map(str::trim);
    for name in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let icon = read(&dkfds.join(format!("dist/img/svg-icons/{name}.svg"))).with_context(|| {
            format!("style/icons.txt: Det Fælles Designsystem has no icon `{name}`; see node_modules/dkfds/dist/img/svg-icons")
        })?;
        let symbol = symbol(name, &icon).with_context(|| format!("{name}.svg is no icon"))?;
        sprite.push_str(&symbol);
    }
    sprite.push_str("</svg>");
    Ok(sprite)
}

fn symbol(name: &str, svg: &str) -> Option<String> {
    let (attributes, content) = svg.split_once("<svg")?.1.split_once('>')?;
    let content = content.rsplit_once("</svg>")?.0.trim();
    let view_box = attributes.split_once("viewBox=\"")?.1.split_once('"')?.0;
    Some(format!(
        "<symbol id=\"{name}\" viewBox=\"{view_box}\">{content}</symbol>"
    ))
}

/// Writes what differs and removes what is not in the list, so that a watcher sees only true changes.
fn write_only(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for present in fingerprint::files_below(folder)? {
        if !files.contains_key(&present) {
            remove(&folder.join(present))?;
        }
    }
    for (name, content) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|present| present == *content) {
            continue;
        }
        let parent = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        fs::create_dir_all(&parent).with_context(|| parent.display().to_string())?;
        fs::write(&path, content).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).with_context(|| path.display().to_string())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_icon_classes_and_what_the_page_does_not_use_are_left_out() {
        let css = "@charset \"UTF-8\";@font-face{a:b}.icon-plus:not(a){c:url(x)}\
                   .date-picker__button,.date-picker{d:e}@media print{.date-picker{f:g}.button{h:i}}\
                   .logo{background-image:url(../img/logo.png);j:k}.icon-svg{l:m}";
        let words = Words::from("icon-plus button logo icon-svg");
        let kept = kept_rules(css, Path::new("nowhere"), &words).unwrap();
        assert_eq!(
            kept,
            "@media print{.button{h:i}\n}\n.logo{j:k}\n.icon-svg{l:m}\n"
        );
    }

    #[test]
    fn an_icon_becomes_a_symbol() {
        let svg = "<svg xmlns=\"x\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>\n";
        assert_eq!(
            symbol("plus", svg).unwrap(),
            "<symbol id=\"plus\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></symbol>"
        );
        assert_eq!(symbol("plus", "text"), None);
    }
}
