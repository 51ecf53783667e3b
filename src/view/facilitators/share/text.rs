//! The texts of “Del”: links, QR code, recovery file.

use crate::bilingual;

bilingual! {
    pub struct ShareTexts;

    page: "Del", "Share";
    heading: "Del temadagen", "Share the theme day";
    participants: "Til deltagerne", "For participants";
    participants_help:
        "Deltagerne scanner koden eller åbner linket. De skal ikke logge ind.",
        "Participants scan the code or open the link. They do not need to log in.";
    participant_link: "Link til deltagere", "Link for participants";
    qr: "QR-kode til deltagere", "QR code for participants";
    screen: "Vis på storskærm", "Show on big screen";
    screen_help:
        "Kun plakaten, så stor som skærmen. Tryk på Esc for at komme tilbage.",
        "Only the poster, as large as the screen. Press Esc to come back.";
    print: "Print plakat", "Print poster";
    print_help:
        "En side med titel, kode og adresse. Hæng den op ved døren.",
        "A page with title, code and address. Put it up by the door.";
    facilitators: "Til facilitatorer", "For facilitators";
    facilitators_help:
        "Send kun dette link til dem, der styrer temadagen sammen med dig.",
        "Send this link only to those who run the theme day with you.";
    facilitator_link: "Link til facilitatorer", "Link for facilitators";
    facilitator_warning:
        "Den, der har dette link, kan rette planen, lukke for input og læse alt fra alle borde. Vis det ikke på storskærmen.",
        "Whoever has this link can change the plan, close input and read everything from all tables. Do not show it on the big screen.";
    copy(what: &str): format!("Kopiér {what}"), format!("Copy {what}");
    copy_short: "Kopiér", "Copy";
    copied: "Kopieret", "Copied";
    copy_failed:
        "Browseren ville ikke kopiere. Markér linket, og kopiér det selv.",
        "The browser would not copy. Select the link and copy it yourself.";
    recovery: "Gendannelsesfil", "Recovery file";
    recovery_help:
        "Mister du denne enhed, kan filen gøre en anden enhed til facilitator. Uden den kan ingen forny temadagens nøgler.",
        "If you lose this device, the file can make another device a facilitator. Without it nobody can renew the theme day's keys.";
    recovery_secret:
        "Filen er hemmelig. Gem den et sted, som kun du kan komme til.",
        "The file is secret. Keep it where only you can get to it.";
    recovery_save: "Gem gendannelsesfil", "Save recovery file";
    recovery_read_back: "Læs filen tilbage", "Read the file back";
    recovery_read_back_help:
        "Vælg den fil, du lige har gemt. Så ved vi, at den er hel, og enheden kan glemme den hemmelige nøgle.",
        "Choose the file that you have just saved. Then we know that it is complete, and the device can forget the secret key.";
    recovery_safe:
        "Gendannelsesfilen er gemt og læst tilbage. Den hemmelige nøgle findes nu kun i filen.",
        "The recovery file has been saved and read back. The secret key is now only in the file.";
    recovery_saved:
        "Filen ligger som regel i mappen Overførsler (Downloads).",
        "The file is usually in your Downloads folder.";
    recovery_wrong:
        "Det var ikke den rigtige fil, eller den er ikke hel. Gem filen igen, og læs den tilbage.",
        "That was not the right file, or it is not complete. Save the file again and read it back.";
    recovery_gone:
        "Denne enhed har ikke den hemmelige nøgle. Gendannelsesfilen gemmes på den enhed, der oprettede temadagen.",
        "This device does not have the secret key. The recovery file is saved on the device that created the theme day.";
    device: "Denne enhed", "This device";
    device_help:
        "Er enheden lånt, så slet temadagen fra den, når du er færdig. De andre mærker ikke noget.",
        "If the device is borrowed, delete the theme day from it when you are done. The others notice nothing.";
    device_way_back:
        "Du kan kun komme ind som facilitator igen med linket til facilitatorer eller gendannelsesfilen. Gem dem et andet sted først.",
        "You can only come back as a facilitator with the link for facilitators or the recovery file. Keep them somewhere else first.";
    poster: "Plakat", "Poster";
    poster_scan: "Scan koden, og skriv med", "Scan the code and join in";
    poster_address:
        "Åbn kameraet på din telefon eller tablet, og peg på koden. Du skal ikke hente noget og ikke logge ind.",
        "Open the camera on your phone or tablet and point it at the code. There is nothing to install and no login.";
    poster_code:
        "Kan du ikke scanne? Få hjælp af en facilitator, eller åbn",
        "Cannot scan? Ask a facilitator for help, or open";
    loopback:
        "Adressen virker kun på denne computer. Start Temadag på en adresse, som de andre kan nå.",
        "The address only works on this computer. Start Temadag on an address that the others can reach.";
    insecure:
        "Forbindelsen er ikke krypteret (http). Så kan siden ikke åbnes uden net, og en temadag bør ikke holdes sådan.",
        "The connection is not encrypted (http). The page then cannot be opened without a network, and a theme day should not be held this way.";
}
