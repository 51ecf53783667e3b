//! The evening's texts, as every screen says them: what goes on now, and how long.

use crate::bilingual;

bilingual! {
    pub struct EveningTexts;

    now: "Lige nu", "Right now";
    time_left: "Tid tilbage", "Time left";
    paused: "Pause", "Paused";
    minutes_left(minutes: usize):
        format!("Der er {} tilbage.", counted(minutes, "minut", "minutter")),
        format!("{} left.", counted(minutes, "minute", "minutes"));
    time_is_up: "Tiden er gået.", "Time is up.";
    done: "Færdig", "Done";
    done_help:
        "Tryk her, når I er færdige ved bordet. Så kan facilitatoren se det.",
        "Press here when your table is done. Then the facilitator can see it.";
    done_said: "Du har meldt, at bordet er færdigt.", "You have said that the table is done.";
    done_said_by_other:
        "En ved bordet har meldt, at I er færdige.",
        "Somebody at the table has said that you are done.";
    message: "Besked:", "Message:";
}
