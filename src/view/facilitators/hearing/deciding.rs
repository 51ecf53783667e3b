//! What becomes of a point: its disposition, to whom it is sent on, and the administration's remark.

use leptos::prelude::*;
use workshop::POINTS;
use workshop::hearing::{Disposition, Point};
use workshop::hearing_fields::{REMARK, SENT_TO};

use super::point::At;
use super::remarks::UseRemark;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Dispute;
use crate::view::facilitators::parts::saved_area::{Edited, SavedArea};
use crate::view::language::texts;
use crate::view::part::SavedField;

/// See the module.
#[component]
pub fn Deciding(at: At, found: Memo<Option<Point>>) -> impl IntoView {
    let language = texts().language;
    let words = HearingTexts::of(language);
    let read = move |read: fn(&Point) -> String| {
        Signal::derive(move || found.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let remark = read(|one| one.said.remark.clone());
    let sent_to = read(|one| one.said.sent_to.last().cloned().unwrap_or_default());
    let chosen = read(|one| one.said.dispositions.last().cloned().unwrap_or_default());
    let is_sent = Memo::new(move |_| chosen.with(|word| word == Disposition::SentOn.word()));
    let disputed = Signal::derive(move || {
        let all = found.with(|one| one.as_ref().map(|one| one.said.dispositions.clone()));
        let all = all.unwrap_or_default().into_iter();
        all.filter_map(|word| Some(Disposition::of(&word)?.name(language).to_owned()))
            .collect::<Vec<String>>()
    });
    let receivers = Signal::derive(move || {
        found.with(|one| {
            one.as_ref()
                .map(|one| one.said.sent_to.clone())
                .unwrap_or_default()
        })
    });
    let choose = Callback::new(move |name: String| {
        let mut all = Disposition::ALL.into_iter();
        if let Some(one) = all.find(|one| one.name(language) == name) {
            at.decide(one.word().to_owned(), words.saved.to_owned());
        }
    });
    let options = Disposition::ALL.map(|one| {
        let word = one.word();
        let is_it = move || chosen.with(|chosen| chosen == word);
        view! { <option value=word selected=is_it>{one.name(language)}</option> }
    });
    let (disposition_id, sent_id) = (at.key("disposition"), at.key("sent"));
    view! {
        <div class="hearing-fields">
            <div>
                <label class="form-label" for=disposition_id.clone()>{words.disposition}</label>
                <select
                    class="form-select"
                    id=disposition_id
                    prop:value=move || chosen.get()
                    on:change=move |event| at.decide(event_target_value(&event), words.saved.to_owned())
                >
                    <option value="">{words.no_disposition}</option>
                    {options}
                </select>
                <Dispute values=disputed on_choice=choose/>
            </div>
            <Show when=move || is_sent.get()>
                <div>
                    <label class="form-label" for=sent_id.clone()>{words.sent_to}</label>
                    <SavedField
                        id=sent_id.clone()
                        value=sent_to
                        on_save=Callback::new(move |(_, after): (String, String)| {
                            at.set(SENT_TO, after, words.saved.to_owned());
                        })
                    />
                    <Dispute
                        values=receivers
                        on_choice=Callback::new(move |chosen| at.set(SENT_TO, chosen, words.saved.to_owned()))
                    />
                </div>
            </Show>
        </div>
        <SavedArea
            id=at.key("remark")
            label=words.remark.to_owned()
            value=remark
            limit=workshop::TEXT_LIMIT
            on_save=Callback::new(move |(before, after, caret): Edited| {
                at.change(words.saved.to_owned(), move |id, _| {
                    let place = workshop::Place::of(POINTS, id, REMARK);
                    vec![workshop::Write::Edit { place, before, after, caret }]
                });
            })
        />
        <p class="hint">{words.remark_is_read}</p>
        <UseRemark at found/>
    }
}
