//! The picture of a figure: chosen from a file, made small by the browser, and shown with what it shows in words.

use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::ItemId;
use sync::DocumentId;
use workshop::{PicturesCommand, StrategyCommand};

use super::text::StrategyTexts;
use crate::device::picture;
use crate::state::{PicturesState, StrategyState, Workshop};
use crate::view::facilitators::parts::Writing;
use crate::view::language::texts;

/// A picture, or that it is not here yet.
#[component]
pub fn Shows(
    picture: ItemId,
    /// What it shows, in words.
    #[prop(into)]
    alternative: Signal<String>,
) -> impl IntoView {
    let pictures = expect_context::<PicturesState>();
    let words = StrategyTexts::of(texts().language);
    let found = Memo::new(move |_| pictures.picture(&picture));
    move || match found.get() {
        Some(picture) => view! {
            <img
                class="strategy-picture"
                src=picture.address()
                width=picture.width.to_string()
                height=picture.height.to_string()
                alt=move || alternative.get()
            />
        }
        .into_any(),
        None => view! { <p class="hint">{words.picture_is_coming}</p> }.into_any(),
    }
}

/// The picture of a figure, with the ways to choose another and to remove it.
#[component]
pub fn FigurePicture(
    /// The figure's part.
    id: ItemId,
    name: Signal<String>,
    /// What it shows, in words.
    alternative: Signal<String>,
) -> impl IntoView {
    let strategy = expect_context::<StrategyState>();
    let workshop = expect_context::<Workshop>();
    let writing = expect_context::<Writing>();
    let words = StrategyTexts::of(texts().language);
    let line = strategy.line(id);
    let picture = Memo::new(move |_| line.with(|line| line.as_ref()?.part.picture));
    let field = NodeRef::<Input>::new();
    let problem = RwSignal::new("");
    let set = move |picture: Option<ItemId>, said: &str| {
        let set = |picture| StrategyCommand::SetPicture { id, picture };
        let before = strategy.fresh();
        let before = before.line(&id).and_then(|line| line.part.picture);
        writing.change(vec![set(picture)], vec![set(before)], said.to_owned());
    };
    let choose = move |_| {
        let files = field.get_untracked().and_then(|field| field.files());
        let Some(file) = files.and_then(|files| files.item(0)) else {
            return;
        };
        problem.set("");
        spawn_local(async move {
            let made = picture::small(&file).await;
            // The page may have gone meanwhile.
            if problem.is_disposed() {
                return;
            }
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
            let Some(made) = made else {
                problem.set(words.picture_unreadable);
                return;
            };
            // The picture is there before anything names it.
            let new = workshop.device().new_item();
            let add = PicturesCommand(vec![made.add(new)]);
            match workshop.write(DocumentId::PICTURES, add.into()).await {
                Ok(_) if !problem.is_disposed() => set(Some(new), words.picture_saved),
                Ok(_) => {}
                Err(failure) => workshop.tell(&failure),
            }
        });
    };
    let field_id = format!("picture-{id}");
    let error_id = format!("picture-{id}-error");
    view! {
        <div class="strategy-figure">
            {move || picture.get().map(|picture| view! { <Shows picture alternative/> })}
            <div class="strategy-add">
                <div>
                    <label class="form-label" for=field_id.clone()>{words.choose_picture}</label>
                    <span class="form-error-message" id=error_id.clone() aria-live="polite">{problem}</span>
                    <input
                        type="file"
                        id=field_id
                        accept="image/png,image/jpeg,image/svg+xml"
                        aria-describedby=error_id
                        node_ref=field
                        on:change=choose
                    />
                </div>
                <button
                    type="button"
                    class="button button-secondary"
                    hidden=move || picture.get().is_none()
                    aria-label=move || format!("{}: {}", words.take_picture, name.get())
                    on:click=move |_| {
                        set(None, words.picture_taken);
                        crate::view::part::focus::put_on(&format!("picture-{id}"));
                    }
                >
                    {words.take_picture}
                </button>
            </div>
        </div>
    }
}
