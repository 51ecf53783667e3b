//! Places: labels beside their points, none on another.

use super::svg::Area;

impl Area {
    /// Whether two have ground in common.
    fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }

    /// Whether one of its middle lines goes through the other.
    fn is_halved_in(&self, other: &Self) -> bool {
        let (x, y) = (self.x + self.width / 2.0, self.y + self.height / 2.0);
        let across = other.x < x && x < other.x + other.width;
        across || (other.y < y && y < other.y + other.height)
    }

    fn around((x, y): (f64, f64), radius: f64) -> Self {
        Self {
            x: x - radius,
            y: y - radius,
            width: 2.0 * radius,
            height: 2.0 * radius,
        }
    }
}

/// On which side of its point a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Right,
    Left,
    Over,
}

/// Places labels of these sizes beside their points, inside the frame and off each other and all points; one after the
/// other, each at the first free place, and off the frame's middle lines if it can. None if one has no place: then there are too many.
pub fn labels(
    points: &[(f64, f64)],
    sizes: &[(f64, f64)],
    radius: f64,
    frame: Area,
) -> Option<Vec<(Side, Area)>> {
    let dots: Vec<_> = points
        .iter()
        .map(|at| Area::around(*at, radius + 1.0))
        .collect();
    let covered = |at: usize, dot: &Area| {
        let mut others = dots.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, other)| other.meets(dot))
    };
    if dots.iter().enumerate().any(|(at, dot)| covered(at, dot)) {
        return None;
    }
    let mut placed: Vec<(Side, Area)> = Vec::new();
    for (point, size) in points.iter().zip(sizes) {
        let sides = sides(*point, *size, radius + 5.0).into_iter();
        let free: Vec<_> = sides
            .filter(|(_, area)| {
                let on_dot = dots.iter().any(|dot| dot.meets(area));
                let on_label = placed.iter().any(|(_, label)| label.meets(area));
                frame.holds(area) && !on_dot && !on_label
            })
            .collect();
        let off = free.iter().find(|(_, area)| !frame.is_halved_in(area));
        placed.push(*off.or(free.first())?);
    }
    Some(placed)
}

/// Where a label may stand, best first.
fn sides((x, y): (f64, f64), (width, height): (f64, f64), away: f64) -> [(Side, Area); 8] {
    let area = |x, y| Area {
        x,
        y,
        width,
        height,
    };
    let (right, left) = (x + away, x - away - width);
    let (middle, above, below) = (y - height / 2.0, y - away - height, y + away);
    let near = away * 0.7;
    [
        (Side::Right, area(right, middle)),
        (Side::Left, area(left, middle)),
        (Side::Over, area(x - width / 2.0, above)),
        (Side::Over, area(x - width / 2.0, below)),
        (Side::Right, area(x + near, y - near - height)),
        (Side::Right, area(x + near, y + near)),
        (Side::Left, area(x - near - width, y - near - height)),
        (Side::Left, area(x - near - width, y + near)),
    ]
}

/// How many places are tried around a point.
const TURNS: usize = 400;

/// Places discs of a radius at their points, or as near as there is room inside the frame. Where there is none, one lies
/// on another.
pub fn discs(points: &[(f64, f64)], radius: f64, frame: Area) -> Vec<(f64, f64)> {
    let mut placed: Vec<(f64, f64)> = Vec::new();
    let apart = (2.0 * radius + 2.0).powi(2);
    for (x, y) in points {
        let spiral = (0..TURNS).map(|turn| {
            // The golden angle: no two turns go the same way.
            let (angle, out) = (turn as f64 * 2.399_963, 7.0 * (turn as f64).sqrt());
            (x + out * angle.cos(), y + out * angle.sin())
        });
        let mut inside = spiral.filter(|at| frame.holds(&Area::around(*at, radius)));
        let is_free = |at: &(f64, f64)| {
            let mut distances = placed
                .iter()
                .map(|other| (other.0 - at.0).powi(2) + (other.1 - at.1).powi(2));
            distances.all(|distance| distance >= apart)
        };
        placed.push(inside.find(is_free).unwrap_or((*x, *y)));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Area = Area {
        x: 0.0,
        y: 0.0,
        width: 200.0,
        height: 200.0,
    };

    #[test]
    fn a_label_stands_where_there_is_room() {
        let points = [(60.0, 60.0), (90.0, 60.0), (190.0, 20.0)];
        let placed = labels(&points, &[(50.0, 10.0); 3], 5.0, FRAME).unwrap();
        let sides: Vec<_> = placed.iter().map(|(side, _)| *side).collect();
        assert_eq!(sides, [Side::Left, Side::Right, Side::Left]);
    }

    #[test]
    fn too_many_labels_have_no_place() {
        assert!(labels(&[(50.0, 50.0); 2], &[(5.0, 5.0); 2], 5.0, FRAME).is_none());
        assert!(labels(&[(50.0, 50.0)], &[(300.0, 5.0)], 5.0, FRAME).is_none());
    }

    #[test]
    fn discs_at_one_point_stand_beside_each_other() {
        let placed = discs(&[(100.0, 100.0); 12], 10.0, FRAME);
        for (at, one) in placed.iter().enumerate() {
            let others = placed[at + 1..].iter();
            let mut distances = others.map(|other| (one.0 - other.0).hypot(one.1 - other.1));
            assert!(distances.all(|distance| distance >= 20.0));
        }
    }
}
