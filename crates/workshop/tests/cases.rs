//! The cases: the sources' own, written by commands and read in the order of an agenda, compared with the sources line by
//! line. [A36]

mod common;

use common::{item, lane, run};
use protocol::ItemId;
use workshop::cases::{Block, CaseTemplate, Cases, OFFERED_HEADINGS, PieceOf, outline};
use workshop::template::Language;
use workshop::timetable::{Timetable, TimetableTemplate};
use workshop::{
    ATTACHMENTS, CASE_BODY, CASE_FORM, CASE_NUMBER, CASE_OF, CASE_ORDER, CASE_TEXT, CASE_TITLE,
    CASES, CLAUSES, CLOSING, CaseForm, CasesCommand, Document, DocumentKind, IS_UNDER, OPENING,
    PIECE, POINT, SECTIONS, TREATMENTS, TimetableCommand, Write, Written,
};

/// `001_cd6f9d0d598bf623.txt`: all labels, clauses, headings and rows; of the prose the beginning of each part, and its list.
const SOURCE_001: &str = "\
Punkt 7.
Godkendelse: Udviklingsstrategi for børn, unge og familier med særlige behov
2015-043093
Skoleforvaltningen indstiller, at Skoleudvalget godkender,
at der udarbejdes en udviklingsstrategi for børn, unge og familier med særlige behov gældende fra 2016 til 2020
at udviklingsstrategien omsættes indenfor de eksisterende budgetrammer
at udviklingsstrategien i 2016 omsættes i form af allerede fastlagte og til dels igangsatte spor (indsatser, arbejdsopgaver/arbejdsprocedurer og projekter); herunder bl.a. arbejdet med implementering af indsatsstrappen og udmøntning af ekstra socialrådgiverressourcer på Familie- og Beskæftigelsesforvaltningens område samt udmøntning af inklusionsstrategien i skoleregi
at der i efteråret 2016 igangsættes en involverende proces med henblik på at udvælge spor (indsatser, arbejdsopgaver/arbejdsprocedurer og projekter) for 2017 og årene frem
at der sideløbende og i årene 2016-2020 sikres optimering og fortsat udvikling af de mange allerede igangsatte initiativer i Aalborg Kommune
at Udviklingsstrategien erstatter Familie- og Beskæftigelsesforvaltningens eksisterende Udviklingsstrategi for børn, unge og familier med særlige behov samt Aalborg Kommunes Anbringelsesgrundlag. Anbringelsesgrundlaget erstattes dog først, når alternativ til grundlaget er udviklet i løbet af 2016
at Udviklingsstrategien skal understøtte indsatsen ift. de nationalt fastlagte 2020 mål samt de i Aalborg Kommune definerede mål på området, herunder Mål og Strategier 2016 i Familie- og Beskæftigelsesforvaltningen og Skoleforvaltningens vision
at der følges op på udviklingsstrategien i de årlige målstyringsaftaler på Familie- og Beskæftigelsesforvaltningens område og igennem arbejdet med kvalitetsrapporten på skoleområdet
at Familie- og Socialudvalget og Skoleudvalget løbende inddrages i forandringsprocesserne i det omfang, der skal træffes konkrete beslutninger til at sikre udmøntningen af udviklingsstrategien
at Familie- og Socialudvalget og Skoleudvalget orienteres ved midtvejsstatus i 2018
Sagsfremstillingen er ligeledes fremsendt til drøftelse og kvalificering i Forvaltningsledelsen i Familie- og Beskæftigelsesforvaltningen
Beslutning:
Godkendt
Sagsbeskrivelse
Baggrund og afsæt
KL kom i marts 2015 med et udspil om udsatte børn og unge \"De udsatte børn – fremtiden er deres\". Udspillet er vedhæftet som bilag.
Hovedpointerne er:
- Tilfør kompetencer tidligt i livet
- Styrke det tværprofessionelle samarbejde
- Nytænk de specialiserede indsatser og styrk sagsbehandlingen
- Hav ambitioner for alle børn og unges læring
Proces
Med nærværende indstilling styrkes indsatsen ifht børn, unge og familier med særlige behov. Undervejs vil der blive fulgt op på baggrund af udvalgte mål/nøgletal indenfor det enkelte spor.
Proces 2016
Sporene for 2016 er på forhånd defineret. Blandt andet som følge af budgetforlig 2016 og allerede igangsatte initiativer mv.
Proces 2017-2020
Der vil i årene 2017-2020 blive indsamlet viden i organisationen til brug for de videre udviklingsspor og tilhørende omsætningsplaner.
Organisering af udviklingsprocessen
Familie- og Beskæftigelsesforvaltningen og Skoleforvaltningen er tilsammen hovedaktører, der skal sikre de bedst mulige vilkår for børn, unge og familier med særlige behov i Aalborg Kommune. Der er et godt og tæt samarbejde mellem Skoleforvaltningen og Familie- og Beskæftigelsesforvaltningen.
Mål
Skoleudvalget og Familie- og Socialudvalget orienteres ved midtvejsstatus i 2018.
Økonomi
Initiativerne indenfor de 4 hovedpointer skal finansieres indenfor de eksisterende budgetrammer. Der skal fokuseres på at tænke sociale indsatser som sociale investeringer.
Tidsplan
BFA ledergruppe – drøftelse og kvalificering	05.01.16
SA Ledergruppe – drøftelse og kvalificering	12.01.15
Behandling FL SK	11.01.16
Behandling FL FB	13.01.16
1. behandling FSU	22.01.16
1. Behandling SK	02.02.16
Høringsperiode FMU og AMU (muligvis ekstraordinære møder)	03.02.16 – 24.02.16
FL SK	03.03.16
FL FB	09.03.16
2. Behandling SK	15.03.16
2. Behandling FSU	18.03.16
Byråd (til godkendelse)	04.04.16
Udviklingsproces FB og Skoleforvaltningen Der fremsendes løbende beslutningsoplæg til FSU og Skoleforvaltningen	2016-2020
Bilag:
Bilag 1 - Udviklingsstrategi for børn, unge og familier med særlige behov 2016-2020
KL-udspil: De udsatte børn - Fremtiden er deres.PDF";

