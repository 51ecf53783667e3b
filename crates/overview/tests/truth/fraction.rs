//! Exact fractions, and which unknowns of some equations have one value only.

/// A fraction in lowest terms, its lower part positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction {
    upper: i128,
    lower: i128,
}

impl Fraction {
    const ZERO: Self = Self { upper: 0, lower: 1 };

    fn new(upper: i128, lower: i128) -> Self {
        let (mut one, mut other) = (upper.abs(), lower.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        let divisor = one * lower.signum();
        Self {
            upper: upper / divisor,
            lower: lower / divisor,
        }
    }

    fn minus_product(self, one: Self, other: Self) -> Self {
        let (upper, lower) = (one.upper * other.upper, one.lower * other.lower);
        Self::new(self.upper * lower - upper * self.lower, self.lower * lower)
    }

    fn over(self, other: Self) -> Self {
        Self::new(self.upper * other.lower, self.lower * other.upper)
    }
}

/// The unknowns that the equations leave one value only, by Gauss and Jordan: those whose row, fully reduced, holds
/// nothing else.
pub fn determined(equations: Vec<Vec<i128>>) -> Vec<usize> {
    let mut rows: Vec<Vec<_>> = equations
        .into_iter()
        .map(|row| row.into_iter().map(|one| Fraction::new(one, 1)).collect())
        .collect();
    let unknowns = rows.first().map_or(0, Vec::len);
    let mut done = 0;
    for unknown in 0..unknowns {
        let Some(found) = (done..rows.len()).find(|row| rows[*row][unknown] != Fraction::ZERO)
        else {
            continue;
        };
        rows.swap(done, found);
        let by = rows[done][unknown];
        let pivot: Vec<_> = rows[done].iter().map(|one| one.over(by)).collect();
        for (at, row) in rows.iter_mut().enumerate() {
            let times = row[unknown];
            if at == done {
                row.clone_from(&pivot);
            } else if times != Fraction::ZERO {
                for (one, above) in row.iter_mut().zip(&pivot) {
                    *one = one.minus_product(times, *above);
                }
            }
        }
        done += 1;
    }
    let alone = rows.iter().take(done).filter_map(|row| {
        let mut held = (0..unknowns).filter(|unknown| row[*unknown] != Fraction::ZERO);
        match (held.next(), held.next()) {
            (Some(unknown), None) => Some(unknown),
            _ => None,
        }
    });
    alone.collect()
}

#[test]
fn what_stands_alone_is_known() {
    // x + y = 3, x - y = 1, z + w = 2.
    let equations = vec![vec![1, 1, 0, 0], vec![1, -1, 0, 0], vec![0, 0, 1, 1]];
    assert_eq!(determined(equations), [0, 1]);
}
