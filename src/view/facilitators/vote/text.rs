//! The texts of the vote and the gallery, as facilitators run them.

use crate::bilingual;

bilingual! {
    pub struct RunVoteTexts;

    vote: "Afstemning", "Vote";
    before: "Afstemningen er ikke åbnet.", "The vote has not been opened.";
    open: "Afstemningen er åben.", "The vote is open.";
    closed: "Afstemningen er lukket.", "The vote is closed.";
    open_vote: "Åbn afstemning", "Open the vote";
    close_vote: "Luk afstemning", "Close the vote";
    help(each: u32):
        format!("Hver deltager har {}. De, der er kommet, når du åbner, kan stemme. De, der kommer senere, venter, til du lukker dem ind.", counted(each as usize, "stemme", "stemmer")),
        format!("Each participant has {}. Those who are here when you open it can vote. Those who come later wait until you let them in.", counted(each as usize, "vote", "votes"));
    no_points:
        "Skriv først på siden Plan, hvor mange stemmer hver deltager har.",
        "First write on the page Plan how many votes each participant has.";
    turnout(persons: usize, points: u32):
        format!("{} har givet {}.", counted(persons, "deltager", "deltagere"), counted(points as usize, "stemme", "stemmer")),
        format!("{} given {}.", counted(persons, "participant has", "participants have"), counted(points as usize, "vote", "votes"));
    admitting(done: usize, all: usize):
        format!("Skriver ned, hvem der kan stemme: {} af {} …", whole(done), whole(all)),
        format!("Writing down who can vote: {} of {} …", whole(done), whole(all));
    newcomers(count: usize):
        format!("{} er kommet til, efter at afstemningen blev åbnet. Deres stemmer tæller ikke, før du lukker dem ind.", counted(count, "deltager", "deltagere")),
        format!("{} came after the vote was opened. Their votes do not count until you let them in.", counted(count, "participant", "participants"));
    admit_voter(who: &str): format!("Luk {who} ind i afstemningen"), format!("Let {who} into the vote");
    admit_all: "Luk alle ind i afstemningen", "Let all into the vote";
    admitted: "Lukket ind.", "Let in.";
    somebody(table: &str): format!("en deltager ved {table}"), format!("a participant at {table}");
    most: "Flest stemmer", "Most votes";
    votes(points: u32, persons: usize):
        format!("{} fra {}", counted(points as usize, "stemme", "stemmer"), counted(persons, "deltager", "deltagere")),
        format!("{} from {}", counted(points as usize, "vote", "votes"), counted(persons, "participant", "participants"));

    gallery: "Galleri", "Gallery";
    gallery_help:
        "Det, du hænger op, kan alle læse og stemme på. Det, der er skjult, kommer aldrig med, og det, der skjules eller trækkes tilbage senere, tages ned.",
        "Everybody can read and vote on what you put up. What is hidden never gets there, and what is hidden or withdrawn later is taken down.";
    hung(count: usize):
        format!("{} hænger i galleriet.", counted(count, "input", "input")),
        format!("{} in the gallery.", counted(count, "input is", "inputs are"));
    hang_all(count: usize):
        format!("Hæng alt op ({})", whole(count)),
        format!("Put everything up ({})", whole(count));
    hang_chosen(count: usize):
        format!("Hæng kun de valgte op ({})", whole(count)),
        format!("Put only the ticked ones up ({})", whole(count));
    choose: "Vil du kun hænge noget op, så sæt flueben ved det på siden Input først.", "To put up only some, tick it on the page Input first.";
    take_all_down: "Tag alt ned", "Take everything down";
    up_to_date: "Alt, der ikke er skjult, hænger der allerede.", "Everything that is not hidden is there already.";
    hanging(done: usize, all: usize):
        format!("Hænger op: {} af {} …", whole(done), whole(all)),
        format!("Putting up: {} of {} …", whole(done), whole(all));
    has_hung(count: usize):
        format!("Færdig: {} er ændret i galleriet.", counted(count, "input", "input")),
        format!("Done: {} changed in the gallery.", counted(count, "input is", "inputs are"));
}
