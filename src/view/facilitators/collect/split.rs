//! Splitting: an input that says two things becomes two, each with its own way on. The original stays as it
//! was written.

use leptos::html::Dialog;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::synthesis::seams::{pieces, stretches, usual_cuts};

use super::gathering::Gathering;
use super::list::ListPlace;
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::view::language::texts;
use crate::view::part::Icon;

/// The dialog in which a person says where an input is cut.
#[component]
pub fn SplitDialog() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let words = CollectTexts::of(texts().language);
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        let is_asked = treatment.splitting.get().is_some();
        if is_asked && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !is_asked && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog dialog-wide"
            aria-labelledby="split-heading"
            node_ref=dialog
            on:close=move |_| {
                treatment.splitting.set(None);
                place.come_back();
            }
        >
            <h2 class="dialog-heading" id="split-heading">{words.split_up}</h2>
            {move || treatment.splitting.get().map(|id| view! { <Cuts id/> })}
        </dialog>
    }
}

#[component]
fn Cuts(id: ItemId) -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let gathering = expect_context::<Gathering>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let text = gathering.text_of(&id).unwrap_or_default();
    let all = stretches(&text);
    let cuts = RwSignal::new(usual_cuts(&all));
    let last = all.len().saturating_sub(1);
    let made = {
        let all = all.clone();
        Memo::new(move |_| cuts.with(|cuts| pieces(&all, cuts)))
    };
    let lines = all.into_iter().enumerate().map(|(place, stretch)| {
        let is_cut = Memo::new(move |_| cuts.with(|cuts| cuts.get(place) == Some(&true)));
        let seam = (place < last).then(|| {
            view! {
                <button
                    type="button"
                    class="seam"
                    aria-pressed=move || if is_cut.get() { "true" } else { "false" }
                    on:click=move |_| cuts.update(|cuts| {
                        if let Some(cut) = cuts.get_mut(place) {
                            *cut = !*cut;
                        }
                    })
                >
                    <Icon name="copy"/>
                    <span>{words.cut_here}</span>
                </button>
            }
        });
        view! {
            <span class="stretch" dir="auto">{stretch.words}</span>
            {seam}
        }
    });
    let can_cut = Memo::new(move |_| made.with(Vec::len) > 1);
    view! {
        <p class="hint">{words.split_help}</p>
        <div class="stretches">{lines.collect_view()}</div>
        <p aria-live="polite">
            {move || match can_cut.get() {
                true => (words.makes_pieces)(made.with(Vec::len)),
                false => words.makes_one.to_owned(),
            }}
        </p>
        <div class="actions">
            <button type="button" class="button button-secondary" on:click=move |_| treatment.splitting.set(None)>
                {texts.common.cancel}
            </button>
            <button
                type="button"
                class="button button-primary"
                on:click=move |_| {
                    if can_cut.get_untracked() {
                        treatment.split(id, made.get_untracked());
                        treatment.splitting.set(None);
                    }
                }
            >
                {words.split_up}
            </button>
        </div>
    }
}
