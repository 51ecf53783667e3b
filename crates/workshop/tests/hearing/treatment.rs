//! What becomes of answers: points, dispositions, what is the same.

use crate::*;

/// [H1]
#[test]
fn an_answer_is_one_point_until_words_are_cut_out_of_it_and_then_these_are() {
    let council = answers(1, &[TOO_LONG]);
    let owner = council.0;
    let id = subject(owner, &item(1));
    let untouched = treated(&hearing(&[]), given(&council));
    assert_eq!(untouched[0].points.len(), 1);
    assert_eq!(untouched[0].points[0].words, TOO_LONG);
    assert!(!untouched[0].is_treated());

    let disposed = vec![
        whole(owner, 1),
        Write::set(POINTS, id, DISPOSITION, Disposition::Met.word()),
    ];
    let all = treated(&hearing(std::slice::from_ref(&disposed)), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::Met));
    assert!(all[0].is_treated());

    let cut = vec![
        point(owner, 1, 21, "Ventetiden er for lang."),
        point(owner, 1, 22, "Skriv en frist på otte uger."),
        Write::set(POINTS, item(21), DISPOSITION, Disposition::Noted.word()),
    ];
    let all = treated(&hearing(&[disposed.clone(), cut.clone()]), given(&council));
    let points = &all[0].points;
    assert_eq!(points.len(), 2, "the whole is no point beside them");
    assert!(!all[0].is_treated(), "one of the two has no disposition");
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 1,
            aside: 0
        }
    );

    // Joined again, the whole has what it had.
    let joined = vec![
        Write::set(POINTS, item(21), REMOVED, true),
        Write::set(POINTS, item(22), REMOVED, true),
    ];
    let all = treated(&hearing(&[disposed, cut, joined]), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::Met));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 1,
            all: 1,
            aside: 0
        }
    );
}

/// [H1] Nothing that was said is without a point.
#[test]
fn what_is_left_of_an_answer_that_was_cut_is_a_point_too() {
    let council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), DISPOSITION, Disposition::Met.word()),
        Write::set(POINTS, item(41), SEEN, seen(TOO_LONG)),
        point(council.0, 1, 21, "Ventetiden er for lang."),
    ];
    let all = treated(&hearing(std::slice::from_ref(&decided)), given(&council));
    let words: Vec<_> = all[0]
        .points
        .iter()
        .map(|point| (&*point.words, point.is_rest))
        .collect();
    let rest = "Skriv en frist på otte uger.";
    assert_eq!(words, [("Ventetiden er for lang.", false), (rest, true)]);
    // What it was decided about is no longer all of it.
    assert!(all[0].points[1].is_stale);
    let confirmed = vec![
        Write::set(POINTS, item(41), SEEN, seen(rest)),
        Write::set(POINTS, item(21), DISPOSITION, Disposition::Noted.word()),
    ];
    let all = treated(&hearing(&[decided, confirmed]), given(&council));
    assert!(all[0].is_treated());
}

/// [H1]
#[test]
fn what_was_decided_about_other_words_is_not_treated() {
    let mut council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), DISPOSITION, Disposition::Met.word()),
        Write::set(POINTS, item(41), SEEN, seen(TOO_LONG)),
    ];
    let hearings = hearing(&[decided]);
    assert!(treated(&hearings, given(&council))[0].is_treated());
    let edit = Write::edit(ANSWERS, item(1), TEXT, TOO_LONG, "Vi er imod.");
    run(&mut council.1, &[AnswersCommand(vec![edit]).into()]);
    assert!(!treated(&hearings, given(&council))[0].is_treated());
}

/// [H1]
#[test]
fn what_was_set_aside_is_counted_by_itself_and_stands_in_no_white_paper() {
    let council = answers(1, &["Køb billige sko"]);
    let id = subject(council.0, &item(1));
    let aside = vec![
        Write::add(POINTS, item(41), [(ANSWER, id.into())]),
        Write::set(POINTS, item(41), ASIDE, "Reklame"),
    ];
    let all = treated(&hearing(&[aside]), given(&council));
    assert_eq!(all[0].aside.as_deref(), Some("Reklame"));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 0,
            aside: 1
        }
    );
    assert!(white_paper(&all, &[], By::Sender, |_| None).is_empty());
}

/// [H1]
#[test]
fn the_one_that_is_decided_leads_those_that_say_the_same() {
    let three = [
        answers(1, &["Ja"]),
        answers(2, &["ja"]),
        answers(3, &["JA"]),
    ];
    let second = subject(three[1].0, &item(1));
    let decided = vec![
        Write::add(POINTS, item(42), [(ANSWER, second.into())]),
        Write::set(POINTS, item(42), DISPOSITION, Disposition::Met.word()),
    ];
    let all: Vec<Given> = three.iter().flat_map(given).collect();
    let alike = identical(&treated(
        &hearing(std::slice::from_ref(&decided)),
        all.clone(),
    ));
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].leader, item(42));
    assert_eq!(alike[0].open.len(), 2);
    // One has the disposition; the leader's is then disputed, and so is the one that follows it.
    let third = subject(three[2].0, &item(1));
    let joined = vec![
        Write::add(POINTS, item(43), [(ANSWER, third.into())]),
        Write::set(POINTS, item(43), SAME_AS, item(42)),
        Write::add(POINTS, item(44), [(ANSWER, second.into())]),
        Write::set(POINTS, item(44), DISPOSITION, Disposition::NotMet.word()),
    ];
    let all = treated(&hearing(&[decided, joined]), all);
    let is_treated: Vec<bool> = all.iter().map(Treated::is_treated).collect();
    assert_eq!(is_treated, [false, false, false]);
}

