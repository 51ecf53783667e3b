//! A played evening, small enough for every test run.

use simulation::evening::{Size, play_guarded};

#[test]
fn an_evening_counts_what_was_written_and_whose_ballots_count_a28_t4_t6_t10() {
    let told = play_guarded(1, Size::SMALL).unwrap_or_else(|failure| panic!("\n{failure}"));
    assert_eq!(told.devices, Size::SMALL.devices + 1, "{told:?}");
    assert!(
        told.let_in > 0 && told.waiting > Size::SMALL.minted,
        "{told:?}"
    );
    assert!(told.ballots_waiting > Size::SMALL.minted, "{told:?}");
}
