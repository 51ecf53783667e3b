//! The board's texts.

use crate::bilingual;

bilingual! {
    pub struct BoardTexts;

    /// What a cell is called: “Tidlige indsatser: Potentiale”.
    cell(focus_point: &str, aspect: &str):
        format!("{focus_point}: {aspect}"),
        format!("{focus_point}: {aspect}");
    lead:
        "Skriv ét input ad gangen. Alle ved bordet kan se det.",
        "Write one input at a time. Everybody at the table can see it.";
    limit(limit: usize):
        format!("Et input kan være på op til {} tegn.", whole(limit)),
        format!("An input can be up to {} characters long.", whole(limit));
    focus_points: "Fokuspunkter", "Focus points";
    inputs(count: usize): format!("{} input", whole(count)), counted(count, "input", "inputs");
    no_grid:
        "Facilitatoren har ikke lavet fokuspunkter endnu. De kommer frem her af sig selv.",
        "The facilitator has not made any focus points yet. They appear here by themselves.";

    new_input: "Nyt input", "New input";
    placeholder: "Skriv her …", "Write here …";
    joint: "Fælles for bordet", "Shared by the table";
    add: "Tilføj", "Add";
    not_added: "Ikke tilføjet endnu", "Not added yet";
    added: "Dit input er tilføjet.", "Your input has been added.";
    added_joint:
        "Jeres fælles input er tilføjet. Alle ved bordet kan rette i det.",
        "Your shared input has been added. Everybody at the table can edit it.";
    write_first: "Skriv noget først.", "Write something first.";
    left(left: usize):
        format!("Der er plads til {} tegn mere.", whole(left)),
        format!("There is room for {} more.", counted(left, "character", "characters"));
    over(over: usize):
        format!("Teksten er {} tegn for lang. Gør den kortere, eller del den i to.", whole(over)),
        format!(
            "The text is {} too long. Make it shorter, or split it in two.",
            counted(over, "character", "characters")
        );
    empty: "Ingen har skrevet her endnu.", "Nobody has written here yet.";

    you: "Dig", "You";
    somebody: "En ved bordet", "Somebody at the table";
    joint_badge: "Fælles", "Shared";
    imported_badge: "Importeret", "Imported";
    edit: "Ret", "Edit";
    edit_field: "Ret input", "Edit input";
    done: "Færdig", "Done";
    withdraw: "Træk tilbage", "Withdraw";
    withdrawn: "Dit input er trukket tilbage.", "Your input has been withdrawn.";
    withdrawn_by_other:
        "Det input, du rettede i, er trukket tilbage af den, der tilføjede det.",
        "The input that you were editing has been withdrawn by the person who added it.";
    withdrawn_words_here:
        "Det input, du rettede i, er trukket tilbage af den, der tilføjede det. Din tekst står nu i »Nyt input«.",
        "The input that you were editing has been withdrawn by the person who added it. Your text is now in “New input”.";
    back: "Dit input er her igen.", "Your input is back.";
    resumed:
        "Du var i gang med at rette her, da siden blev lukket.",
        "You were editing this when the page was closed.";
}
