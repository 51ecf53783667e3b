//! Templates: what a case can begin as, with the labels and clauses of the sources to the letter.

use protocol::ItemId;

use super::PieceOf;
use crate::{
    ATTACHMENTS, CASE_BODY, CASE_FORM, CASE_NUMBER, CASE_OF, CASE_ORDER, CASE_TEXT, CASE_TITLE,
    CASES, CLAUSES, CLOSING, CaseForm, OPENING, PIECE, POINT, SECTIONS, TREATMENTS, Write, Written,
};

/// The headings that a section is offered.
pub const OFFERED_HEADINGS: [&str; 6] = [
    "Baggrund og afsæt",
    "Proces",
    "Organisering af udviklingsprocessen",
    "Mål",
    "Økonomi",
    TIMETABLE,
];

/// The heading under which the timetable stands.
const TIMETABLE: &str = "Tidsplan";

/// What a case can begin as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseTemplate {
    /// As Aalborg's on the strategy for 2016 to 2020: to be approved, with ten clauses.
    Approval,
    /// As Aalborg's on the theme day of 2018: to be told of.
    Orientation,
    /// A case to be approved with nothing in it.
    Empty,
}

struct Draft {
    form: CaseForm,
    title: &'static str,
    number: &'static str,
    point: &'static str,
    body: &'static str,
    opening: &'static str,
    closing: &'static str,
    clauses: &'static [&'static str],
    /// Heading, and words.
    sections: &'static [(&'static str, &'static str)],
    attachments: &'static [&'static str],
}

const APPROVAL: Draft = Draft {
    form: CaseForm::Approval,
    title: "Udviklingsstrategi for børn, unge og familier med særlige behov",
    number: "2015-043093",
    point: "7",
    body: "Skoleudvalget",
    opening: "Skoleforvaltningen indstiller, at Skoleudvalget godkender,",
    closing: "Sagsfremstillingen er ligeledes fremsendt til drøftelse og kvalificering i Forvaltningsledelsen i Familie- og Beskæftigelsesforvaltningen",
    clauses: &[
        "der udarbejdes en udviklingsstrategi for børn, unge og familier med særlige behov gældende fra 2016 til 2020",
        "udviklingsstrategien omsættes indenfor de eksisterende budgetrammer",
        "udviklingsstrategien i 2016 omsættes i form af allerede fastlagte og til dels igangsatte spor (indsatser, arbejdsopgaver/arbejdsprocedurer og projekter); herunder bl.a. arbejdet med implementering af indsatsstrappen og udmøntning af ekstra socialrådgiverressourcer på Familie- og Beskæftigelsesforvaltningens område samt udmøntning af inklusionsstrategien i skoleregi",
        "der i efteråret 2016 igangsættes en involverende proces med henblik på at udvælge spor (indsatser, arbejdsopgaver/arbejdsprocedurer og projekter) for 2017 og årene frem",
        "der sideløbende og i årene 2016-2020 sikres optimering og fortsat udvikling af de mange allerede igangsatte initiativer i Aalborg Kommune",
        "Udviklingsstrategien erstatter Familie- og Beskæftigelsesforvaltningens eksisterende Udviklingsstrategi for børn, unge og familier med særlige behov samt Aalborg Kommunes Anbringelsesgrundlag. Anbringelsesgrundlaget erstattes dog først, når alternativ til grundlaget er udviklet i løbet af 2016",
        "Udviklingsstrategien skal understøtte indsatsen ift. de nationalt fastlagte 2020 mål samt de i Aalborg Kommune definerede mål på området, herunder Mål og Strategier 2016 i Familie- og Beskæftigelsesforvaltningen og Skoleforvaltningens vision",
        "der følges op på udviklingsstrategien i de årlige målstyringsaftaler på Familie- og Beskæftigelsesforvaltningens område og igennem arbejdet med kvalitetsrapporten på skoleområdet",
        "Familie- og Socialudvalget og Skoleudvalget løbende inddrages i forandringsprocesserne i det omfang, der skal træffes konkrete beslutninger til at sikre udmøntningen af udviklingsstrategien",
        "Familie- og Socialudvalget og Skoleudvalget orienteres ved midtvejsstatus i 2018",
    ],
    sections: &[
        ("Baggrund og afsæt", ""),
        ("Proces", ""),
        ("Organisering af udviklingsprocessen", ""),
        ("Mål", ""),
        ("Økonomi", ""),
        (TIMETABLE, ""),
    ],
    attachments: &[
        "Bilag 1 - Udviklingsstrategi for børn, unge og familier med særlige behov 2016-2020",
        "KL-udspil: De udsatte børn - Fremtiden er deres.PDF",
    ],
};

