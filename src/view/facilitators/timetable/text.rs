//! The texts of “Tidsplan”, and what is odd about it in words.

use protocol::ItemId;
use workshop::timetable::{Finding, Oddity, RowStep, Timetable, TimetableTemplate};
use workshop::visible;

use crate::bilingual;
use crate::text::Language;

/// More letters of a row's words make no better name.
const NAME: usize = 60;

bilingual! {
    pub struct TimetableTexts;

    page: "Tidsplan", "Timetable";
    file: "tidsplan", "timetable";
    begin: "Begynd tidsplanen", "Begin the timetable";
    begin_help:
        "Tidsplanen siger, hvad der sker hvornår, før og efter temadagen. Skabelonerne er tidsplaner, som de stod i kommunernes sager; ret dem, så de passer. Kun facilitatorer kan læse den.",
        "The timetable says what happens when, before and after the theme day. The templates are timetables as they stood in municipalities' cases, in Danish; change them to fit. Only facilitators can read it.";
    title: "Titel", "Title";
    title_missing: "Tidsplanen skal have en titel. Den gamle er sat ind igen.", "The timetable needs a title. The old one has been put back.";
    template: "Begynd med", "Begin with";
    theme_day: "Temadagen og det videre arbejde, 7 rækker, som Aalborg 2018", "The theme day and what follows, 7 rows, as Aalborg 2018";
    treatment: "Politisk behandling med høring, 13 rækker, som Aalborg 2016", "Political treatment with a hearing, 13 rows, as Aalborg 2016";
    action_plans: "Handleplaner og opfølgning, 10 rækker, som Randers 2016–2017", "Action plans and follow-up, 10 rows, as Randers 2016–2017";
    empty: "En tom tidsplan", "An empty timetable";
    go: "Begynd", "Begin";
    begun(title: &str): format!("»{title}« er begyndt."), format!("“{title}” has been begun.");
    front: "Titel og datoer", "Title and dates";
    dates: "Datoer skrives som", "Dates are written as";
    saved: "Gemt.", "Saved.";
    saved_when(when: &str): format!("Gemt: {when}."), format!("Saved: {when}.");
    moved: "Flyttet.", "Moved.";

    rows: "Rækker", "Rows";
    new_row: "Ny række", "New row";
    row_added: "Ny række tilføjet.", "A new row has been added.";
    untitled: "Uden tekst", "Without words";
    row_named(number: usize, what: &str): format!("{number}. {what}"), format!("{number}. {what}");
    taken_out(what: &str): format!("»{what}« er taget ud."), format!("“{what}” has been taken out.");
    what: "Hvad", "What";
    when: "Hvornår", "When";
    body: "Hvem", "Who";
    role: "Rolle", "Role";
    roles: "Styregruppe, projektgruppe, rejsehold, MED, udvalg, Byråd", "Steering group, project group, task force, staff council (MED), committee, city council";
    step: "Slags", "Kind";
    first: "1. behandling", "1st treatment";
    hearing: "Høring", "Hearing";
    second: "2. behandling", "2nd treatment";
    other: "Andet", "Other";
    by_words(step: &str): format!("{step} (efter teksten)"), format!("{step} (by its words)");
    by_its_words: "Efter teksten", "By its words";
    note: "Bemærkning", "Remark";
    assumed(when: &str): format!("Læses som {when} efter rækken ovenfor."), format!("Read as {when}, by the row above.");

    findings: "Se efter", "Look again";
    nothing_odd: "Der er intet at pege på.", "There is nothing to point out.";
    odd_count(count: usize): format!("{} at se efter. Tidsplanen kan bruges, som den er.", counted(count, "ting", "ting")), format!("{} to look at. The timetable can be used as it is.", counted(count, "thing", "things"));
    odd_of_row: "Se efter i rækken", "Look again in this row";
    unreadable(typed: &str):
        format!("»{typed}« kan ikke læses som et tidspunkt. Skriv for eksempel »29. januar 2018 kl. 18.30«, »3.2.2016–24.2.2016«, »marts – april 2018«, »andet halvår 2018« eller »2016–2020«."),
        format!("“{typed}” cannot be read as a time. Write for example “29 January 2018, 18:30”, “3/2/2016–24/2/2016”, “March – April 2018”, “second half of 2018” or “2016–2020”.");
    without_year: "Årstallet mangler. Skriv det her eller i en række ovenfor.", "The year is missing. Write it here or in a row above.";
    backwards: "Slutter, før det begynder.", "It ends before it begins.";
    out_of_order(other: &str): format!("Begynder før »{other}«, som står ovenfor."), format!("It begins before “{other}”, which stands above.");
    before_first(other: &str): format!("Høringen begynder før 1. behandling: »{other}«."), format!("The hearing begins before the 1st treatment: “{other}”.");
    after_second(other: &str): format!("Høringen er ikke slut før 2. behandling: »{other}«."), format!("The hearing is not over before the 2nd treatment: “{other}”.");
    free(day: &str, why: &str): format!("{day} er {why}."), format!("{day} is {why}.");

    description(rows: usize, from: &str, to: &str):
        format!("En tidslinje med {} fra {from} til {to}: en streg for det, der varer, og en rude for det, der er på en dag. Det samme står i tabellen »Tidsplan«.", counted(rows, "række", "rækker")),
        format!("A timeline with {} from {from} to {to}: a bar for what lasts, a diamond for what is on a day. The same stands in the table “Timetable”.", counted(rows, "row", "rows"));
    no_times: "Når en række har et tidspunkt, tegnes tidsplanen her.", "When a row has a time, the timetable is drawn here.";
    calendar: "Kalender", "Calendar";
    print: "Udskriv", "Print";
    file_saved(name: &str): format!("Filen {name} er gemt."), format!("The file {name} has been saved.");
    calendar_saved(name: &str, without: usize):
        format!("Filen {name} er gemt. {} uden tidspunkt er ikke med.", counted(without, "række", "rækker")),
        format!("The file {name} has been saved. {} without a time not in it.", counted(without, "row is", "rows are"));

    out: "Taget ud af tidsplanen", "Taken out of the timetable";
    put_back: "Sæt ind igen", "Put back";
    put_back_named(what: &str): format!("Sæt ind igen: {what}"), format!("Put back: {what}");
    is_put_back(what: &str): format!("»{what}« er sat ind igen."), format!("“{what}” has been put back.");
}

