//! The texts of “Plan”, where facilitators set the workshop up and open and close it.

use super::Language;
use super::counted;

/// See the fields.
pub struct PlanTexts {
    pub page: &'static str,
    pub basics: &'static str,
    pub title: &'static str,
    pub date: &'static str,
    pub date_none: &'static str,
    pub focus_points: &'static str,
    pub focus_points_help: &'static str,
    pub focus_point: fn(usize) -> String,
    pub new_focus_point: &'static str,
    pub aspects: &'static str,
    pub aspects_help: &'static str,
    pub aspect: fn(usize) -> String,
    pub new_aspect: &'static str,
    pub add: &'static str,
    pub move_up: fn(&str) -> String,
    pub move_down: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub gone: &'static str,
    pub gone_input: fn(usize) -> String,
    pub put_back: fn(&str) -> String,
    pub put_back_short: &'static str,
    pub name_missing: &'static str,
    pub moved: fn(&str, usize) -> String,
    pub tables: &'static str,
    pub tables_help: &'static str,
    pub table_count: &'static str,
    pub table_count_bad: fn(u32) -> String,
    pub table_count_set: &'static str,
    pub table_gaps: fn(&str) -> String,
    pub gate: &'static str,
    pub gate_open: &'static str,
    pub gate_open_text: &'static str,
    pub gate_closed: &'static str,
    pub gate_closed_text: &'static str,
    pub close: &'static str,
    pub open: &'static str,
    pub admit: &'static str,
    pub admit_text: &'static str,
    pub waiting: fn(usize, usize, usize) -> String,
}

pub(super) const DANISH: PlanTexts = PlanTexts {
    page: "Plan",
    basics: "Titel og dato",
    title: "Titel",
    date: "Dato",
    date_none: "Ingen dato",
    focus_points: "Fokuspunkter",
    focus_points_help: "Rækkerne i skemaet.",
    focus_point: |number| format!("Fokuspunkt {number}"),
    new_focus_point: "Nyt fokuspunkt",
    aspects: "Aspekter",
    aspects_help: "Kolonnerne i skemaet. Hvert fokuspunkt ses fra hvert aspekt.",
    aspect: |number| format!("Aspekt {number}"),
    new_aspect: "Nyt aspekt",
    add: "Tilføj",
    move_up: |what| format!("Flyt »{what}« op"),
    move_down: |what| format!("Flyt »{what}« ned"),
    remove: |what| format!("Fjern »{what}«"),
    gone: "Taget ud",
    gone_input: |count| match count {
        0 => "Der står intet input i det.".to_owned(),
        count => format!(
            "{} står i det. Deltagerne ser det ikke mere; det er stadig med i »Saml«.",
            counted(count, "input", "input", Language::Danish)
        ),
    },
    put_back: |what| format!("Sæt tilbage: »{what}«"),
    put_back_short: "Sæt tilbage",
    name_missing: "Der skal stå noget her. Det, der stod før, er sat tilbage.",
    moved: |what, place| format!("»{what}« er nu nummer {place}."),
    tables: "Borde",
    tables_help: "Deltagerne vælger deres bord, når de går i gang.",
    table_count: "Antal borde",
    table_count_bad: |most| format!("Skriv et tal fra 1 til {most}."),
    table_count_set: "Gem antal",
    table_gaps: |numbers| {
        format!(
            "I brug er bord {numbers}. Skriv antallet igen, hvis også bordene imellem skal bruges."
        )
    },
    gate: "Input",
    gate_open: "Der er åbent for input.",
    gate_open_text: "Når du lukker, bliver alt det stående, der er nået frem. Det, nogen skriver bagefter, går ikke tabt. Det venter, til du lukker det ind.",
    gate_closed: "Der er lukket for input.",
    gate_closed_text: "Deltagerne kan stadig skrive, men det venter her hos dig. Åbner du igen, kommer alt det ind, der venter.",
    close: "Luk for input",
    open: "Åbn for input",
    admit: "Luk alle ind",
    admit_text: "Så kommer det, der venter nu, med. Der er stadig lukket for det, som kommer senere.",
    waiting: |records, persons, tables| {
        format!(
            "{} venter, fra {} ved {}.",
            counted(records, "ændring", "ændringer", Language::Danish),
            counted(persons, "person", "personer", Language::Danish),
            counted(tables, "bord", "borde", Language::Danish)
        )
    },
};

pub(super) const ENGLISH: PlanTexts = PlanTexts {
    page: "Plan",
    basics: "Title and date",
    title: "Title",
    date: "Date",
    date_none: "No date",
    focus_points: "Focus points",
    focus_points_help: "The rows of the grid.",
    focus_point: |number| format!("Focus point {number}"),
    new_focus_point: "New focus point",
    aspects: "Aspects",
    aspects_help: "The columns of the grid. Each focus point is seen from each aspect.",
    aspect: |number| format!("Aspect {number}"),
    new_aspect: "New aspect",
    add: "Add",
    move_up: |what| format!("Move “{what}” up"),
    move_down: |what| format!("Move “{what}” down"),
    remove: |what| format!("Remove “{what}”"),
    gone: "Taken out",
    gone_input: |count| match count {
        0 => "There is no input in it.".to_owned(),
        count => format!(
            "{} in it. Participants no longer see it; it is still in “Collect”.",
            counted(count, "input is", "inputs are", Language::English)
        ),
    },
    put_back: |what| format!("Put back “{what}”"),
    put_back_short: "Put back",
    name_missing: "This cannot be empty. What was there before has been put back.",
    moved: |what, place| format!("“{what}” is now number {place}."),
    tables: "Tables",
    tables_help: "Participants choose their table when they start.",
    table_count: "Number of tables",
    table_count_bad: |most| format!("Enter a number from 1 to {most}."),
    table_count_set: "Save number",
    table_gaps: |numbers| {
        format!(
            "Tables {numbers} are in use. Enter the number again if those between are to be used too."
        )
    },
    gate: "Input",
    gate_open: "Input is open.",
    gate_open_text: "When you close, everything that has arrived stays. What anybody writes afterwards is not lost. It waits until you let it in.",
    gate_closed: "Input is closed.",
    gate_closed_text: "Participants can still write, but it waits for you here. If you open again, everything that is waiting comes in.",
    close: "Close input",
    open: "Open input",
    admit: "Let all in",
    admit_text: "Then what is waiting now is included. What comes later will still wait.",
    waiting: |records, persons, tables| {
        format!(
            "{} waiting, from {} at {}.",
            counted(records, "change is", "changes are", Language::English),
            counted(persons, "person", "people", Language::English),
            counted(tables, "table", "tables", Language::English)
        )
    },
};
