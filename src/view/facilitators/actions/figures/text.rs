//! The texts of “Figurer”.

use crate::bilingual;

bilingual! {
    pub struct FigureTexts;

    page: "Figurer", "Figures";
    figure_1: "Figur 1", "Figure 1";
    figure_1_help: "Fra strategi til evaluering.", "From strategy to evaluation.";
    strategy: "Strategi", "Strategy";
    process: "Årlig proces", "Yearly process";
    carrying_out: "Omsætning", "Carrying out";
    evaluation: "Evaluering", "Evaluation";
    from_the_source: "Punkterne er dem fra Aalborgs udviklingsstrategi 2016–2020, indtil I skriver jeres egne.", "The points are those of Aalborg's development strategy 2016–2020 until you write your own.";
    edit_points: "Ret punkterne", "Edit the points";
    begin_points: "Begynd med de punkter", "Begin with those points";
    points_begun: "Punkterne er jeres egne nu.", "The points are your own now.";
    new_point_in(column: &str): format!("Nyt punkt i »{column}«"), format!("New point in “{column}”");
    point_in(place: usize, column: &str): format!("Punkt {} i »{column}«", whole(place)), format!("Point {} in “{column}”", whole(place));

    figure_2: "Figur 2", "Figure 2";
    figure_2_help(year: &str): format!("Hovedpointer/strategisk retning og spor {year}."), format!("Main points/strategic direction and tracks {year}.");
    main_points: "Hovedpointer/strategisk retning", "Main points/strategic direction";
    tracks_of(year: &str): format!("Spor {year}"), format!("Tracks {year}");
    no_tracks: "Ingen spor valgt", "No tracks chosen";
    year: "År", "Year";
    nothing: "Der er ikke noget at tegne endnu", "There is nothing to draw yet";
    nothing_help:
        "Figur 2 tegnes af strategiens hovedpointer og af de spor, der er valgt til et år. Skriv hovedpointerne under »Strategi«, og vælg spor til et år under »Spor«.",
        "Figure 2 is drawn from the strategy's main points and from the tracks that are chosen for a year. Write the main points under “Strategy”, and choose tracks for a year under “Tracks”.";

    stairs: "Indsatstrappen", "The stairs of measures";
    stairs_help: "Fra det, der ligger nærmest en almindelig opvækst, nederst, til det, der griber mest ind, øverst. Hvert spor kan stå på et trin.", "From what is nearest to an ordinary childhood, at the bottom, to what intervenes most, at the top. Each track can stand on a step.";
    no_stairs: "Der er ingen trin endnu.", "There are no steps yet.";
    begin_stairs: "Begynd med fem trin", "Begin with five steps";
    stairs_begun: "Trinene er tilføjet.", "The steps have been added.";
    edit_stairs: "Ret trinene", "Edit the steps";
    new_step: "Nyt trin", "New step";
    step: "Trin", "Step";
    step_numbered(place: usize): format!("Trin {}", whole(place)), format!("Step {}", whole(place));
    on_step: "Spor på trinnet", "Tracks on the step";
}
