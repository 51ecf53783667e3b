//! A point: what becomes of it, with the administration's remark, and what it changed.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Disposition, Point, seen};
use workshop::hearing_fields::{
    ANSWER, DISPOSITION, HEARING, REMARK, REMOVED, RESPONSIBLE, SAME_AS, SEEN, SENT_TO, TAG,
};
use workshop::{HearingCommand, HearingPoint, POINTS, Write, visible};

use super::changes::Changes;
use super::deciding::Deciding;
use super::held::Held;
use super::list::row_id;
use super::text::HearingTexts;
use crate::view::facilitators::parts::{Dispute, Writing};
use crate::view::language::texts;
use crate::view::part::{Icon, Notice, SavedField, Tone, each, focus};

/// A point by its answer and its id; of a whole answer the answer twice. A copy is a handle.
#[derive(Clone, Copy)]
pub struct At {
    answer: ItemId,
    point: ItemId,
    held: Held,
    writing: Writing,
}

impl At {
    /// The point of a whole answer.
    pub fn whole(answer: ItemId, held: Held, writing: Writing) -> Self {
        Self {
            answer,
            point: answer,
            held,
            writing,
        }
    }

    /// Does something to it. A whole answer becomes a point by the first that is done to it.
    pub fn change(self, said: String, writes: impl FnOnce(ItemId, &Point) -> Vec<Write> + 'static) {
        self.writing.put_by(HearingCommand, move || {
            let all = self.held.fresh();
            let now = all.point(&self.answer, &self.point)?;
            let (id, mut made) = self.made(now.said.id)?;
            made.extend(writes(id, now));
            Some((made, said))
        });
    }

    /// Does something to the point of the whole answer, whether words were cut out of it or not.
    pub fn change_whole(
        self,
        said: String,
        writes: impl FnOnce(ItemId, &Self) -> Vec<Write> + 'static,
    ) {
        self.writing.put_by(HearingCommand, move || {
            let hearings = self.held.hearings.fresh();
            let is_it = |one: &&HearingPoint| one.answer == self.answer && one.words.is_empty();
            let found = hearings.points.iter().find(is_it).map(|one| one.id);
            let (id, mut made) = self.made(found.unwrap_or(self.answer))?;
            made.extend(writes(id, &self));
            Some((made, said))
        });
    }

    /// The id of a point, and the write that makes it where nobody has: then it has the answer's.
    fn made(self, id: ItemId) -> Option<(ItemId, Vec<Write>)> {
        if id != self.answer {
            return Some((id, Vec::new()));
        }
        let id = self.writing.fresh();
        let hearing = self.held.id()?;
        let fields = [(HEARING, hearing.into()), (ANSWER, self.answer.into())];
        Some((id, vec![Write::add(POINTS, id, fields)]))
    }

    /// A fresh id.
    pub fn fresh(self) -> ItemId {
        self.writing.fresh()
    }

    /// The id of a field of it in the page.
    pub fn key(self, field: &str) -> String {
        format!("{field}-{}-{}", self.answer, self.point)
    }

    /// Sets a field of it, or clears it where the text is blank.
    pub fn set(self, field: &'static str, value: String, said: String) {
        self.change(said, move |id, _| {
            let value = (!visible::is_blank(&value)).then_some(value);
            vec![Write::set_or_clear(POINTS, id, field, value)]
        });
    }

    /// Decides what becomes of it, as it reads now.
    pub fn decide(self, disposition: String, said: String) {
        self.change(said, move |id, now| {
            let chosen = (!disposition.is_empty()).then_some(disposition);
            let seen = chosen.as_ref().map(|_| seen(&now.words));
            vec![
                Write::set_or_clear(POINTS, id, DISPOSITION, chosen),
                Write::set_or_clear(POINTS, id, SEEN, seen),
            ]
        });
    }
}

