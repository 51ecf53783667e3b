//! A small picture of how an indicator went, with what is expected, and its table.

use leptos::prelude::*;
use overview::figure::{Captions, Spark, spark};
use workshop::actions::Progress;

use super::indicator::reached;
use super::text::GoalTexts;
use crate::text::{Language, number};
use crate::view::facilitators::actions::text::ActionTexts;
use crate::view::language::texts;

/// See the module. Nothing, where nothing was measured and nothing is expected.
#[component]
pub fn SparkView(
    /// What the indicator is called.
    name: String,
    /// In which unit.
    unit: String,
    /// How it stands.
    progress: Progress,
) -> impl IntoView {
    let language = texts().language;
    let (words, shared) = (GoalTexts::of(language), ActionTexts::of(language));
    let days = progress.measured.iter();
    let drawn = Spark {
        measured: days
            .map(|(day, value)| (f64::from(day.number()), *value))
            .collect(),
        baseline: progress.from,
        expected: progress
            .expected
            .map(|value| (progress.by.map(|by| f64::from(by.number())), value)),
        expected_label: words.expected.to_owned(),
    };
    let said = reached(&progress, language);
    let captions = Captions {
        title: &name,
        description: &said,
        number: match language {
            Language::Danish => |value| number::decimal(value, Language::Danish),
            Language::English => |value| number::decimal(value, Language::English),
        },
        withheld: "",
        note: "",
    };
    let figure = spark(&drawn, &captions)?;
    let in_unit = |value: f64| match unit.is_empty() {
        true => number::decimal(value, language),
        false => format!("{} {unit}", number::decimal(value, language)),
    };
    let row = |day: String, what: &'static str, value: f64| {
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td>{day}</td>
                <td>{in_unit(value)}</td>
            </tr>
        }
    };
    let mut rows = Vec::new();
    rows.extend(
        progress
            .from
            .map(|value| row(String::new(), words.baseline, value)),
    );
    for (day, value) in &progress.measured {
        rows.push(row(day.short(language), words.measured, *value));
    }
    let by = progress.by.map(|by| by.short(language)).unwrap_or_default();
    rows.extend(
        progress
            .expected
            .map(|value| row(by, words.expected, value)),
    );
    Some(view! {
        <div class="spark">
            <div class="spark-drawing" inner_html=figure.svg></div>
            <table class="figure-table spark-table">
                <caption class="sr-only">{name}</caption>
                <thead class="sr-only">
                    <tr>
                        <th scope="col">{words.indicator}</th>
                        <th scope="col">{shared.on}</th>
                        <th scope="col">{words.value}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}
