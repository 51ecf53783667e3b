//! The texts of “Strategi”.

use crate::bilingual;

bilingual! {
    pub struct StrategyTexts;

    page: "Strategi", "Strategy";
    begin: "Begynd strategien", "Begin the strategy";
    begin_help:
        "Strategien skrives af det, der er samlet. Hver del kan pege på temaer og input, så det altid kan ses, hvad den bygger på. Kun facilitatorer kan læse den.",
        "The strategy is written from what was gathered. Each part can name themes and input, so that what it builds on can always be seen. Only facilitators can read it.";
    title: "Titel", "Title";
    title_missing: "Strategien skal have en titel. Den gamle er sat ind igen.", "The strategy needs a title. The old one has been put back.";
    first_title: "Strategi", "Strategy";
    template: "Begynd med", "Begin with";
    main_points: "Fire hovedpointer med to lister hver, som Aalborg 2016–2020", "Four main points with two lists each, as Aalborg 2016–2020";
    empty: "Forord og indledning", "A foreword and an introduction";
    go: "Begynd", "Begin";
    period: "Periode", "Period";
    year: "År i listerne", "Year in the lists";
    year_unreadable: "Skriv et årstal fra 2000 til 2199.", "Write a year from 2000 to 2199.";

    used(used: usize, all: usize):
        format!("{} af {} er brugt", whole(used), counted(all, "input", "input")),
        format!("{} of {} used", whole(used), counted(all, "input is", "inputs are"));
    rest(aside: usize, open: usize):
        format!("{} er lagt til side, udeladt eller skjult · {} er ikke brugt endnu", whole(aside), whole(open)),
        format!("{} were set aside, left out or hidden · {} are not used yet", whole(aside), whole(open));

    chapter: "Kapitel", "Chapter";
    main_point: "Hovedpointe", "Main point";
    list: "Liste", "List";
    point: "Punkt", "Point";
    signature: "Underskrift", "Signature";
    main_point_named(number: &str, title: &str):
        format!("Hovedpointe {number} – {title}"),
        format!("Main point {number} – {title}");
    main_point_numbered(number: &str): format!("Hovedpointe {number}"), format!("Main point {number}");
    point_numbered(number: &str): format!("Punkt {number}"), format!("Point {number}");
    untitled: "Uden overskrift", "Without a heading";
    heading: "Overskrift", "Heading";
    edit_heading(what: &str): format!("Ret overskriften »{what}«"), format!("Edit the heading “{what}”");
    text: "Deltekst", "Text of the part";
    name: "Navn", "Name";
    office: "Stilling", "Office";

    new_part: "Ny del", "New part";
    new_part_form: "Hvad er den nye del?", "What is the new part?";
    new_point: "Nyt punkt", "New point";
    new_point_in(what: &str): format!("Nyt punkt i »{what}«"), format!("New point in “{what}”");
    new_list: "Ny liste", "New list";
    new_signature: "Ny underskrift", "New signature";
    from_theme: "Ny hovedpointe af et tema", "New main point from a theme";
    no_themes: "Der er ingen temaer endnu.", "There are no themes yet.";
    which_theme: "Tema", "Theme";
    added(what: &str): format!("»{what}« er tilføjet."), format!("“{what}” has been added.");
    moved(what: &str): format!("»{what}« er flyttet."), format!("“{what}” has been moved.");
    taken_out(what: &str): format!("»{what}« er taget ud. Fortryd sætter den ind igen."), format!("“{what}” has been taken out. Undo puts it back.");
    saved: "Gemt.", "Saved.";

    more(count: usize): format!("og {} til", whole(count)), format!("and {} more", whole(count));
    source_taken: "Kilden er fjernet.", "The source has been removed.";
    source_added: "Kilden er tilføjet.", "The source has been added.";

    out: "Taget ud af teksten", "Taken out of the text";
    put_back: "Sæt ind igen", "Put back";
    put_back_named(what: &str): format!("Sæt ind igen: {what}"), format!("Put back: {what}");

    before_going_back(name: &str): format!("Før »{name}« blev hentet frem"), format!("Before “{name}” was brought back");
    front: "Titel, periode og år", "Title, period and year";
    versions: "Versioner", "Versions";
    versions_help:
        "En version er teksten, som den er nu, med et navn. Den fylder ikke noget, og det, der skrives bagefter, går ikke tabt.",
        "A version is the text as it is now, with a name. It takes no room, and what is written afterwards is not lost.";
    version_name: "Navn på versionen", "Name of the version";
    version_missing: "Skriv, hvad versionen skal hedde.", "Write what the version is to be called.";
    draft: "udkast", "draft";
    first_treatment: "1. behandling", "1st treatment";
    sent_in_hearing: "sendt i høring", "sent in hearing";
    second_treatment: "2. behandling", "2nd treatment";
    adopted: "vedtaget", "adopted";
    save_version: "Gem version", "Save version";
    version_saved(name: &str): format!("Versionen »{name}« er gemt."), format!("The version “{name}” has been saved.");
    no_versions: "Der er ingen versioner endnu.", "There are no versions yet.";
    saved_at(when: &str): format!("gemt {when}"), format!("saved {when}");
    go_back: "Gå tilbage til", "Go back to";
    go_back_to(name: &str): format!("Gå tilbage til »{name}«"), format!("Go back to “{name}”");
    gone_back(name: &str): format!("Teksten er igen som »{name}«. Fortryd sætter det ind, der kom bagefter."), format!("The text is as “{name}” again. Undo puts back what came afterwards.");
    take_version: "Fjern fra listen", "Take from the list";
    take_version_named(name: &str): format!("Fjern fra listen: »{name}«"), format!("Take from the list: “{name}”");
    version_taken: "Versionen er fjernet fra listen.", "The version has been taken from the list.";
    from_version: "Fra", "From";
    to_version: "Til", "To";
    now: "Som den er nu", "As it is now";
    compare: "Sammenlign", "Compare";
    side_by_side: "Side om side", "Side by side";
    differences: "Forskelle", "Differences";
    differing(count: usize): format!("{} er forskellige", counted(count, "del", "dele")), format!("{} differ", counted(count, "part", "parts"));
    no_differences: "De to siger det samme.", "The two say the same.";
    not_here: "Den version er ikke hentet til denne enhed endnu.", "That version has not come to this device yet.";
    is_new: "Ny", "New";
    is_gone: "Taget ud", "Taken out";
    is_rewritten: "Ændret", "Changed";
    is_moved: "Flyttet", "Moved";
    added_words: "tilføjet:", "added:";
    deleted_words: "slettet:", "deleted:";

    unused: "Hvilke input er ikke brugt?", "Which input is not used?";
    all_used: "Alt er brugt eller lagt til side.", "Everything is used or set aside.";
    unused_themes: "Temaer, som ingen del bygger på", "Themes that no part builds on";
    unused_inputs: "Input, som hverken er brugt eller i et af de temaer", "Input that is neither used nor in one of those themes";
    use_in: "Brug i", "Use in";
    set_aside: "Læg til side", "Set aside";
    why: "Årsag", "Reason";
    reason_other_case: "Hører til en anden sag", "Belongs to another matter";
    reason_done: "Er allerede gjort", "Has been done";
    reason_not_now: "Ikke i denne periode", "Not in this period";
    reason_not_ours: "Ligger uden for kommunens opgave", "Outside the municipality's task";
    has_set_aside: "Lagt til side.", "Set aside.";
    aside: "Lagt til side", "Set aside";
    bring_back: "Hent frem igen", "Bring back";
    is_brought_back: "Hentet frem igen.", "Brought back.";
}
