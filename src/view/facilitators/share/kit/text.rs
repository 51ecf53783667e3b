//! The texts of the print kit.

use crate::bilingual;

bilingual! {
    pub(super) struct KitTexts;

    signs: "Print bordskilte", "Print table signs";
    signs_help(count: usize):
        format!(
            "{}, ét til hvert bord. Hvert skilt har sin egen kode, så deltagerne ikke skal vælge bord.",
            counted(count, "skilt", "skilte")
        ),
        format!(
            "{}, one for each table. Each sign has a code of its own, so participants need not choose a table.",
            counted(count, "sign", "signs")
        );
    forms: "Print papirskemaer", "Print paper forms";
    forms_help(count: usize):
        format!(
            "{} til dem, der hellere vil skrive i hånden: ét ark pr. fokuspunkt. Print et sæt til hvert bord.",
            counted(count, "ark", "ark")
        ),
        format!(
            "{} for those who would rather write by hand: one for each focus point. Print a set for each table.",
            counted(count, "sheet", "sheets")
        );
    sign_code: "QR-kode til bordet", "QR code for the table";
    sign_scan: "Scan koden, og skriv med", "Scan the code and join in";
    sign_how:
        "Åbn kameraet på din telefon eller tablet, og peg på koden. Du skal ikke hente noget og ikke logge ind.",
        "Open the camera on your phone or tablet and point it at the code. There is nothing to install and no login.";
    form_table: "Bord:", "Table:";
    form_who: "Sæt kryds:", "Tick one:";
    form_foot:
        "Skriv ikke navne eller andet, man kan kende et barn eller en familie på. Giv arket til en facilitator.",
        "Please write no names, and nothing that a child or a family can be known by. Hand the sheet to a facilitator.";
}
