//! The texts of “Temaer”.

use crate::bilingual;

bilingual! {
    pub struct ThemesTexts;

    page: "Temaer", "Themes";
    nothing:
        "Der er ingen temaer endnu. Skriv en titel, og tryk »Nyt tema«, eller gå til »Input«, vælg nogle, og tryk »Læg i tema«.",
        "There are no themes yet. Write a title and press “New theme”, or go to “Input”, select some, and press “Put in theme”.";
    without_theme(count: usize):
        format!("{} input uden tema", whole(count)),
        format!("{} without a theme", counted(count, "input", "inputs"));
    title: "Titel", "Title";
    title_missing: "Et tema skal have en titel. Den gamle er sat ind igen.", "A theme needs a title. The old one has been put back.";
    summary: "Resumé", "Summary";
    note: "Note, som ikke offentliggøres", "Note, which is not published";
    move_up(title: &str): format!("Flyt »{title}« op"), format!("Move “{title}” up");
    move_down(title: &str): format!("Flyt »{title}« ned"), format!("Move “{title}” down");
    moved(title: &str, place: usize):
        format!("»{title}« er nu nummer {}.", whole(place)),
        format!("“{title}” is number {} now.", whole(place));
    remove(title: &str): format!("Tag temaet »{title}« ud"), format!("Take the theme “{title}” out");
    removed(title: &str):
        format!("Temaet »{title}« er taget ud. Det, der kun var i det, er ubehandlet igen."),
        format!("The theme “{title}” has been taken out. What was only in it is untreated again.");
    removed_themes: "Temaer, der er taget ud", "Themes that were taken out";
    put_back: "Sæt ind igen", "Put back";
    is_back(title: &str): format!("Temaet »{title}« er sat ind igen."), format!("The theme “{title}” is back.");
    join_with: "Gør til ét med", "Make one with";
    join: "Saml", "Join";
    joined(title: &str, into: &str):
        format!("»{title}« er nu en del af »{into}«."),
        format!("“{title}” is a part of “{into}” now.");
    is_joined(title: &str): format!("»{title}« er en del af det"), format!("“{title}” is a part of it");
    part: "Skil ad", "Part";
    parted(title: &str): format!("»{title}« er et tema for sig igen."), format!("“{title}” is a theme of its own again.");
    publish: "Offentliggør", "Publish";
    publish_heading: "Offentliggør temaer", "Publish themes";
    publish_help:
        "Alle, der har været med, kan læse det her: titler, resuméer, flettede tekster, og hvor deres eget input er havnet. Noter, navne og det, der er skjult, kommer ikke med.",
        "Everybody who took part can read this: titles, summaries, merged texts, and where their own input went. Notes, names and what is hidden are not included.";
    publish_list: "Temaer, der offentliggøres", "Themes that are published";
    publish_none: "Der er ingen temaer at offentliggøre endnu.", "There are no themes to publish yet.";
    is_new: "Nyt", "New";
    is_changed: "Ændret", "Changed";
    goes: "Trækkes tilbage", "Withdrawn";
    no_summary: "Resuméet mangler.", "The summary is missing.";
    sentences(count: usize):
        counted(count, "flettet tekst", "flettede tekster"),
        counted(count, "merged text", "merged texts");
    doubtful: "Disse flettede tekster bygger også på input, der er skjult eller trukket tilbage. Læs dem, før du offentliggør:", "These merged texts also build on input that is hidden or withdrawn. Read them before you publish:";
    untreated(count: usize):
        format!("{} input er ikke behandlet endnu. De kan komme med, når du offentliggør igen.", whole(count)),
        format!("{} not treated yet. They can be included when you publish again.", counted(count, "input is", "inputs are"));
    to_publish(themes: usize, sentences: usize, inputs: usize):
        format!("{} og {} ændres, og {} input får ny besked.", counted(themes, "tema", "temaer"), counted(sentences, "flettet tekst", "flettede tekster"), whole(inputs)),
        format!("{} and {} change, and {} told anew.", counted(themes, "theme", "themes"), counted(sentences, "merged text", "merged texts"), counted(inputs, "input is", "inputs are"));
    not_published: "Ikke offentliggjort", "Not published";
    names_somebody:
        "Her står noget, som ligner personoplysninger. Læs det, før du offentliggør:",
        "This looks like personal data. Read it before you publish:";
    changed_since: "Der er ændret noget siden. Det, deltagerne læser, er som før, til du offentliggør igen.", "Something has changed since. What participants read is as before until you publish again.";
    unseen_since:
        "Noget af det, deltagerne kan læse, er skjult eller trukket tilbage siden. Offentliggør igen, så det går ud.",
        "Some of what participants can read has been hidden or withdrawn since. Publish again so that it goes.";
    nothing_to_publish: "Det er offentliggjort, som det er.", "It is published as it is.";
    withdraws_all: "Intet er valgt: alt, der er offentliggjort, trækkes tilbage.", "Nothing is selected: everything published is withdrawn.";
    publishing(done: usize, all: usize):
        format!("Offentliggør … {} af {}", whole(done), whole(all)),
        format!("Publishing … {} of {}", whole(done), whole(all));
    has_published(themes: usize):
        format!("{} er offentliggjort.", counted(themes, "tema", "temaer")),
        format!("{} published.", counted(themes, "theme is", "themes are"));
    published_at(when: &str): format!("Sidst offentliggjort {when}"), format!("Last published {when}");
    suggest: "Foreslå grupper", "Suggest groups";
    suggestions: "Foreslåede grupper", "Suggested groups";
    suggest_help:
        "De deler sjældne ord. Programmet forstår ikke, hvad der står, og intet sker af sig selv: det, der er lagt i temaer, røres ikke.",
        "They share rare words. The program does not understand what is written, and nothing happens by itself: what is in themes is not touched.";
    looking: "Leder efter sjældne ord, som flere deler …", "Looking for rare words that several share …";
    no_suggestions: "Der er ikke flere grupper at foreslå blandt det, der ikke er i et tema.", "There are no more groups to suggest among what is in no theme.";
    cannot_suggest: "Browseren kan ikke lede i baggrunden. Hent siden igen, og prøv en gang til.", "The browser cannot look in the background. Load the page again and try once more.";
    shared_words(words: &str): format!("Fælles ord: {words}"), format!("Shared words: {words}");
    title_missing_new: "Skriv en titel på højst 300 tegn.", "Write a title of at most 300 characters.";
    tick_one: "Vælg mindst ét input.", "Select at least one input.";
    make_theme: "Læg i nyt tema", "Put in a new theme";
    not_this: "Nej tak", "No, thank you";
    theme_title: "Temaets titel", "Title of the theme";
    of_group(ticked: usize, all: usize):
        format!("{} af {} valgt", whole(ticked), whole(all)),
        format!("{} of {} selected", whole(ticked), whole(all));
    from: "Fra", "From";
    at_tables(tables: &str): format!("bord {tables}"), format!("tables {tables}");
    unknown_stakeholder: "uden interessent", "no stakeholder given";
    members: "Input i temaet", "Input in the theme";
    no_members: "Der er ikke noget i temaet endnu.", "There is nothing in the theme yet.";
    show_all(count: usize): format!("Vis alle {}", whole(count)), format!("Show all {}", whole(count));
    show_fewer: "Vis færre", "Show fewer";
    move_to: "Flyt til tema", "Move to theme";
    take_out: "Tag ud af temaet", "Take out of the theme";
}