/// `004_e170028f73842047.txt`, likewise; its timetable has the times in front, and a sentence below it.
const SOURCE_004: &str = "\
Punkt 8.
Orientering om Nye veje på det specialiserede område - skole, social og handicap
2017-064387
Skoleforvaltningen fremsender til Skoleudvalgets orientering, information om processen i forhold til udarbejdelse af en fælles strategi på det specialiserede område.
Beslutning:
Til orientering.
Sagsbeskrivelse
Nærværende sag fremsendes for at orientere Skoleudvalget om den igangsatte proces med den kommende strategi på det specialiserede område samt for at orientere om, at der den 29. januar afholdes en temadag for borgere, pårørende, medarbejdere (MED-organisationen), politikere og organisationer.
Baggrund
Strategien skal være overordnet retningsgivende for de mange forskellige indsatser/understrategier, der er igangsat og skal igangsættes. Budgetteksten er vedhæftet.
Temadag den 29. januar
Mandag den 29. januar 2018 kl. 18.30-21.30 i Nordkraft gennemføres der en temadag med deltagelse af politikere, forvaltningsansatte, pårørende, organisationer og borgere. Formål med temadagen er at give input til udmøntning af de strategiske fokusområder – potentiale, væsentlige aktiviteter, forudsætninger og opmærksomhedspunkter.
Tidsplan for det videre arbejde
Budgetforligspartiernes tiltrædelse af kommissorium og procesnotat	4. december 2017
Temadag vedrørende den fælles strategi på det specialiserede område	29. januar 2018 kl. 18.30
Formulering af udkast til strategi på baggrund af inputs fra interessenterne	Februar
Politisk behandling herunder høring	Marts - april
Forslag til udmøntning af strategien i en inddragende proces med alle interessenter	April – juni
Forvaltningerne sikrer, at de relevante forslag omsættes til prøvehandlinger og delprojekter	Andet halvår 2018
I forbindelse med budgetseminar for Byrådet 2018 orienteres om status for realiseringen af strategien samt de økonomiske resultater.
Bilag:
Forligstekst_fælles strategi på det specialiserede område_Aalborg Kommune
Kommissorium Socialstrategi
politikker og strategier.docx
Procesplan vedr. inklusion";

