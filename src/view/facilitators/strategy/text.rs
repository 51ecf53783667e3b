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
    visions: "Mission, fem og fem visioner og deres krydsning, som Randers 2016", "A mission, five and five visions and their crossing, as Randers 2016";
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

    write: "Skriv", "Write";
    read: "Læs som tekst", "Read as text";
    leaflet: "Pjece", "Leaflet";
    print: "Udskriv", "Print";
    not_begun: "Der er ingen strategi endnu.", "There is no strategy yet.";

    missing: "Mangler", "Missing";
    missing_help:
        "Tryk »Mangler« under en deltekst for at mærke et hul. Også XXXXX og xxx bliver fundet.",
        "Press “Missing” below a text to mark a hole. XXXXX and xxx are found as well.";
    is_ready: "Der er ingen huller i teksten. Den kan offentliggøres.", "There are no holes in the text. It can be published.";
    is_not_ready(count: usize):
        format!("{} i teksten. Den kan ikke offentliggøres, før alt er fyldt ud.", counted(count, "hul", "huller")),
        format!("{} in the text. It cannot be published before all is filled in.", counted(count, "hole", "holes"));
    go_to: "Gå til", "Go to";
    what_is_missing: "hvad skal stå her", "what is to stand here";
    missing_here(what: &str):
        if what.is_empty() { "Mangler".to_owned() } else { format!("Mangler: {what}") },
        if what.is_empty() { "Missing".to_owned() } else { format!("Missing: {what}") };
    hole_doubtful(what: &str): format!("ligner et hul: »{what}«"), format!("looks like a hole: “{what}”");
    hole_reference(what: &str): format!("henviser til en del, der ikke er i teksten: {what}"), format!("refers to a part that is not in the text: {what}");
    hole_link(what: &str): format!("link uden en adresse, der begynder med https: {what}"), format!("a link without an address that begins with https: {what}");
    hole_unclosed(what: &str): format!("mangler den afsluttende ]: {what}"), format!("its closing ] is missing: {what}");
    hole_undescribed: "figuren er ikke beskrevet med ord", "the figure is not described in words";

    footnote: "Fodnote", "Footnote";
    footnotes: "Fodnoter", "Footnotes";
    footnote_numbered(number: usize): format!("Fodnote {number}"), format!("Footnote {number}");
    back_to_text(number: usize): format!("↑ Tilbage til fodnote {number} i teksten"), format!("↑ Back to footnote {number} in the text");
    what_it_says: "hvad noten siger", "what the note says";
    reference: "Henvisning", "Reference";
    refer_to: "Henvis til", "Refer to";
    insert_reference: "Sæt henvisningen ind", "Insert the reference";
    referred_main_point(number: &str, title: &str): format!("hovedpointe {number} – {title}"), format!("main point {number} – {title}");
    referred_point(number: &str): format!("punkt {number}"), format!("point {number}");
    referred_point_in(number: &str, main_point: &str): format!("punkt {number} under hovedpointe {main_point}"), format!("point {number} under main point {main_point}");

    plain: "I korte ord", "In few words";
    note: "Note", "Note";
    note_label: "Note til de andre – kommer aldrig med ud", "Note to the others – never leaves";
    whole_note: "Note om hele strategien – kommer aldrig med ud", "Note about the whole strategy – never leaves";
    notes(count: usize): format!("{} til hinanden i teksten", counted(count, "note", "noter")), format!("{} to each other in the text", counted(count, "note", "notes"));

    lix(figure: usize, difficulty: &str): format!("LIX {} – {difficulty}", whole(figure)), format!("LIX {} – {difficulty}", whole(figure));
    lix_nothing: "LIX: der er ingen ord at tælle endnu", "LIX: there are no words to count yet";
    lix_very_easy: "meget let", "very easy";
    lix_easy: "let", "easy";
    lix_medium: "middel", "medium";
    lix_hard: "svær", "hard";
    lix_very_hard: "meget svær", "very hard";
    lix_how: "Sådan er LIX regnet ud", "How LIX is worked out";
    lix_counted(words: usize, long: usize, sentences: usize):
        format!(
            "Der er {}, heraf {} på mere end seks bogstaver, i {}. LIX er ord pr. sætning plus de lange ords procent.",
            counted(words, "ord", "ord"), whole(long), counted(sentences, "sætning", "sætninger")
        ),
        format!(
            "There are {}, of which {} have more than six letters, in {}. LIX is the words of a sentence plus the per cent of long words.",
            counted(words, "word", "words"), whole(long), counted(sentences, "sentence", "sentences")
        );
    lix_scale:
        "Op til 24: meget let, som børnebøger. 25–34: let, som ugeblade. 35–44: middel, som aviser. 45–54: svær, som pjecer fra det offentlige. 55 og derover: meget svær, som lovtekst.",
        "Up to 24: very easy, as children's books. 25–34: easy, as weeklies. 35–44: medium, as newspapers. 45–54: hard, as public leaflets. 55 and more: very hard, as laws.";
    whole_for_comparison(lix: &str): format!("Hele strategien: {lix}"), format!("The whole strategy: {lix}");
    without_plain(count: usize):
        format!("{} har ingen korte ord og er ikke med.", counted(count, "del", "dele")),
        format!("{} no words of this kind and are left out.", counted(count, "part has", "parts have"));
    leaflet_empty:
        "Pjecen er tom. Gå til »Skriv«, tryk »I korte ord« under en deltekst, og skriv det samme kort og enkelt.",
        "The leaflet is empty. Go to “Write”, press “In few words” below a text, and write the same briefly and plainly.";

    vision: "Vision", "Vision";
    new_vision: "Ny vision", "New vision";
    crossing: "Krydsning", "Crossing";
    new_crossing: "Ny krydsning", "New crossing";
    rows_from: "Rækker: visionerne under", "Rows: the visions under";
    columns_from: "Kolonner: visionerne under", "Columns: the visions under";
    none_chosen: "Ikke valgt", "Not chosen";
    crossing_empty:
        "Vælg to dele, der har visioner under sig. Så kommer tabellen.",
        "Choose two parts that have visions under them. Then the table comes.";
    beside_the_table: "Felter, hvis række eller kolonne er taget ud", "Fields whose row or column has been taken out";
    figure: "Figur", "Figure";
    new_figure: "Ny figur", "New figure";
    figure_named(title: &str): format!("Figur: {title}"), format!("Figure: {title}");
    figure_text: "Hvad figuren viser, i ord", "What the figure shows, in words";
    figure_help:
        "Ordene læses op for den, der ikke kan se figuren, og skal sige alt, hvad den viser.",
        "The words are read out to whoever cannot see the figure, and must say all that it shows.";
    choose_picture: "Vælg et billede (PNG, JPEG eller SVG)", "Choose a picture (PNG, JPEG or SVG)";
    picture_saved: "Billedet er gemt.", "The picture has been saved.";
    picture_unreadable: "Billedet kan ikke læses. Vælg en fil med et billede i PNG, JPEG eller SVG. Intet er ændret.", "The picture cannot be read. Choose a file with a picture in PNG, JPEG or SVG. Nothing has been changed.";
    picture_is_coming: "Billedet er ikke hentet til denne enhed endnu.", "The picture has not come to this device yet.";
    take_picture: "Fjern billedet", "Remove the picture";
    picture_taken: "Billedet er fjernet fra figuren.", "The picture has been removed from the figure.";
    passage: "Afsnit", "Passage";
    new_passage: "Nyt afsnit", "New passage";
    more_tools: "Mere", "More";
    move_to: "Flyt til", "Move to";
    move_there: "Flyt", "Move";
    whole: "Hele strategien", "The whole strategy";

    doubled: "Begyndt to gange", "Begun twice";
    doubles(count: usize):
        format!("To har begyndt strategien hver for sig. Intet er gået tabt, men {} står to gange, og ingen har skrevet i den ene.", counted(count, "del", "dele")),
        format!("Two began the strategy apart. Nothing is lost, but {} twice, and nobody has written in one of the two.", counted(count, "part stands", "parts stand"));
    take_doubles: "Tag de tomme ud", "Take the empty ones out";
    doubles_taken(count: usize):
        format!("{} er taget ud. Fortryd sætter dem ind igen.", counted(count, "tom del", "tomme dele")),
        format!("{} taken out. Undo puts them back.", counted(count, "empty part has been", "empty parts have been"));

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
    changed_by(who: &str): format!("Ændret af {who}"), format!("Changed by {who}");
    this_device: "denne enhed", "this device";
    yourself: "dig på en anden enhed", "you on another device";
    another_facilitator: "en anden facilitator", "another facilitator";
    facilitator_numbered(number: usize): format!("en anden facilitator ({number})"), format!("another facilitator ({number})");
    who_when(who: &str, when: &str): format!("{who}, {when}"), format!("{who}, {when}");
    before: "Før", "Before";
    after: "Efter", "After";
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