/// [H1]
#[test]
fn what_was_cut_says_so_when_the_answer_was_changed_since() {
    let mut council = answers(1, &[TOO_LONG]);
    let cut = vec![point(council.0, 1, 21, "Skriv en frist på otte uger.")];
    let hearings = hearing(&[cut]);
    assert!(!treated(&hearings, given(&council))[0].points[0].is_torn);
    let edit = Write::edit(ANSWERS, item(1), TEXT, TOO_LONG, "Ventetiden er for lang.");
    run(&mut council.1, &[AnswersCommand(vec![edit]).into()]);
    assert!(treated(&hearings, given(&council))[0].points[0].is_torn);
}

/// [H1]
#[test]
fn two_who_treat_an_answer_at_the_same_time_meet_in_a_choice() {
    let council = answers(1, &[TOO_LONG]);
    let id = subject(council.0, &item(1));
    let made = |number: u8, disposition: Disposition| {
        vec![
            Write::add(POINTS, item(number), [(ANSWER, id.into())]),
            Write::set(POINTS, item(number), DISPOSITION, disposition.word()),
        ]
    };
    let agreed = hearing(&[made(41, Disposition::Met), made(42, Disposition::Met)]);
    assert!(treated(&agreed, given(&council))[0].is_treated());
    let apart = [made(41, Disposition::Met), made(42, Disposition::NotMet)];
    let all = treated(&hearing(&apart), given(&council));
    assert!(all[0].points[0].is_disputed);
    assert!(!all[0].is_treated());
    let [first, second] = apart;
    let chosen = vec![Write::set(POINTS, item(41), REMOVED, true)];
    let all = treated(&hearing(&[first, second, chosen]), given(&council));
    assert_eq!(all[0].points[0].disposition, Some(Disposition::NotMet));
    assert!(all[0].is_treated());
}

/// [H1]
#[test]
fn what_is_the_same_has_one_disposition_and_a_circle_has_none_of_another() {
    let (one, two) = (
        answers(1, &[TOO_LONG]),
        answers(
            2,
            &[" ventetiden ER for lang.  Skriv en frist på otte uger."],
        ),
    );
    let all = [given(&one), given(&two)].concat();
    let points = treated(&hearing(&[]), all.clone());
    let ids: Vec<_> = points.iter().map(|one| one.points[0].said.id).collect();
    let alike = &identical(&points)[0];
    assert_eq!((alike.leader, alike.open.len()), (ids[0], 1));
    let first = vec![
        whole(one.0, 1),
        whole(two.0, 1),
        Write::set(POINTS, ids[0], DISPOSITION, Disposition::PartlyMet.word()),
        Write::edit(POINTS, ids[0], REMARK, "", "Fristen er sat til ti uger."),
        Write::set(POINTS, ids[1], SAME_AS, ids[0]),
    ];
    let treated_so = treated(&hearing(std::slice::from_ref(&first)), all.clone());
    assert_eq!(
        treated_so[1].points[0].disposition,
        Some(Disposition::PartlyMet)
    );
    assert_eq!(
        treated_so[1].points[0].remark,
        "Fristen er sat til ti uger."
    );
    assert_eq!(
        Sum::of(&treated_so),
        Sum {
            treated: 2,
            all: 2,
            aside: 0
        }
    );
    // Somebody else said it the other way round at the same time.
    let circle = vec![Write::set(POINTS, ids[0], SAME_AS, ids[1])];
    let treated_so = treated(&hearing(&[first, circle]), all);
    assert_eq!(
        treated_so[0].points[0].disposition,
        Some(Disposition::PartlyMet)
    );
    assert_eq!(treated_so[1].points[0].disposition, None);
}

/// Another party gives its answer the id of somebody else's. [H1]
#[test]
fn an_answer_under_anothers_id_is_another_answer() {
    let (council, stranger) = (answers(1, &["Ja"]), answers(2, &["Nej"]));
    let hearings = hearing(&[vec![
        whole(council.0, 1),
        Write::set(
            POINTS,
            subject(council.0, &item(1)),
            DISPOSITION,
            Disposition::Met.word(),
        ),
    ]]);
    let all = treated(&hearings, [given(&council), given(&stranger)].concat());
    let dispositions: Vec<_> = all.iter().map(|one| one.points[0].disposition).collect();
    assert_eq!(dispositions, [Some(Disposition::Met), None]);
}

/// [H1]
#[test]
fn what_was_withdrawn_does_not_count() {
    let mut council = answers(1, &["Ja", "Nej"]);
    let withdraw = Write::set(ANSWERS, item(2), WITHDRAWN, true);
    run(&mut council.1, &[AnswersCommand(vec![withdraw]).into()]);
    let all = treated(&hearing(&[]), given(&council));
    assert_eq!(
        Sum::of(&all),
        Sum {
            treated: 0,
            all: 1,
            aside: 0
        }
    );
}
