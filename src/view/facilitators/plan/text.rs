//! The texts of “Plan”, where facilitators set the workshop up.

use workshop::Activity;
use workshop::programme::Remark;

use crate::bilingual;

bilingual! {
    pub struct PlanTexts;

    page: "Plan", "Plan";
    basics: "Titel, dato og sted", "Title, date and place";
    title: "Titel", "Title";
    date: "Dato", "Date";
    date_none: "Ingen dato", "No date";
    date_wrong:
        "Datoen er ikke hel, eller året er ikke mellem 2000 og 2199. Den gamle gælder stadig.",
        "The date is not complete, or its year is not between 2000 and 2199. The old one still holds.";
    place: "Sted", "Place";
    same_name:
        "Der er to med det navn. Deltagerne kan ikke se forskel på dem.",
        "There are two of that name. Participants cannot tell them apart.";
    focus_points: "Fokuspunkter", "Focus points";
    focus_points_help: "Rækkerne i skemaet.", "The rows of the grid.";
    focus_point(number: usize): format!("Fokuspunkt {number}"), format!("Focus point {number}");
    new_focus_point: "Nyt fokuspunkt", "New focus point";
    aspects: "Aspekter", "Aspects";
    aspects_help:
        "Kolonnerne i skemaet. Hvert fokuspunkt ses fra hvert aspekt.",
        "The columns of the grid. Each focus point is seen from each aspect.";
    aspect(number: usize): format!("Aspekt {number}"), format!("Aspect {number}");
    new_aspect: "Nyt aspekt", "New aspect";
    stakeholders: "Interessenter", "Stakeholders";
    stakeholders_help:
        "Deltagerne vælger, hvem de er, når de går i gang.",
        "Participants choose who they are when they start.";
    stakeholder(number: usize): format!("Interessent {number}"), format!("Stakeholder {number}");
    new_stakeholder: "Ny interessent", "New stakeholder";
    question: "Spørgsmål:", "Question:";
    question_none: "intet endnu", "none yet";
    question_of(what: &str): format!("Spørgsmål til »{what}«"), format!("Question on “{what}”");
    plain_of(what: &str): format!("Med enkle ord til »{what}«"), format!("In plain words on “{what}”");
    plain_help:
        "De enkle ord er til dem, der læser langsomt. Lad feltet stå tomt, hvis spørgsmålet er enkelt nok.",
        "The plain words are for people who read slowly. Leave the field empty if the question is plain enough.";
    privacy: "Privatliv", "Privacy";
    privacy_text: "Tekst om privatliv", "Text about privacy";
    privacy_help:
        "Deltagerne læser den, før de går i gang. Skriv, hvem der kan læse deres input, og hvad det bruges til.",
        "Participants read it before they start. Say who can read their input and what it is used for.";
    voting: "Afstemning", "Voting";
    points: "Stemmer til hver deltager", "Votes for each participant";
    points_help:
        "Så mange stemmer kan hver deltager give, når du åbner for afstemningen.",
        "So many votes each participant can give when you open the voting.";
    points_wrong:
        "Skriv et helt tal fra 1 til 1.000. Det gamle gælder stadig.",
        "Enter a whole number from 1 to 1,000. The old one still holds.";
    programme: "Program", "Programme";
    phases: "Faser", "Phases";
    phases_help:
        "Det, der sker i løbet af temadagen, i den rækkefølge det sker.",
        "What happens during the theme day, in the order in which it happens.";
    phase(number: usize): format!("Fase {number}"), format!("Phase {number}");
    of_phase(what: &str, number: usize): format!("{what}, fase {number}"), format!("{what}, phase {number}");
    new_phase: "Ny fase", "New phase";
    phase_title: "Hvad sker der?", "What happens?";
    phase_name_missing: "Skriv, hvad der sker i fasen.", "Say what happens in the phase.";
    add_phase: "Tilføj fase", "Add phase";
    from: "Fra", "From";
    to: "Til", "To";
    time_wrong:
        "Skriv en tid som 18.30. Det, der stod før, gælder stadig.",
        "Enter a time such as 18:30. What was there before still holds.";
    activity: "Deltagerne", "Participants";
    activity_write: "skriver input", "write input";
    activity_listen: "lytter", "listen";
    activity_pause: "holder pause", "have a break";
    activity_gallery: "ser galleriet", "walk the gallery";
    activity_vote: "stemmer", "vote";
    gone_phase: "Det, der er skrevet i fasen, er der stadig.", "What was written in the phase is still there.";
    gone_stakeholder:
        "Nye deltagere kan ikke vælge det. De, der har valgt det, beholder det.",
        "New participants cannot choose it. Those who have chosen it keep it.";
    duration(minutes: usize):
        match (minutes / 60, minutes % 60) {
            (0, minutes) => counted(minutes, "minut", "minutter"),
            (hours, 0) => counted(hours, "time", "timer"),
            (hours, minutes) => format!(
                "{} og {}",
                counted(hours, "time", "timer"),
                counted(minutes, "minut", "minutter")
            ),
        },
        match (minutes / 60, minutes % 60) {
            (0, minutes) => counted(minutes, "minute", "minutes"),
            (hours, 0) => counted(hours, "hour", "hours"),
            (hours, minutes) => format!(
                "{} and {}",
                counted(hours, "hour", "hours"),
                counted(minutes, "minute", "minutes")
            ),
        };
    programme_empty:
        "Der er ingen fase med både start og slut endnu.",
        "There is no phase with both a beginning and an end yet.";
    programme_whole(from: &str, to: &str, long: &str):
        format!("Fra {from} til {to}: {long}, alt er planlagt."),
        format!("From {from} to {to}: {long}, all of it planned.");
    programme_wrong(from: &str, to: &str, long: &str, count: usize):
        format!(
            "Fra {from} til {to}: {long}, men {} passer tiderne ikke. Det står ved fasen.",
            counted(count, "sted", "steder")
        ),
        format!(
            "From {from} to {to}: {long}, but the times do not fit in {}. It is said at the phase.",
            counted(count, "place", "places")
        );
    remark_no_time:
        "Skriv både, hvornår fasen begynder, og hvornår den slutter.",
        "Say both when the phase begins and when it ends.";
    remark_ends_before: "Fasen slutter, før den er begyndt.", "The phase ends before it has begun.";
    remark_overlap(minutes: usize):
        format!("Begynder {}, før fasen ovenfor er slut.", counted(minutes, "minut", "minutter")),
        format!("Begins {} before the phase above has ended.", counted(minutes, "minute", "minutes"));
    remark_gap(minutes: usize):
        format!("Der er {} uden program før denne fase.", counted(minutes, "minut", "minutter")),
        format!("Nothing is planned for {} before this phase.", counted(minutes, "minute", "minutes"));
    dispute(what: &str):
        format!("To facilitatorer har rettet »{what}« samtidig. Begge dele er gemt. Vælg, hvad der skal gælde."),
        format!("Two facilitators changed “{what}” at the same time. Both are kept. Choose which one is to hold.");
    dispute_made:
        "Du har valgt. Fortryder du, så vælg en anden.",
        "You have chosen. If you change your mind, choose another.";
    dispute_nothing: "(intet)", "(nothing)";
    dispute_choose: "Brug denne", "Use this";
    dispute_choose_this(value: &str): format!("Brug denne: »{value}«"), format!("Use this: “{value}”");
    dispute_holds: "Gælder nu", "Holds now";
    disputes(count: usize):
        format!(
            "{} har to facilitatorer rettet samtidig. Intet er overskrevet. Vælg ved feltet, hvad der skal gælde.",
            match count {
                1 => "Ét sted".to_owned(),
                count => counted(count, "sted", "steder"),
            }
        ),
        format!(
            "Two facilitators changed the same thing in {} at the same time. Nothing was overwritten. Choose at the field which is to hold.",
            counted(count, "place", "places")
        );
    disputes_in_plan(count: usize):
        format!("{} i »Plan«", counted(count, "valg venter", "valg venter")),
        format!("{} in “Plan”", counted(count, "choice waits", "choices wait"));
    disputes_in_programme(count: usize):
        format!("{} i »Program«", counted(count, "valg venter", "valg venter")),
        format!("{} in “Programme”", counted(count, "choice waits", "choices wait"));
    add: "Tilføj", "Add";
    move_up(what: &str): format!("Flyt »{what}« op"), format!("Move “{what}” up");
    move_down(what: &str): format!("Flyt »{what}« ned"), format!("Move “{what}” down");
    remove(what: &str): format!("Fjern »{what}«"), format!("Remove “{what}”");
    gone: "Taget ud", "Taken out";
    gone_input(count: usize):
        match count {
            0 => "Der står intet input i det.".to_owned(),
            count => format!(
                "{} står i det. Deltagerne ser det ikke mere; det er stadig med i »Saml«.",
                counted(count, "input", "input")
            ),
        },
        match count {
            0 => "There is no input in it.".to_owned(),
            count => format!(
                "{} in it. Participants no longer see it; it is still in “Collect”.",
                counted(count, "input is", "inputs are")
            ),
        };
    put_back(what: &str): format!("Sæt tilbage: »{what}«"), format!("Put back “{what}”");
    put_back_short: "Sæt tilbage", "Put back";
    name_missing:
        "Der skal stå noget her. Det, der stod før, er sat tilbage.",
        "This cannot be empty. What was there before has been put back.";
    moved(what: &str, place: usize):
        format!("»{what}« er nu nummer {place}."),
        format!("“{what}” is now number {place}.");
    tables: "Borde", "Tables";
    tables_help:
        "Deltagerne vælger deres bord, når de går i gang.",
        "Participants choose their table when they start.";
    table_count: "Antal borde", "Number of tables";
    table_count_bad(most: u32):
        format!("Skriv et tal fra 1 til {most}."),
        format!("Enter a number from 1 to {most}.");
    table_count_set: "Gem antal", "Save number";
    table_gaps(numbers: &str):
        format!("I brug er bord {numbers}. Skriv antallet igen, hvis også bordene imellem skal bruges."),
        format!("Tables {numbers} are in use. Enter the number again if those between are to be used too.");
    file: "Planen som fil", "The plan as a file";
    file_help:
        "Filen har planen i sig, men ingen input og ingen adgang. Brug den, når du opretter en ny temadag: vælg »Kopi af en tidligere temadag«.",
        "The file holds the plan, but no input and no access. Use it when you create a new theme day: choose “Copy of an earlier theme day”.";
    file_save: "Gem planen som fil", "Save the plan as a file";
    file_saved(name: &str): format!("Gemt som {name}."), format!("Saved as {name}.");
}

impl PlanTexts {
    /// What people do in a phase.
    pub fn activity_name(&self, activity: Activity) -> &'static str {
        match activity {
            Activity::Write => self.activity_write,
            Activity::Listen => self.activity_listen,
            Activity::Pause => self.activity_pause,
            Activity::Gallery => self.activity_gallery,
            Activity::Vote => self.activity_vote,
        }
    }

    /// What does not fit in the programme.
    pub fn remark(&self, remark: Remark) -> String {
        match remark {
            Remark::NoTime { .. } => self.remark_no_time.to_owned(),
            Remark::EndsBeforeItBegins { .. } => self.remark_ends_before.to_owned(),
            Remark::Overlap { minutes, .. } => (self.remark_overlap)(minutes.into()),
            Remark::Gap { minutes, .. } => (self.remark_gap)(minutes.into()),
        }
    }
}
