//! Seams: where a text that says more than one thing can be cut.

/// A stretch of a text, and whether it ends where a sentence does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its words, with the blanks behind them.
    pub words: String,
    /// Whether it ends a sentence or a line; else a clause, a part of a list.
    pub ends_sentence: bool,
}

/// What a clause can begin with after a blank.
const JOINTS: [&str; 6] = ["og ", "men ", "samt ", "eller ", "and ", "but "];

/// Takes a text apart where it can be cut: behind sentences, lines, commas, semicolons, and before words that
/// join. Together the stretches are the text.
pub fn stretches(text: &str) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut begin = 0;
    let mut end = |at: usize, ends_sentence: bool| {
        let words = text[begin..at].to_owned();
        if words.trim().is_empty() {
            // Blanks go with what is before them.
            if let Some(last) = stretches.last_mut() {
                last.words.push_str(&words);
                last.ends_sentence |= ends_sentence;
                begin = at;
            }
            return;
        }
        stretches.push(Stretch {
            words,
            ends_sentence,
        });
        begin = at;
    };
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (at, letter)) in letters.iter().enumerate() {
        let next = letters.get(place + 1);
        let behind = next.map_or(text.len(), |(at, _)| *at);
        let before_blank = next.is_none_or(|(_, next)| next.is_whitespace());
        match letter {
            '\n' => end(behind, true),
            '.' | '!' | '?' if before_blank => end(behind, true),
            ',' | ';' | ':' if before_blank => end(behind, false),
            // Not within blanks, which go with what is before.
            ' ' if JOINTS.iter().any(|joint| text[at + 1..].starts_with(joint)) => {
                end(behind, false);
            }
            _ => {}
        }
    }
    end(text.len(), true);
    stretches
}

/// The pieces that a text becomes where it is cut behind some of its stretches: `cuts` says behind which. Blanks,
/// commas and the like at the ends of a piece are not in it.
pub fn pieces(stretches: &[Stretch], cuts: &[bool]) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for (place, stretch) in stretches.iter().enumerate() {
        if let Some(last) = pieces.last_mut() {
            last.push_str(&stretch.words);
        }
        if cuts.get(place).copied().unwrap_or(false) {
            pieces.push(String::new());
        }
    }
    let trimmed = pieces.iter().map(|piece| {
        let piece = piece.trim();
        piece
            .trim_end_matches([',', ';', ':'])
            .trim_end()
            .to_owned()
    });
    trimmed.filter(|piece| !piece.is_empty()).collect()
}

/// Where a text is cut if nobody says otherwise: behind its sentences, or where there is only one, at the first
/// seam.
pub fn usual_cuts(stretches: &[Stretch]) -> Vec<bool> {
    let last = stretches.len().saturating_sub(1);
    let inner = || stretches.iter().take(last);
    let mut cuts: Vec<bool> = inner().map(|stretch| stretch.ends_sentence).collect();
    if !cuts.iter().any(|cut| *cut)
        && let Some(first) = cuts.first_mut()
    {
        *first = true;
    }
    cuts.push(false);
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let all = stretches(text);
        assert_eq!(
            all.iter().map(|one| one.words.as_str()).collect::<String>(),
            text,
            "together they are the text"
        );
        all.into_iter().map(|one| one.words).collect()
    }

    #[test]
    fn a_text_is_taken_apart_where_it_can_be_cut() {
        assert_eq!(
            words("Kortere ventetid. Flere pædagoger!"),
            ["Kortere ventetid.", " Flere pædagoger!"]
        );
        assert_eq!(
            words("Ro, tid og overblik"),
            ["Ro,", " tid ", "og overblik"]
        );
        assert_eq!(words("Kl. 18.30\nog igen"), ["Kl.", " 18.30\n", "og igen"]);
        assert_eq!(words("Intet"), ["Intet"]);
        assert_eq!(words(""), Vec::<String>::new());
        assert_eq!(words("Ja.\n\nNej 👩‍👧."), ["Ja.\n\n", "Nej 👩‍👧."]);
        assert_eq!(words("2,5 timer"), ["2,5 timer"]);
    }

    #[test]
    fn a_piece_is_words_of_the_text() {
        let text = "Kortere ventetid, og flere pædagoger. Børnene skal høres.";
        let all = stretches(text);
        let cuts = usual_cuts(&all);
        assert_eq!(
            pieces(&all, &cuts),
            [
                "Kortere ventetid, og flere pædagoger.",
                "Børnene skal høres."
            ]
        );
        let mut first = vec![false; all.len()];
        first[0] = true;
        let cut = pieces(&all, &first);
        assert_eq!(cut[0], "Kortere ventetid");
        assert!(cut.iter().all(|piece| text.contains(piece)));
        let one = stretches("Ro og tid");
        assert_eq!(pieces(&one, &usual_cuts(&one)), ["Ro", "og tid"]);
        let none = stretches("Ro");
        assert_eq!(pieces(&none, &usual_cuts(&none)), ["Ro"]);
    }
}