/// A document being written, entry by entry, each by a command of its own.
struct Writer {
    document: Document,
    next: u8,
}

impl Writer {
    fn new() -> Self {
        Self {
            document: Document::new(DocumentKind::Cases, lane(1)),
            next: 0,
        }
    }

    fn add(&mut self, root: &str, values: Vec<(&str, Written)>) -> ItemId {
        self.next += 1;
        let id = item(self.next);
        let order = (CASE_ORDER, f64::from(self.next).into());
        let values = values.into_iter().chain([order]);
        let add = Write::Add {
            root: root.to_owned(),
            id,
            values: values.map(|(key, value)| (key.to_owned(), value)).collect(),
        };
        run(&mut self.document, &[CasesCommand(vec![add]).into()]);
        id
    }

    fn write(&mut self, write: Write) {
        run(&mut self.document, &[CasesCommand(vec![write]).into()]);
    }
}

/// Writes a case from the lines of a source: each line is typed where its label or its place says.
fn written(source: &str, form: CaseForm, headings: &[&str], under: &[&str]) -> Document {
    let mut writer = Writer::new();
    let mut lines = source.lines();
    let point = lines.next().unwrap().strip_prefix("Punkt ").unwrap();
    let point = point.strip_suffix('.').unwrap();
    let title = lines.next().unwrap();
    let title = title
        .strip_prefix("Godkendelse: ")
        .or(title.strip_prefix("Orientering om "));
    let case = writer.add(CASES, vec![(CASE_FORM, form.word().into())]);
    writer.write(Write::edit(CASES, case, CASE_TITLE, "", title.unwrap()));
    writer.write(Write::set(CASES, case, CASE_NUMBER, lines.next().unwrap()));
    writer.write(Write::edit(CASES, case, OPENING, "", lines.next().unwrap()));
    let of: (&str, Written) = (CASE_OF, case.into());
    let body = (CASE_BODY, "Skoleudvalget".into());
    let treatment = writer.add(TREATMENTS, vec![of.clone(), (POINT, point.into()), body]);
    let mut section: Option<(ItemId, String)> = None;
    let mut is_decision = false;
    let mut is_description = false;
    let mut is_attached = false;
    for line in lines {
        match line {
            "Beslutning:" => is_decision = true,
            "Sagsbeskrivelse" => is_description = true,
            "Bilag:" => is_attached = true,
            // Drawn from the data.
            _ if line.contains('\t') || line.starts_with("I forbindelse med budgetseminar") => {}
            _ if is_attached => {
                writer.add(ATTACHMENTS, vec![of.clone(), (CASE_TITLE, line.into())]);
            }
            _ if is_description => {
                let is_under = under.contains(&line);
                if headings.contains(&line) || is_under || section.is_none() {
                    let is_heading = headings.contains(&line) || is_under;
                    let mut values = vec![of.clone(), (IS_UNDER, is_under.into())];
                    if line.starts_with("Tidsplan") {
                        values.push((PIECE, PieceOf::Timetable.word().into()));
                    }
                    let id = writer.add(SECTIONS, values);
                    section = Some((id, String::new()));
                    if is_heading {
                        writer.write(Write::edit(SECTIONS, id, CASE_TITLE, "", line));
                        continue;
                    }
                }
                let (id, text) = section.as_mut().unwrap();
                let after = match text.is_empty() {
                    true => line.to_owned(),
                    false => format!("{text}\n\n{line}"),
                };
                let edit = Write::edit(SECTIONS, *id, CASE_TEXT, text, &after);
                *text = after;
                writer.write(edit);
            }
            _ if is_decision => {
                writer.write(Write::edit(TREATMENTS, treatment, CASE_TEXT, "", line))
            }
            _ => match line.strip_prefix("at ") {
                Some(clause) => {
                    writer.add(CLAUSES, vec![of.clone(), (CASE_TEXT, clause.into())]);
                }
                None => writer.write(Write::edit(CASES, case, CLOSING, "", line)),
            },
        }
    }
    writer.document
}

