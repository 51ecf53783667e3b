//! A QR code as SVG: squares on whole numbers, so that it prints sharply at any size.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use super::text::ShareTexts;
use crate::text::Language;

/// The light frame that readers want around a code, in squares.
const QUIET: usize = 4;

/// What the code of the participants' link is called.
pub fn label(language: Language) -> &'static str {
    ShareTexts::of(language).qr
}

/// The code of a link; nothing where the link is too long for one.
#[component]
pub fn Qr(
    /// What it says.
    link: String,
    /// Its accessible name.
    label: &'static str,
) -> impl IntoView {
    QrCode::with_error_correction_level(link.as_bytes(), EcLevel::M)
        .ok()
        .map(|code| {
            let width = code.width();
            let size = width + 2 * QUIET;
            view! {
                <svg
                    class="qr"
                    role="img"
                    aria-label=label
                    viewBox=format!("0 0 {size} {size}")
                    shape-rendering="crispEdges"
                >
                    <path class="qr-ground" d=format!("M0 0h{size}v{size}h-{size}z")></path>
                    <path class="qr-squares" d=squares(&code.to_colors(), width)></path>
                </svg>
            }
        })
}

/// One path for all dark squares, a stroke for each run of them in a row.
fn squares(colors: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..]
                .iter()
                .take_while(|color| **color == Color::Dark)
                .count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn each_run_of_dark_squares_is_one_rectangle() {
        let (dark, light) = (Color::Dark, Color::Light);
        let path = squares(
            &[dark, dark, light, light, dark, light, dark, dark, dark],
            3,
        );
        assert_eq!(path, "M4 4h2v1h-2zM5 5h1v1h-1zM4 6h3v1h-3z");
    }

    #[test]
    fn a_participants_link_stays_coarse() {
        let link = format!(
            "https://temadag.eksempel-kommune.dk/deltag#{}",
            "A".repeat(64)
        );
        let code = QrCode::with_error_correction_level(link.as_bytes(), EcLevel::M).unwrap();
        assert!(code.width() <= 49, "{} squares a side", code.width());
    }
}
