//! Visions: the parts of Randers' strategy for 2016, to the letter of the source: a mission, five visions for citizens and five
//! for the organisation, each with its sentence, and the table in which they cross.

use protocol::ItemId;

use crate::{NewPart, PartForm};

const MISSION: (&str, &str) = (
    "Missionen for Børn og Familie",
    "I samspil med borgerne skaber vi den bedst mulige trivsel og udvikling hos børn, unge og familier.",
);

const FOR_CITIZENS: (&str, [(&str, &str); 5]) = (
    "De 5 borgerrettede visioner",
    [
        (
            "En tidlig og forebyggende indsats",
            "Vi sikrer en tidlig opsporing og sætter ind med forebyggende indsatser, så børn og familiers vanskeligheder ikke får lov til at vokse.",
        ),
        (
            "Kvalitet i opgaveløsningen",
            "Gennem et personligt ansvar for vores opgaver, et højt fagligt niveau og en refleksiv praksis, sikrer vi høj kvalitet.",
        ),
        (
            "Tværgående samarbejde",
            "Vi er insisterende i det tværfaglige samarbejde.",
        ),
        (
            "Nytænkning af indsatsen",
            "Vi sikrer en løbende tilpasning af vores indsatser, så vi kan møde den enkelte familie med den rette støtte, og dermed bidrager til at barnet får et liv med så almindelige opvækstvilkår som muligt.",
        ),
        (
            "Medbestemmelse",
            "Barnet og familien oplever at have indflydelse og medbestemmelse på sit eget liv, fordi vi systematisk inddrager barnet, familien og det øvrige netværk.",
        ),
    ],
);

const FOR_THE_ORGANISATION: (&str, [(&str, &str); 5]) = (
    "De 5 organisationsrettede visioner",
    [
        (
            "Helhed og sammenhæng",
            "Børn og Familie er ét hold, der samarbejder på tværs for at skabe helhed og sammenhæng i opgaveløsningen.",
        ),
        (
            "Professionel ledelse",
            "Lederne i Børn og Familie sikrer fælles retning, koordinerer ansvar og roller og medvirker til at skabe engagement og begejstring omkring vores fælles mål.",
        ),
        (
            "Social kapital",
            "Gennem tillid, retfærdighed og samarbejde styrker vi de sociale og faglige relationer til gavn for helheden.",
        ),
        (
            "Dokumenteret effekt",
            "Vi vil målrettet og systematisk anvende den aktuelt bedste viden til gavn for det enkelte barn og den enkelte familie, og vil løbende dokumentere udbyttet af indsatsen.",
        ),
        (
            "Økonomisk balance i et udviklingsperspektiv",
            "I Børn og Familie er der økonomisk ansvarlighed på alle niveauer, hvor økonomi og faglighed balanceres, så der skabes økonomisk råderum for udvikling af nye indsatser.",
        ),
    ],
);

/// What the table is called, which stands before the visions for the organisation.
const CROSSING: &str = "De 5 tværgående organisationsrettede visioner";

/// All of it.
pub(super) fn parts(mut fresh: impl FnMut() -> ItemId) -> Vec<NewPart> {
    let (for_citizens, for_the_organisation) = (fresh(), fresh());
    let mut orders = (0_u32..).map(f64::from);
    let mut order = || orders.next().unwrap_or_default();
    let mut parts = Vec::new();
    let mut chapter = |id: ItemId, title: &str, text: &str| {
        let part = NewPart::new(id, PartForm::Chapter, None, order());
        parts.push(part.titled(title).saying(text));
    };
    for title in ["Indledning", "En samlet strategi som vejen frem", "Proces"] {
        chapter(fresh(), title, "");
    }
    chapter(fresh(), MISSION.0, MISSION.1);
    chapter(for_citizens, FOR_CITIZENS.0, "");
    chapter(for_the_organisation, FOR_THE_ORGANISATION.0, "");
    chapter(fresh(), "Målopfølgning", "");
    chapter(fresh(), "Handleplaner", "");
    let crossing = NewPart::new(fresh(), PartForm::Crossing, Some(for_the_organisation), 0.0);
    let crossing = crossing.titled(CROSSING);
    parts.push(crossing.crossing(for_the_organisation, for_citizens));
    let all = [
        (for_citizens, FOR_CITIZENS.1),
        (for_the_organisation, FOR_THE_ORGANISATION.1),
    ];
    for (under, visions) in all {
        for (order, (title, text)) in (1_u32..).zip(visions) {
            let vision = NewPart::new(fresh(), PartForm::Vision, Some(under), order.into());
            parts.push(vision.titled(title).saying(text));
        }
    }
    parts
}
