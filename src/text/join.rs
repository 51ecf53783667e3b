//! The texts for joining a workshop.

use crate::bilingual;

bilingual! {
    pub struct JoinTexts;

    welcome:
        "Velkommen. Vælg, hvor du sidder, så er du i gang.",
        "Welcome. Choose where you are sitting, and you are ready to write.";
    privacy: "Om det, du skriver", "About what you write";
    sits_at(table: u16):
        format!("Du sidder ved bord {table}. Hvem er du?"),
        format!("You are sitting at table {table}. Who are you?");
    press_who: "Tryk på det, der passer bedst, så er du i gang.", "Press what fits best, and you are ready to write.";
    or_fill_in: "Andet bord, eller et navn?", "Another table, or a name?";
    table: "Bord", "Table";
    choose_table: "Vælg bord", "Choose a table";
    table_missing:
        "Vælg det bord, du sidder ved. Nummeret står på bordet.",
        "Choose the table that you are sitting at. The number is on the table.";
    stakeholder: "Interessent", "Stakeholder";
    choose_stakeholder: "Vælg det, der passer bedst", "Choose what fits best";
    stakeholder_missing: "Vælg det, der passer bedst på dig.", "Choose what fits you best.";
    name: "Navn eller pseudonym (valgfrit)", "Name or pseudonym (optional)";
    name_help:
        "De andre ved bordet og facilitatorerne kan se det. Du kan lade feltet stå tomt.",
        "The others at the table and the facilitators can see it. You may leave it empty.";
    start: "Gå i gang", "Start";
    starting: "Et øjeblik …", "One moment …";
    who_sees:
        "Alle, der har temadagens link, kan læse det, du skriver. Appen viser det ved dit bord og hos facilitatorerne. Serveren kan ikke læse det. Skriv ikke navne på børn eller andre, der kan kendes.",
        "Everyone who has the link to the theme day can read what you write. The app shows it at your table and to the facilitators. The server cannot read it. Do not write the names of children or of others who could be recognised.";
    waiting: "Henter temadagen …", "Fetching the theme day …";
    waiting_text:
        "Det tager som regel et øjeblik. Du behøver ikke gøre noget.",
        "It usually takes a moment. You do not need to do anything.";
    offline: "Venter på nettet", "Waiting for the network";
    offline_text:
        "Linket er gemt på denne enhed. Temadagen bliver hentet, så snart der er net. Er der et andet net i lokalet, så prøv det.",
        "The link is saved on this device. The theme day will be fetched as soon as there is a network. If there is another network in the room, try that.";
    unknown: "Temadagen er ikke kommet endnu", "The theme day has not arrived yet";
    unknown_text:
        "Linket er gemt på denne enhed. Vi bliver ved med at spørge serveren. Sig det til en facilitator, hvis temadagen ikke kommer.",
        "The link is saved on this device. We keep asking the server. Tell a facilitator if the theme day does not arrive.";
    bad_link: "Linket er ikke helt", "The link is not complete";
    bad_link_text:
        "Noget af linket er faldet ud på vejen. Scan QR-koden igen, eller bed om linket en gang til og kopiér det hele.",
        "Part of the link was lost on the way. Scan the QR code again, or ask for the link once more and copy all of it.";
    not_here: "Temadagen er ikke på denne enhed", "The theme day is not on this device";
    not_here_text:
        "Åbn det link, du har fået, eller scan QR-koden. Så kommer du ind.",
        "Open the link that you were given, or scan the QR code. Then you are in.";
    failed: "Temadagen kunne ikke åbnes", "The theme day could not be opened";
    failed_text:
        "Det, der er gemt på enheden, er ikke rørt. Prøv igen. Hjælper det ikke, så luk andre faner med Temadag, og hent siden igen.",
        "What is saved on the device is untouched. Try again. If that does not help, close other tabs with Temadag and reload the page.";
    slow:
        "Enheden svarer ikke. Vi venter stadig. Luk andre faner med Temadag, eller start browseren igen. Det, der er gemt, er ikke rørt.",
        "The device does not answer. We are still waiting. Close other tabs with Temadag, or restart the browser. What is saved is untouched.";
    forbidden: "Browseren lader ikke Temadag gemme noget", "The browser does not let Temadag save anything";
    forbidden_text:
        "Uden det kan du ikke skrive her. Tillad cookies og webstedsdata for denne side i browserens indstillinger, eller åbn linket i en anden browser.",
        "Without that you cannot write here. Allow cookies and site data for this page in the browser's settings, or open the link in another browser.";
    erased: "Temadagen er slettet fra denne enhed", "The theme day has been deleted from this device";
    erased_text:
        "Det skete i en anden fane. Her er intet gemt længere. Det, der var overført, er der stadig: Åbn linket igen, hvis du vil skrive mere.",
        "That happened in another tab. Nothing is saved here any more. What had been transferred is still there: open the link again to go on writing.";
}
