//! Words: what the files say beside what people wrote, in Danish and in English.

use crate::report::{Language, State};

macro_rules! words {
    ($($name:ident: $danish:literal, $english:literal;)*) => {
        /// The words of one language.
        pub(crate) struct Words {
            pub(crate) language: Language,
            $(pub(crate) $name: &'static str,)*
        }

        const DANISH: Words = Words {
            language: Language::Danish,
            $($name: $danish,)*
        };
        const ENGLISH: Words = Words {
            language: Language::English,
            $($name: $english,)*
        };
    };
}

words! {
    untitled: "Temadag", "Workshop";
    report_from: "Rapport", "Report";
    made: "Rapporten er lavet", "The report was made";
    shows_a_part: "Rapporten viser et udvalg", "The report shows a selection";
    names_are_there: "Rapporten indeholder navne.", "The report contains names.";
    contents: "Indhold", "Contents";
    page: "Side", "Page";
    of: "af", "of";

    treated_title: "Hvad der er behandlet", "What has been treated";
    treated_of_all: "Opgørelsen omfatter alle input fra temadagen.", "The count is of all input of the workshop.";
    sum: "Sum", "Sum";
    what: "Hvad", "What";
    count: "Antal", "Count";
    all: "I alt", "Total";
    in_theme: "I et tema", "In a theme";
    merged: "Flettet", "Merged";
    split: "Delt", "Split";
    left_out: "Udeladt", "Left out";
    hidden: "Skjult", "Hidden";
    untreated: "Ubehandlet", "Untreated";
    treated: "Behandlet i alt", "Treated in all";

    how_to_read: "Sådan læses rapporten", "How to read this report";
    read_numbers: "Hvert input har et nummer. Det er det samme i hele rapporten og i de andre filer fra temadagen.",
        "Each input has a number. It is the same throughout the report and in the other files of the workshop.";
    read_notes: "Noten efter en tekst siger, hvilke input den kommer fra, ved hvilke borde de er skrevet, og af hvem.",
        "The note after a text says which input it comes from, at which tables that was written, and by whom.";
    read_annex: "Bilagene gengiver alle input, som de er skrevet, og siger, hvad der er blevet af dem.",
        "The annexes give all input as it was written, and say what became of it.";
    read_withheld: "Tegnet • betyder, at tallet er holdt tilbage: der står færre end fem personer bag, eller det ville røbe et, der gør.",
        "The sign • means that the number is held back: fewer than five persons stand behind it, or it would give away one that does.";

    overview: "Temaerne i overblik", "The themes at a glance";
    themes: "Temaer", "Themes";
    theme: "Tema", "Theme";
    no_themes: "Der er ingen temaer endnu.", "There are no themes yet.";
    nothing_in_theme: "Der er ikke noget i temaet endnu.", "There is nothing in the theme yet.";
    not_in_report: "Teksten er ikke med i rapporten.", "The text is not in the report.";
    impact: "Effekt", "Impact";
    feasibility: "Gennemførlighed", "Feasibility";
    supporters: "Støtter", "Supporters";
    points: "Point", "Points";
    stakeholders: "Interessenter", "Stakeholders";
    summary: "Resumé", "Summary";

    figures: "Figurer", "Figures";
    figure: "Figur", "Figure";

    annex_all: "Bilag: Alle input", "Annex: All input";
    annex_some: "Bilag: Input i udvalget", "Annex: Input of the selection";
    annex_left_out: "Bilag: Udeladte input", "Annex: Input left out";
    left_out_intro: "Disse input er læst og udeladt af den grund, der står ved hvert af dem.",
        "These were read and left out for the reason given with each.";
    no_input: "Der er ingen input.", "There is no input.";
    no_focus_point: "Uden fokuspunkt i planen", "Without a focus point in the plan";
    no_aspect: "Uden aspekt i planen", "Without an aspect in the plan";
    became: "Hvad der er blevet af det", "What became of it";

    number: "Nr.", "No.";
    input: "Input", "Input";
    inputs: "Input", "Input";
    tables: "Borde", "Tables";
    focus_point: "Fokuspunkt", "Focus point";
    aspect: "Aspekt", "Aspect";
    table: "Bord", "Table";
    table_name: "Bordets navn", "Name of the table";
    joint: "Fælles", "Shared";
    stakeholder: "Interessent", "Stakeholder";
    name: "Navn", "Name";
    written: "Skrevet", "Written";
    reason: "Årsag", "Reason";
    state_column: "Status", "Status";
    sentence: "Flettet tekst", "Merged text";
    merged_sheet: "Flettede", "Merged";
    sources: "Kommer fra nr.", "Comes from no.";
    id: "Id", "Id";
    yes: "ja", "yes";
    no: "nej", "no";

    title: "Titel", "Title";
    date: "Dato", "Date";
    place: "Sted", "Place";
    shows: "Viser", "Shows";
    everything: "Alle input", "All input";

    from_input: "Fra input nr.", "From input no.";
    from_piece: "Fra en del af input nr.", "From a part of input no.";
    from_nothing_shown: "Kommer fra input, der ikke er vist i rapporten.",
        "Comes from input that is not shown in the report.";
    note_table: "bord", "table";
    note_tables: "bord", "tables";
    cut: " … (afkortet)", " … (shortened)";
}

impl Words {
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &DANISH,
            Language::English => &ENGLISH,
        }
    }

    pub(crate) fn state(&self, state: State) -> &'static str {
        match state {
            State::InTheme => self.in_theme,
            State::Merged => self.merged,
            State::Split => self.split,
            State::LeftOut => self.left_out,
            State::Untreated => self.untreated,
        }
    }

    /// “12 input”, “1 bord”.
    pub(crate) fn counted(&self, count: u32, of: &Noun) -> String {
        let noun = match (self.language, count) {
            (Language::Danish, 1) => of.0,
            (Language::Danish, _) => of.1,
            (Language::English, 1) => of.2,
            (Language::English, _) => of.3,
        };
        format!("{} {noun}", crate::typography::count(count, self.language))
    }

    /// A group's title where it stands in a sentence. The groups that every workshop begins with are common nouns; of a
    /// title that somebody made we cannot know whether it is a name.
    pub(crate) fn in_sentence(&self, title: String) -> String {
        match title.as_str() {
            "Borger" | "Pårørende" | "Medarbejder" | "Politiker" | "Organisation" | "Citizen"
            | "Relative" | "Employee" | "Politician" | "Organization" => title.to_lowercase(),
            _ => title,
        }
    }
}

/// Danish of one and of several, English of one and of several.
pub(crate) struct Noun(&'static str, &'static str, &'static str, &'static str);

pub(crate) const INPUT: Noun = Noun("input", "input", "input", "inputs");
pub(crate) const TABLE: Noun = Noun("bord", "borde", "table", "tables");
pub(crate) const SUPPORTER: Noun = Noun("støtter", "støtter", "supporter", "supporters");
pub(crate) const POINT: Noun = Noun("point", "point", "point", "points");
