//! The texts of “Sag”.

use workshop::CaseForm;
use workshop::cases::{Case, CaseTemplate, PieceOf};
use workshop::visible;

use crate::bilingual;

bilingual! {
    pub struct CasesTexts;

    page: "Sag", "Case";
    begin: "Ny sag", "A new case";
    begin_help:
        "En sag er det, et udvalg eller byrådet skal godkende eller orienteres om. Skabelonerne er sager, som de stod på Aalborgs dagsordener; ret dem, så de passer. Kun facilitatorer kan læse den.",
        "A case is what a committee or the city council is to approve or be told of. The templates are cases as they stood on Aalborg's agendas, in Danish; change them to fit. Only facilitators can read it.";
    template: "Begynd med", "Begin with";
    empty: "En tom sag", "An empty case";
    as_approval: "Godkendelse med ti punkter, som Aalborg 2016–2020", "An approval with ten clauses, as Aalborg 2016–2020";
    as_orientation: "Orientering om temadagen, som Aalborg 2018", "Information on the theme day, as Aalborg 2018";
    new_case: "Ny sag", "New case";
    begun: "Ny sag begyndt.", "A new case has been begun.";
    chosen: "Sag", "Case";
    saved: "Gemt.", "Saved.";
    moved: "Flyttet.", "Moved.";
    untitled: "Uden tekst", "Without words";
    taken_out(what: &str): format!("»{what}« er taget ud."), format!("“{what}” has been taken out.");
    approval_of(title: &str): format!("Godkendelse: {title}"), format!("Approval: {title}");
    orientation_of(title: &str): format!("Orientering om {title}"), format!("Information on {title}");

    form: "Slags", "Kind";
    approval: "Godkendelse", "Approval";
    orientation: "Orientering", "Information";
    number: "Sagsnummer", "Case number";
    title: "Titel", "Title";
    opening: "Indledende sætning", "Opening sentence";
    clauses: "Indstilling", "Recommendation";
    clause: "at", "that";
    new_clause: "Nyt »at …«", "New “that …”";
    clause_added: "Nyt »at …« tilføjet.", "A new “that …” has been added.";
    closing: "Under indstillingen", "Below the recommendation";

    treatments: "Behandling", "Treatment";
    new_treatment: "Nyt udvalg", "New body";
    treatment_added: "Nyt udvalg tilføjet.", "A new body has been added.";
    treatment_named(number: usize, body: &str): format!("{number}. {body}"), format!("{number}. {body}");
    no_body: "Uden udvalg", "Without a body";
    body: "Udvalg", "Body";
    point: "Punkt", "Item";
    when: "Hvornår", "When";
    decision: "Beslutning", "Decision";

    sections: "Sagsbeskrivelse", "Description of the case";
    heading: "Overskrift", "Heading";
    text: "Tekst", "Text";
    piece: "Sæt ind fra data", "Put in from the data";
    no_piece: "Intet", "Nothing";
    timetable: "Tidsplan", "Timetable";
    participation: "Hvem deltog", "Who took part";
    is_under: "Hører under overskriften før", "Belongs under the heading before";
    new_section: "Nyt afsnit", "New section";
    section_added: "Nyt afsnit tilføjet.", "A new section has been added.";
    attachments: "Bilag", "Attachments";
    attachment: "Filens navn", "The file's name";
    new_attachment: "Nyt bilag", "New attachment";
    attachment_added: "Nyt bilag tilføjet.", "A new attachment has been added.";
    take_case_out: "Tag sagen ud", "Take the case out";

    reading: "Som den læses", "As it is read";
    read_by: "Læst af", "Read by";
    print: "Udskriv", "Print";
    what: "Hvad", "What";
    no_timetable: "Tidsplanen er tom. Skriv den på siden »Tidsplan«.", "The timetable is empty. Write it on the page “Timetable”.";
    stakeholder: "Interessent", "Stakeholder";
    persons: "Personer", "Persons";
    inputs: "Input", "Inputs";
    no_stakeholder: "Ikke oplyst", "Not said";
    sum: "I alt", "In all";

    out: "Sager, der er taget ud", "Cases that were taken out";
    put_back: "Sæt ind igen", "Put back";
    put_back_named(what: &str): format!("Sæt ind igen: {what}"), format!("Put back: {what}");
    is_put_back(what: &str): format!("»{what}« er sat ind igen."), format!("“{what}” has been put back.");
}

impl CasesTexts {
    /// What a template is called.
    pub fn template_named(&self, template: CaseTemplate) -> &'static str {
        match template {
            CaseTemplate::Approval => self.as_approval,
            CaseTemplate::Orientation => self.as_orientation,
            CaseTemplate::Empty => self.empty,
        }
    }

    /// What a form is called.
    pub fn form_named(&self, form: CaseForm) -> &'static str {
        match form {
            CaseForm::Approval => self.approval,
            CaseForm::Orientation => self.orientation,
        }
    }

    /// What a piece is called.
    pub fn piece_named(&self, piece: PieceOf) -> &'static str {
        match piece {
            PieceOf::Timetable => self.timetable,
            PieceOf::Participation => self.participation,
        }
    }

    /// What a case is called.
    pub fn called(&self, case: &Case) -> String {
        let title = visible::in_line(&case.title);
        let title = match title.is_empty() {
            true => self.untitled.to_owned(),
            false => title,
        };
        match case.form() {
            CaseForm::Approval => (self.approval_of)(&title),
            CaseForm::Orientation => (self.orientation_of)(&title),
        }
    }
}
