//! Table signs: a sheet for each table, with its number and a code of its own, so that nobody has to choose the table.

use leptos::prelude::*;

use super::text::KitTexts;
use crate::state::PlanState;
use crate::view::facilitators::share::qr::Qr;
use crate::view::language::texts;

/// A sheet for each table in use.
#[component]
pub(super) fn Signs(
    /// The participants' link.
    link: String,
) -> impl IntoView {
    let plan = expect_context::<PlanState>();
    let texts = texts();
    let words = KitTexts::of(texts.language);
    let title = plan.title().get_untracked();
    let tables = plan.tables().get_untracked();
    let sign = |table: workshop::Table| {
        let link = at_table(&link, table.number);
        view! {
            <section class="kit-page sign">
                <p class="sign-title">{title.clone()}</p>
                <p class="sign-table">{(texts.common.table)(table.number)}</p>
                <Qr link=link.clone() label=words.sign_code/>
                <p class="sign-scan">{words.sign_scan}</p>
                <p class="sign-how">{words.sign_how}</p>
                <p class="sign-link">{link}</p>
            </section>
        }
    };
    tables.into_iter().map(sign).collect_view()
}

/// The participants' link with a table in it. The number is no secret, so it may stand where a server sees it; the rest
/// stays in the fragment.
fn at_table(link: &str, table: u32) -> String {
    link.replacen('#', &format!("?bord={table}#"), 1)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_table_stands_before_the_secret() {
        assert_eq!(
            at_table("https://temadag.example.dk/deltag#AbC", 7),
            "https://temadag.example.dk/deltag?bord=7#AbC"
        );
    }
}