impl TimetableTexts {
    /// What a template is called.
    pub fn template_named(&self, template: TimetableTemplate) -> &'static str {
        match template {
            TimetableTemplate::ThemeDay => self.theme_day,
            TimetableTemplate::Treatment => self.treatment,
            TimetableTemplate::ActionPlans => self.action_plans,
            TimetableTemplate::Empty => self.empty,
        }
    }

    /// What a step is called.
    pub fn step_named(&self, step: RowStep) -> &'static str {
        match step {
            RowStep::First => self.first,
            RowStep::Hearing => self.hearing,
            RowStep::Second => self.second,
            RowStep::Other => self.other,
        }
    }

    /// What a row is called: its number and its words.
    pub fn row_of(&self, table: &Timetable, id: &ItemId) -> String {
        let place = table.rows.iter().position(|row| row.row.id == *id);
        let what = table.row(id).map(|row| visible::in_line(&row.row.what));
        let what = what.filter(|what| !what.is_empty());
        let what = what.unwrap_or_else(|| self.untitled.to_owned());
        let what = match what.char_indices().nth(NAME) {
            Some((end, _)) => format!("{}…", what[..end].trim_end()),
            None => what,
        };
        match place {
            Some(place) => (self.row_named)(place + 1, &what),
            None => what,
        }
    }

    /// What is odd, in words.
    pub fn odd(&self, table: &Timetable, finding: &Finding, language: Language) -> String {
        let row = |id| self.row_of(table, id);
        match &finding.oddity {
            Oddity::Unreadable(typed) => (self.unreadable)(&visible::in_line(typed)),
            Oddity::WithoutYear => self.without_year.to_owned(),
            Oddity::Backwards => self.backwards.to_owned(),
            Oddity::OutOfOrder(other) => (self.out_of_order)(&row(other)),
            Oddity::HearingBeforeFirst(other) => (self.before_first)(&row(other)),
            Oddity::HearingAfterSecond(other) => (self.after_second)(&row(other)),
            Oddity::Free(day, why) => (self.free)(&day.long(language), why.name(language)),
        }
    }
}
