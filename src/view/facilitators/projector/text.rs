//! The texts of the big screen, and of what facilitators choose for it.

use crate::bilingual;

bilingual! {
    pub struct ProjectorTexts;

    page: "Projektor", "Projector";
    full_screen: "Fuld skærm", "Full screen";
    scan: "Scan koden, og skriv med", "Scan the code and join in";
    written(inputs: usize, tables: usize):
        format!("{} fra {}", counted(inputs, "input", "input"), counted(tables, "bord", "borde")),
        format!("{} from {}", counted(inputs, "input", "inputs"), counted(tables, "table", "tables"));
    done(done: usize, all: usize):
        format!("{} af {} er færdige", whole(done), counted(all, "bord", "borde")),
        format!("{} of {} are done", whole(done), counted(all, "table", "tables"));
    grid: "Input i hvert felt", "Input in each cell";
    before: "Vi begynder snart.", "We begin soon.";
    from_table(number: u32): format!("Bord {number}"), format!("Table {number}");
    themes: "Temaer", "Themes";
    voted: "Flest stemmer", "Most votes";
    votes(points: usize): counted(points, "stemme", "stemmer"), counted(points, "vote", "votes");
    show_themes: "Temaerne, og hvor meget der er i hvert", "The themes, and how much is in each";
    show_votes: "Afstemningens resultat: det, der har fået flest stemmer", "The result of the vote: what has most votes";
    shown: "Input fra bordene", "Input from the tables";

    choose: "Storskærm", "Big screen";
    choose_help:
        "»Projektor« åbner et vindue til storskærmen. Det viser fasen, tiden, QR-koden og tal. Input, temaer og stemmer står der kun, når du trykker på »Vis«, og aldrig det, der er skjult.",
        "“Projector” opens a window for the big screen. It shows the phase, the time, the QR code and numbers. Input, themes and votes stand there only when you press “Show”, and never what is hidden.";
    show: "Vis", "Show";
    hide: "Skjul", "Hide";
    newest: "De nyeste, efterhånden som de kommer", "The newest, as they come";
    stands: "Vises nu", "On screen now";
    inputs: "De seneste input", "The latest input";
    none: "Der er ikke skrevet noget endnu.", "Nothing has been written yet.";
    gone: "Det, der blev vist, er skjult eller trukket tilbage. Det står ikke på storskærmen mere.", "What was shown has been hidden or withdrawn. It is no longer on the big screen.";
}
