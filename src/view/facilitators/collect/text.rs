//! The texts of “Saml”, the facilitators' overview.

use workshop::synthesis::State;
use workshop::visible;

use crate::bilingual;

bilingual! {
    pub struct CollectTexts;

    page: "Saml", "Collect";
    input: "Input", "Input";
    counts: "Input pr. celle", "Input per cell";
    counts_help: "Tryk på et tal for at se netop de input.", "Press a number to see just those inputs.";
    focus_point: "Fokuspunkt", "Focus point";
    sum: "I alt", "Total";
    unknown_focus_point: "Uden fokuspunkt i planen", "Without a focus point in the plan";
    unknown_aspect: "Uden aspekt i planen", "Without an aspect in the plan";
    taken_out(what: &str): format!("{what} (taget ud)"), format!("{what} (taken out)");

    treated(treated: usize, all: usize):
        format!("{} af {} input er behandlet", whole(treated), whole(all)),
        format!("{} of {} treated", whole(treated), counted(all, "input", "inputs"));
    of_state(count: usize, state: &str):
        format!("{} {state}", whole(count)),
        format!("{} {state}", whole(count));
    untreated: "Ubehandlet", "Untreated";
    is_disputed: "Uenighed", "Disagreement";
    in_theme: "I et tema", "In a theme";
    is_merged: "Flettet", "Merged";
    split: "Delt", "Split";
    is_left_out: "Udeladt", "Left out";
    is_hidden: "Skjult", "Hidden";
    sum_untreated: "ubehandlet", "untreated";
    sum_disputed: "med uenighed", "in disagreement";
    sum_in_theme: "i et tema", "in a theme";
    sum_merged: "flettet", "merged";
    sum_split: "delt", "split";
    sum_left_out: "udeladt", "left out";
    sum_hidden: "skjult", "hidden";
    became: "Hvad der er blevet af det", "What became of it";

    tick: "Vælg", "Select";
    ticked(count: usize): format!("{} valgt", whole(count)), format!("{} selected", whole(count));
    ticked_none: "Ingen valgt: knapperne gælder det input, der er i fokus.", "None selected: the buttons are for the input in focus.";
    untick: "Fravælg alle", "Deselect all";
    tick_first: "Vælg input først, eller gå til et med j eller et klik.", "Select inputs first, or go to one with j or a click.";
    tick_two: "Vælg mindst to input at flette.", "Select at least two inputs to merge.";
    treat: "Behandl", "Treat";
    put_in_theme: "Læg i tema", "Put in theme";
    merge: "Flet", "Merge";
    leave_out: "Udelad", "Leave out";
    hide: "Skjul", "Hide";
    progress(done: usize, all: usize):
        format!("{} af {} er gemt …", whole(done), whole(all)),
        format!("{} of {} saved …", whole(done), whole(all));
    put_in(count: usize, theme: &str):
        format!("{} input er lagt i »{theme}«.", whole(count)),
        format!("{} put in “{theme}”.", counted(count, "input", "inputs"));
    taken_out_of(theme: &str): format!("Taget ud af »{theme}«."), format!("Taken out of “{theme}”.");
    theme_made(theme: &str): format!("Temaet »{theme}« er oprettet."), format!("The theme “{theme}” has been made.");
    merged(count: usize):
        format!("{} input er flettet. Ret teksten, hvis den skal lyde anderledes.", whole(count)),
        format!("{} merged. Edit the text if it should read otherwise.", counted(count, "input", "inputs"));
    left_out(count: usize): format!("{} input er udeladt.", whole(count)), format!("{} left out.", counted(count, "input", "inputs"));
    hidden(count: usize): format!("{} input er skjult.", whole(count)), format!("{} hidden.", counted(count, "input", "inputs"));
    decided: "Det er besluttet.", "Decided.";
    edited: "Gemt.", "Saved.";
    is_so: "Det er sådan i forvejen.", "It is so already.";
    undone: "Fortrudt.", "Undone.";
    undone_but(stays: usize):
        format!("Fortrudt. {} har en anden ændret siden; det er blevet stående.", whole(stays)),
        format!("Undone. {} changed by someone else since, and kept as it is.", counted(stays, "input was", "inputs were"));
    nothing_to_undo: "Der er ikke mere at fortryde.", "There is nothing more to undo.";

    theme: "Tema", "Theme";
    themes: "Temaer", "Themes";
    theme_help: "Skriv nogle bogstaver, og vælg med pil og Enter. Passer intet, bliver det et nyt tema.", "Type a few letters, choose with the arrows and Enter. If nothing fits, it becomes a new theme.";
    new_theme: "Nyt tema", "New theme";
    new_theme_name: "Titel", "Title";
    new_theme_named(title: &str): format!("Nyt tema: »{title}«"), format!("New theme: “{title}”");
    theme_without_name: "Skriv, hvad temaet skal hedde.", "Write what the theme is to be called.";
    put_in_now: "Læg i", "Put in";
    no_themes: "Der er ingen temaer endnu. Vælg input, og tryk »Læg i tema«, så bliver det første til.", "There are no themes yet. Select inputs and press “Put in theme”, and the first is made.";
    in_no_theme: "Ikke i et tema", "In no theme";
    weight(inputs: usize, tables: usize):
        format!("{} input fra {}", whole(inputs), counted(tables, "bord", "borde")),
        format!("{} from {}", counted(inputs, "input", "inputs"), counted(tables, "table", "tables"));
    in_themes: "I temaerne", "In the themes";
    take_out_of(theme: &str): format!("Tag ud af »{theme}«"), format!("Take out of “{theme}”");

    split_up: "Del op", "Split up";
    split_help: "Vælg, hvor der skal deles. Originalen bliver stående, som den er skrevet.", "Choose where to cut. The original stays as it was written.";
    cut_here: "Del her", "Cut here";
    makes_pieces(count: usize): format!("Det bliver til {} stykker.", whole(count)), format!("It becomes {} pieces.", whole(count));
    makes_one: "Vælg mindst ét sted at dele.", "Choose at least one place to cut.";
    has_split(count: usize): format!("Delt i {} stykker.", whole(count)), format!("Split into {} pieces.", whole(count));
    split_one: "Gå til ét input, som en deltager har skrevet, for at dele det.", "Go to one input that a participant wrote to split it.";

    why: "Årsag", "Reason";
    leave_out_now: "Udelad", "Leave out";
    hide_now: "Skjul", "Hide";
    why_duplicate: "Gentagelse", "Repetition";
    why_off_topic: "Uden for emnet", "Off topic";
    why_unclear: "Kan ikke forstås", "Cannot be understood";
    why_elsewhere: "Hører til et andet sted", "Belongs elsewhere";
    why_other: "Andet", "Other";
    why_personal: "Personoplysninger", "Personal data";
    why_offensive: "Stødende", "Offensive";
    why_not_meant: "Ikke ment som input", "Not meant as input";
    why_wished: "Ønsket af den, der skrev", "Wished by its writer";

    in_focus: "I fokus", "In focus";
    nothing_in_focus: "Gå til et input i listen, så står her, hvor det kommer fra, og hvad der er blevet af det.", "Go to an input in the list to see here where it comes from and what became of it.";
    merged_text: "Flettet tekst", "Merged text";
    sentence_empty: "En flettet tekst kan ikke være tom. Det, der stod, gælder stadig.", "A merged text cannot be empty. What stood there still holds.";
    merged_from(count: usize): format!("Flettet af {} input", whole(count)), format!("Merged from {}", counted(count, "input", "inputs"));
    merged_into: "Flettet ind i", "Merged into";
    unmerge: "Skil ud", "Unmerge";
    went: "Hvor det gik hen", "Where it went";
    went_nowhere: "Ikke i et tema endnu.", "Not in a theme yet.";
    is_published: "Deltagerne kan læse det: det er offentliggjort.", "Participants can read it: it is published.";
    comes_from: "Hvem det kommer fra", "Whom it comes from";
    circle: "To flettede tekster er flettet ind i hinanden. Skil den ene ud.", "Two merged texts are merged into each other. Unmerge one of them.";
    is_split: "Delt i stykker, som står under det i listen.", "Split into pieces, which stand below it in the list.";
    unsplit: "Saml igen", "Join again";
    piece_of(place: usize, all: usize): format!("Stykke {place} af {all}"), format!("Piece {place} of {all}");
    piece_changed: "Originalen er ændret siden", "The original has changed since";
    piece_from: "Stykke af", "A piece of";
    left_out_because(reason: &str): format!("Udeladt: {reason}"), format!("Left out: {reason}");
    take_in_again: "Tag med igen", "Take in again";
    hidden_because(reason: &str): format!("Skjult: {reason}"), format!("Hidden: {reason}");
    show_again: "Vis igen", "Show again";
    disputed: "Uenighed", "Disagreement";
    disputed_help: "To har besluttet hver sit. Vælg, hvad der skal gælde:", "Two have decided differently. Choose what is to hold:";
    choice_merged(text: &str): format!("Flettet ind i »{text}«"), format!("Merged into “{text}”");
    choice_split: "Delt i stykker", "Split into pieces";
    choice_left_out(reason: &str): format!("Udeladt: {reason}"), format!("Left out: {reason}");
    choice_untouched: "Hverken flettet, delt eller udeladt", "Neither merged, split nor left out";
    support(points: u32, persons: usize):
        format!("{} fra {}", counted(points as usize, "stemme", "stemmer"), counted(persons, "person", "personer")),
        format!("{} from {}", counted(points as usize, "vote", "votes"), counted(persons, "person", "people"));

    keys: "Genvejstaster", "Keyboard shortcuts";
    keys_off: "Slå genvejstaster fra", "Turn keyboard shortcuts off";
    key_next: "Næste input", "Next input";
    key_previous: "Forrige input", "Previous input";
    key_tick: "Vælg eller fravælg", "Select or deselect";
    key_theme: "Læg i tema", "Put in theme";
    key_merge: "Flet det valgte", "Merge what is selected";
    key_split: "Del op", "Split up";
    key_leave_out: "Udelad med en årsag", "Leave out, with a reason";
    key_hide: "Skjul med en årsag", "Hide, with a reason";
    key_edit: "Ret en flettet tekst", "Edit a merged text";
    key_undo: "Fortryd", "Undo";
    key_search: "Søg", "Search";
    key_help: "Vis genvejstaster", "Show the shortcuts";
    edit_only_sentences: "Kun en flettet tekst kan rettes; det, deltagerne har skrevet, står, som de skrev det.", "Only a merged text can be edited; what participants wrote stays as they wrote it.";

    find: "Find input", "Find input";
    search: "Søg", "Search";
    search_help: "Søger i tekst, navn og interessent.", "Searches in text, name and stakeholder.";
    table: "Bord", "Table";
    all_tables: "Alle borde", "All tables";
    stakeholder: "Interessent", "Stakeholder";
    all_stakeholders: "Alle interessenter", "All stakeholders";
    no_stakeholder: "Ikke oplyst", "Not stated";
    state: "Tilstand", "State";
    all_states: "Alle tilstande", "All states";
    only_without_theme: "Kun uden tema", "Only without a theme";
    clear: "Ryd filter", "Clear filter";
    votes: "Stemmer", "Votes";
    votes_all: "Med og uden", "With and without";
    votes_some: "Med stemmer", "With votes";
    votes_none: "Uden stemmer", "Without votes";
    only: "Viser kun", "Showing only";
    showing(shown: usize, all: usize):
        if shown == all {
            format!("{} input", whole(all))
        } else {
            format!("{} af {} input", whole(shown), whole(all))
        },
        if shown == all {
            counted(all, "input", "inputs")
        } else {
            format!("{} of {}", whole(shown), counted(all, "input", "inputs"))
        };
    unchecked(count: usize):
        match count {
            1 => "1 ark er ved at blive kontrolleret; tallene kan ændre sig.".to_owned(),
            count => format!("{} ark er ved at blive kontrolleret; tallene kan ændre sig.", whole(count)),
        },
        format!("{} being checked; the numbers may change.", counted(count, "sheet is", "sheets are"));
    none_found:
        "Ingen input passer til filteret. Søg efter noget andet, eller ryd filteret.",
        "No input matches the filter. Search for something else, or clear the filter.";
    nothing: "Der er ikke kommet input endnu", "No input has come in yet";
    nothing_help:
        "Input fra alle borde kommer frem her af sig selv. Giv deltagerne linket, så de kan gå i gang.",
        "Input from all tables appears here by itself. Give the participants the link so that they can begin.";
    to_links: "Gå til linket", "Go to the link";
    list: "Alle input", "All input";
    rows: "Input", "Input";
    showing_rows(count: usize): format!("Viser {}", whole(count)), format!("Showing {}", whole(count));
    let_go(count: usize):
        format!("Fjern {} behandlede fra listen", whole(count)),
        format!("Remove {} treated from the list", whole(count));
    joint: "Fælles", "Shared";
    imported(source: &str):
        if source.is_empty() {
            "Importeret".to_owned()
        } else {
            format!("Importeret fra {source}")
        },
        if source.is_empty() {
            "Imported".to_owned()
        } else {
            format!("Imported from {source}")
        };

}

