//! Picture: a PNG in the text, with what it shows in words.

use super::flow::{Flow, TEXT_WIDTH};
use super::xml::escaped;

/// English Metric Units, of which Word's drawings are made: in a CSS pixel, and in a twentieth of a point.
const PER_PIXEL: u64 = 9525;
const PER_TWENTIETH: u64 = 635;
/// The highest that a picture may be and leave room for its caption: 18 cm.
const HIGHEST: u64 = 18 * 360_000;

impl<'a> Flow<'a> {
    /// Puts a picture in a paragraph of its own, at most as wide as the text. `width` and `height` are pixels; with 0
    /// it is as large as it was made. Without a picture in the bytes nothing is written, and `false` comes back.
    pub(super) fn picture(
        &mut self,
        png: &'a [u8],
        (width, height): (u32, u32),
        title: &str,
        alternative: &str,
    ) -> bool {
        let Some((own_width, own_height)) = size(png) else {
            return false;
        };
        let pixels = |asked: u32, own: u32| u64::from(if asked == 0 { own } else { asked });
        let asked = (pixels(width, own_width), pixels(height, own_height));
        let (width, height) = fitted(asked, (u64::from(own_width), u64::from(own_height)));
        self.pictures.push(png);
        let id = self.pictures.len();
        let (title, alternative) = (escaped(title), escaped(alternative));
        self.xml += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing>\
             <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
             <wp:docPr id=\"{id}\" name=\"Figure {id}\" descr=\"{alternative}\" title=\"{title}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"figure{id}.png\" descr=\"{alternative}\"/>\
             <pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdFigure{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
        true
    }
}

/// Width and height in pixels, from a PNG's first chunk.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let head = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let figure = |from: usize| {
        let bytes = head.get(from..from + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let (width, height) = (figure(0)?, figure(4)?);
    (width > 0 && height > 0).then_some((width, height))
}

/// The extent in EMU: the picture's own shape, within what was asked for and within the page.
fn fitted(asked: (u64, u64), own: (u64, u64)) -> (u64, u64) {
    let widest = (asked.0 * PER_PIXEL).min(u64::from(TEXT_WIDTH) * PER_TWENTIETH);
    let highest = (asked.1 * PER_PIXEL).min(HIGHEST);
    let height_at_widest = widest.saturating_mul(own.1) / own.0;
    if height_at_widest <= highest {
        (widest, height_at_widest.max(1))
    } else {
        ((highest.saturating_mul(own.0) / own.1).max(1), highest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_within_the_page() {
        let page = u64::from(TEXT_WIDTH) * PER_TWENTIETH;
        assert_eq!(fitted((100, 50), (200, 100)), (952_500, 476_250));
        assert_eq!(fitted((4000, 2000), (4000, 2000)), (page, page / 2));
        assert_eq!(fitted((100, 9000), (100, 9000)), (HIGHEST / 90, HIGHEST));
        let (width, height) = fitted((u64::from(u32::MAX), 1), (1, u64::from(u32::MAX)));
        assert!(width >= 1 && height >= 1);
    }

    #[test]
    fn what_is_no_png_has_no_size() {
        assert_eq!(size(b""), None);
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0"), None);
        assert_eq!(size(b"GIF89a"), None);
    }
}
