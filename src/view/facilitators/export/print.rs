//! On paper: the report as a page that only the printer sees, and the browser's own dialog, which also makes a PDF.

use std::collections::HashMap;

use ::exports::{Input, Member, Report, Sentence};
use leptos::prelude::*;

use super::Exports;
use super::text::ExportTexts;
use crate::view::facilitators::collect::text::CollectTexts;

/// The report; printed as soon as it is in the page.
#[component]
pub fn Paper(is_printed: RwSignal<bool>) -> impl IntoView {
    let exports = expect_context::<Exports>();
    let words = ExportTexts::of(exports.texts.language);
    let collected = CollectTexts::of(exports.texts.language);
    let report = exports.report();
    let lookup = Lookup::of(&report);
    let themes = report.themes.iter().map(|theme| {
        let members = theme
            .members
            .iter()
            .map(|member| lookup.member(member, exports));
        view! {
            <section class="paper-theme">
                <h3>{theme.title.clone()}</h3>
                <p class="paper-weight">
                    {(collected.weight)(theme.inputs as usize, theme.tables as usize)}
                </p>
                <p class="passage">{theme.summary.clone()}</p>
                <ul>{members.collect_view()}</ul>
            </section>
        }
    });
    let themes = themes.collect_view();
    let rows = report.inputs.iter().map(|input| {
        view! {
            <tr>
                <td>{input.number}</td>
                <td>{input.text.clone()}</td>
                <td>{lookup.whence(input, exports)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let sum = (collected.treated)(report.sum.treated() as usize, report.sum.all as usize);
    // The browser lays it out first. Some say at once that they have printed, and take the page later: it stays until
    // their dialog is shut.
    let shut = window_event_listener_untyped("afterprint", move |_| {
        let _ = is_printed.try_set(false);
    });
    on_cleanup(move || shut.remove());
    request_animation_frame(move || {
        let _ = window().print();
    });
    view! {
        <article class="paper">
            <h2>{report.title.clone()}</h2>
            <p>{report.date.as_deref().map(|date| exports.texts.date(date))}</p>
            <p>{sum}</p>
            <p>{report.filter.clone()}</p>
            {themes}
            <h3>{words.all_input}</h3>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.number}</th>
                        <th scope="col">{words.input}</th>
                        <th scope="col">{words.from}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </article>
    }
}

/// What members of themes point at.
struct Lookup {
    inputs: HashMap<String, Input>,
    sentences: HashMap<String, Sentence>,
    stakeholders: HashMap<String, String>,
}

impl Lookup {
    fn of(report: &Report) -> Self {
        let inputs = report.inputs.iter().cloned();
        let sentences = report.sentences.iter().cloned();
        let stakeholders = report.stakeholders.iter().cloned();
        Self {
            inputs: inputs.map(|input| (input.id.clone(), input)).collect(),
            sentences: sentences.map(|one| (one.id.clone(), one)).collect(),
            stakeholders: stakeholders.map(|one| (one.id, one.title)).collect(),
        }
    }

    fn member(&self, member: &Member, exports: Exports) -> AnyView {
        let words = ExportTexts::of(exports.texts.language);
        match member {
            Member::Sentence { id } => self
                .sentences
                .get(id)
                .map(|sentence| {
                    let sources = sentence.sources.iter().filter_map(|id| self.inputs.get(id));
                    let numbers: Vec<String> = sources.map(|one| one.number.to_string()).collect();
                    view! {
                        <li>
                            <strong>{sentence.text.clone()}</strong>
                            " (" {(words.from_numbers)(&numbers.join(", "))} ")"
                        </li>
                    }
                })
                .into_any(),
            Member::Input { id } => self
                .inputs
                .get(id)
                .map(|input| {
                    let whence = self.whence(input, exports);
                    view! { <li>{input.text.clone()} " (" {whence} ")" </li> }
                })
                .into_any(),
            Member::Piece {
                input,
                words: piece,
            } => self
                .inputs
                .get(input)
                .map(|input| {
                    let whence = self.whence(input, exports);
                    view! { <li>{piece.clone()} " (" {whence} ")" </li> }
                })
                .into_any(),
        }
    }

    /// “nr. 17, bord 7, pårørende, Åse”.
    fn whence(&self, input: &Input, exports: Exports) -> String {
        let words = ExportTexts::of(exports.texts.language);
        let stakeholder = input.stakeholder.as_ref();
        let parts = [
            Some((words.numbered)(input.number as usize)),
            input
                .table
                .map(|table| (exports.texts.common.table)(table.into())),
            stakeholder.map(|word| self.stakeholders.get(word).unwrap_or(word).clone()),
            input.name.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
