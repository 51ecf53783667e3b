//! How long all tables of an evening take: ten thousand inputs of 500 persons.
//!
//! `cargo run --release -p temadag-overview --example overview_speed` prints it; `cargo xtask measure` runs it.

#![allow(clippy::print_stdout, reason = "the time is what it is run for")]

use std::time::{Duration, Instant};

use overview::{
    Fact, Labels, breadth, coverage, minority, themes_by_focus_point, themes_by_stakeholder,
};

fn labels(points: usize, aspects: usize, stakeholders: usize, themes: usize) -> Labels {
    let named = |count: usize| (0..count).map(|at| format!("number {at}")).collect();
    Labels {
        focus_points: named(points),
        aspects: named(aspects),
        stakeholders: named(stakeholders),
        themes: named(themes),
        ..Labels::default()
    }
}

fn time(labels: &Labels) -> Duration {
    let mut random = 88_172_645_463_325_252_u64;
    let mut below = |count: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % count as u64) as usize
    };
    let facts: Vec<_> = (0..10_000)
        .map(|_| {
            let person = below(500);
            let mut key = [0; 32];
            key[..2].copy_from_slice(&(person as u16).to_be_bytes());
            let point = below(labels.focus_points.len());
            Fact {
                cell: Some((point, below(labels.aspects.len()))),
                table: (person / 9) as u16,
                // Few of the first, most of the last: much is withheld.
                stakeholder: Some(labels.stakeholders.len() * person * person / 250_000),
                person: Some(key),
                themes: vec![below(labels.themes.len()), below(labels.themes.len())],
            }
        })
        .collect();
    let begun = Instant::now();
    let tables = [
        coverage(&facts, labels),
        themes_by_stakeholder(&facts, labels),
        themes_by_focus_point(&facts, labels),
    ];
    let themes = breadth(&facts, labels.themes.len());
    let few = minority(&facts, labels);
    let taken = begun.elapsed();
    assert_eq!((tables.len(), themes.len()), (3, labels.themes.len()));
    assert!(few.len() <= themes.len());
    taken
}

fn main() {
    let taken = time(&labels(4, 4, 5, 40));
    println!("16 cells, 5 stakeholders, 40 themes: {taken:?}");
    assert!(taken < Duration::from_millis(20), "{taken:?}");

    let taken = time(&labels(20, 10, 20, 300));
    println!("200 cells, 20 stakeholders, 300 themes: {taken:?}");
    assert!(taken < Duration::from_secs(2), "{taken:?}");
}
