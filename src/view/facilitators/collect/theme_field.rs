//! The theme field: a theme is found by typing a few of its letters, or made where none fits.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use protocol::ItemId;
use workshop::Theme;
use workshop::collection::fold;
use workshop::{NAME_LIMIT, visible};

use super::list::ListPlace;
use super::text::CollectTexts;
use super::treatment::Treatment;
use crate::state::SynthesisState;
use crate::state::failure::Mishap;
use crate::view::language::texts;
use crate::view::part::each;

/// So many themes are offered at once.
const OFFERED: usize = 8;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// A theme that is there.
    Known(ItemId, String),
    /// A new one of this name.
    New(String),
}

/// Asks for a theme, and puts what is to be treated into it.
#[component]
pub fn PutIntoTheme() -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let place = expect_context::<ListPlace>();
    let choose = move |offer: Offer| match offer {
        Offer::Known(id, _) => treatment.put_in(id),
        Offer::New(title) => treatment.put_in_new(title),
    };
    let close = move |()| {
        treatment.asking.set(None);
        place.come_back();
    };
    view! { <ThemeField on_choose=Callback::new(choose) on_close=Callback::new(close)/> }
}

/// Asks for a theme.
#[component]
pub fn ThemeField(
    /// Called with what was chosen, before it is closed.
    on_choose: Callback<Offer>,
    /// Called when the person is done, whether something was chosen or not.
    on_close: Callback<()>,
) -> impl IntoView {
    let treatment = expect_context::<Treatment>();
    let synthesis = expect_context::<SynthesisState>();
    let texts = texts();
    let words = CollectTexts::of(texts.language);
    let field = NodeRef::<Input>::new();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let problem = RwSignal::new(None::<String>);
    field.on_load(|field| {
        let _ = field.focus();
    });
    let offers = Memo::new(move |_| {
        let last = treatment.last_theme.get();
        let title = typed.get();
        synthesis.themes.with(|themes| offers(themes, &title, last))
    });
    let close = move || on_close.run(());
    let choose = move |offer: Offer| {
        if let Offer::New(title) = &offer
            && let Some(mishap) = Mishap::of_name(title, NAME_LIMIT)
        {
            problem.set(Some(mishap.words(texts)));
            return;
        }
        on_choose.run(offer);
        close();
    };
    let go = move || {
        let offer = offers.with_untracked(|offers| offers.get(chosen.get_untracked()).cloned());
        if let Some(offer) = offer {
            choose(offer);
        }
    };
    let press = move |event: KeyboardEvent| {
        let count = offers.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                event.prevent_default();
                chosen.update(|at| *at = (*at + 1) % count);
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                chosen.update(|at| *at = (*at + count - 1) % count);
            }
            "Escape" => close(),
            _ => {}
        }
    };
    let option_id = |offer: &Offer| match offer {
        Offer::Known(id, _) => format!("theme-offer-{id}"),
        Offer::New(_) => "theme-offer-new".to_owned(),
    };
    let active = Memo::new(move |_| {
        let at = chosen.get();
        offers.with(|offers| offers.get(at).map(option_id))
    });
    view! {
        <form
            class="asking"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                go();
            }
        >
            <label class="form-label" for="theme-field">{words.theme}</label>
            <input
                class="form-input"
                id="theme-field"
                type="text"
                autocomplete="off"
                aria-autocomplete="list"
                aria-controls="theme-offers"
                aria-activedescendant=move || active.get()
                aria-describedby="theme-field-help theme-field-error"
                node_ref=field
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    chosen.set(0);
                    problem.set(None);
                }
                on:keydown=press
            />
            <span class="form-hint" id="theme-field-help">{words.theme_help}</span>
            <span class="form-error-message" id="theme-field-error" aria-live="polite" prop:textContent=problem></span>
            <ul class="offers" id="theme-offers" role="listbox" aria-label=words.themes>
                {each(
                    move || offers.get(),
                    |offer| offer.clone(),
                    move |offer| {
                        let name = match &offer {
                            Offer::Known(_, title) => title.clone(),
                            Offer::New(title) => (words.new_theme_named)(title),
                        };
                        let id = option_id(&offer);
                        let is_chosen = {
                            let id = id.clone();
                            Memo::new(move |_| active.with(|active| active.as_deref() == Some(&*id)))
                        };
                        view! {
                            <li
                                class="offer"
                                id=id
                                role="option"
                                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                                on:mousedown=|event| event.prevent_default()
                                on:click=move |_| choose(offer.clone())
                            >
                                {name}
                            </li>
                        }
                        .into_any()
                    },
                )}
            </ul>
            <div class="asking-buttons">
                <button type="submit" class="button button-primary button-small">{words.put_in_now}</button>
                <button type="button" class="button button-secondary button-small" on:click=move |_| close()>
                    {texts.common.cancel}
                </button>
            </div>
        </form>
    }
}

