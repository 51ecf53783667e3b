//! Words: what invented participants say. Invented by us, from the field; nobody in particular has said any of it.

use crate::part::{Part, scatter};

/// What may stand in a column, by the kinds of columns that a theme day has: what is possible, what is done, what it takes,
/// what to look out for. A grid with other columns gets them in turn.
const SENTENCES: [[&str; 18]; 4] = [
    [
        "Vi kan opdage børn, der mistrives, et år tidligere, hvis dagplejen bliver hørt.",
        "Familien kender barnet bedst. Det kan vi bruge meget mere.",
        "Der er plads til flere i de almindelige fællesskaber, når der er en voksen, der kan sproget.",
        "Færre skift giver ro, og ro giver udvikling.",
        "Unge, der selv er med til at sætte målet, holder ud i længere tid.",
        "En fast kontaktperson kan spare os for mange møder.",
        "Bedsteforældre og naboer vil gerne hjælpe, hvis nogen spørger dem.",
        "Vi kan lære af de skoler, hvor det allerede lykkes.",
        "Hvis mål bliver skrevet i et sprog, alle forstår, kan alle hjælpe til.",
        "Fritidsklubben når de unge, som skolen ikke når.",
        "Frivillige kan åbne døre, som vi ikke kan.",
        "Tidlig hjælp til søvn og sprog kan gøre en stor forskel for hele familien.",
        "Et godt samarbejde med sundhedsplejen når alle børn fra begyndelsen.",
        "Små skridt, der bliver fejret, giver mod på de næste.",
        "Når vi ser på det, barnet kan, ændrer snakken sig.",
        "Arbejdspladser i området vil gerne tage imod, hvis de får lidt støtte.",
        "Forældre kan hjælpe hinanden, hvis vi giver dem et sted at mødes.",
        "Vi ved meget hver for sig. Sammen ved vi nok.",
    ],
    [
        "Hold ét møde med alle i stedet for fem med hver sin.",
        "Lav en fælles plan, som familien selv har et eksemplar af.",
        "Besøg familien hjemme, før der bliver skrevet en indstilling.",
        "Lad pædagoger fra børnehaven følge barnet de første uger i skolen.",
        "Ring til forældrene, når noget går godt.",
        "Hold åbent hus for pårørende en gang i kvartalet.",
        "Byt plads med hinanden en dag, så vi kender hinandens hverdag.",
        "Følg op efter tre måneder og ikke først efter et år.",
        "Spørg den unge selv, og skriv svaret ned med den unges egne ord.",
        "Giv alle nye medarbejdere en uge ude i praksis.",
        "Prøv af i lille skala, og fortæl de andre, hvad vi lærte.",
        "Lav en kort liste over, hvem man ringer til, og hold den ved lige.",
        "Saml de vigtigste oplysninger på én side.",
        "Lav grupper for søskende.",
        "Start sprogarbejdet i vuggestuen.",
        "Lad barnet møde den nye gruppe flere gange inden skiftet.",
        "Tag et fælles kursus på tværs af skole og socialområde.",
        "Skriv referat, mens alle sidder ved bordet.",
    ],
    [
        "Der skal være tid til at tale sammen, også i en travl uge.",
        "Ledelsen skal gå foran og holde fast.",
        "Vi skal have lov til at dele det, der er nødvendigt, og vide, hvad vi ikke må dele.",
        "Der skal være en voksen, som har ansvaret, hele vejen igennem.",
        "Pengene skal følge barnet og ikke forvaltningen.",
        "Lokaler, hvor man kan være i fred, betyder mere, end man tror.",
        "Der skal være vikarer, som kender børnene.",
        "Målene skal være få og til at huske.",
        "Vi mangler viden om, hvad der virker. Den skal ud til os, der står i det.",
        "Transporten skal passe til aktiviteterne, ellers kommer ingen.",
        "Systemerne skal kunne tale sammen.",
        "Forældre skal kunne læse det, vi skriver om deres barn.",
        "Det kræver politisk ro i nogle år.",
        "Alle faggrupper skal kende loven godt nok til at turde handle.",
        "Der skal være nogen at spørge uden for almindelig åbningstid.",
        "Det kræver, at vi tør sige nej til noget andet.",
        "Tolkning skal kunne bestilles samme dag.",
        "Opgaven skal stå i kalenderen, ellers bliver den ikke til noget.",
    ],
    [
        "Pas på, at de stille børn ikke bliver overset.",
        "Det må ikke blive endnu et skema, der skal udfyldes.",
        "Overgangen fra barn til voksen er stadig det sted, hvor flest falder ud.",
        "De familier, der har mest brug for hjælp, kommer sjældent til møderne.",
        "Ventetid kan gøre et lille problem stort.",
        "Fine ord i en strategi hjælper ikke, hvis normeringen er den samme.",
        "Vi skal ikke love mere, end vi kan holde.",
        "Nogle børn har brug for et specialtilbud, også når fællesskabet er godt.",
        "Små steder har ikke mange at fordele opgaverne på.",
        "Udvikling må ikke betyde, at man mister en ret, man har brug for.",
        "De pårørende bliver også trætte.",
        "Hvis vi måler det forkerte, gør vi det forkerte.",
        "Husk dem, der ikke skriver så let.",
        "For mange projekter på én gang slider på medarbejderne.",
        "Det, der virker i byen, virker ikke altid på landet.",
        "Sagen skal ikke begynde forfra, hver gang der kommer en ny sagsbehandler.",
        "Det er svært at sige fra, når man er afhængig af hjælpen.",
        "Vi skal huske at fortælle, hvad der blev af det, folk har skrevet i dag.",
    ],
];

