//! The texts of moderation: warnings, approval and the log.

use personal::Kind;

use crate::bilingual;

bilingual! {
    pub struct ModerationTexts;

    review: "Gennemsyn", "Review";
    review_help:
        "Programmet leder efter det, der ligner CPR-numre, telefonnumre, mailadresser og deltagernes navne. Det finder ikke alt, og intet skjules af sig selv.",
        "The program looks for what resembles CPR numbers, telephone numbers, e-mail addresses and the participants' names. It does not find everything, and nothing is hidden by itself.";
    searching: "Leder i teksterne …", "Looking through the texts …";
    no_warnings: "Der er ikke fundet noget, som ingen har set på.", "Nothing was found that nobody has looked at.";
    warned(count: usize):
        format!("{} input ligner personoplysninger", whole(count)),
        format!("{} like personal data", counted(count, "input looks", "inputs look"));
    awaiting(count: usize):
        format!("{} skjulte venter på godkendelse", whole(count)),
        format!("{} hidden awaiting approval", whole(count));
    attention: "Gennemsyn", "Review";
    attention_all: "Alt", "Everything";
    attention_warned: "Ligner personoplysninger", "Looks like personal data";
    attention_awaiting: "Skjult, venter på godkendelse", "Hidden, awaiting approval";
    ask_two: "En anden facilitator skal godkende, at noget skjules", "Another facilitator approves what is hidden";
    two_now: "Fra nu af skal en anden facilitator godkende, at noget skjules.", "From now on another facilitator approves what is hidden.";
    one_now: "Fra nu af er én facilitator nok til at skjule noget.", "From now on one facilitator is enough to hide something.";

    looks_like(what: &str): format!("Ligner {what}"), format!("Looks like {what}");
    caution: "Ligner personoplysninger", "Looks like personal data";
    cpr: "CPR-nummer", "a CPR number";
    telephone: "telefonnummer", "a telephone number";
    email: "mailadresse", "an e-mail address";
    person: "navn på en deltager", "a participant's name";
    hide_personal: "Skjul som personoplysninger", "Hide as personal data";
    hidden_personal: "Skjult: Personoplysninger.", "Hidden: Personal data.";
    harmless: "Det er i orden", "It is all right";
    said_harmless: "Det er noteret, at teksten er i orden, som den er nu.", "It is noted that the text is all right as it is now.";
    approved: "En anden facilitator har godkendt, at det er skjult.", "Another facilitator has approved that it is hidden.";
    waits: "Det venter på, at en anden facilitator godkender det.", "It awaits another facilitator's approval.";
    can_approve: "En anden facilitator har skjult det. Er det rigtigt?", "Another facilitator has hidden it. Is that right?";
    approve: "Godkend", "Approve";
    has_approved: "Godkendt.", "Approved.";

    did_admit: "Lukkede en deltager ind i afstemningen", "Let a participant into the vote";
    did_await: "Lukkede en deltager ud af afstemningen igen", "Took a participant out of the vote again";

    log: "Log", "Log";
    log_file: "temadag-log.csv", "theme-day-log.csv";
    save_log: "Gem loggen som CSV", "Save the log as CSV";
    when: "Hvornår", "When";
    who: "Hvem", "Who";
    what: "Hvad", "What";
    about: "Om", "About";
    everybody: "Alle", "Everybody";
    everything: "Alt", "Everything";
    search: "Søg i loggen", "Search the log";
    you: "Dig", "You";
    facilitator(key: &str): format!("Facilitator {key}"), format!("Facilitator {key}");
    nobody: "Ukendt", "Unknown";
    lines(count: usize): format!("{} i loggen", counted(count, "linje", "linjer")), format!("{} in the log", counted(count, "line", "lines"));
    no_lines: "Der er ikke noget i loggen, som passer.", "Nothing in the log fits.";
    more_lines: "Vis flere", "Show more";
    is_hidden: "(skjult)", "(hidden)";
    deed_themes: "Temaer", "Themes";
    deed_merges: "Fletning", "Merging";
    deed_splits: "Opdeling", "Splitting";
    deed_leaves_out: "Udeladelse", "Leaving out";
    deed_hides: "Skjul og godkendelse", "Hiding and approval";
    deed_compares: "Ens input", "Similar input";
    did_merge(text: &str): format!("Flettede ind i »{text}«"), format!("Merged into “{text}”");
    did_split: "Delte op", "Split up";
    did_leave_out(reason: &str): format!("Udelod: {reason}"), format!("Left out: {reason}");
    did_restore: "Tog tilbage, hvad der var besluttet", "Took back what was decided";
    did_hide(reason: &str): format!("Skjulte: {reason}"), format!("Hid: {reason}");
    did_show: "Viste igen", "Showed again";
    did_put_in(theme: &str): format!("Lagde i »{theme}«"), format!("Put in “{theme}”");
    did_take_out(theme: &str): format!("Tog ud af »{theme}«"), format!("Took out of “{theme}”");
    did_same(text: &str): format!("Ens med »{text}«"), format!("The same as “{text}”");
    did_different(text: &str): format!("Ikke ens med »{text}«"), format!("Not the same as “{text}”");
    did_undecide(text: &str): format!("Ikke afgjort mod »{text}«"), format!("Undecided against “{text}”");
    did_harmless: "Så på teksten: i orden", "Looked at the text: all right";
    did_doubt: "Skal ses på igen", "To be looked at again";
    did_approve: "Godkendte, at det er skjult", "Approved that it is hidden";
    did_unapprove: "Trak godkendelsen tilbage", "Withdrew the approval";
}

impl ModerationTexts {
    /// What something looks like.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Cpr => self.cpr,
            Kind::Telephone => self.telephone,
            Kind::Email => self.email,
            Kind::Name => self.person,
        }
    }
}
