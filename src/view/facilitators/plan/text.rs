//! The texts of “Plan”, where facilitators set the workshop up.

use crate::bilingual;

bilingual! {
    pub struct PlanTexts;

    page: "Plan", "Plan";
    basics: "Titel og dato", "Title and date";
    title: "Titel", "Title";
    date: "Dato", "Date";
    date_none: "Ingen dato", "No date";
    date_wrong:
        "Datoen er ikke hel, eller året er ikke mellem 2000 og 2199. Den gamle gælder stadig.",
        "The date is not complete, or its year is not between 2000 and 2199. The old one still holds.";
    same_name:
        "Der er to med det navn. Deltagerne kan ikke se forskel på dem.",
        "There are two of that name. Participants cannot tell them apart.";
    focus_points: "Fokuspunkter", "Focus points";
    focus_points_help: "Rækkerne i skemaet.", "The rows of the grid.";
    focus_point(number: usize): format!("Fokuspunkt {number}"), format!("Focus point {number}");
    new_focus_point: "Nyt fokuspunkt", "New focus point";
    aspects: "Aspekter", "Aspects";
    aspects_help:
        "Kolonnerne i skemaet. Hvert fokuspunkt ses fra hvert aspekt.",
        "The columns of the grid. Each focus point is seen from each aspect.";
    aspect(number: usize): format!("Aspekt {number}"), format!("Aspect {number}");
    new_aspect: "Nyt aspekt", "New aspect";
    add: "Tilføj", "Add";
    move_up(what: &str): format!("Flyt »{what}« op"), format!("Move “{what}” up");
    move_down(what: &str): format!("Flyt »{what}« ned"), format!("Move “{what}” down");
    remove(what: &str): format!("Fjern »{what}«"), format!("Remove “{what}”");
    gone: "Taget ud", "Taken out";
    gone_input(count: usize):
        match count {
            0 => "Der står intet input i det.".to_owned(),
            count => format!(
                "{} står i det. Deltagerne ser det ikke mere; det er stadig med i »Saml«.",
                counted(count, "input", "input")
            ),
        },
        match count {
            0 => "There is no input in it.".to_owned(),
            count => format!(
                "{} in it. Participants no longer see it; it is still in “Collect”.",
                counted(count, "input is", "inputs are")
            ),
        };
    put_back(what: &str): format!("Sæt tilbage: »{what}«"), format!("Put back “{what}”");
    put_back_short: "Sæt tilbage", "Put back";
    name_missing:
        "Der skal stå noget her. Det, der stod før, er sat tilbage.",
        "This cannot be empty. What was there before has been put back.";
    moved(what: &str, place: usize):
        format!("»{what}« er nu nummer {place}."),
        format!("“{what}” is now number {place}.");
    tables: "Borde", "Tables";
    tables_help:
        "Deltagerne vælger deres bord, når de går i gang.",
        "Participants choose their table when they start.";
    table_count: "Antal borde", "Number of tables";
    table_count_bad(most: u32):
        format!("Skriv et tal fra 1 til {most}."),
        format!("Enter a number from 1 to {most}.");
    table_count_set: "Gem antal", "Save number";
    table_gaps(numbers: &str):
        format!("I brug er bord {numbers}. Skriv antallet igen, hvis også bordene imellem skal bruges."),
        format!("Tables {numbers} are in use. Enter the number again if those between are to be used too.");
}
