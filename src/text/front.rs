//! The front page's texts.

/// See the fields.
pub struct FrontTexts {
    pub heading: &'static str,
    pub lead: &'static str,
    pub new_workshop: &'static str,
    pub open_file: &'static str,
    pub open_file_help: &'static str,
    pub mine: &'static str,
    pub none: &'static str,
    pub none_help: &'static str,
    pub untitled: &'static str,
    pub last_opened: fn(&str) -> String,
    pub file_again: &'static str,
    pub file_busy: &'static str,
    pub file_unknown: &'static str,
    pub file_no_workshop: &'static str,
    pub recovery_damaged: &'static str,
}

pub(super) const DANISH: FrontTexts = FrontTexts {
    heading: "Alle borde kommer til orde",
    lead: "Temadag samler input fra alle borde i ét skema. I skriver på jeres egne enheder, også når nettet er væk.",
    new_workshop: "Ny temadag",
    open_file: "Åbn fil",
    open_file_help: "En fil fra en deltager eller din gendannelsesfil.",
    mine: "Mine temadage",
    none: "Her er ingen temadage endnu.",
    none_help: "Er du inviteret? Scan QR-koden, eller åbn det link, du har fået. Så står temadagen her næste gang.",
    untitled: "Temadag uden titel",
    last_opened: |day| format!("Åbnet {day}"),
    file_again: "Nu kan filer åbnes her. Tryk på »Åbn fil« igen.",
    file_busy: "Læser filen …",
    file_unknown: "Temadag kender ikke den slags fil. Vælg en fil, der er gemt med »Gem som fil« eller »Gem gendannelsesfil«.",
    file_no_workshop: "Filen hører til en temadag, som ikke er på denne enhed. Åbn først temadagens link her, og prøv så igen.",
    recovery_damaged: "Gendannelsesfilen er beskadiget eller ikke hel. Der er ikke ændret noget her. Prøv en anden kopi af filen, eller gem den igen på den enhed, der oprettede temadagen.",
};

pub(super) const ENGLISH: FrontTexts = FrontTexts {
    heading: "Every table has its say",
    lead: "Temadag gathers input from all tables in one grid. You write on your own devices, even when the network is gone.",
    new_workshop: "New theme day",
    open_file: "Open file",
    open_file_help: "A file from a participant, or your recovery file.",
    mine: "My theme days",
    none: "There are no theme days here yet.",
    none_help: "Have you been invited? Scan the QR code, or open the link that you were given. Then the theme day will be here next time.",
    untitled: "Theme day without a title",
    last_opened: |day| format!("Opened {day}"),
    file_again: "Files can be opened here now. Press “Open file” again.",
    file_busy: "Reading the file …",
    file_unknown: "Temadag does not know this kind of file. Choose one that was saved with “Save as file” or “Save recovery file”.",
    file_no_workshop: "The file belongs to a theme day that is not on this device. Open that theme day's link here first, then try again.",
    recovery_damaged: "The recovery file is damaged or not complete. Nothing was changed here. Try another copy of the file, or save it again on the device that created the theme day.",
};
