//! The texts of “Mine input”, where a participant reads what became of their words.

use workshop::visible;

use crate::bilingual;

bilingual! {
    pub struct MineTexts;

    heading: "Mine input", "My input";
    help:
        "Her står det, du har skrevet, og hvad der er blevet af det.",
        "Here is what you have written, and what became of it.";
    saved: "Gemt på denne enhed", "Saved on this device";
    transferred: "Overført", "Transferred";
    waits: "Overført – venter på facilitator", "Transferred – waiting for a facilitator";
    hidden(reason: &str):
        format!("Skjult af en facilitator: {reason}. Andre ser det ikke i det, der offentliggøres. Det er ikke slettet."),
        format!("Hidden by a facilitator: {reason}. Others do not see it in what is published. It is not deleted.");
    why_personal: "det kan vise, hvem nogen er", "it may show who somebody is";
    why_offensive: "det kan såre nogen", "it may hurt somebody";
    why_not_meant: "det er ikke ment som input", "it is not meant as input";
    why_wished: "du har selv bedt om det", "you have asked for it";
    why_other: "en anden grund", "another reason";
    receipt: "Kvitteringskode", "Receipt code";
    receipt_help:
        "Med koden kan du finde, rette og trække dit input tilbage senere, også fra en anden enhed. Skriv den af, eller udskriv siden. Den er hemmelig: Den, der har koden, kan skrive som dig.",
        "With the code you can find, correct and withdraw your input later, also from another device. Write it down, or print the page. It is secret: whoever has it can write as you.";
    copy: "Kopiér koden", "Copy the code";
    copied: "Koden er kopieret.", "The code is copied.";
    copy_failed: "Koden blev ikke kopieret. Marker den, og kopiér den selv.", "The code was not copied. Select it and copy it yourself.";
    print: "Udskriv", "Print";
    have_code: "Har du en kvitteringskode?", "Have you a receipt code?";
    have_code_help:
        "Så kommer du tilbage til det, du skrev på en anden enhed. Vælg det bord, du sad ved.",
        "It brings you back to what you wrote on another device. Then choose the table that you sat at.";
    use_code: "Brug koden", "Use the code";
    wrong_code: "Koden passer ikke til denne temadag. Se efter, om alle tegn er med.", "The code does not belong to this theme day. See whether all of it is there.";
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

impl MineTexts {
    /// Why something is hidden, as it is said to its writer; a reason of another program as it wrote it.
    pub fn why_hidden(&self, reason: &str) -> String {
        let known = match reason {
            "personal" => self.why_personal,
            "offensive" => self.why_offensive,
            "not-meant" => self.why_not_meant,
            "wished" => self.why_wished,
            "other" => self.why_other,
            other => return visible::in_line(other),
        };
        known.to_owned()
    }
}
