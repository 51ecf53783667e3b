//! The texts of “Mine input”, where a participant reads what became of their words.

use crate::bilingual;

bilingual! {
    pub struct MineTexts;

    heading: "Mine input", "My input";
    none: "Du har ikke skrevet noget endnu.", "You have not written anything yet.";
    published:
        "Facilitatorerne har offentliggjort, hvad der er kommet ud af jeres input.",
        "The facilitators have published what has come of your input.";
    see_mine: "Se, hvor dit input er havnet", "See where your input went";
    in_theme(theme: &str): format!("Dit input er med i temaet »{theme}«."), format!("Your input is in the theme “{theme}”.");
    in_themes(themes: &str, last: &str):
        format!("Dit input er med i temaerne {themes} og »{last}«."),
        format!("Your input is in the themes {themes} and “{last}”.");
    quoted(theme: &str): format!("»{theme}«"), format!("“{theme}”");
    in_sentence(others: usize):
        if others == 0 { "Facilitatorerne har skrevet det sådan:".to_owned() }
        else { format!("Sammen med {} er det blevet til:", counted(others, "andet input", "andre input")) },
        if others == 0 { "The facilitators have put it like this:".to_owned() }
        else { format!("Together with {} it has become:", counted(others, "other input", "other inputs")) };
    in_none:
        "Dit input er ikke med i et af de temaer, der er offentliggjort. Der kan komme flere.",
        "Your input is in none of the themes that are published. More may come.";
    themes: "Temaer fra dagen", "Themes of the day";
    weight(inputs: usize, tables: usize):
        format!("{} input fra {}", whole(inputs), counted(tables, "bord", "borde")),
        format!("{} from {}", counted(inputs, "input", "inputs"), counted(tables, "table", "tables"));
    has_yours: "Her er dit input med", "Yours is in it";
}
