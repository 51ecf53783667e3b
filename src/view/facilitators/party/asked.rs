//! What a party is asked, until when, who it says to be, and how its answers can be handed in without a network.

use leptos::prelude::*;
use workshop::{AnswersCommand, Day, NoticedHearing, Place, SENDER, Write, date_in_words, visible};

use super::frame::Current;
use super::words::PartyTexts;
use crate::device::download;
use crate::state::{Answers, Workshop};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon, Notice, Passage, SavedField, Tone, moment};

/// Whether a hearing can be answered in time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It begins later.
    NotYet,
    /// It can.
    Open,
    /// Its last day has passed.
    Over,
    /// It was closed.
    Closed,
}

impl Standing {
    /// Of a hearing, on a day as in “2016-02-03”; a day that is not known is in time.
    pub fn of(hearing: &NoticedHearing, today: Option<Day>) -> Self {
        let (from, to) = (Day::parse(&hearing.from), Day::parse(&hearing.to));
        let is_past = |end: Day| today.is_some_and(|today| today > end);
        let is_ahead = |begin: Day| today.is_some_and(|today| today < begin);
        match () {
            () if hearing.is_closed => Self::Closed,
            () if to.is_some_and(is_past) => Self::Over,
            () if from.is_some_and(is_ahead) => Self::NotYet,
            () => Self::Open,
        }
    }
}

/// See the module.
#[component]
pub fn Asked() -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let writing = expect_context::<Writing>();
    let answers = expect_context::<Answers>();
    let Current(current) = expect_context();
    let texts = texts();
    let language = texts.language;
    let words = PartyTexts::of(language);
    let standing = Memo::new(move |_| {
        // A page that stays open comes to the next day by what happens on it.
        workshop.status.track();
        let today = moment::day_of(workshop.device().relay_time());
        current.with(|hearing| hearing.as_ref().map(|one| Standing::of(one, today)))
    });
    let title = move || {
        current.with(|hearing| {
            let said = hearing.as_ref().map(|one| visible::in_line(&one.title));
            said.filter(|title| !title.is_empty())
                .unwrap_or_else(|| words.page.to_owned())
        })
    };
    let days = move || {
        current.with(|hearing| {
            let hearing = hearing.as_ref()?;
            let (from, to) = (&hearing.from, &hearing.to);
            let (from, to) = (date_in_words(from, language), date_in_words(to, language));
            Some((words.days)(&from, &to))
        })
    };
    let lead = move || {
        current.with(|hearing| {
            hearing
                .as_ref()
                .map(|one| one.lead.clone())
                .unwrap_or_default()
        })
    };
    let end = move || {
        current.with(|hearing| hearing.as_ref().map(|one| date_in_words(&one.to, language)))
    };
    let is_unnamed = Memo::new(move |_| {
        answers.sender.with(|name| visible::is_blank(name))
            && answers.all.with(|all| !all.is_empty())
    });
    let said = RwSignal::new(String::new());
    let save = move |_| {
        let device = workshop.device();
        let ahead = device.read(sync::Session::is_ahead_of_file);
        let Some(bytes) = device.record_file() else {
            said.set(words.file_empty.to_owned());
            return;
        };
        let person = workshop.person.to_string();
        let name = format!("hoeringssvar-{}.temadag", &person[..8]);
        download::save(&name, "application/octet-stream", &bytes);
        let done = if ahead {
            words.file_ahead
        } else {
            words.file_done
        };
        said.set(done.to_owned());
    };
    view! {
        <section class="panel heard" aria-labelledby="heard-heading">
            <h2 class="panel-heading" id="heard-heading">{title}</h2>
            <p class="heard-days">{days}</p>
            <Show when=move || lead_is_there(lead())>
                <Passage text=lead/>
            </Show>
            <Show when=move || standing.get() == Some(Standing::NotYet)>
                <Notice tone=Tone::Info><p>{words.not_yet}</p></Notice>
            </Show>
            <Show when=move || standing.get() == Some(Standing::Closed)>
                <Notice tone=Tone::Warning><p>{words.closed}</p></Notice>
            </Show>
            <Show when=move || standing.get() == Some(Standing::Over)>
                <Notice tone=Tone::Warning>
                    <p>{move || end().map(|end| (words.over)(&end))}</p>
                </Notice>
            </Show>
            <div class="form-group">
                <label class="form-label" for="party-sender">{words.sender}</label>
                <span class="hint" id="party-sender-help">{words.sender_help}</span>
                <SavedField
                    id="party-sender".to_owned()
                    value=Signal::derive(move || answers.sender.get())
                    empty=words.sender_missing
                    on_save=Callback::new(move |(_, after): (String, String)| {
                        let name = Write::Set {
                            place: Place::at_root(SENDER),
                            value: Some(after.into()),
                        };
                        writing.put(AnswersCommand, vec![name], words.saved.to_owned());
                    })
                />
            </div>
            <div aria-live="polite">
                <Show when=move || is_unnamed.get()>
                    <Notice tone=Tone::Warning><p>{words.unnamed}</p></Notice>
                </Show>
            </div>
            <p class="hint">{words.private}</p>
            <div class="actions">
                <button type="button" class="button button-secondary" aria-describedby="party-file-help" on:click=save>
                    <Icon name="download"/>
                    <span>{words.file}</span>
                </button>
            </div>
            <p class="hint" id="party-file-help">{words.file_help}</p>
            <Announcement text=said/>
        </section>
    }
}

fn lead_is_there(lead: String) -> bool {
    !visible::is_blank(&lead)
}

#[cfg(test)]
mod tests {
    use protocol::ItemId;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_hearing_is_open_from_its_first_day_to_its_last() {
        let mut hearing = NoticedHearing {
            id: ItemId([1; 16]),
            version: ItemId([2; 16]),
            title: String::new(),
            lead: String::new(),
            from: "2016-02-03".into(),
            to: "2016-02-24".into(),
            is_closed: false,
        };
        let on = |hearing: &NoticedHearing, day| Standing::of(hearing, Day::parse(day));
        assert_eq!(on(&hearing, "2016-02-02"), Standing::NotYet);
        assert_eq!(on(&hearing, "2016-02-03"), Standing::Open);
        assert_eq!(on(&hearing, "2016-02-24"), Standing::Open);
        assert_eq!(on(&hearing, "2016-02-25"), Standing::Over);
        assert_eq!(on(&hearing, ""), Standing::Open, "a clock that is no day");
        hearing.is_closed = true;
        assert_eq!(on(&hearing, "2016-02-10"), Standing::Closed);
    }
}
