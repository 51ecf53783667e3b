//! The texts for creating a workshop.

/// See the fields.
pub struct CreateTexts {
    pub heading: &'static str,
    pub template: &'static str,
    pub template_2018_help: &'static str,
    pub template_empty_help: &'static str,
    pub title: &'static str,
    pub title_help: &'static str,
    pub title_missing: &'static str,
    pub create: &'static str,
    pub busy: &'static str,
    pub token: &'static str,
    pub token_help: &'static str,
    pub no_storage: &'static str,
}

pub(super) const DANISH: CreateTexts = CreateTexts {
    heading: "Ny temadag",
    template: "Skabelon",
    template_2018_help: "4 fokuspunkter, 4 aspekter og 60 borde. Du kan rette alt bagefter.",
    template_empty_help: "Ét fokuspunkt, ét aspekt og 10 borde. Du bygger resten selv.",
    title: "Titel",
    title_help: "Den står øverst hos alle deltagere.",
    title_missing: "Skriv en titel.",
    create: "Opret",
    busy: "Opretter …",
    token: "Adgangsord (hvis du har fået et)",
    token_help: "På nogle servere skal man have et adgangsord for at oprette temadage.",
    no_storage: "Temadagen blev ikke oprettet, for browseren kan ikke gemme på denne enhed. Er vinduet privat, så brug et almindeligt. Gør ellers plads på enheden, og prøv igen.",
};

pub(super) const ENGLISH: CreateTexts = CreateTexts {
    heading: "New theme day",
    template: "Template",
    template_2018_help: "4 focus points, 4 aspects and 60 tables, in Danish. You can change everything afterwards.",
    template_empty_help: "One focus point, one aspect and 10 tables. You build the rest yourself.",
    title: "Title",
    title_help: "All participants see it at the top.",
    title_missing: "Enter a title.",
    create: "Create",
    busy: "Creating …",
    token: "Password (if you were given one)",
    token_help: "Some servers ask for a password before you can create a theme day.",
    no_storage: "The theme day was not created, because the browser cannot save anything on this device. Leave private browsing, or make room on the device, and try again.",
};
