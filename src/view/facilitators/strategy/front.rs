//! The front: title, period, the year that the lists are about, and a note to the other facilitators.

use leptos::prelude::*;
use workshop::{NOTE_LIMIT, StrategyCommand, YEARS, visible};

use super::text::StrategyTexts;
use crate::state::StrategyState;
use crate::view::facilitators::parts::saved_area::SavedArea;
use crate::view::facilitators::parts::{Dispute, Writing};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// See the module.
#[component]
pub fn Front() -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let title = Signal::derive(move || strategy.all.with(|all| all.front.title.clone()));
    let period = Memo::new(move |_| strategy.all.with(|all| all.front.periods.clone()));
    let year = Memo::new(move |_| strategy.all.with(|all| all.front.years.clone()));
    let note = Signal::derive(move || strategy.all.with(|all| all.front.note.clone()));
    let notes = Memo::new(move |_| {
        strategy.all.with(|all| {
            let notes = all.lines.iter().map(|line| &line.part.note);
            let notes = notes.chain([&all.front.note]);
            notes.filter(|note| !visible::is_blank(note)).count()
        })
    });
    let last_period = Signal::derive(move || period.get().pop().unwrap_or_default());
    let last_year = Signal::derive(move || {
        year.get()
            .pop()
            .map(|year| year.to_string())
            .unwrap_or_default()
    });
    let some = |text: &str| (!visible::is_blank(text)).then(|| text.to_owned());
    view! {
        <section class="panel strategy-front" aria-label=move || title.get()>
            <div class="strategy-front-title">
                <label class="form-label" for="strategy-title">{words.title}</label>
                <SavedField
                    id="strategy-title".to_owned()
                    value=title
                    empty=words.title_missing
                    on_save=Callback::new(move |(before, after): (String, String)| {
                        let edit = |before, after| StrategyCommand::EditTitle { before, after };
                        let back = edit(after.clone(), before.clone());
                        writing.change(vec![edit(before, after)], vec![back], words.saved.to_owned());
                    })
                />
            </div>
            <div>
                <label class="form-label" for="strategy-period">{words.period}</label>
                <SavedField
                    id="strategy-period".to_owned()
                    value=last_period
                    on_save=Callback::new(move |(before, after): (String, String)| {
                        let set = |text: &str| StrategyCommand::SetPeriod { period: some(text) };
                        writing.change(vec![set(&after)], vec![set(&before)], words.saved.to_owned());
                    })
                />
                <Dispute
                    values=Signal::derive(move || period.get())
                    on_choice=Callback::new(move |chosen: String| {
                        let set = StrategyCommand::SetPeriod { period: some(&chosen) };
                        writing.change(vec![set], Vec::new(), words.saved.to_owned());
                    })
                />
            </div>
            <div>
                <label class="form-label" for="strategy-year">{words.year}</label>
                <SavedField
                    id="strategy-year".to_owned()
                    value=last_year
                    inputmode="numeric"
                    unreadable=words.year_unreadable
                    read=|typed| {
                        let year: u16 = visible::trim(typed).parse().ok()?;
                        YEARS.contains(&year).then(|| year.to_string())
                    }
                    on_save=Callback::new(move |(before, after): (String, String)| {
                        let set = |text: &str| StrategyCommand::SetYear { year: text.parse().ok() };
                        writing.change(vec![set(&after)], vec![set(&before)], words.saved.to_owned());
                    })
                />
                <Dispute
                    values=Signal::derive(move || year.get().iter().map(u16::to_string).collect())
                    on_choice=Callback::new(move |chosen: String| {
                        let set = StrategyCommand::SetYear { year: chosen.parse().ok() };
                        writing.change(vec![set], Vec::new(), words.saved.to_owned());
                    })
                />
            </div>
            <div class="strategy-front-note strategy-note">
                <SavedArea
                    id="strategy-note".to_owned()
                    label=words.whole_note.to_owned()
                    value=note
                    limit=NOTE_LIMIT
                    on_save=Callback::new(move |(before, after, _): (String, String, Option<usize>)| {
                        let edit = |before, after| StrategyCommand::EditNote { before, after };
                        let back = edit(after.clone(), before.clone());
                        writing.change(vec![edit(before, after)], vec![back], words.saved.to_owned());
                    })
                />
                <p class="hint">{move || (words.notes)(notes.get())}</p>
            </div>
        </section>
    }
}
