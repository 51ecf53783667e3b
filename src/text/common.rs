//! What stands on more than one page.

use crate::bilingual;

bilingual! {
    pub struct CommonTexts;

    app: "Temadag", "Temadag";
    skip_to_content: "Gå til indhold", "Skip to content";
    to_front: "Til forsiden", "To the front page";
    cancel: "Annullér", "Cancel";
    close: "Luk", "Close";
    undo: "Fortryd", "Undo";
    save: "Gem", "Save";
    try_again: "Prøv igen", "Try again";
    show_whole: "Vis hele", "Show all";
    show_less: "Vis mindre", "Show less";
    opening: "Åbner …", "Opening …";
    table(number: u32): format!("Bord {number}"), format!("Table {number}");
    participant: "Deltager", "Participant";
    facilitator: "Facilitator", "Facilitator";
    other_language: "English", "Dansk";
    privacy:
        "Det, du skriver, ligger på din enhed. Serveren gemmer det låst og kan ikke læse det.",
        "What you write is kept on your device. The server stores it locked and cannot read it.";
    accessibility: "Tilgængelighedserklæring", "Accessibility statement";
    accessibility_aim:
        "Temadag er lavet, så den kan bruges med tastatur, med skærmlæser, med stor skrift og på en lille skærm. Målet er WCAG 2.2, niveau AA.",
        "Temadag is made to be used with a keyboard, with a screen reader, with large text and on a small screen. The aim is WCAG 2.2, level AA.";
    accessibility_help:
        "Den kommune, der holder temadagen, skriver selv sin tilgængelighedserklæring. Spørg en facilitator, hvis noget er svært at bruge. Du kan altid få hjælp til at skrive dit input.",
        "The municipality that holds the theme day writes its own accessibility statement. Ask a facilitator if something is hard to use. You can always get help to write your input.";
    not_found: "Siden findes ikke", "There is no such page";
    not_found_text:
        "Adressen er ikke en side i Temadag. Der er ikke sket noget med det, du har skrevet. Gå til forsiden, eller åbn dit link igen.",
        "The address is not a page in Temadag. Nothing has happened to what you have written. Go to the front page, or open your link again.";
    elsewhere: "Siden er ikke hentet endnu", "The page has not been fetched yet";
    elsewhere_text:
        "Facilitatorernes sider hentes, første gang der er brug for dem, og det kræver net. Det, du har skrevet, er gemt. Prøv igen, når der er net.",
        "The facilitators' pages are fetched the first time they are needed, and that needs a network. What you have written is saved. Try again when there is a network.";
    update_ready:
        "Der er en ny udgave af Temadag. Det, du har skrevet, bliver liggende.",
        "There is a new version of Temadag. What you have written is kept.";
    update_now: "Opdatér nu", "Update now";

    file_new(new: usize):
        format!("Filen er læst: {}.", counted(new, "ny ændring", "nye ændringer")),
        format!("The file has been read: {}.", counted(new, "new change", "new changes"));
    file_known(known: usize):
        format!("{} var her i forvejen.", whole(known)),
        {
            let verb = if known == 1 { "was" } else { "were" };
            format!("{} {verb} already here.", whole(known))
        };
    file_nothing_new:
        "Filen er læst. Alt i den var her i forvejen.",
        "The file has been read. All of it was here already.";
    file_waiting_facilitator(waiting: usize):
        format!(
            "{} ind under »Styring«.",
            counted(waiting, "venter på, at du lukker den", "venter på, at du lukker dem")
        ),
        format!(
            "{} in under “Run”.",
            counted(waiting, "is waiting for you to let it", "are waiting for you to let them")
        );
    file_waiting_participant:
        "Noget af det venter på en facilitator.",
        "Some of it is waiting for a facilitator.";
    file_refused(refused: usize):
        format!("{} kunne ikke tages med.", whole(refused)),
        format!("{} could not be included.", whole(refused));
    file_not_read:
        "Filen kunne ikke læses. Den er måske blevet ændret eller flyttet imens. Der er ikke ændret noget her. Vælg den igen.",
        "The file could not be read. It may have been changed or moved meanwhile. Nothing was changed here. Choose it again.";
    file_recovery:
        "Det er en gendannelsesfil. Den har ingen input i sig, men giver adgang til hele temadagen. Pas på den, og åbn den med »Åbn fil« på forsiden.",
        "This is a recovery file. It holds no input, but gives access to the whole theme day. Keep it safe, and open it with “Open file” on the front page.";
    file_other_kind:
        "Temadag kender ikke den slags fil. Vælg en fil, der er gemt fra Temadag.",
        "Temadag does not know this kind of file. Choose one that was saved from Temadag.";
    file_damaged:
        "Filen er beskadiget eller ikke hel. Gem den igen dér, hvor den kommer fra. Der er ikke ændret noget her.",
        "The file is damaged or not complete. Save it again where it came from. Nothing was changed here.";
    file_too_large:
        "Filen er for stor til at være fra Temadag. Der er ikke ændret noget her.",
        "The file is too large to be from Temadag. Nothing was changed here.";
    file_other_workshop:
        "Filen hører til en anden temadag. Der er ikke ændret noget her.",
        "The file belongs to another theme day. Nothing was changed here.";
    file_unrelated:
        "Dokumentet hører ikke til et bord i denne temadag. Der er ikke ændret noget her.",
        "The document does not belong to any table in this theme day. Nothing was changed here.";
    file_not_allowed:
        "Kun en facilitator kan importere den fil. Der er ikke ændret noget her. Giv filen til en facilitator.",
        "Only a facilitator can import that file. Nothing was changed here. Give the file to a facilitator.";
}