/// What somebody may add, so that not everybody says the same.
const BESIDES: [&str; 7] = [
    "",
    " Det hører vi fra mange.",
    "",
    " Det gælder især, når man skifter skole.",
    " Det har vi selv mærket.",
    "",
    " Det kræver lidt mod i starten.",
];

const COMMENTS: [&str; 10] = [
    "Enig. Det er vores erfaring også.",
    "Hvem skal have opgaven?",
    "Godt set. Det bør stå højt på listen.",
    "Det prøvede vi for nogle år siden, og det virkede.",
    "Hvordan når vi dem, der ikke er her i aften?",
    "Kan vi begynde med en enkelt skole?",
    "Ja, men det tager tid.",
    "Det er jeg ikke sikker på. Hos os er det omvendt.",
    "Kan I give et eksempel?",
    "Det hænger sammen med det, vi skrev om overgange.",
];

const NAMES: [&str; 20] = [
    "Asta", "Birk", "Carla", "Ditte", "Ebbe", "Frida", "Gorm", "Helle", "Ib", "Jytte", "Kaj",
    "Liv", "Mads", "Nanna", "Ole", "Pia", "Rikke", "Sten", "Tove", "Åse",
];

/// What somebody says of themselves; not everybody says a name.
pub(crate) fn name(part: Part) -> Option<&'static str> {
    part.index
        .is_multiple_of(2)
        .then(|| NAMES[part.index / 2 % NAMES.len()])
}

/// What somebody writes into a column, as their contribution number `nth`.
pub(crate) fn contribution(part: Part, nth: usize, column: usize) -> String {
    let about = &SENTENCES[column % SENTENCES.len()];
    // Seven and eighteen have no divisor in common, so nobody says the same before they have said everything.
    let sentence = about[(part.index * 5 + nth * 7) % about.len()];
    let besides = BESIDES[scatter(part.index, nth) % BESIDES.len()];
    format!("{sentence}{besides}")
}

/// What somebody writes beside another's contribution.
pub(crate) fn comment(part: Part) -> &'static str {
    COMMENTS[part.index % COMMENTS.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::part::GUESTS;

    #[test]
    fn there_are_many_sentences_and_each_is_one() {
        let all: BTreeSet<&str> = SENTENCES.iter().flatten().copied().collect();
        assert_eq!(all.len(), 72, "one stands twice");
        for sentence in all.iter().chain(&COMMENTS) {
            assert!(sentence.ends_with(['.', '?']), "{sentence}");
            assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
            assert!(sentence.chars().count() < 140, "{sentence}");
        }
    }

    #[test]
    fn nobody_repeats_themselves_and_most_are_said_once() {
        let mut said = Vec::new();
        for part in (0..GUESTS).map(Part::of) {
            let own: Vec<String> = (0..6).map(|nth| contribution(part, nth, nth % 4)).collect();
            assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), own.len());
            said.extend(own);
        }
        let different: BTreeSet<&String> = said.iter().collect();
        assert!(
            different.len() * 2 > said.len(),
            "{} of {}",
            different.len(),
            said.len()
        );
    }
}
