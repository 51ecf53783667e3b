//! The board's texts.

use super::number::whole;
use super::{Language, counted};

/// See the fields.
pub struct BoardTexts {
    /// What a cell is called: “Tidlige indsatser: Potentiale”.
    pub cell: fn(&str, &str) -> String,
    pub lead: &'static str,
    pub limit: fn(usize) -> String,
    pub focus_points: &'static str,
    pub inputs: fn(usize) -> String,
    pub no_grid: &'static str,

    pub new_input: &'static str,
    pub placeholder: &'static str,
    pub joint: &'static str,
    pub add: &'static str,
    pub not_added: &'static str,
    pub added: &'static str,
    pub added_joint: &'static str,
    pub write_first: &'static str,
    pub left: fn(usize) -> String,
    pub over: fn(usize) -> String,
    pub empty: &'static str,

    pub you: &'static str,
    pub somebody: &'static str,
    pub joint_badge: &'static str,
    pub imported_badge: &'static str,
    pub edit: &'static str,
    pub edit_field: &'static str,
    pub done: &'static str,
    pub withdraw: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_by_other: &'static str,
    pub withdrawn_words_here: &'static str,
    pub back: &'static str,
    pub resumed: &'static str,
}

pub(super) const DANISH: BoardTexts = BoardTexts {
    cell: |focus_point, aspect| format!("{focus_point}: {aspect}"),
    lead: "Skriv ét input ad gangen. Alle ved bordet kan se det.",
    limit: |limit| {
        format!(
            "Et input kan være på op til {} tegn.",
            whole(limit as u64, Language::Danish)
        )
    },
    focus_points: "Fokuspunkter",
    inputs: |count| format!("{} input", whole(count as u64, Language::Danish)),
    no_grid: "Facilitatoren har ikke lavet fokuspunkter endnu. De kommer frem her af sig selv.",

    new_input: "Nyt input",
    placeholder: "Skriv her …",
    joint: "Fælles for bordet",
    add: "Tilføj",
    not_added: "Ikke tilføjet endnu",
    added: "Dit input er tilføjet.",
    added_joint: "Jeres fælles input er tilføjet. Alle ved bordet kan rette i det.",
    write_first: "Skriv noget først.",
    left: |left| {
        format!(
            "Der er plads til {} tegn mere.",
            whole(left as u64, Language::Danish)
        )
    },
    over: |over| {
        format!(
            "Teksten er {} tegn for lang. Gør den kortere, eller del den i to.",
            whole(over as u64, Language::Danish)
        )
    },
    empty: "Ingen har skrevet her endnu.",

    you: "Dig",
    somebody: "En ved bordet",
    joint_badge: "Fælles",
    imported_badge: "Importeret",
    edit: "Ret",
    edit_field: "Ret input",
    done: "Færdig",
    withdraw: "Træk tilbage",
    withdrawn: "Dit input er trukket tilbage.",
    withdrawn_by_other: "Det input, du rettede i, er trukket tilbage af den, der tilføjede det.",
    withdrawn_words_here: "Det input, du rettede i, er trukket tilbage af den, der tilføjede det. Din tekst står nu i »Nyt input«.",
    back: "Dit input er her igen.",
    resumed: "Du var i gang med at rette her, da siden blev lukket.",
};

pub(super) const ENGLISH: BoardTexts = BoardTexts {
    cell: |focus_point, aspect| format!("{focus_point}: {aspect}"),
    lead: "Write one input at a time. Everybody at the table can see it.",
    limit: |limit| {
        format!(
            "An input can be up to {} characters long.",
            whole(limit as u64, Language::English)
        )
    },
    focus_points: "Focus points",
    inputs: |count| counted(count, "input", "inputs", Language::English),
    no_grid: "The facilitator has not made any focus points yet. They appear here by themselves.",

    new_input: "New input",
    placeholder: "Write here …",
    joint: "Shared by the table",
    add: "Add",
    not_added: "Not added yet",
    added: "Your input has been added.",
    added_joint: "Your shared input has been added. Everybody at the table can edit it.",
    write_first: "Write something first.",
    left: |left| {
        format!(
            "There is room for {} more.",
            counted(left, "character", "characters", Language::English)
        )
    },
    over: |over| {
        format!(
            "The text is {} too long. Make it shorter, or split it in two.",
            counted(over, "character", "characters", Language::English)
        )
    },
    empty: "Nobody has written here yet.",

    you: "You",
    somebody: "Somebody at the table",
    joint_badge: "Shared",
    imported_badge: "Imported",
    edit: "Edit",
    edit_field: "Edit input",
    done: "Done",
    withdraw: "Withdraw",
    withdrawn: "Your input has been withdrawn.",
    withdrawn_by_other: "The input that you were editing has been withdrawn by the person who added it.",
    withdrawn_words_here: "The input that you were editing has been withdrawn by the person who added it. Your text is now in “New input”.",
    back: "Your input is back.",
    resumed: "You were editing this when the page was closed.",
};