/// The timetable of a template.
fn timetable(template: TimetableTemplate) -> Timetable {
    let mut document = Document::new(DocumentKind::Timetable, lane(1));
    let mut next = 0;
    let writes = template.begin(template.title(Language::Danish), || {
        next += 1;
        item(next)
    });
    run(&mut document, &[TimetableCommand(writes).into()]);
    Timetable::of(&document)
}

/// The only case, line by line as it is read.
fn read(document: &Document, timetable: &Timetable) -> Vec<String> {
    let cases = Cases::of(document);
    let case = &cases.cases[0];
    let mut lines = Vec::new();
    for block in outline(case, case.treatments.first(), Language::Danish) {
        match block {
            Block::Point(text)
            | Block::Title(text)
            | Block::Number(text)
            | Block::Opening(text)
            | Block::Clause(text)
            | Block::Closing(text)
            | Block::DecisionHeading(text)
            | Block::Description(text)
            | Block::Heading(text)
            | Block::Subheading(text)
            | Block::Paragraph(text)
            | Block::AttachmentsHeading(text)
            | Block::Attachment(text) => lines.push(text),
            Block::Decision(None, text) => lines.push(text),
            Block::Decision(Some(body), text) => lines.push(format!("{body}: {text}")),
            Block::Item(text) => lines.push(format!("- {text}")),
            Block::Piece(PieceOf::Timetable) => {
                let style = timetable.style();
                lines.extend(timetable.rows.iter().map(|row| {
                    let when = row.timing.print(style, Language::Danish);
                    format!("{}\t{when}", row.row.what).trim_end().to_owned()
                }));
            }
            Block::Piece(other) => lines.push(format!("{other:?}")),
        }
    }
    lines
}

/// With the dashes of times written in one way: the sources have three.
fn plain(line: &str) -> String {
    match line.split_once('\t') {
        Some((what, when)) => {
            let when = when
                .replace(" – ", "-")
                .replace(" - ", "-")
                .replace('–', "-");
            format!("{what}\t{when}")
        }
        None => line.to_owned(),
    }
}

#[track_caller]
fn is_the_source(document: &Document, timetable: &Timetable, source: &str) {
    let read = read(document, timetable);
    for (line, expected) in read.iter().zip(source.lines()) {
        assert_eq!(plain(line), plain(expected));
    }
    assert_eq!(read.len(), source.lines().count());
}

/// [A36]
#[test]
fn the_case_of_2016_is_written_by_commands_and_reads_as_the_source() {
    let document = written(
        SOURCE_001,
        CaseForm::Approval,
        &OFFERED_HEADINGS,
        &["Proces 2016", "Proces 2017-2020"],
    );
    let timetable = timetable(TimetableTemplate::Treatment);
    is_the_source(&document, &timetable, SOURCE_001);
    let cases = Cases::of(&document);
    assert_eq!(cases.cases[0].clauses.len(), 10);
    assert_eq!(timetable.rows.len(), 13);
}

