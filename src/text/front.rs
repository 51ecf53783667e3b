//! The front page's texts.

use crate::bilingual;

bilingual! {
    pub struct FrontTexts;

    heading: "Alle borde kommer til orde", "Every table has its say";
    lead:
        "Temadag samler input fra alle borde i ét skema. I skriver på jeres egne enheder, også når nettet er væk.",
        "Temadag gathers input from all tables in one grid. You write on your own devices, even when the network is gone.";
    new_workshop: "Ny temadag", "New theme day";
    open_file: "Åbn fil", "Open file";
    open_file_help:
        "En fil fra en deltager eller din gendannelsesfil.",
        "A file from a participant, or your recovery file.";
    mine: "Mine temadage", "My theme days";
    none: "Her er ingen temadage endnu.", "There are no theme days here yet.";
    none_help:
        "Er du inviteret? Scan QR-koden, eller åbn det link, du har fået. Så står temadagen her næste gang.",
        "Have you been invited? Scan the QR code, or open the link that you were given. Then the theme day will be here next time.";
    untitled: "Temadag uden titel", "Theme day without a title";
    party: "Høringspart", "Hearing party";
    last_opened(day: &str): format!("Åbnet {day}"), format!("Opened {day}");
    file_again:
        "Nu kan filer åbnes her. Tryk på »Åbn fil« igen.",
        "Files can be opened here now. Press “Open file” again.";
    file_busy: "Læser filen …", "Reading the file …";
    file_unknown:
        "Temadag kender ikke den slags fil. Vælg en fil, der er gemt med »Gem som fil« eller »Gem gendannelsesfil«.",
        "Temadag does not know this kind of file. Choose one that was saved with “Save as file” or “Save recovery file”.";
    file_no_workshop:
        "Filen hører til en temadag, som ikke er på denne enhed. Åbn først temadagens link her, og prøv så igen.",
        "The file belongs to a theme day that is not on this device. Open that theme day's link here first, then try again.";
    recovery_damaged:
        "Gendannelsesfilen er beskadiget eller ikke hel. Der er ikke ændret noget her. Prøv en anden kopi af filen, eller gem den igen på den enhed, der oprettede temadagen.",
        "The recovery file is damaged or not complete. Nothing was changed here. Try another copy of the file, or save it again on the device that created the theme day.";
}
