//! The texts of a rehearsal.

use crate::bilingual;

bilingual! {
    pub struct RehearsalTexts;

    before: "Inden aftenen", "Before the evening";
    begin: "Prøv aftenen", "Rehearse the evening";
    begin_help:
        "Øv dig med 40 opfundne deltagere, før de rigtige kommer. De sætter sig ved bordene, skriver, når du starter en fase, og stemmer. Prøven er en kopi: den rigtige temadag bliver ikke rørt, og intet forlader enheden.",
        "Practise with 40 invented participants before the real ones come. They sit down at the tables, write when you start a phase, and vote. The rehearsal is a copy: the real theme day is not touched, and nothing leaves this device.";
    go_on: "Fortsæt prøven", "Go on with the rehearsal";
    busy: "Gør prøven klar …", "Preparing the rehearsal …";
    failed:
        "Prøven kunne ikke laves, for browseren kan ikke gemme mere på denne enhed. Gør plads, og prøv igen.",
        "The rehearsal could not be made, because the browser cannot save more on this device. Make room and try again.";
    title(title: &str): format!("Prøve: {title}"), format!("Rehearsal: {title}");

    label: "Prøve", "Rehearsal";
    band: "Dette er en prøve. Deltagerne er opfundne.", "This is a rehearsal. The participants are invented.";
    end: "Slut prøven", "End the rehearsal";
    status: "Prøve: kun på denne enhed", "Rehearsal: only on this device";
    no_links:
        "En prøve er kun på denne enhed, så der er ingen links at dele. Slut prøven for at dele den rigtige temadag.",
        "A rehearsal is on this device only, so there are no links to share. End the rehearsal to share the real theme day.";
    no_code: "Her står QR-koden på aftenen.", "On the evening the QR code stands here.";

    guide: "Prøv det hele", "Try all of it";
    guide_help:
        "Deltagerne er på plads i løbet af et halvt minut. Rækkefølgen er din egen.",
        "The participants are in their seats within half a minute. The order is your own.";
    tried: "prøvet", "tried";
    start: "Start en fase, hvor der skrives, og se tallene vokse.", "Start a phase in which people write, and see the numbers grow.";
    pause: "Hold pause, og fortsæt.", "Pause, and go on.";
    message: "Send en besked til alle.", "Send a message to all.";
    close: "Luk fasen. Et par stykker skriver lidt for sent.", "Close the phase. A few write a little late.";
    admit: "Luk dem ind, der kom for sent.", "Let in those who were late.";
    vote: "Åbn afstemningen, og se stemmerne komme.", "Open the vote, and see the votes come.";
}
