//! The texts of “Status”.

use crate::bilingual;

bilingual! {
    pub struct StatusTexts;

    page: "Status", "Status";
    nothing: "Der er ikke noget at gøre status over endnu", "There is nothing to take stock of yet";
    nothing_help:
        "En status viser for én dag, hvad der er valgt, i gang, afsluttet og stoppet, og hvordan indikatorerne står. Den regnes ud af spor og handleplaner, så begynd med dem.",
        "A status shows for one day what is chosen, under way, done and stopped, and how the indicators stand. It is worked out from tracks and action plans, so begin with those.";
    which: "Vis status", "Show the status";
    today: "Som det er i dag", "As it is today";
    new_status: "Ny status", "New status";
    begin_with: "Begynd med", "Begin with";
    midterm(year: &str): format!("Midtvejsstatus {year}"), format!("Mid-term status {year}");
    realised: "Status for realiseringen af strategien samt de økonomiske resultater", "Status of how the strategy is realised, and the economic results";
    for_day: "For dagen", "For the day";
    status_on(day: &str): format!("Status {day}"), format!("Status {day}");
    text: "Tekst", "Text";
    added(what: &str): format!("»{what}« er tilføjet. Tallene regnes ud for dagen."), format!("“{what}” has been added. The figures are worked out for the day.");
    take_out(what: &str): format!("Tag »{what}« ud"), format!("Take “{what}” out");

    in_all: "I alt", "In all";
    state: "Tilstand", "State";
    count: "Antal spor", "Tracks";
    later(count: usize): format!("{} er først foreslået efter den dag.", counted(count, "spor", "spor")), format!("{} proposed only after that day.", counted(count, "track was", "tracks were"));
    by_main_point: "Efter hovedpointe", "By main point";
    by_department: "Efter afdeling", "By department";
    no_tracks: "Ingen spor.", "No tracks.";
    follow_back: "Hvad bygger det på?", "What does it build on?";
    follow_back_named(what: &str): format!("Hvad bygger det på? {what}"), format!("What does it build on? {what}");
    no_sources: "Sporet peger ikke på temaer eller input.", "The track names no themes or input.";

    results: "Økonomiske resultater", "Economic results";
    results_help: "Jeres egne tal, som de skal stå i denne status.", "Your own figures, as they are to stand in this status.";
    new_result: "Nyt resultat", "New result";
    result: "Område", "Area";
    budget: "Budget", "Budget";
    came_to: "Resultat", "Result";
    unit: "Enhed", "Unit";
    difference: "Forskel", "Difference";
}
