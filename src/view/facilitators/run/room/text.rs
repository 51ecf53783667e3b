//! The texts of the control room.

use crate::bilingual;

bilingual! {
    pub struct RoomTexts;

    tables: "Bordene", "The tables";
    tables_help:
        "Det, der er nået frem til denne enhed. Et bord uden net kan have skrevet mere.",
        "What has reached this device. A table without a network may have written more.";
    done(done: usize, all: usize):
        format!("{} af {} er færdige.", whole(done), counted(all, "bord", "borde")),
        format!("{} of {} are done.", whole(done), counted(all, "table", "tables"));
    empty_tables(count: usize, which: &str):
        format!("{} har ikke skrevet noget endnu: {which}.", counted(count, "bord", "borde")),
        format!("{} not written anything yet: {which}.", counted(count, "table has", "tables have"));
    all_wrote: "Der er input fra alle borde.", "There is input from all tables.";
    offline(count: usize, which: &str):
        format!("Ved {}, der ikke er færdige, er ingen på nettet lige nu: {which}. De kan skrive videre; det kommer, når de er på nettet igen.", counted(count, "bord", "borde")),
        format!("At {} nobody is online right now: {which}. They can go on writing; it comes when they are online again.", counted(count, "table that is not done", "tables that are not done"));
    incomplete(count: usize, which: &str):
        format!("Ved {} mangler noget, som ikke er nået frem: {which}. Det kommer, når enheden er på nettet, eller som fil.", counted(count, "bord", "borde")),
        format!("At {} something is missing that has not arrived: {which}. It comes when the device is online, or as a file.", counted(count, "table", "tables"));
    table: "Bord", "Table";
    persons: "Ved bordet", "Seated";
    online: "På nettet nu", "Online now";
    devices: "Enheder", "Devices";
    inputs: "Input", "Input";
    last: "Sidste input", "Last input";
    is_done: "Færdig", "Done";
    yes: "Ja", "Yes";
    no: "Nej", "No";
    missing: "Mangler noget", "Something missing";
    devices_help:
        "Enheder er dem, der har sendt noget fra bordet; to faner på én enhed tæller to. På nettet nu er dem, der har appen fremme på en tændt skærm.",
        "Devices are those that have sent something from the table; two tabs of one device count two. Online now are those with the app open on a lit screen.";

    coverage: "Dækning", "Coverage";
    coverage_help:
        "Antal input i hvert felt efter interessent, så du kan nå at spørge. Det er til dig: tallene kan pege på enkelte personer, så vis dem ikke på storskærm.",
        "Input in each cell by stakeholder, so that you can ask in time. It is for you: the numbers may point at persons, so do not show them on a big screen.";
    coverage_none: "Der er ikke skrevet noget endnu.", "Nothing has been written yet.";
    cell: "Felt", "Cell";
    silent: "Ingen har skrevet om", "Nobody has written about";
    silent_help:
        "Her mangler der en stemme. Bed bordene om at tage det op, mens der er tid.",
        "A voice is missing here. Ask the tables to take it up while there is time.";
    silent_none: "Alle interessenter har skrevet om alle aspekter.", "All stakeholders have written about all aspects.";
    not_about(who: &str, what: &str): format!("{who}: {what}"), format!("{who}: {what}");
}