const ORIENTATION: Draft = Draft {
    form: CaseForm::Orientation,
    title: "Nye veje på det specialiserede område - skole, social og handicap",
    number: "2017-064387",
    point: "8",
    body: "Skoleudvalget",
    opening: "Skoleforvaltningen fremsender til Skoleudvalgets orientering, information om processen i forhold til udarbejdelse af en fælles strategi på det specialiserede område.",
    closing: "",
    clauses: &[],
    sections: &[
        (
            "",
            "Nærværende sag fremsendes for at orientere Skoleudvalget om den igangsatte proces med den kommende strategi på det specialiserede område samt for at orientere om, at der den 29. januar afholdes en temadag for borgere, pårørende, medarbejdere (MED-organisationen), politikere og organisationer.",
        ),
        ("Baggrund", ""),
        (
            "Temadag den 29. januar",
            "Mandag den 29. januar 2018 kl. 18.30-21.30 i Nordkraft gennemføres der en temadag med deltagelse af politikere, forvaltningsansatte, pårørende, organisationer og borgere. Formål med temadagen er at give input til udmøntning af de strategiske fokusområder – potentiale, væsentlige aktiviteter, forudsætninger og opmærksomhedspunkter.",
        ),
        ("Tidsplan for det videre arbejde", ""),
    ],
    attachments: &[
        "Forligstekst_fælles strategi på det specialiserede område_Aalborg Kommune",
        "Kommissorium Socialstrategi",
        "politikker og strategier.docx",
        "Procesplan vedr. inklusion",
    ],
};

const EMPTY: Draft = Draft {
    form: CaseForm::Approval,
    title: "",
    number: "",
    point: "",
    body: "",
    opening: "",
    closing: "",
    clauses: &[],
    sections: &[],
    attachments: &[],
};

impl CaseTemplate {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Approval, Self::Orientation, Self::Empty];

    fn draft(self) -> &'static Draft {
        match self {
            Self::Approval => &APPROVAL,
            Self::Orientation => &ORIENTATION,
            Self::Empty => &EMPTY,
        }
    }

    /// What makes a case so, at a place among the others.
    pub fn begin(self, id: ItemId, order: f64, mut fresh: impl FnMut() -> ItemId) -> Vec<Write> {
        let draft = self.draft();
        let mut case: Vec<(&str, Written)> = vec![
            (CASE_TITLE, draft.title.into()),
            (CASE_FORM, draft.form.word().into()),
            (OPENING, draft.opening.into()),
            (CLOSING, draft.closing.into()),
            (CASE_ORDER, order.into()),
        ];
        if !draft.number.is_empty() {
            case.push((CASE_NUMBER, draft.number.into()));
        }
        let mut writes = vec![added(CASES, id, case)];
        let mut add = |root: &str, order: usize, mut values: Vec<(&str, Written)>| {
            values.push((CASE_OF, id.into()));
            values.push((CASE_ORDER, (order as f64 + 1.0).into()));
            writes.push(added(root, fresh(), values));
        };
        if !draft.body.is_empty() {
            let values = vec![(POINT, draft.point.into()), (CASE_BODY, draft.body.into())];
            add(TREATMENTS, 0, values);
        }
        for (order, clause) in draft.clauses.iter().enumerate() {
            add(CLAUSES, order, vec![(CASE_TEXT, (*clause).into())]);
        }
        for (order, (title, text)) in draft.sections.iter().enumerate() {
            let mut values = vec![(CASE_TITLE, (*title).into()), (CASE_TEXT, (*text).into())];
            if title.starts_with(TIMETABLE) {
                values.push((PIECE, PieceOf::Timetable.word().into()));
            }
            add(SECTIONS, order, values);
        }
        for (order, name) in draft.attachments.iter().enumerate() {
            add(ATTACHMENTS, order, vec![(CASE_TITLE, (*name).into())]);
        }
        writes
    }
}

fn added(root: &str, id: ItemId, values: Vec<(&str, Written)>) -> Write {
    let values = values.into_iter();
    Write::Add {
        root: root.to_owned(),
        id,
        values: values
            .map(|(field, value)| (field.to_owned(), value))
            .collect(),
    }
}