/// See the module.
#[component]
pub fn PointView(
    /// The answer.
    answer: ItemId,
    /// The point; of a whole answer the answer.
    point: ItemId,
    /// Who answered.
    who: Signal<String>,
) -> impl IntoView {
    let held = expect_context::<Held>();
    let at = At {
        answer,
        point,
        held,
        writing: expect_context(),
    };
    let language = texts().language;
    let words = HearingTexts::of(language);
    let found = Memo::new(move |_| {
        held.answered
            .with(|answered| answered.point(&answer, &point).cloned())
    });
    let read = move |read: fn(&Point) -> String| {
        Signal::derive(move || found.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let all = move |read: fn(&Point) -> &Vec<String>| {
        Signal::derive(move || {
            found.with(|one| {
                one.as_ref()
                    .map(|one| read(one).clone())
                    .unwrap_or_default()
            })
        })
    };
    let cut = read(|one| one.said.words.clone());
    let rest = read(|one| match one.is_rest {
        true => one.words.clone(),
        false => String::new(),
    });
    let tag = read(|one| one.said.tags.last().cloned().unwrap_or_default());
    let responsible = read(|one| one.said.responsible.last().cloned().unwrap_or_default());
    let is_torn = Memo::new(move |_| found.with(|one| one.as_ref().is_some_and(|one| one.is_torn)));
    let is_same = Memo::new(move |_| found.with(|one| one.as_ref().is_some_and(|one| one.is_same)));
    let is_stale =
        Memo::new(move |_| found.with(|one| one.as_ref().is_some_and(|one| one.is_stale)));
    let is_rest = Memo::new(move |_| rest.with(|rest| !rest.is_empty()));
    let is_cut = Memo::new(move |_| cut.with(|cut| !cut.is_empty()));
    let name = move || match is_cut.get() {
        true => (words.point_named)(&visible::shortened(&cut.get())),
        false if is_rest.get() => (words.rest_named)(&who.get()),
        false => (words.whole_named)(&who.get()),
    };
    let (tag_id, responsible_id) = (at.key("tag"), at.key("responsible"));
    let join = move |_| {
        at.change(words.joined.to_owned(), move |id, now| {
            let mut writes = vec![Write::set(POINTS, id, REMOVED, true)];
            writes.extend(handed_on(at, id, now));
            writes
        });
        focus::put_on(&row_id(&answer));
    };
    let confirm = move |_| {
        at.change(words.saved.to_owned(), |id, now| {
            vec![Write::set(POINTS, id, SEEN, seen(&now.words))]
        });
        focus::put_on(&row_id(&answer));
    };
    let for_itself = move |_| {
        at.change(words.for_itself_said.to_owned(), |id, _| {
            vec![Write::set_or_clear(POINTS, id, SAME_AS, None::<String>)]
        });
        focus::put_on(&row_id(&answer));
    };
    let same = move || {
        found.with(|one| {
            let one = one.as_ref()?;
            let name = one
                .disposition
                .map_or(words.no_disposition, |one| one.name(language));
            Some((words.same_as)(name))
        })
    };
    view! {
        <div class="hearing-point" role="group" aria-label=name>
            <Show when=move || is_cut.get()>
                <blockquote class="hearing-words" dir="auto">{move || cut.get()}</blockquote>
            </Show>
            <Show when=move || is_rest.get()>
                <p class="form-label">{words.rest}</p>
                <blockquote class="hearing-words" dir="auto">{move || rest.get()}</blockquote>
            </Show>
            <Show when=move || is_stale.get()>
                <Notice tone=Tone::Warning>
                    <p>{words.stale}</p>
                    <button type="button" class="button button-secondary button-small" on:click=confirm>
                        {words.still_holds}
                    </button>
                </Notice>
            </Show>
            <Show when=move || is_torn.get()>
                <Notice tone=Tone::Warning><p>{words.torn}</p></Notice>
            </Show>
            <Twins at found/>
            <Show
                when=move || is_same.get()
                fallback=move || view! { <Deciding at found/> }
            >
                <p>{same}</p>
                <button type="button" class="button button-secondary button-small" on:click=for_itself>
                    {words.for_itself}
                </button>
            </Show>
            <Changes at found/>
            <div class="hearing-fields">
                <div>
                    <label class="form-label" for=tag_id.clone()>{words.tag}</label>
                    <SavedField
                        id=tag_id
                        value=tag
                        on_save=Callback::new(move |(_, after): (String, String)| {
                            at.set(TAG, after, words.saved.to_owned());
                        })
                    />
                    <Dispute
                        values=all(|one| &one.said.tags)
                        on_choice=Callback::new(move |chosen| at.set(TAG, chosen, words.saved.to_owned()))
                    />
                </div>
                <div>
                    <label class="form-label" for=responsible_id.clone()>{words.responsible}</label>
                    <SavedField
                        id=responsible_id
                        value=responsible
                        on_save=Callback::new(move |(_, after): (String, String)| {
                            at.set(RESPONSIBLE, after, words.saved.to_owned());
                        })
                    />
                    <Dispute
                        values=all(|one| &one.said.responsible)
                        on_choice=Callback::new(move |chosen| at.set(RESPONSIBLE, chosen, words.saved.to_owned()))
                    />
                </div>
            </div>
            <Show when=move || is_cut.get()>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-label=move || (words.join_named)(&visible::shortened(&cut.get()))
                    on:click=join
                >
                    <Icon name="close"/>
                    <span>{words.join}</span>
                </button>
            </Show>
        </div>
    }
}

/// What others made of the answer at the same time, each to be kept.
#[component]
fn Twins(at: At, found: Memo<Option<Point>>) -> impl IntoView {
    let language = texts().language;
    let words = HearingTexts::of(language);
    let all = Memo::new(move |_| {
        found.with(|one| {
            let Some(one) = one
                .as_ref()
                .filter(|one| !one.twins.is_empty() && one.is_disputed)
            else {
                return Vec::new();
            };
            let mut all = vec![one.said.clone()];
            all.extend(one.twins.iter().cloned());
            all
        })
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Notice tone=Tone::Warning>
                <p>{words.twins}</p>
                <ul class="strategy-open">
                    {each(move || all.get(), |one| one.id, move |one| {
                        let made = one.dispositions.last().and_then(|word| Disposition::of(word));
                        let made = made.map_or(words.no_disposition, |made| made.name(language));
                        let label = (words.keep_named)(made);
                        let kept = one.id;
                        let keep = move |_| {
                            at.change(words.saved.to_owned(), move |_, _| {
                                let others = all.get_untracked();
                                let others = others.iter().filter(|other| other.id != kept);
                                let gone = others.flat_map(|other| {
                                    let mut writes = vec![Write::set(POINTS, other.id, REMOVED, true)];
                                    // What followed it follows the one that is kept.
                                    let points = at.held.hearings.fresh().points;
                                    let followers = points.iter().filter(|one| one.same_as == Some(other.id));
                                    writes.extend(followers.map(|one| Write::set(POINTS, one.id, SAME_AS, kept)));
                                    writes
                                });
                                gone.collect()
                            });
                            focus::put_on(&row_id(&at.answer));
                        };
                        view! {
                            <li class="strategy-open-one">
                                <p><strong>{made}</strong> " " <span dir="auto">{one.remark.clone()}</span></p>
                                <button type="button" class="button button-secondary button-small" aria-label=label on:click=keep>
                                    {words.keep}
                                </button>
                            </li>
                        }
                        .into_any()
                    })}
                </ul>
            </Notice>
        </Show>
    }
}

/// What a point that goes leaves to those that were the same: its disposition and remark to the first of them, and the first
/// to the others.
fn handed_on(at: At, gone: ItemId, now: &Point) -> Vec<Write> {
    let points = at.held.hearings.fresh().points;
    let mut followers = points.iter().filter(|one| one.same_as == Some(gone));
    let Some(first) = followers.next() else {
        return Vec::new();
    };
    let mut writes = vec![
        Write::set_or_clear(POINTS, first.id, SAME_AS, None::<String>),
        Write::set_or_clear(
            POINTS,
            first.id,
            DISPOSITION,
            now.said.dispositions.last().cloned(),
        ),
        Write::set_or_clear(POINTS, first.id, SENT_TO, now.said.sent_to.last().cloned()),
        Write::edit(POINTS, first.id, REMARK, &first.remark, &now.said.remark),
    ];
    writes.extend(followers.map(|one| Write::set(POINTS, one.id, SAME_AS, first.id)));
    writes
}
