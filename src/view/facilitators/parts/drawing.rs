//! A drawing with its table, and the way out of the page as SVG and PNG.

use leptos::prelude::*;
use leptos::task::spawn_local;
use overview::figure::Figure;

use crate::bilingual;
use crate::device::{download, picture};
use crate::state::Workshop;
use crate::view::language::texts;
use crate::view::part::{Announcement, Icon};

/// See the module. Without a drawing there is nothing to show.
#[component]
pub fn Drawing(
    /// What it is called.
    #[prop(into)]
    title: Signal<String>,
    /// The word for it in file names.
    word: &'static str,
    /// The drawing.
    #[prop(into)]
    figure: Signal<Option<Figure>>,
    /// The same as a table.
    children: ChildrenFn,
) -> impl IntoView {
    let workshop = expect_context::<Workshop>();
    let words = DrawingTexts::of(texts().language);
    let said = RwSignal::new(String::new());
    let svg = move || figure.with(|figure| figure.as_ref().map(|figure| figure.svg.clone()));
    let save_svg = move |_| {
        if let Some(figure) = figure.get_untracked() {
            let name = format!("{word}.svg");
            download::save(&name, "image/svg+xml", figure.svg.as_bytes());
            said.set((words.saved)(&name));
        }
    };
    let save_png = move |_| {
        let figure = figure.get_untracked();
        spawn_local(async move {
            let png = match &figure {
                Some(figure) => picture::png(&figure.svg, figure.width, figure.height).await,
                None => None,
            };
            let name = format!("{word}.png");
            match png {
                Some(bytes) => {
                    download::save(&name, "image/png", &bytes);
                    let _ = said.try_set((words.saved)(&name));
                }
                None => workshop.tell_other(),
            }
        });
    };
    let children = StoredValue::new(children);
    view! {
        <div class="picture-drawing" tabindex="0" role="group" aria-label=title inner_html=move || svg().unwrap_or_default()></div>
        <div class="picture-tools">
            <details class="picture-table">
                <summary>{words.as_table}</summary>
                {move || children.with_value(|children| children())}
            </details>
            <button
                type="button"
                class="button button-secondary button-small"
                aria-label=move || format!("SVG: {}", title.get())
                on:click=save_svg
            >
                <Icon name="download"/>
                <span>"SVG"</span>
            </button>
            <button
                type="button"
                class="button button-secondary button-small"
                aria-label=move || format!("PNG: {}", title.get())
                on:click=save_png
            >
                <Icon name="download"/>
                <span>"PNG"</span>
            </button>
        </div>
        <Announcement text=said/>
    }
}

bilingual! {
    struct DrawingTexts;

    as_table: "Vis som tabel", "Show as a table";
    saved(name: &str): format!("»{name}« er gemt."), format!("“{name}” has been saved.");
}
