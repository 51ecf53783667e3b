//! The texts that the pages of “Handling” share, and those of “Spor”.

use crate::bilingual;

bilingual! {
    pub struct ActionTexts;

    page: "Handling", "Action";
    tracks: "Spor", "Tracks";

    nothing: "Der er ingen spor endnu", "There are no tracks yet";
    nothing_help:
        "Et spor er det, der gøres for at føre strategien ud i livet: en indsats, en arbejdsopgave, et projekt, en prøvehandling eller et delprojekt. Begynd med et nyt, eller lad et tema blive til et.",
        "A track is what is done to carry the strategy out: an effort, a task, a project, a trial or a sub-project. Begin with a new one, or let a theme become one.";
    new_track: "Nyt spor", "New track";
    from_theme: "Nyt spor af et tema", "New track from a theme";
    which_theme: "Tema", "Theme";
    title: "Titel", "Title";
    title_missing: "Skriv, hvad det hedder.", "Write what it is called.";
    add: "Tilføj", "Add";
    cancel: "Annuller", "Cancel";
    edit: "Ret", "Edit";
    edit_named(what: &str): format!("Ret »{what}«"), format!("Edit “{what}”");
    close: "Luk", "Close";
    close_named(what: &str): format!("Luk »{what}«"), format!("Close “{what}”");
    untitled: "Uden titel", "Untitled";
    added(what: &str): format!("»{what}« er tilføjet."), format!("“{what}” has been added.");
    moved(what: &str): format!("»{what}« er flyttet."), format!("“{what}” has been moved.");
    taken_out(what: &str): format!("»{what}« er taget ud. Fortryd sætter det ind igen."), format!("“{what}” has been taken out. Undo puts it back.");
    saved: "Gemt.", "Saved.";
    out: "Taget ud", "Taken out";
    take_out: "Tag ud", "Take out";
    take_out_named(what: &str): format!("Tag ud: {what}"), format!("Take out: {what}");
    put_back: "Sæt ind igen", "Put back";
    put_back_named(what: &str): format!("Sæt ind igen: {what}"), format!("Put back: {what}");

    what: "Hvad går det ud på?", "What is it about?";
    form: "Art", "Kind";
    effort: "Indsats", "Effort";
    task: "Arbejdsopgave", "Task";
    project: "Projekt", "Project";
    trial: "Prøvehandling", "Trial";
    sub_project: "Delprojekt", "Sub-project";
    main_point: "Hovedpointe", "Main point";
    main_point_named(number: &str, title: &str): format!("Hovedpointe {number} – {title}"), format!("Main point {number} – {title}");
    no_main_point: "Uden hovedpointe", "Without a main point";
    no_main_points: "Strategien har ingen hovedpointer endnu. De skrives under »Strategi«.", "The strategy has no main points yet. They are written under “Strategy”.";
    responsible: "Ansvarlig og periode", "Responsible, and period";
    department: "Afdeling", "Department";
    no_department: "Uden afdeling", "Without a department";
    person: "Person", "Person";
    from: "Fra", "From";
    to: "Til", "To";
    day_unreadable: "Skriv en hel dato.", "Write a whole date.";
    number_unreadable: "Skriv et tal, som 12,5.", "Write a number, as 12.5.";

    states: "Tilstand", "State";
    new_state: "Ny tilstand", "New state";
    why: "Hvorfor?", "Why?";
    on: "Dato", "Date";
    state_since(state: &str, day: &str): format!("{state} {day}"), format!("{state} {day}");
    history: "Historik", "History";
    state_added(state: &str): format!("Tilstanden er nu: {state}."), format!("The state is now: {state}.");
    take_state(state: &str): format!("Fjern »{state}« fra historikken"), format!("Remove “{state}” from the history");
    state_taken: "Tilstanden er fjernet fra historikken.", "The state has been removed from the history.";
    proposed: "Foreslået", "Proposed";
    chosen: "Valgt", "Chosen";
    under_way: "I gang", "Under way";
    done: "Afsluttet", "Done";
    stopped: "Stoppet", "Stopped";

    years: "Valgt i år", "Chosen in years";
    no_years: "Ikke valgt til noget år endnu.", "Not chosen for any year yet.";
    year: "Årstal", "Year";
    year_unreadable: "Skriv et årstal fra 2000 til 2199.", "Write a year from 2000 to 2199.";
    choose_year: "Vælg til året", "Choose for the year";
    year_chosen(year: &str): format!("Valgt til {year}."), format!("Chosen for {year}.");
    take_year(year: &str): format!("Fravælg {year}"), format!("Choose not for {year}");
    year_taken(year: &str): format!("Ikke længere valgt til {year}."), format!("No longer chosen for {year}.");

    ways: "Omsætning", "Carrying out";
    other_way: "Anden måde", "Another way";
    way_added(way: &str): format!("Omsætning: {way}."), format!("Carried out by: {way}.");
    way_taken(way: &str): format!("Ikke længere: {way}."), format!("No longer: {way}.");
    step: "Trin på Indsatstrappen", "Step of the stairs of measures";
    no_step: "Intet trin", "No step";
    source_added: "Kilden er tilføjet.", "The source has been added.";
    source_taken: "Kilden er fjernet.", "The source has been removed.";

    said_before: "Sagt ved opfølgningerne", "Said at the follow-ups";
    take_said(day: &str): format!("Fjern opfølgningen {day}"), format!("Remove the follow-up of {day}");
    said_taken: "Opfølgningen er fjernet.", "The follow-up has been removed.";
}
