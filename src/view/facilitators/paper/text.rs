//! The texts of “Papir”.

use crate::bilingual;

bilingual! {
    pub(super) struct PaperTexts;

    page: "Papir", "Paper";
    heading: "Skriv papirskemaer ind", "Type in paper forms";
    form: "Papirskema", "Paper form";
    table: "Bord", "Table";
    table_missing:
        "Skriv nummeret på et bord, der er i planen.",
        "Enter the number of a table that is in the plan.";
    stakeholder: "Interessent", "Stakeholder";
    stakeholder_none: "Ikke oplyst", "Not said";
    focus_point: "Fokuspunkt", "Focus point";
    aspect: "Aspekt", "Aspect";
    text: "Input", "Input";
    text_missing: "Skriv det, der står på papiret.", "Type what stands on the paper.";
    keys:
        "Enter tilføjer. Shift+Enter giver en ny linje. Ctrl+Enter tilføjer og går til det næste ark. Alt+↓ og Alt+↑ skifter aspekt.",
        "Enter adds. Shift+Enter makes a new line. Ctrl+Enter adds and goes to the next sheet. Alt+↓ and Alt+↑ change the aspect.";
    add: "Tilføj", "Add";
    closed:
        "Der er lukket for deltagernes input. Det, du skriver ind her, kommer med alligevel.",
        "Input is closed for participants. What you type in here counts all the same.";
    added: "Tilføjet nu", "Added now";
    count(count: usize):
        match count {
            0 => "Intet endnu. Det, du tilføjer, står her og i »Saml«, mærket »Importeret«.".to_owned(),
            count => format!("{} tilføjet fra papir.", counted(count, "input", "input")),
        },
        match count {
            0 => "Nothing yet. What you add stands here and in “Collect”, marked “Imported”.".to_owned(),
            count => format!("{} added from paper.", counted(count, "input", "inputs")),
        };
    undo(text: &str): format!("Fortryd: »{text}«"), format!("Undo: “{text}”");
    put_back(text: &str): format!("Sæt tilbage: »{text}«"), format!("Put back: “{text}”");
    put_back_short: "Sæt tilbage", "Put back";
    withdrawn: "Trukket tilbage.", "Withdrawn.";
}
