//! A spark: what was measured over time, small, with what is expected.

use super::colour::{AMBER, INK, INK_SOFT, LINE_STRONG, PETROL};
use super::svg::{Anchor, Look, Stroke, Svg};
use super::text::Font;
use super::{Captions, Figure};

const VALUE: Font = Font::bold(12.0);
const LABEL: Font = Font::regular(12.0);
const WIDTH: f64 = 220.0;
const HEIGHT: f64 = 96.0;
const SIDE: f64 = 10.0;
const ABOVE: f64 = 22.0;
const BELOW: f64 = 22.0;

/// What was measured, and what is expected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// When and how much, in the order of time; one unit of time is as good as another.
    pub measured: Vec<(f64, f64)>,
    /// Where it began.
    pub baseline: Option<f64>,
    /// What is expected, and by when if somebody said.
    pub expected: Option<(Option<f64>, f64)>,
    /// What the expected value is called.
    pub expected_label: String,
}

/// A line through what was measured, with the last value written, and a dashed line for what is expected. None where nothing
/// was measured and nothing is expected. What is no finite number is left out.
///
/// The title is read aloud and not drawn: a spark stands in a line of words.
pub fn spark(spark: &Spark, captions: &Captions) -> Option<Figure> {
    let finite = |(x, y): &(f64, f64)| x.is_finite() && y.is_finite();
    let measured: Vec<_> = spark.measured.iter().copied().filter(finite).collect();
    let expected = spark.expected.filter(|(_, value)| value.is_finite());
    let baseline = spark.baseline.filter(|value| value.is_finite());
    let values = measured.iter().map(|(_, value)| *value);
    let values: Vec<f64> = values
        .chain(expected.map(|(_, value)| value))
        .chain(baseline)
        .collect();
    if measured.is_empty() && expected.is_none() {
        return None;
    }
    let times = measured.iter().map(|(time, _)| *time);
    let until = expected.and_then(|(by, _)| by).filter(|by| by.is_finite());
    let times: Vec<f64> = times.chain(until).collect();
    let x = scale(&times, (SIDE + 4.0, WIDTH - SIDE - 4.0));
    let y = scale(&values, (HEIGHT - BELOW, ABOVE));
    let drawn = Captions {
        title: "",
        note: "",
        ..*captions
    };
    let (mut svg, _) = Svg::of_width(&drawn, WIDTH);
    if let Some(baseline) = baseline {
        let at = y(baseline);
        svg.line((SIDE, at), (WIDTH - SIDE, at), Stroke::Plain(LINE_STRONG));
    }
    if let Some((_, value)) = expected {
        let at = y(value);
        svg.line((SIDE, at), (WIDTH - SIDE, at), Stroke::Dashed(INK));
        let said = format!("{} {}", spark.expected_label, (captions.number)(value));
        let said = LABEL.shorten(&said, WIDTH - 2.0 * SIDE);
        let look = Look::new(LABEL, Anchor::End, INK_SOFT);
        // Where there is room: below a line that is on top, above one that is not.
        let beside = if at < HEIGHT / 2.0 {
            at - 5.0
        } else {
            at + 14.0
        };
        svg.text((WIDTH - SIDE, beside), &said, look);
    }
    let points: Vec<_> = measured
        .iter()
        .map(|(time, value)| (x(*time), y(*value)))
        .collect();
    if points.len() > 1 {
        svg.polyline(&points, PETROL);
    }
    for point in &points {
        svg.circle(*point, 3.0, PETROL, Stroke::None);
    }
    if let (Some(point), Some((_, value))) = (points.last(), measured.last()) {
        svg.circle(*point, 4.5, AMBER, Stroke::Plain(INK));
        let said = VALUE.shorten(&(captions.number)(*value), WIDTH / 2.0);
        let is_left = point.0 < WIDTH / 2.0;
        let anchor = if is_left { Anchor::Start } else { Anchor::End };
        let beside = if is_left { 8.0 } else { -8.0 };
        let look = Look::new(VALUE, anchor, INK);
        let above = if point.1 < ABOVE + 14.0 { 16.0 } else { -7.0 };
        svg.text((point.0 + beside, point.1 + above), &said, look);
    }
    Some(svg.ended_at(HEIGHT, captions))
}

/// From the least to the greatest of these to the two ends; in the middle where they are one.
fn scale(values: &[f64], (from, to): (f64, f64)) -> impl Fn(f64) -> f64 {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // Halved first: the largest numbers must not overflow.
    let way = most / 2.0 - least / 2.0;
    move |value| {
        let share = (value / 2.0 - least / 2.0) / way;
        let share = if share.is_finite() { share } else { 0.5 };
        from + share * (to - from)
    }
}
