//! The texts of “Opfølgning”.

use crate::bilingual;

bilingual! {
    pub struct FollowTexts;

    page: "Opfølgning", "Follow-up";
    nothing: "Der er ingen kalender endnu", "There is no calendar yet";
    nothing_help:
        "Kalenderen siger, hvornår mål fastsættes, indsendes, følges op og justeres. Begynd med den, Randers brugte: mål fastsættes maj–juni, indsendes ultimo juni, følges op i september, december og marts, og strategien justeres i maj.",
        "The calendar says when goals are set, handed in, followed up and adjusted. Begin with the one that Randers used: goals are set May–June, handed in at the end of June, followed up in September, December and March, and the strategy is adjusted in May.";
    first_year: "Fra maj i år", "From May of the year";
    begin: "Begynd kalenderen", "Begin the calendar";
    begin_another: "Tilføj et år mere", "Add another year";
    begun: "Kalenderen er tilføjet.", "The calendar has been added.";
    calendar: "Kalender", "Calendar";
    day: "Vis for dagen", "Show for the day";
    on_day(day: &str): format!("Kalenderen den {day}"), format!("The calendar on {day}");
    summary(due: usize, late: usize, open: usize):
        format!("{} skal gøres nu · {} er for sent · {} har ikke indsendt", whole(due), whole(late), whole(open)),
        format!("{} due now · {} late · {} not handed in", whole(due), whole(late), whole(open));

    undated: "Uden dato", "Without a day";
    later: "Senere", "Later";
    due: "Skal gøres nu", "Due now";
    late: "For sent", "Late";
    is_done: "Gjort", "Done";
    open_in(what: &str): format!("Mangler i »{what}«"), format!("Missing in “{what}”");
    not_handed_in: "Har ikke indsendt", "Not handed in";
    no_goals_in(department: &str): format!("{department}: ingen mål endnu"), format!("{department}: no goals yet");
    no_plans: "Der er ingen handleplaner endnu. De laves under »Handleplaner«.", "There are no action plans yet. They are made under “Action plans”.";
    mark_done: "Markér som gjort", "Mark as done";
    mark_done_named(what: &str): format!("Markér som gjort: {what}"), format!("Mark as done: {what}");
    mark_open: "Er ikke gjort alligevel", "Not done after all";
    mark_open_named(what: &str): format!("Er ikke gjort alligevel: {what}"), format!("Not done after all: {what}");
    marked(what: &str): format!("»{what}« er gjort."), format!("“{what}” is done.");
    marked_open(what: &str): format!("»{what}« er ikke gjort."), format!("“{what}” is not done.");
    hand_in: "Markér som indsendt", "Mark as handed in";
    hand_in_named(what: &str): format!("Markér som indsendt: {what}"), format!("Mark as handed in: {what}");
    is_handed_in(what: &str): format!("Indsendt: {what}."), format!("Handed in: {what}.");
    follow_up: "Følg op", "Follow up";
    follow_up_named(what: &str): format!("Følg op på {what}"), format!("Follow up {what}");
    what_now: "Hvordan går det?", "How is it going?";
    followed_up(what: &str): format!("Fulgt op: {what}."), format!("Followed up: {what}.");

    edit_calendar: "Ret kalenderen", "Edit the calendar";
    step_numbered(place: usize): format!("Trin {}", whole(place)), format!("Step {}", whole(place));
    new_step: "Nyt trin", "New step";
    task: "Hvad skal der ske?", "What is to be done?";
    set: "Mål fastsættes", "Goals are set";
    hand_in_task: "Mål indsendes", "Goals are handed in";
    follow_up_task: "Mål følges op", "Goals are followed up";
    other: "Noget andet", "Something else";
}