/// What fits what was typed, the best first: the theme that was used last where nothing was typed; titles that
/// begin so; titles in which all words are found. Where no title is just that, a new one.
fn offers(themes: &[Theme], typed: &str, last: Option<ItemId>) -> Vec<Offer> {
    let typed = visible::trim(typed);
    let wanted = fold(typed);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut found: Vec<(u8, &Theme)> = Vec::new();
    let mut is_there = false;
    for theme in themes {
        let title = fold(&theme.title);
        is_there |= title == wanted;
        let fit = if title == wanted {
            0
        } else if words.is_empty() && last == Some(theme.id) {
            1
        } else if title.starts_with(&wanted) {
            2
        } else if words.iter().all(|word| title.contains(word)) {
            3
        } else {
            continue;
        };
        found.push((fit, theme));
    }
    workshop::order::sort_by(&mut found, |one, other| one.0.cmp(&other.0));
    let known = found.into_iter().take(OFFERED);
    let known = known.map(|(_, theme)| Offer::Known(theme.id, theme.title.clone()));
    let mut offers: Vec<Offer> = known.collect();
    if !typed.is_empty() && !is_there {
        offers.push(Offer::New(typed.to_owned()));
    }
    offers
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn theme(number: u8, title: &str) -> Theme {
        Theme {
            id: ItemId([number; 16]),
            title: title.to_owned(),
            summary: String::new(),
            note: String::new(),
            order: f64::from(number),
            into: Vec::new(),
            removed: false,
            impact: None,
            feasibility: None,
            changed: None,
            changed_by: None,
        }
    }

    fn titles(offers: &[Offer]) -> Vec<String> {
        let title = |offer: &Offer| match offer {
            Offer::Known(_, title) | Offer::New(title) => title.clone(),
        };
        offers.iter().map(title).collect()
    }

    #[test]
    fn a_few_letters_find_a_theme_and_a_new_name_offers_a_new_one() {
        let themes = [
            theme(1, "Overgange"),
            theme(2, "Ventetid og overgange"),
            theme(3, "Pårørende"),
        ];
        assert_eq!(
            titles(&offers(&themes, "", None)),
            ["Overgange", "Ventetid og overgange", "Pårørende"]
        );
        let last = Some(ItemId([3; 16]));
        assert_eq!(titles(&offers(&themes, " ", last))[0], "Pårørende");
        assert_eq!(
            titles(&offers(&themes, "over", None)),
            ["Overgange", "Ventetid og overgange", "over"]
        );
        assert_eq!(
            titles(&offers(&themes, "paaroer", last)),
            ["Pårørende", "paaroer"]
        );
        assert_eq!(
            titles(&offers(&themes, "overgange vent", None))[0],
            "Ventetid og overgange"
        );
        // What is there already is not offered anew.
        assert_eq!(
            offers(&themes, "OVERGANGE", None),
            offers(&themes, "overgange", None)
        );
        assert!(!offers(&themes, "overgange", None).contains(&Offer::New("overgange".into())));
    }
}
