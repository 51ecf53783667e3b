//! The texts of “Styring”.

use workshop::Activity;

use crate::bilingual;

bilingual! {
    pub struct RunTexts;

    page: "Styring", "Run";
    heading: "Styring af aftenen", "Running the evening";

    now: "Lige nu", "Right now";
    nothing: "Ingen fase er i gang.", "No phase is running.";
    nothing_help:
        "Tryk på »Start fase« ud for den fase, I begynder med.",
        "Press “Start phase” at the phase that you begin with.";
    planned(start: &str, end: &str):
        format!("Planlagt fra {start} til {end}."),
        format!("Planned from {start} to {end}.");
    ends(time: &str): format!("Slutter {time}."), format!("Ends at {time}.");
    no_clock: "Fasen har ingen tid. Tryk på »Forlæng«, hvis den skal have.", "The phase has no time. Press “Extend” to give it some.";
    pause: "Pause", "Pause";
    go_on: "Fortsæt", "Continue";
    extend: "Forlæng", "Extend";
    extend_by: "Forlæng med", "Extend by";
    minutes(count: usize): counted(count, "minut", "minutter"), counted(count, "minute", "minutes");
    close_phase: "Luk fase", "Close phase";
    close_help:
        "»Luk fase« lukker også for input. Det, nogen skriver bagefter, venter hos dig.",
        "“Close phase” closes input too. What anybody writes afterwards waits for you.";
    by_other(time: &str):
        format!("En anden facilitator ændrede det {time}."),
        format!("Another facilitator changed this at {time}.");
    both(mine: &str, theirs: &str):
        format!("Du valgte {mine}, og en anden facilitator valgte {theirs} næsten samtidig. Nu gælder {theirs}."),
        format!("You chose {mine}, and another facilitator chose {theirs} almost at the same time. Now it is {theirs}.");
    no_phase: "ingen fase", "no phase";
    a_phase(title: &str): format!("»{title}«"), format!("“{title}”");

    started(what: &str): format!("»{what}« er i gang."), format!("“{what}” is running.");
    paused: "Tiden står stille.", "The time stands still.";
    resumed: "Tiden går igen.", "The time runs again.";
    extended(minutes: usize):
        format!("Fasen er forlænget med {}.", counted(minutes, "minut", "minutter")),
        format!("The phase is longer by {}.", counted(minutes, "minute", "minutes"));
    closed_phase(what: &str):
        format!("»{what}« er lukket, og der er lukket for input."),
        format!("“{what}” is closed, and so is input.");
    undone: "Det er fortrudt.", "It has been undone.";

    programme: "Program", "Programme";
    programme_help:
        "Tiden tæller ned på alle skærme, fra du starter fasen. Starter du en fase, hvor der skrives, bliver der åbnet for input.",
        "The time counts down on all screens from when you start the phase. Where people write, starting it opens input.";
    programme_empty:
        "Der er ikke noget program endnu. Lav det under »Plan«.",
        "There is no programme yet. Make it under “Plan”.";
    start: "Start fase", "Start phase";
    runs: "I gang", "Running";
    has_no_time: "uden tid", "no time";
    activity(activity: Activity):
        match activity {
            Activity::Write => "Skriv",
            Activity::Listen => "Lyt",
            Activity::Pause => "Pause",
            Activity::Gallery => "Galleri",
            Activity::Vote => "Afstemning",
        }.to_owned(),
        match activity {
            Activity::Write => "Write",
            Activity::Listen => "Listen",
            Activity::Pause => "Break",
            Activity::Gallery => "Gallery",
            Activity::Vote => "Voting",
        }.to_owned();

    message_heading: "Besked", "Message";
    message: "Besked til alle", "Message to everyone";
    message_help:
        "Står på alle deltageres skærme og på storskærmen, til du fjerner den. Kun deltagerne i temadagen kan læse den.",
        "Stands on all participants' screens and on the big screen until you take it away. Only those in the theme day can read it.";
    message_send: "Send besked", "Send message";
    message_empty: "Skriv en besked først.", "Write a message first.";
    message_long(most: usize):
        format!("En besked kan være på op til {} tegn. Gør den kortere.", whole(most)),
        format!("A message can have up to {} characters. Make it shorter.", whole(most));
    message_stands: "Det står der nu:", "It says now:";
    message_none: "Der står ingen besked nu.", "There is no message now.";
    message_take: "Fjern besked", "Take the message away";
    message_sent: "Beskeden er sendt.", "The message has been sent.";
    message_both(mine: &str):
        format!("Du og en anden facilitator skrev næsten samtidig. Din besked står der ikke: »{mine}«"),
        format!("You and another facilitator wrote almost at the same time. Your message is not shown: “{mine}”");
    message_mine: "Send min i stedet", "Send mine instead";
    message_taken: "Beskeden er fjernet.", "The message has been taken away.";

    gate: "Input", "Input";
    gate_open: "Der er åbent for input.", "Input is open.";
    gate_open_text:
        "Når du lukker, bliver alt det stående, der er nået frem. Det, nogen skriver bagefter, går ikke tabt. Det venter, til du lukker det ind.",
        "When you close, everything that has arrived stays. What anybody writes afterwards is not lost. It waits until you let it in.";
    gate_closed: "Der er lukket for input.", "Input is closed.";
    gate_closed_text:
        "Deltagerne kan stadig skrive, men det venter her hos dig. Åbner du igen, kommer alt det ind, der venter.",
        "Participants can still write, but it waits for you here. If you open again, everything that is waiting comes in.";
    close: "Luk for input", "Close input";
    open: "Åbn for input", "Open input";
    admit: "Luk alle ind", "Let all in";
    admit_one: "Luk ind", "Let in";
    admit_text:
        "Så kommer det, der venter nu, med. Der er stadig lukket for det, som kommer senere.",
        "Then what is waiting now is included. What comes later will still wait.";
    waiting(records: usize, persons: usize, tables: usize):
        format!(
            "{} venter, fra {} ved {}.",
            counted(records, "ændring", "ændringer"),
            counted(persons, "person", "personer"),
            counted(tables, "bord", "borde")
        ),
        format!(
            "{} waiting, from {} at {}.",
            counted(records, "change is", "changes are"),
            counted(persons, "person", "people"),
            counted(tables, "table", "tables")
        );
    who_waits: "Hvem der venter", "Who is waiting";
    somebody: "En deltager", "A participant";
    a_ballot: "En stemmeseddel", "A ballot";
    an_answer: "Et høringssvar", "A hearing answer";
    changes(count: usize): counted(count, "ændring", "ændringer"), counted(count, "change", "changes");
    since(time: &str): format!("siden {time}"), format!("since {time}");
    since_before: "fra før du åbnede siden", "since before you opened the page";
}
