//! The drawing: the timetable on an axis, for a page and for a telephone.

use overview::figure::{Captions, Figure, Moment, Room, timeline};
use workshop::timetable::{Axis, Row, Timetable};
use workshop::visible;

use super::text::TimetableTexts;
use crate::text::{Language, number};

/// Draws it. None where no row has a time.
pub fn drawing(table: &Timetable, room: Room, language: Language) -> Option<Figure> {
    let words = TimetableTexts::of(language);
    let axis = Axis::of(&table.rows, language)?;
    let moment = |row: &Row| Moment {
        label: visible::in_line(&row.row.what),
        when: row.timing.print(table.style(), language),
        place: row.timing.span().map(|span| {
            // What ends before it begins is drawn from the one to the other all the same.
            let (first, last) = (span.first.min(span.last), span.last.max(span.first));
            (axis.place(first, false), axis.place(last, true))
        }),
        is_day: row
            .timing
            .span()
            .is_some_and(|span| span.first == span.last),
    };
    let moments: Vec<Moment> = table.rows.iter().map(moment).collect();
    let marks = axis.marks.iter();
    let marks: Vec<(f64, String)> = marks
        .map(|(day, text)| (axis.place(*day, false), text.clone()))
        .collect();
    let description = (words.description)(
        moments.len(),
        &axis.span.first.long(language),
        &axis.span.last.long(language),
    );
    let captions = Captions {
        title: words.page,
        description: &description,
        number: |number| number::whole(number as u64, Language::Danish),
        withheld: "",
        note: "",
    };
    timeline(&moments, &marks, room, &captions)
}
