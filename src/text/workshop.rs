//! What is around every page of a workshop: navigation, status, banners, menu, troubles.

use crate::bilingual;

bilingual! {
    pub struct WorkshopTexts;

    transferred: "Overført", "Transferred";
    saved: "Gemt på denne enhed", "Saved on this device";
    saving: "Gemmer …", "Saving …";
    reading: "Læser fra enheden …", "Reading from the device …";
    offline: "Offline – gemt på denne enhed", "Offline – saved on this device";
    waiting: "Overført – venter på facilitator", "Transferred – waiting for a facilitator";

    closed:
        "Der er lukket for input. Det, du skriver nu, venter på facilitator.",
        "Input is closed. What you write now will wait for a facilitator.";
    opened: "Der er åbnet for input igen.", "Input is open again.";

    menu: "Menu", "Menu";
    reading_panel: "Læsning", "Reading";
    text_size: "Tekststørrelse", "Text size";
    colours: "Farver", "Colours";
    light: "Lys", "Light";
    dark: "Mørk", "Dark";
    as_device: "Som enheden", "As the device";
    contrast: "Høj kontrast", "High contrast";
    calm: "Mindre bevægelse", "Less motion";
    plain: "Let at læse", "Easy to read";
    plain_help: "Spørgsmålene står med enklere ord, hvor der er nogen.", "Questions are in plainer words, where there are any.";
    save_file: "Gem som fil", "Save as file";
    save_file_help:
        "Til facilitatoren, hvis nettet ikke kommer igen. Filen er låst: den kan kun læses i denne temadag.",
        "For the facilitator, if the network does not come back. The file is locked: it can only be read in this theme day.";
    save_file_empty:
        "Der er ikke skrevet noget endnu, så der er ikke noget at gemme.",
        "Nothing has been written yet, so there is nothing to save.";
    save_file_done:
        "Filen er gemt. Giv den til en facilitator, for eksempel på en usb-nøgle eller i en mail.",
        "The file has been saved. Give it to a facilitator, for example on a USB stick or by e-mail.";
    save_file_ahead:
        "Det sidste, du har skrevet, er ikke kommet med i filen endnu. Lad siden være åben, vent lidt, og gem filen igen.",
        "The last that you wrote is not in the file yet. Keep the page open, wait a little and save the file again.";
    save_file_unchecked:
        "Ikke alt er med i filen endnu: nogle ark er ved at blive kontrolleret. Vent lidt, og gem filen igen.",
        "Not everything is in the file yet: some sheets are being checked. Wait a little and save the file again.";
    change_table: "Skift bord eller navn", "Change table or name";
    change_table_help:
        "Det, du har tilføjet, bliver ved det gamle bord. Det, du er ved at skrive, følger med.",
        "What you have added stays at the old table. What you are writing comes along.";
    next_person: "Ny deltager", "New participant";
    next_person_help:
        "Når en anden skal skrive på denne enhed. Det, du har skrevet, bliver stående som dit.",
        "When somebody else is going to write on this device. What you have written stays yours.";
    next_person_confirm: "Hvem skal skrive nu?", "Who is going to write now?";
    next_person_text:
        "Det, du har tilføjet, bliver stående som dit. Det overføres, når der er net. Vil du rette det, så kom tilbage hertil, og vælg dig selv.",
        "What you have added stays yours. It is transferred when there is a network. To edit it, come back here and choose yourself.";
    next_person_unadded:
        "Du har skrevet noget, som ikke er tilføjet. Det kommer ikke med. Tryk på »Annullér« og derefter på »Tilføj«, hvis det skal med.",
        "You have written something that has not been added. It will not be included. Press “Cancel” and then “Add” if it should be.";
    next_person_yes: "Ny deltager", "New participant";
    persons: "Tilbage til en, der har skrevet her før:", "Back to somebody who has written here before:";
    delete: "Slet fra denne enhed", "Delete from this device";
    delete_help: "Brug det på en lånt enhed, når du er færdig.", "For a borrowed device, when you are done.";
    delete_confirm: "Slet temadagen fra denne enhed?", "Delete the theme day from this device?";
    delete_transferred:
        "Alt, der er tilføjet her, er overført. Temadagen beholder det. Tekst, du ikke har tilføjet, slettes. Bagefter kan du ikke rette noget herfra.",
        "Everything that was added here has been transferred. The theme day keeps it. Text that you have not added is deleted. You cannot change anything from here afterwards.";
    delete_only_here:
        "Noget af det, du har skrevet, findes kun på denne enhed. Sletter du nu, er det væk for altid. Tryk først på »Gem som fil«, eller vent, til der står »Overført«.",
        "Some of what you have written is on this device only. If you delete now, it is gone for good. First press “Save as file”, or wait until it says “Transferred”.";
    delete_ahead:
        "Noget af det, du har skrevet, findes kun på denne enhed og kan ikke komme med i en fil endnu. Sletter du nu, er det væk for altid. Vent, til der står »Overført«.",
        "Some of what you have written is on this device only and cannot be in a file yet. If you delete now, it is gone for good. Wait until it says “Transferred”.";
    delete_history:
        "Browserens egen historik kan stadig have linket, og det kan siden ikke slette. Slet historikken i browseren, hvis enheden er lånt.",
        "The browser's own history may still hold the link, and the page cannot delete it. On a borrowed device, delete the history in the browser.";
    delete_yes: "Slet", "Delete";

    disk_fails: "Enheden kan ikke gemme lige nu", "The device cannot save right now";
    disk_fails_text:
        "Det, der allerede er gemt, er i sikkerhed. Lad siden være åben. Gør plads på enheden, eller luk andre faner. Vi prøver igen hele tiden.",
        "What has been saved already is safe. Keep the page open. Make room on the device, or close other tabs. We keep trying.";
    set_aside(count: usize):
        format!("Beskadiget på denne enhed: {}", counted(count, "ændring", "ændringer")),
        format!("Damaged on this device: {}", counted(count, "change", "changes"));
    set_aside_text:
        "Det beskadigede er lagt til side, ikke slettet. Mangler du noget, du har skrevet, så sig det til en facilitator.",
        "What is damaged has been set aside, not deleted. If something that you wrote is missing, tell a facilitator.";
    corrected(table: usize, who: &str):
        match (table, who) {
            (0, _) => "Et ark er rettet".to_owned(),
            (table, "") => format!("Et ark ved bord {table} er rettet"),
            (table, who) => format!("Arket fra {who} ved bord {table} er rettet"),
        },
        match (table, who) {
            (0, _) => "A sheet was corrected".to_owned(),
            (table, "") => format!("A sheet at table {table} was corrected"),
            (table, who) => format!("The sheet of {who} at table {table} was corrected"),
        };
    corrected_text(others: usize):
        match others {
            0 => "Det blev først vist i en samlet udgave, som ikke passede med det, der er skrevet og underskrevet. Nu vises det, der er skrevet. Har du allerede brugt det i en fil, så tag filen igen.".to_owned(),
            others => format!("Det og {others} andre blev først vist i en samlet udgave, som ikke passede med det, der er skrevet og underskrevet. Nu vises det, der er skrevet. Har du allerede brugt det i en fil, så tag filen igen."),
        },
        match others {
            0 => "It was first shown in a packed form that did not match what was written and signed. What was written is shown now. If you have used it in a file already, take the file again.".to_owned(),
            others => format!("It and {others} others were first shown in a packed form that did not match what was written and signed. What was written is shown now. If you have used it in a file already, take the file again."),
        };
    refused: "Serveren afviste noget af det, du skrev", "The server refused some of what you wrote";
    refused_text:
        "Det er gemt på denne enhed. Tryk på »Gem som fil«, og giv filen til en facilitator.",
        "It is saved on this device. Press “Save as file” and give the file to a facilitator.";
    relay_full: "Serveren har ikke plads til mere", "The server has no more room";
    relay_full_text:
        "Det, du skriver, er gemt på denne enhed. Sig det til en facilitator. Du kan skrive videre.",
        "What you write is saved on this device. Tell a facilitator. You can go on writing.";
    wrong_link: "Linket passer ikke til temadagen", "The link does not match the theme day";
    wrong_link_text:
        "Det er måske et gammelt link. Bed en facilitator om et nyt. Det, du har skrevet her, er gemt på enheden.",
        "It may be an old link. Ask a facilitator for a new one. What you have written here is saved on the device.";
    unknown_workshop: "Serveren kender ikke denne temadag", "The server does not know this theme day";
    unknown_workshop_text:
        "Det, du skriver, er gemt på denne enhed. Sig det til en facilitator: Når facilitatorens enhed er på nettet, kommer temadagen på serveren igen.",
        "What you write is saved on this device. Tell a facilitator: when the facilitator's device is online, the theme day comes back to the server.";
    unknown_workshop_facilitator:
        "Serveren lader ikke denne enhed oprette temadagen. Det, du har lavet, er gemt her. Skriv serverens adgangsord, eller spørg den, der driver serveren.",
        "The server does not let this device create the theme day. What you have made is saved here. Enter the server's password, or ask whoever runs the server.";
    creation_token: "Adgangsord", "Password";
    needs_update: "Temadag skal opdateres", "Temadag must be updated";
    needs_update_text:
        "Andre bruger en nyere udgave. Det, du har skrevet, er gemt. Hent siden igen, når der er net, og tryk på »Opdatér nu«.",
        "Others use a newer version. What you have written is saved. Reload the page when there is a network, and press “Update now”.";
    other_name: "Serveren kender ikke adressen", "The server does not know the address";
    other_name_text:
        "Siden er åbnet på en adresse, som serveren ikke går under, så intet bliver overført. Det, du skriver, er gemt på denne enhed. Åbn linket, som du fik det, eller sig det til den, der driver serveren.",
        "The page stands at an address that the server does not go by, so nothing is transferred. What you write is saved on this device. Open the link as you were given it, or tell whoever runs the server.";
    excluded: "Du kan ikke skrive i denne temadag længere", "You can no longer write in this theme day";
    excluded_text:
        "En facilitator har lukket for input fra dig. Det, du skrev før, er der stadig. Tal med en facilitator, hvis det er en fejl.",
        "A facilitator has closed input from you. What you wrote before is still there. Talk to a facilitator if this is a mistake.";
    not_persistent:
        "Browseren lover ikke at gemme temadagen",
        "The browser does not promise to keep the theme day";
    not_persistent_text:
        "Den kan blive ryddet, hvis enheden mangler plads. Installér siden som app, hvis du kan. Behold dit link: med det kan alt, der er overført, hentes igen.",
        "It may be cleared if the device runs out of room. Install the page as an app if you can. Keep your link: with it, everything that was transferred can be fetched again.";
    not_persistent_creator:
        "Den kan blive ryddet, hvis enheden mangler plads. Gem en gendannelsesfil under »Del«, og installér siden som app, hvis du kan.",
        "It may be cleared if the device runs out of room. Save a recovery file under “Share”, and install the page as an app if you can.";

    not_done: "Det blev ikke gjort", "It was not done";
    too_long(length: usize, limit: usize):
        format!(
            "Teksten er på {} tegn. Der er plads til {}. Gør den kortere, eller del den i to.",
            whole(length),
            whole(limit)
        ),
        format!(
            "The text has {} characters. There is room for {}. Make it shorter, or split it in two.",
            whole(length),
            whole(limit)
        );
    too_large: "Det er for meget på én gang. Del det i to.", "That is too much at once. Split it in two.";
    not_allowed:
        "Det kan kun den gøre, der har skrevet det. Der er ikke ændret noget.",
        "Only the person who wrote it can do that. Nothing was changed.";
    newer:
        "Temadagen er skrevet i en nyere udgave. Det, der var gemt, er der stadig. Hent siden igen, når der er net, og tryk på »Opdatér nu«.",
        "The theme day was written by a newer version. What was saved is still there. Reload the page when there is a network, and press “Update now”.";
    gone:
        "Det er ikke på denne enhed endnu. Vent et øjeblik, og prøv igen.",
        "It is not on this device yet. Wait a moment and try again.";
    other: "Det, der var gemt, er der stadig. Prøv igen.", "What was saved is still there. Try again.";
}
