//! Bars that lie: for each theme how many votes, tables, persons.

use super::colour::{INK, INK_SOFT, LINE_STRONG, SERIES};
use super::svg::{Anchor, Area, Look, MARGIN, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure};

const LABEL: Font = Font::regular(13.0);
const VALUE: Font = Font::bold(13.0);
const NAME: Font = Font::regular(12.0);

const LABELS: (f64, f64) = (120.0, 300.0);
const LONGEST: f64 = 380.0;
const WIDEST_NAME: f64 = 160.0;
const THICK: f64 = 18.0;
const BETWEEN: f64 = 4.0;
const PADDING: f64 = 16.0;
const APART: f64 = 8.0;

/// A label and what is measured of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is called.
    pub label: String,
    /// Which series, and how much; at most one of each.
    pub values: Vec<(usize, f64)>,
}

/// A value that can be drawn.
struct Value {
    length: f64,
    number: String,
    series: usize,
}

/// Bars on one scale from zero, grouped by label, with each value written at its end and, if there are several, the name
/// of its series. None without bars or without series.
///
/// What is no finite number, or of a series that is not named, is left out; below zero a bar has no length.
pub fn bars(bars: &[Bar], series: &[&str], captions: &Captions) -> Option<Figure> {
    if bars.is_empty() || series.is_empty() {
        return None;
    }
    let most = bars.iter().flat_map(|bar| known(bar, series.len()));
    let most = most.map(|(_, value)| value).fold(0.0, f64::max);
    let groups: Vec<Vec<_>> = bars
        .iter()
        .map(|bar| {
            let values = known(bar, series.len());
            let drawn = values.map(|(series, value)| Value {
                // Divided first: the largest numbers must not overflow.
                length: if most > 0.0 {
                    value.max(0.0) / most * LONGEST
                } else {
                    0.0
                },
                number: VALUE.shorten(&(captions.number)(value), WIDEST_NAME),
                series,
            });
            drawn.collect()
        })
        .collect();
    let names: Vec<_> = match series {
        [_] => vec![String::new()],
        _ => series
            .iter()
            .map(|name| NAME.shorten(name, WIDEST_NAME))
            .collect(),
    };
    let ends = groups
        .iter()
        .flatten()
        .map(|value| value.length + end(value, &names));
    let longest = ends.fold(LONGEST, f64::max);

    let widths = bars.iter().map(|bar| LABEL.width(&bar.label));
    let labels = widths.fold(0.0, f64::max).clamp(LABELS.0, LABELS.1);
    let zero = MARGIN + labels + PADDING;
    let (mut svg, top) = Svg::new(captions, zero + longest + MARGIN);
    let mut y = top;
    for (bar, values) in bars.iter().zip(&groups) {
        let lines = LABEL.wrap(&bar.label, labels);
        let thick = values.len() as f64 * (THICK + BETWEEN) - BETWEEN;
        let height = thick.max(lines.len() as f64 * LABEL.leading());
        let look = Look::new(LABEL, Anchor::Start, INK);
        svg.lines_around(MARGIN, y + height / 2.0, &lines, look);
        let mut place = y + (height - thick) / 2.0;
        for value in values {
            draw(&mut svg, (zero, place), value, &names);
            place += THICK + BETWEEN;
        }
        y += height + PADDING;
    }
    let y = y - PADDING;
    svg.line(
        (zero, top - 4.0),
        (zero, y + 4.0),
        Stroke::Plain(LINE_STRONG),
    );
    Some(svg.finish(y + 4.0))
}

/// The values that can be drawn.
fn known(bar: &Bar, series: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    let values = bar.values.iter().copied();
    values.filter(move |(at, value)| *at < series && value.is_finite())
}

/// How far what is written at a bar's end goes beyond it.
fn end(value: &Value, names: &[String]) -> f64 {
    APART + VALUE.width(&value.number) + 6.0 + NAME.width(&names[value.series])
}

fn draw(svg: &mut Svg, (x, y): (f64, f64), value: &Value, names: &[String]) {
    let (fill, outline) = SERIES[value.series % SERIES.len()];
    let area = Area {
        x,
        y: y + 0.5,
        width: value.length,
        height: THICK - 1.0,
    };
    if value.length > 0.0 {
        svg.rect(area, fill, Stroke::Plain(outline));
    }
    let baseline = y + THICK / 2.0 + VALUE.size * 0.35;
    let x = x + value.length + APART;
    svg.text(
        (x, baseline),
        &value.number,
        Look::new(VALUE, Anchor::Start, INK),
    );
    let x = x + VALUE.width(&value.number) + 6.0;
    let name = &names[value.series];
    if !name.is_empty() {
        svg.text(
            (x, baseline),
            name,
            Look::new(NAME, Anchor::Start, INK_SOFT),
        );
    }
}
