//! The texts of voting and of the gallery.

use crate::bilingual;

bilingual! {
    pub struct VoteTexts;

    give: "Giv stemme", "Give a vote";
    take_back: "Fjern stemme", "Take the vote back";
    given(points: u32):
        format!("Du har givet {}", counted(points as usize, "stemme", "stemmer")),
        format!("You have given {}", counted(points as usize, "vote", "votes"));
    left(left: i64):
        if left < 0 { format!("{} for mange", counted(left.unsigned_abs() as usize, "stemme", "stemmer")) }
        else { format!("{} tilbage", counted(left as usize, "stemme", "stemmer")) },
        if left < 0 { format!("{} too many", counted(left.unsigned_abs() as usize, "vote", "votes")) }
        else { format!("{} left", counted(left as usize, "vote", "votes")) };
    too_many:
        "Du har givet flere stemmer, end du har, fordi du har stemt på to enheder. Fjern nogle, ellers tæller de sidste ikke med.",
        "You have given more votes than you have, on two devices. Take some back, or the last ones do not count.";
    open: "Afstemningen er åben.", "The vote is open.";
    open_help(each: u32):
        format!("Giv {} til det input, du synes er vigtigst. Du kan ombestemme dig, så længe afstemningen er åben.", counted(each as usize, "stemme", "stemmer")),
        format!("Give {} to the input that you find most important. You can change your mind while the vote is open.", counted(each as usize, "vote", "votes"));
    no_points:
        "Facilitatorerne har ikke skrevet, hvor mange stemmer hver har.",
        "The facilitators have not said how many votes each has.";
    closed: "Afstemningen er lukket. Dine stemmer er talt med, når de er overført.", "The vote is closed. Your votes count once they are transferred.";

    pages: "Sider", "Pages";
    table: "Bordet", "The table";
    gallery: "Galleri", "Gallery";
    gallery_lead(inputs: usize):
        format!("{} fra alle borde, som facilitatorerne har hængt op.", counted(inputs, "input", "input")),
        format!("{} from all tables, put up by the facilitators.", counted(inputs, "input", "inputs"));
    gallery_empty:
        "Her er ikke noget endnu. Facilitatorerne hænger input fra alle borde op her senere.",
        "There is nothing here yet. The facilitators will put up input from all tables later.";
    focus_point: "Fokuspunkt", "Focus point";
    nothing_here: "Ingen input her.", "No input here.";
    shown(shown: usize, all: usize):
        format!("Viser {} af {}", whole(shown), whole(all)),
        format!("Showing {} of {}", whole(shown), whole(all));
    more: "Vis flere", "Show more";
}