/// [A36]
#[test]
fn the_case_of_2018_is_written_by_commands_and_reads_as_the_source() {
    let document = written(
        SOURCE_004,
        CaseForm::Orientation,
        &[
            "Baggrund",
            "Temadag den 29. januar",
            "Tidsplan for det videre arbejde",
        ],
        &[],
    );
    is_the_source(
        &document,
        &timetable(TimetableTemplate::ThemeDay),
        SOURCE_004,
    );
}

fn begun(template: CaseTemplate) -> Document {
    let mut document = Document::new(DocumentKind::Cases, lane(1));
    let mut next = 1;
    let writes = template.begin(item(1), 1.0, || {
        next += 1;
        item(next)
    });
    run(&mut document, &[CasesCommand(writes).into()]);
    document
}

/// [A36]
#[test]
fn a_template_has_the_labels_and_the_order_of_its_source() {
    let sources = [
        (
            CaseTemplate::Approval,
            TimetableTemplate::Treatment,
            SOURCE_001,
        ),
        (
            CaseTemplate::Orientation,
            TimetableTemplate::ThemeDay,
            SOURCE_004,
        ),
    ];
    for (template, rows, source) in sources {
        let mut expected = source.lines().map(plain);
        let mut found = 0;
        for line in read(&begun(template), &timetable(rows)) {
            // Prose and decisions are left for whoever begins so; what is there stands in the source's order.
            let line = plain(&line);
            assert!(
                expected.any(|expected| expected == line),
                "{template:?}: {line}"
            );
            found += 1;
        }
        assert!(found > 15, "{template:?}: {found}");
    }
    let blocks = outline(
        &Cases::of(&begun(CaseTemplate::Empty)).cases[0],
        None,
        Language::Danish,
    );
    assert_eq!(blocks, [Block::Title("Godkendelse: ".to_owned())]);
}

/// [A36]
#[test]
fn one_case_keeps_what_each_body_decided() {
    let mut document = begun(CaseTemplate::Approval);
    let other = item(90);
    let add = Write::add(
        TREATMENTS,
        other,
        [
            (CASE_OF, item(1).into()),
            (POINT, "4".into()),
            (CASE_BODY, "Familie- og Socialudvalget".into()),
            (CASE_ORDER, 2.0.into()),
        ],
    );
    let first = Cases::of(&document).cases[0].treatments[0].id;
    let writes = vec![
        add,
        Write::edit(TREATMENTS, first, CASE_TEXT, "", "Godkendt"),
        Write::edit(
            TREATMENTS,
            other,
            CASE_TEXT,
            "",
            "Godkendt med bemærkninger",
        ),
    ];
    run(&mut document, &[CasesCommand(writes).into()]);
    let cases = Cases::of(&document);
    let case = &cases.cases[0];
    let decisions = |point: usize| {
        let blocks = outline(case, case.treatments.get(point), Language::Danish);
        let mut said = Vec::new();
        for block in blocks {
            match block {
                Block::Point(text) => said.push(text),
                Block::Decision(body, text) => said.push(format!("{}: {text}", body.unwrap())),
                _ => {}
            }
        }
        said
    };
    let both = [
        "Skoleudvalget: Godkendt",
        "Familie- og Socialudvalget: Godkendt med bemærkninger",
    ];
    assert_eq!(decisions(0), ["Punkt 7.", both[0], both[1]]);
    assert_eq!(decisions(1), ["Punkt 4.", both[0], both[1]]);
    // A clause is never read where a body is only told.
    let tell = Write::set(CASES, item(1), CASE_FORM, CaseForm::Orientation.word());
    run(&mut document, &[CasesCommand(vec![tell]).into()]);
    let cases = Cases::of(&document);
    let blocks = outline(&cases.cases[0], None, Language::Danish);
    assert!(!blocks.iter().any(|block| matches!(block, Block::Clause(_))));
    assert_eq!(cases.cases[0].clauses.len(), 10, "but it is kept");
}
