//! A point: what becomes of it, with the administration's remark, and what it changed.

use leptos::prelude::*;
use protocol::ItemId;
use workshop::hearing::{Disposition, Point};
use workshop::hearing_fields::{ANSWER, HEARING, REMOVED, RESPONSIBLE, SAME_AS, TAG};
use workshop::{HearingCommand, HearingPoint, POINTS, Write, visible};

use super::changes::Changes;
use super::deciding::Deciding;
use super::held::Held;
use super::text::HearingTexts;
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;
use crate::view::part::heading::PAGE_HEADING;
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
    /// Does something to it. A whole answer becomes a point by the first that is done to it.
    pub fn change(
        self,
        said: String,
        writes: impl FnOnce(ItemId, &HearingPoint) -> Vec<Write> + 'static,
    ) {
        self.writing.put_by(HearingCommand, move || {
            let now = self.held.point(self.answer, self.point)?;
            let mut all = Vec::new();
            let id = match now.id == self.answer {
                false => now.id,
                true => {
                    let id = self.writing.fresh();
                    let hearing = self.held.id()?;
                    let fields = [(HEARING, hearing.into()), (ANSWER, self.answer.into())];
                    all.push(Write::add(POINTS, id, fields));
                    id
                }
            };
            all.extend(writes(id, &now));
            Some((all, said))
        });
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
        held.treated.with(|all| {
            let points = all.iter().flat_map(|one| &one.points);
            let mut points = points.filter(|one| one.said.answer == answer);
            let is_it = |one: &&Point| match one.said.words.is_empty() {
                true => point == answer,
                false => one.said.id == point,
            };
            points.find(is_it).cloned()
        })
    });
    let read = move |read: fn(&Point) -> String| {
        Signal::derive(move || found.with(|one| one.as_ref().map(read).unwrap_or_default()))
    };
    let cut = read(|one| one.said.words.clone());
    let tag = read(|one| one.said.tags.last().cloned().unwrap_or_default());
    let responsible = read(|one| one.said.responsible.last().cloned().unwrap_or_default());
    let is_torn = Memo::new(move |_| found.with(|one| one.as_ref().is_some_and(|one| one.is_torn)));
    let is_same = Memo::new(move |_| {
        found.with(|one| one.as_ref().is_some_and(|one| one.said.same_as.is_some()))
    });
    let is_cut = Memo::new(move |_| cut.with(|cut| !cut.is_empty()));
    let name = move || match is_cut.get() {
        true => (words.point_named)(&super::alike::shortened(&cut.get())),
        false => (words.whole_named)(&who.get()),
    };
    let (tag_id, responsible_id) = (at.key("tag"), at.key("responsible"));
    let join = move |_| {
        at.change(words.joined.to_owned(), |id, _| {
            vec![Write::set(POINTS, id, REMOVED, true)]
        });
        focus::put_on(PAGE_HEADING);
    };
    let for_itself = move |_| {
        at.change(words.for_itself_said.to_owned(), |id, _| {
            vec![Write::set_or_clear(POINTS, id, SAME_AS, None::<String>)]
        });
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
                </div>
            </div>
            <Show when=move || is_cut.get()>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-label=move || (words.join_named)(&super::alike::shortened(&cut.get()))
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
                .filter(|one| !one.twins.is_empty() && one.is_disputed())
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
                                others.map(|other| Write::set(POINTS, other.id, REMOVED, true)).collect()
                            });
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
