//! The texts of “Ens input”.

use crate::bilingual;

bilingual! {
    pub struct AlikeTexts;

    page: "Ens input", "Same input";
    help:
        "Her sammenlignes ord, ikke mening. Du afgør, om to input siger det samme. Der sker ikke noget af sig selv.",
        "Words are compared here, not meaning. You decide whether two inputs say the same. Nothing happens by itself.";
    look: "Find input, der ligner hinanden", "Find input that is alike";
    look_again: "Sammenlign igen", "Compare again";
    looking(done: usize, all: usize):
        format!("Sammenligner: {} af {} input", whole(done), whole(all)),
        format!("Comparing: {} of {}", whole(done), counted(all, "input", "inputs"));
    stop: "Stop", "Stop";
    failed:
        "Browseren kan ikke sammenligne i baggrunden. Prøv i en nyere browser. Det, der er besluttet, er gemt.",
        "The browser cannot compare in the background. Try a newer browser. What has been decided is saved.";
    left(count: usize):
        match count {
            0 => "Der er ikke flere par at tage stilling til.".to_owned(),
            count => format!("{} par tilbage", whole(count)),
        },
        match count {
            0 => "There are no more pairs to decide about.".to_owned(),
            count => format!("{} left", counted(count, "pair", "pairs")),
        };
    question: "Siger de det samme?", "Do they say the same?";
    group(at: usize, all: usize):
        format!("Gruppe {} af {}", whole(at), whole(all)),
        format!("Group {} of {}", whole(at), whole(all));
    shared(words: &str):
        if words.is_empty() { "Fælles dele af ord".to_owned() } else { format!("Fælles ord: {words}") },
        if words.is_empty() { "Parts of words in common".to_owned() } else { format!("Words in common: {words}") };
    only_one(word: &str):
        format!("Kun den ene siger »{word}«. De kan sige det modsatte."),
        format!("Only one says “{word}”. They may say the opposite.");
    ways(one: &str, other: &str):
        format!("Den ene siger »{one}«, den anden »{other}«. De kan sige det modsatte."),
        format!("One says “{one}”, the other “{other}”. They may say the opposite.");
    numbers(one: &str, other: &str):
        format!("Tallene er ikke de samme: {one} og {other}."),
        format!("The numbers are not the same: {one} and {other}.");
    same: "Ens", "Same";
    different: "Ikke ens", "Not the same";
    is_same: "Ens. De spørges der ikke om igen.", "The same. They are not asked about again.";
    is_different: "Ikke ens. De spørges der ikke om igen.", "Not the same. They are not asked about again.";
    merge_last: "Flet de to, der er ens", "Merge the two that are the same";
    keys: "Taster: j ens, n ikke ens, f flet, z fortryd.", "Keys: j same, n not the same, f merge, z undo.";
}
