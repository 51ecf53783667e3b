//! The texts of “Er alt klar?”.

use super::check::{Check, State};
use crate::bilingual;

bilingual! {
    pub(super) struct ReadyTexts;

    heading: "Er alt klar?", "Is everything ready?";
    all: "Alt er klar.", "Everything is ready.";
    missing(count: usize):
        match count {
            1 => "Én ting er ikke klar endnu.".to_owned(),
            count => format!("{} er ikke klar endnu.", counted(count, "ting", "ting")),
        },
        match count {
            1 => "One thing is not ready yet.".to_owned(),
            count => format!("{} are not ready yet.", counted(count, "thing", "things")),
        };
    ready: "klar", "ready";
    not_yet: "ikke klar", "not ready";
    unknown: "ved vi ikke endnu", "not known yet";
    go_to(page: &str): format!("Gå til »{page}«"), format!("Go to “{page}”");
    relay: "Serveren kan nås", "The server can be reached";
    relay_todo:
        "Serveren har ikke svaret, eller den har ikke alt endnu. Se efter, om enheden er på nettet. Alt er gemt her imens.",
        "The server has not answered, or does not have everything yet. See whether the device is on the network. Everything is saved here meanwhile.";
    app: "Temadag åbner uden net", "Temadag opens without a network";
    app_todo:
        "Temadag er ikke hentet helt ned endnu. Lad siden stå åben et øjeblik med net. Det kræver en adresse, der begynder med https.",
        "Temadag has not been fetched whole yet. Leave the page open for a moment with a network. That needs an address that begins with https.";
    storage: "Browseren beholder det gemte", "The browser keeps what is saved";
    storage_todo:
        "Browseren har ikke lovet at beholde det, der er gemt her, hvis enheden mangler plads. Bed den om det, eller læg Temadag på startskærmen.",
        "The browser has not promised to keep what is saved here if the device runs out of room. Ask it to, or put Temadag on the home screen.";
    storage_ask: "Bed browseren om det", "Ask the browser";
    clock: "Uret passer", "The clock is right";
    clock_todo(minutes: usize):
        format!(
            "Enhedens ur går {} anderledes end serverens. Nedtællingen følger serverens ur, så den passer alligevel. Stil uret i enhedens indstillinger.",
            counted(minutes, "minut", "minutter")
        ),
        format!(
            "The device's clock differs from the server's by {}. The countdown follows the server's clock, so it is right anyway. Set the clock in the device's settings.",
            counted(minutes, "minute", "minutes")
        );
    clock_unknown:
        "Uret bliver sammenlignet med serverens, når den kan nås.",
        "The clock is compared with the server's when that can be reached.";
    recovery: "Gendannelsesfilen venter ikke på dig", "The recovery file is not waiting for you";
    recovery_todo:
        "Gem gendannelsesfilen her på siden, og læs den tilbage. Så kan temadagen reddes, hvis enheden går i stykker.",
        "Save the recovery file on this page and read it back. Then the theme day can be rescued if the device breaks.";
    programme: "Programmet går op", "The programme adds up";
    programme_none: "Der er ingen faser i programmet.", "There are no phases in the programme.";
    programme_todo(count: usize):
        format!("{} passer tiderne ikke.", counted(count, "sted", "steder")),
        format!("The times do not fit in {}.", counted(count, "place", "places"));
    privacy: "Teksten om privatliv er skrevet", "The text about privacy is written";
    privacy_todo:
        "Skriv, hvem der kan læse deltagernes input, og hvad det bruges til.",
        "Say who can read the participants' input and what it is used for.";
    points: "Hver deltager har stemmer at give", "Every participant has votes to give";
    points_todo:
        "Skriv, hvor mange stemmer hver deltager får.",
        "Say how many votes each participant gets.";
    disputes: "Facilitatorerne er enige om planen", "The facilitators agree on the plan";
    disputes_todo(count: usize):
        format!("{} på, at en af jer vælger.", counted(count, "sted venter", "steder venter")),
        format!("{} for one of you to choose.", counted(count, "place waits", "places wait"));
}

impl ReadyTexts {
    pub(super) fn name(&self, check: Check) -> &'static str {
        match check {
            Check::Relay => self.relay,
            Check::App => self.app,
            Check::Storage => self.storage,
            Check::Clock => self.clock,
            Check::Recovery => self.recovery,
            Check::Programme => self.programme,
            Check::Privacy => self.privacy,
            Check::Points => self.points,
            Check::Disputes => self.disputes,
        }
    }

    /// What to do about one that is not met.
    pub(super) fn todo(&self, check: Check, state: State) -> String {
        let count = match state {
            State::Missing(count) => count,
            State::Ready | State::Unknown => 0,
        };
        match check {
            Check::Relay => self.relay_todo.to_owned(),
            Check::App => self.app_todo.to_owned(),
            Check::Storage => self.storage_todo.to_owned(),
            Check::Clock if count > 0 => (self.clock_todo)(count),
            Check::Clock => self.clock_unknown.to_owned(),
            Check::Recovery => self.recovery_todo.to_owned(),
            Check::Programme if count > 0 => (self.programme_todo)(count),
            Check::Programme => self.programme_none.to_owned(),
            Check::Privacy => self.privacy_todo.to_owned(),
            Check::Points => self.points_todo.to_owned(),
            Check::Disputes => (self.disputes_todo)(count),
        }
    }
}
