//! The texts of “Temaer”.

use crate::bilingual;

bilingual! {
    pub struct ThemesTexts;

    page: "Temaer", "Themes";
    nothing:
        "Der er ingen temaer endnu. Skriv en titel, og tryk »Nyt tema«, eller gå til »Input«, vælg nogle, og tryk »Læg i tema«.",
        "There are no themes yet. Write a title and press “New theme”, or go to “Input”, select some, and press “Put in theme”.";
    without_theme(count: usize):
        format!("{} input uden tema", whole(count)),
        format!("{} without a theme", counted(count, "input", "inputs"));
    title: "Titel", "Title";
    title_missing: "Et tema skal have en titel. Den gamle er sat ind igen.", "A theme needs a title. The old one has been put back.";
    summary: "Resumé", "Summary";
    note: "Note, som ikke offentliggøres", "Note, which is not published";
    move_up(title: &str): format!("Flyt »{title}« op"), format!("Move “{title}” up");
    move_down(title: &str): format!("Flyt »{title}« ned"), format!("Move “{title}” down");
    moved(title: &str, place: usize):
        format!("»{title}« er nu nummer {}.", whole(place)),
        format!("“{title}” is number {} now.", whole(place));
    remove(title: &str): format!("Tag temaet »{title}« ud"), format!("Take the theme “{title}” out");
    removed(title: &str):
        format!("Temaet »{title}« er taget ud. Det, der kun var i det, er ubehandlet igen."),
        format!("The theme “{title}” has been taken out. What was only in it is untreated again.");
    removed_themes: "Temaer, der er taget ud", "Themes that were taken out";
    put_back: "Sæt ind igen", "Put back";
    is_back(title: &str): format!("Temaet »{title}« er sat ind igen."), format!("The theme “{title}” is back.");
    join_with: "Gør til ét med", "Make one with";
    join: "Saml", "Join";
    joined(title: &str, into: &str):
        format!("»{title}« er nu en del af »{into}«."),
        format!("“{title}” is a part of “{into}” now.");
    is_joined(title: &str): format!("»{title}« er en del af det"), format!("“{title}” is a part of it");
    part: "Skil ad", "Part";
    parted(title: &str): format!("»{title}« er et tema for sig igen."), format!("“{title}” is a theme of its own again.");
    members: "Input i temaet", "Input in the theme";
    no_members: "Der er ikke noget i temaet endnu.", "There is nothing in the theme yet.";
    show_all(count: usize): format!("Vis alle {}", whole(count)), format!("Show all {}", whole(count));
    show_fewer: "Vis færre", "Show fewer";
    move_to: "Flyt til tema", "Move to theme";
    take_out: "Tag ud af temaet", "Take out of the theme";
}
