//! The texts of “Handleplaner”.

use crate::bilingual;

bilingual! {
    pub struct GoalTexts;

    page: "Handleplaner", "Action plans";
    nothing: "Der er ingen handleplaner endnu", "There are no action plans yet";
    nothing_help:
        "En handleplan er én afdelings mål inden for hvert fokusområde: hvad der gøres, hvordan der følges op, og hvilke indikatorer der viser, om målet er nået.",
        "An action plan holds one department's goals in each focus area: what is done, how it is followed up, and which indicators show whether the goal is reached.";
    new_plan: "Ny handleplan", "New action plan";
    begin: "Begynd med fire afdelinger", "Begin with four departments";
    begin_help: "PPR, Udføreområdet, Myndighed og Krisecenteret, som i Randers 2016.", "PPR, Udføreområdet, Myndighed and Krisecenteret, as in Randers 2016.";
    begun: "Handleplanerne er tilføjet.", "The action plans have been added.";
    department_missing: "Skriv, hvilken afdeling handleplanen er for.", "Write which department the plan is for.";
    plan_of(department: &str): format!("Handleplan – {department}"), format!("Action plan – {department}");
    period: "Periode", "Period";
    goals_counted(count: usize): counted(count, "mål", "mål"), counted(count, "goal", "goals");

    new_goal: "Nyt mål", "New goal";
    new_goal_in(plan: &str): format!("Nyt mål i »{plan}«"), format!("New goal in “{plan}”");
    area: "Fokusområde", "Focus area";
    no_area: "Uden fokusområde", "Without a focus area";
    goal: "Mål", "Goal";
    goal_numbered(number: usize): format!("Mål {}", whole(number)), format!("Goal {}", whole(number));
    goal_of(number: usize, department: &str): format!("{department}: mål {}", whole(number)), format!("{department}: goal {}", whole(number));
    no_goals: "Der er ingen mål endnu.", "There are no goals yet.";
    goal_added: "Målet er tilføjet.", "The goal has been added.";
    efforts: "Indsatser", "Efforts";
    following: "Opfølgning", "Follow-up";
    handed_in: "Indsendt", "Handed in";
    approved: "Godkendt", "Approved";

    indicators: "Indikatorer", "Indicators";
    new_indicator: "Ny indikator", "New indicator";
    no_indicators: "Ingen indikatorer endnu.", "No indicators yet.";
    indicator: "Indikator", "Indicator";
    unit: "Enhed", "Unit";
    baseline: "Udgangspunkt", "Baseline";
    expected: "Forventet", "Expected";
    by: "Senest", "By";
    new_measurement: "Ny måling", "New measurement";
    new_measurement_of(what: &str): format!("Ny måling af »{what}«"), format!("New measurement of “{what}”");
    value: "Værdi", "Value";
    measured: "Målt", "Measured";
    measurements_of(what: &str): format!("Målinger af »{what}«"), format!("Measurements of “{what}”");
    take_measurement(day: &str): format!("Fjern målingen {day}"), format!("Remove the measurement of {day}");
    measurement_added: "Målingen er tilføjet.", "The measurement has been added.";
    measurement_taken: "Målingen er fjernet.", "The measurement has been removed.";

    not_measured: "Ikke målt endnu", "Not measured yet";
    nothing_expected: "Målt, men intet er forventet", "Measured, but nothing is expected";
    reached: "Nået", "Reached";
    on_the_way: "På vej", "On the way";
    on_the_way_by(percent: usize): format!("På vej: {} % af vejen", whole(percent)), format!("On the way: {} % of it", whole(percent));
    backwards: "Længere fra målet end ved udgangspunktet", "Further from the goal than at the baseline";
    missed: "Ikke nået til tiden", "Not reached in time";

    across: "Mål efter afdeling og fokusområde", "Goals by department and focus area";
}
