//! The texts of “Overblik”.

use crate::bilingual;

bilingual! {
    pub struct OverviewTexts;

    page: "Overblik", "Overview";
    nothing: "Der er ikke noget at vise endnu. Når der er skrevet input, står tallene her.", "There is nothing to show yet. When input has been written, the numbers stand here.";
    help:
        "Det, der er skjult, er ikke talt med. Tal, som kunne pege på enkelte personer, er holdt tilbage i tabellerne efter interessent.",
        "What is hidden is not counted. Numbers that might point at persons are held back in the tables by stakeholder.";
    withheld: "holdt tilbage", "held back";
    withheld_note:
        "• betyder, at tallet er holdt tilbage: det kommer fra færre end 5 personer, eller det ville røbe et, der gør.",
        "• means that the number is held back: it comes from fewer than 5 persons, or would give away one that does.";

    no_stakeholder: "Uden interessent", "No stakeholder";
    no_cell: "Uden for planen", "Outside of the plan";
    total: "I alt", "Total";
    cell: "Felt", "Cell";
    theme: "Tema", "Theme";
    inputs: "Input", "Input";
    tables: "Borde", "Tables";
    stakeholders: "Interessenter", "Stakeholders";
    persons: "Deltagere", "Participants";
    points: "Point", "Points";
    supporters: "Støttet af", "Supported by";

    coverage: "Hvem har skrevet om hvad", "Who wrote about what";
    coverage_help: "Antal input i hvert felt efter interessent.", "Input in each cell by stakeholder.";
    by_stakeholder: "Temaer efter interessent", "Themes by stakeholder";
    by_stakeholder_help: "Antal input i hvert tema efter, hvem der har skrevet dem.", "Input in each theme by who wrote it.";
    by_focus_point: "Temaer og fokuspunkter", "Themes and focus points";
    by_focus_point_help: "Antal input i hvert tema efter fokuspunkt.", "Input in each theme by focus point.";
    weights: "Temaernes bredde og stemmer", "Breadth of the themes, and votes";
    weights_help: "Fra hvor mange borde og interessenter hvert tema kommer, og hvor mange point det har fået.", "From how many tables and stakeholders each theme comes, and how many points it was given.";
    placed: "Effekt og gennemførlighed", "Impact and feasibility";
    placed_help: "Hvor meget hvert tema ville ændre, og hvor let det er at gennemføre.", "How much each theme would change, and how easily it can be done.";
    impact: "Effekt", "Impact";
    feasibility: "Gennemførlighed", "Feasibility";
    impact_percent: "Effekt, 0–100", "Impact, 0–100";
    feasibility_percent: "Gennemførlighed, 0–100", "Feasibility, 0–100";

    place: "Placér temaerne", "Place the themes";
    place_help:
        "Træk et tema, eller gå til det, og flyt det med piletasterne. Tallene kan også skrives nedenfor.",
        "Drag a theme, or go to it and move it with the arrow keys. The numbers can be written below too.";
    not_placed: "Temaer, der ikke er placeret", "Themes that are not placed";
    put_in_chart(title: &str): format!("Placér »{title}«"), format!("Place “{title}”");
    stands(title: &str, impact: usize, feasibility: usize):
        format!("{title}: effekt {}, gennemførlighed {}", whole(impact), whole(feasibility)),
        format!("{title}: impact {}, feasibility {}", whole(impact), whole(feasibility));
    taken_out(title: &str): format!("»{title}« er taget ud af diagrammet."), format!("“{title}” has been taken out of the chart.");
    take_out: "Tag ud", "Take out";
    take_out_of_chart(title: &str): format!("Tag »{title}« ud af diagrammet"), format!("Take “{title}” out of the chart");
    impact_of(title: &str): format!("Effekt af »{title}«"), format!("Impact of “{title}”");
    feasibility_of(title: &str): format!("Gennemførlighed af »{title}«"), format!("Feasibility of “{title}”");

    minority: "Mindretal", "Minority";
    minority_help:
        "Det, som kun én gruppe har skrevet om, hvor lidt det end er. Det kan pege på enkelte personer: vis det ikke på storskærm.",
        "What only one group wrote about, however little. It may point at persons: do not show it on a big screen.";
    no_minority: "Alle temaer kommer fra mere end én gruppe.", "All themes come from more than one group.";
}