impl CollectTexts {
    /// What a state is called.
    pub fn state_of(&self, state: State) -> &'static str {
        match state {
            State::Untreated => self.untreated,
            State::Disputed => self.is_disputed,
            State::InTheme => self.in_theme,
            State::Merged => self.is_merged,
            State::Split => self.split,
            State::LeftOut => self.is_left_out,
            State::Hidden => self.is_hidden,
        }
    }

    /// The same behind a number.
    pub fn state_in_sum(&self, state: State) -> &'static str {
        match state {
            State::Untreated => self.sum_untreated,
            State::Disputed => self.sum_disputed,
            State::InTheme => self.sum_in_theme,
            State::Merged => self.sum_merged,
            State::Split => self.sum_split,
            State::LeftOut => self.sum_left_out,
            State::Hidden => self.sum_hidden,
        }
    }

    /// What a reason is called; one that another program wrote, as it wrote it.
    pub fn reason(&self, word: &str) -> String {
        let known = match word {
            "duplicate" => self.why_duplicate,
            "off-topic" => self.why_off_topic,
            "unclear" => self.why_unclear,
            "elsewhere" => self.why_elsewhere,
            "other" => self.why_other,
            "personal" => self.why_personal,
            "offensive" => self.why_offensive,
            "not-meant" => self.why_not_meant,
            "wished" => self.why_wished,
            other => return visible::in_line(other),
        };
        known.to_owned()
    }
}
