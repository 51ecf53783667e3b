//! What stands on more than one page.

use super::number::whole;
use super::{Language, counted};

/// See the fields.
pub struct CommonTexts {
    pub app: &'static str,
    pub skip_to_content: &'static str,
    pub to_front: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub undo: &'static str,
    pub save: &'static str,
    pub try_again: &'static str,
    pub show_whole: &'static str,
    pub show_less: &'static str,
    pub opening: &'static str,
    pub table: fn(u32) -> String,
    pub participant: &'static str,
    pub facilitator: &'static str,
    pub other_language: &'static str,
    pub privacy: &'static str,
    pub accessibility: &'static str,
    pub accessibility_text: &'static [&'static str],
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub elsewhere: &'static str,
    pub elsewhere_text: &'static str,
    pub update_ready: &'static str,
    pub update_now: &'static str,

    pub file_new: fn(usize) -> String,
    pub file_known: fn(usize) -> String,
    pub file_nothing_new: &'static str,
    pub file_waiting_facilitator: fn(usize) -> String,
    pub file_waiting_participant: &'static str,
    pub file_refused: fn(usize) -> String,
    pub file_other_kind: &'static str,
    pub file_damaged: &'static str,
    pub file_too_large: &'static str,
    pub file_other_workshop: &'static str,
    pub file_unrelated: &'static str,
    pub file_not_allowed: &'static str,
}

pub(super) const DANISH: CommonTexts = CommonTexts {
    app: "Temadag",
    skip_to_content: "Gå til indhold",
    to_front: "Til forsiden",
    cancel: "Annullér",
    close: "Luk",
    undo: "Fortryd",
    save: "Gem",
    try_again: "Prøv igen",
    show_whole: "Vis hele",
    show_less: "Vis mindre",
    opening: "Åbner …",
    table: |number| format!("Bord {number}"),
    participant: "Deltager",
    facilitator: "Facilitator",
    other_language: "English",
    privacy: "Det, du skriver, ligger på din enhed. Serveren gemmer det låst og kan ikke læse det.",
    accessibility: "Tilgængelighedserklæring",
    accessibility_text: &[
        "Temadag er lavet, så den kan bruges med tastatur, med skærmlæser, med stor skrift og på en lille skærm. Målet er WCAG 2.2, niveau AA.",
        "Den kommune, der holder temadagen, skriver selv sin tilgængelighedserklæring. Spørg en facilitator, hvis noget er svært at bruge. Du kan altid få hjælp til at skrive dit input.",
    ],
    not_found: "Siden findes ikke",
    not_found_text: "Adressen er ikke en side i Temadag. Der er ikke sket noget med det, du har skrevet. Gå til forsiden, eller åbn dit link igen.",
    elsewhere: "Siden er ikke hentet endnu",
    elsewhere_text: "Facilitatorernes sider hentes, første gang der er brug for dem, og det kræver net. Det, du har skrevet, er gemt. Prøv igen, når der er net.",
    update_ready: "Der er en ny udgave af Temadag. Det, du har skrevet, bliver liggende.",
    update_now: "Opdatér nu",

    file_new: |new| {
        format!(
            "Filen er læst: {}.",
            counted(new, "ny ændring", "nye ændringer", Language::Danish)
        )
    },
    file_known: |known| {
        format!(
            "{} var her i forvejen.",
            whole(known as u64, Language::Danish)
        )
    },
    file_nothing_new: "Filen er læst. Alt i den var her i forvejen.",
    file_waiting_facilitator: |waiting| {
        format!(
            "{} ind under »Plan«.",
            counted(
                waiting,
                "venter på, at du lukker den",
                "venter på, at du lukker dem",
                Language::Danish
            )
        )
    },
    file_waiting_participant: "Noget af det venter på en facilitator.",
    file_refused: |refused| {
        format!(
            "{} kunne ikke tages med.",
            whole(refused as u64, Language::Danish)
        )
    },
    file_other_kind: "Temadag kender ikke den slags fil. Vælg en fil, der er gemt fra Temadag.",
    file_damaged: "Filen er beskadiget eller ikke hel. Gem den igen dér, hvor den kommer fra. Der er ikke ændret noget her.",
    file_too_large: "Filen er for stor til at være fra Temadag. Der er ikke ændret noget her.",
    file_other_workshop: "Filen hører til en anden temadag. Der er ikke ændret noget her.",
    file_unrelated: "Dokumentet hører ikke til et bord i denne temadag. Der er ikke ændret noget her.",
    file_not_allowed: "Kun en facilitator kan importere den fil. Der er ikke ændret noget her. Giv filen til en facilitator.",
};

pub(super) const ENGLISH: CommonTexts = CommonTexts {
    app: "Temadag",
    skip_to_content: "Skip to content",
    to_front: "To the front page",
    cancel: "Cancel",
    close: "Close",
    undo: "Undo",
    save: "Save",
    try_again: "Try again",
    show_whole: "Show all",
    show_less: "Show less",
    opening: "Opening …",
    table: |number| format!("Table {number}"),
    participant: "Participant",
    facilitator: "Facilitator",
    other_language: "Dansk",
    privacy: "What you write is kept on your device. The server stores it locked and cannot read it.",
    accessibility: "Accessibility statement",
    accessibility_text: &[
        "Temadag is made to be used with a keyboard, with a screen reader, with large text and on a small screen. The aim is WCAG 2.2, level AA.",
        "The municipality that holds the theme day writes its own accessibility statement. Ask a facilitator if something is hard to use. You can always get help to write your input.",
    ],
    not_found: "There is no such page",
    not_found_text: "The address is not a page in Temadag. Nothing has happened to what you have written. Go to the front page, or open your link again.",
    elsewhere: "The page has not been fetched yet",
    elsewhere_text: "The facilitators' pages are fetched the first time they are needed, and that needs a network. What you have written is saved. Try again when there is a network.",
    update_ready: "There is a new version of Temadag. What you have written is kept.",
    update_now: "Update now",

    file_new: |new| {
        format!(
            "The file has been read: {}.",
            counted(new, "new change", "new changes", Language::English)
        )
    },
    file_known: |known| {
        let verb = if known == 1 { "was" } else { "were" };
        format!(
            "{} {verb} already here.",
            whole(known as u64, Language::English)
        )
    },
    file_nothing_new: "The file has been read. All of it was here already.",
    file_waiting_facilitator: |waiting| {
        format!(
            "{} in under “Plan”.",
            counted(
                waiting,
                "is waiting for you to let it",
                "are waiting for you to let them",
                Language::English
            )
        )
    },
    file_waiting_participant: "Some of it is waiting for a facilitator.",
    file_refused: |refused| {
        format!(
            "{} could not be included.",
            whole(refused as u64, Language::English)
        )
    },
    file_other_kind: "Temadag does not know this kind of file. Choose one that was saved from Temadag.",
    file_damaged: "The file is damaged or not complete. Save it again where it came from. Nothing was changed here.",
    file_too_large: "The file is too large to be from Temadag. Nothing was changed here.",
    file_other_workshop: "The file belongs to another theme day. Nothing was changed here.",
    file_unrelated: "The document does not belong to any table in this theme day. Nothing was changed here.",
    file_not_allowed: "Only a facilitator can import that file. Nothing was changed here. Give the file to a facilitator.",
};
