//! “Mine temadage”: the workshops that this device knows.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::Role;

use crate::device::known::{self, KnownWorkshop};
use crate::device::memory;
use crate::route::Route;
use crate::view::language::texts;
use crate::view::part::{Icon, moment};

/// A link for each, the last opened first.
#[component]
pub fn MyWorkshops() -> impl IntoView {
    let texts = texts();
    let list = RwSignal::new(known::list());
    spawn_local(async move {
        if memory::recall_all().await {
            list.try_set(known::list());
        }
    });
    let content = move || {
        let list = list.get();
        if list.is_empty() {
            return view! {
                <div class="empty">
                    <p class="empty-heading">{texts.front.none}</p>
                    <p>{texts.front.none_help}</p>
                </div>
            }
            .into_any();
        }
        let items = list.into_iter().map(|known| view! { <Item known/> });
        view! { <ul class="workshops">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="mine" aria-labelledby="mine-heading">
            <h2 id="mine-heading">{texts.front.mine}</h2>
            {content}
        </section>
    }
}

#[component]
fn Item(known: KnownWorkshop) -> impl IntoView {
    let texts = texts();
    let to = Route::home(known.id, known.role).to_string();
    let title = if known.title.is_empty() {
        texts.front.untitled.to_owned()
    } else {
        known.title
    };
    let role = match known.role {
        Role::Facilitator => texts.common.facilitator.to_owned(),
        Role::Party => texts.front.party.to_owned(),
        Role::Participant => match known.table {
            Some(table) => (texts.common.table)(table.into()),
            None => texts.common.participant.to_owned(),
        },
    };
    let opened = moment::day_of(known.last_opened)
        .map(|day| (texts.front.last_opened)(&day.long(texts.language)));
    view! {
        <li class="workshop-item">
            <a class="workshop-link" href=to>{title}</a>
            <span class="workshop-facts">
                <span class="workshop-role">{role}</span>
                <span>{opened}</span>
            </span>
            <Icon name="chevron-right"/>
        </li>
    }
}
