//! The texts of a party's page.

use crate::bilingual;

bilingual! {
    pub struct PartyTexts;

    page: "Høring", "Hearing";
    reading: "Henter det, der er i høring …", "Fetching what is being heard …";
    nothing: "Der er ikke noget i høring endnu. Siden viser det, så snart det er sendt ud.", "Nothing is being heard yet. The page shows it as soon as it has been sent out.";
    days(from: &str, to: &str): format!("Høringsperiode: {from} – {to}"), format!("Hearing period: {from} – {to}");
    not_yet: "Høringen er ikke begyndt. I kan godt skrive nu; det gemmes.", "The hearing has not begun. You can write now; it is saved.";
    over(end: &str):
        format!("Fristen var {end}. Det, I har skrevet, er gemt. Skriver eller retter I mere nu, mærkes det som kommet efter fristen."),
        format!("The deadline was {end}. What you have written is saved. What you write or change now is marked as after the deadline.");
    closed:
        "Der er lukket for svar. Det, I har skrevet, er gemt. Skriver I mere nu, venter det, til en facilitator lukker det ind.",
        "Answers are closed. What you have written is saved. If you write more now, it waits until a facilitator lets it in.";
    sender: "Hvem svarer?", "Who is answering?";
    sender_help: "Råd, udvalg, organisation eller jeres eget navn. Navnet står ved alle jeres svar.", "A council, committee, organisation or your own name. The name stands at all your answers.";
    sender_missing: "Der skal stå et navn. Det gamle er sat ind igen.", "There has to be a name. The old one has been put back.";
    unnamed: "Skriv, hvem der svarer. Svarene er gemt, men uden navn kan de ikke regnes med.", "Write who is answering. The answers are saved, but without a name they cannot count.";
    private: "Kun I og temadagens facilitatorer kan læse svarene. Andre parter kan ikke.", "Only you and the facilitators of the theme day can read the answers. Other parties cannot.";
    file: "Gem svarene som fil", "Save the answers as a file";
    file_help: "Uden net kan filen afleveres til en facilitator. Den kan afleveres flere gange; hvert svar tæller én gang.", "Without a network the file can be handed to a facilitator. It can be handed in several times; each answer counts once.";
    file_done: "Filen er gemt. Aflever den til en facilitator.", "The file has been saved. Hand it to a facilitator.";
    file_empty: "Der er ikke skrevet noget svar endnu.", "No answer has been written yet.";
    file_ahead: "Det sidste er ikke i filen endnu. Prøv igen om lidt.", "The latest is not in the file yet. Try again in a moment.";
    whole: "Svar på det hele", "Answer the whole";
    the_whole: "det hele", "the whole";
    text: "Teksten", "The text";
    answer_whole: "Svar på det hele", "Answer the whole";
    answer_here: "Svar her", "Answer here";
    answer_part(name: &str): format!("Svar her: »{name}«"), format!("Answer here: “{name}”");
    answer_about(name: &str): format!("Nyt høringssvar til »{name}«"), format!("New answer to “{name}”");
    own_answer_about(name: &str): format!("Høringssvar til »{name}«"), format!("Answer to “{name}”");
    save: "Gem svar", "Save answer";
    added: "Svaret er gemt. Det kan ændres, til fristen udløber.", "The answer has been saved. It can be changed until the deadline.";
    saved: "Gemt.", "Saved.";
    not_empty: "Et svar kan ikke være tomt. Træk det tilbage i stedet.", "An answer cannot be empty. Withdraw it instead.";
    withdraw: "Træk tilbage", "Withdraw";
    withdraw_answer(name: &str): format!("Træk tilbage: svaret til »{name}«"), format!("Withdraw: the answer to “{name}”");
    withdrawn: "Svaret er trukket tilbage.", "The answer has been withdrawn.";
    outcome: "Hvad blev der af svaret?", "What became of the answer?";
    earlier: "Tidligere høringer", "Earlier hearings";
    device: "Svar fra en anden enhed, eller en anden part", "Answering from another device, or another party";
    receipt: "Kvitteringskode", "Receipt code";
    receipt_help:
        "Koden åbner jeres svar på en anden enhed, og hvis browseren glemmer denne side. Gem den, og vis den ikke til andre.",
        "The code opens your answers on another device, and should the browser forget this page. Keep it, and show it to nobody else.";
    other_party: "En anden part svarer på denne enhed", "Another party answers on this device";
    other_party_help:
        "De svar, der er skrevet her, bliver gemt, og den næste part ser dem ikke. Gem kvitteringskoden først, hvis I vil tilbage til dem.",
        "The answers written here stay saved, and the next party does not see them. Keep the receipt code first if you want to come back to them.";
    changed(parts: &str): format!("Ændret i teksten: {parts}"), format!("Changed in the text: {parts}");
}
