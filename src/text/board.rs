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
    present_now(count: usize):
        format!("{} ved bordet nu", whole(count)),
        format!("{} at the table now", whole(count));
    present(count: usize):
        format!("{} ved bordet", whole(count)),
        format!("{} at the table", whole(count));
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
    looks_like_cpr(number: &str):
        format!("»{number}« ligner et cpr-nummer. Alle ved bordet og facilitatorerne kan læse det. Slet det, hvis en person kan kendes på det."),
        format!("“{number}” looks like a CPR number. Everybody at the table and the facilitators can read it. Delete it if a person could be recognised by it.");
    looks_like_telephone(number: &str):
        format!("»{number}« ligner et telefonnummer. Alle ved bordet og facilitatorerne kan læse det. Slet det, hvis en person kan kendes på det."),
        format!("“{number}” looks like a telephone number. Everybody at the table and the facilitators can read it. Delete it if a person could be recognised by it.");
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
    /// How much stands in a cell, and how much of that is one's own.
    counts(all: usize, own: usize):
        format!("{} input fra bordet, {} fra dig", whole(all), whole(own)),
        format!("{} from the table, {} from you", counted(all, "input", "inputs"), whole(own));

    you: "Dig", "You";
    somebody: "En ved bordet", "Somebody at the table";
    joint_badge: "Fælles", "Shared";
    imported_badge: "Importeret", "Imported";
    read_aloud: "Læs op", "Read aloud";
    stop_reading: "Stop", "Stop";
    edit: "Ret", "Edit";
    edit_field: "Ret input", "Edit input";
    done: "Færdig med at rette", "Done editing";
    withdraw: "Træk tilbage", "Withdraw";
    withdrawn: "Dit input er trukket tilbage.", "Your input has been withdrawn.";
    withdrawn_by_other:
        "Det input, du rettede i, er trukket tilbage af den, der tilføjede det.",
        "The input that you were editing has been withdrawn by the person who added it.";
    withdrawn_words_here:
        "Det input, du rettede i, er trukket tilbage af den, der tilføjede det. Din tekst står nu i »Nyt input«.",
        "The input that you were editing has been withdrawn by the person who added it. Your text is now in “New input”.";
    back: "Dit input er her igen.", "Your input is back.";

    important: "Vigtigt", "Important";
    important_to(count: usize):
        format!("{} synes det", whole(count)),
        format!("{} {} so", whole(count), if count == 1 { "thinks" } else { "think" });
    /// Opens them, and says how many there are.
    comments(count: usize):
        match count {
            0 => "Kommentarer".to_owned(),
            count => format!("Kommentarer ({})", whole(count)),
        },
        match count {
            0 => "Comments".to_owned(),
            count => format!("Comments ({})", whole(count)),
        };
    comments_list: "Kommentarer", "Comments";
    no_comments:
        "Ingen har kommenteret endnu. Skriv, hvad du tænker om det.",
        "Nobody has commented yet. Write what you think of it.";
    comment: "Kommentar", "Comment";
    add_comment: "Kommentér", "Add comment";
    comment_added: "Din kommentar er tilføjet.", "Your comment has been added.";
    comment_withdrawn: "Din kommentar er trukket tilbage.", "Your comment has been withdrawn.";
    comment_back: "Din kommentar er her igen.", "Your comment is back.";

    resumed:
        "Du var i gang med at rette her, da siden blev lukket.",
        "You were editing this when the page was closed.";
}
