//! Nights that once did not hold, beyond the first two hundred, and what each taught.
//!
//! A seed is the same night only as long as nobody draws another number of dice: these nights are
//! others by now, and held to the same. What they taught has stories of its own in
//! `crates/sync/tests` where a story can be told without dice.

use simulation::night;

/// Seed, and what it taught.
const NIGHTS: &[(u64, &str)] = &[
    (
        1447,
        "a tab that does not lead builds a document without its pack too, once the leading tab has told \
         of the records",
    ),
    (
        700,
        "of two places for what was written whole words are taken, or half of it goes with another's",
    ),
    (
        743,
        "as 700, where what was excluded stood at the beginning",
    ),
    (
        299,
        "the simulation's own: an edit waits on its writer's device for the contribution that it edits",
    ),
    (1307, "as 299"),
    (
        185,
        "a device and its copy say the same again in the same lane too where an exclusion took from the lane \
         that derives from the lost one",
    ),
    (
        145,
        "what others took away is told by whole words, or an edit lands inside one",
    ),
    (
        1059,
        "who sits down where other tabs of the device have been all along reads what they stored",
    ),
    (
        428,
        "what is issued again keeps its order, or an edit is told from a text that is not there yet",
    ),
    (
        287,
        "two tabs must not issue one order twice: each leaves a row that can be made once",
    ),
    (
        478,
        "a chain whose row tore is nobody's to bring: it is kept with the first record too",
    ),
    (
        630,
        "the simulation's own: what a frozen tab missed must come in order",
    ),
    (
        510,
        "a refusal for exclusion while the disk fails is told in the tab that wrote",
    ),
    (697, "records kept back are tried when the disk works again"),
    (
        698,
        "what is issued again waits until its stream is caught up: a copy may have done it",
    ),
    (708, "another tab's fresh mark is no crash"),
    (
        782,
        "a tab that opens asks the others for the chains that it lacks",
    ),
    (
        831,
        "a mark that was found goes in the transaction that makes the next",
    ),
    (
        998,
        "a refused record waits for the relay's own before it is issued again",
    ),
    (
        817,
        "who takes a damaged row away tells the other tabs, which may never see it",
    ),
    (
        853,
        "what a withdrawal takes out must not be under way to the relay",
    ),
    (
        1011,
        "who leads from now on says what the relay has of what was made on the device",
    ),
    (
        1113,
        "what is in its document went well, whatever marks say",
    ),
    (
        143,
        "a tab that hears which table another follows reads the disk again: a third may have told of its \
         records before",
    ),
    (
        1476,
        "a tab that opens is told the charter, and asks again for chains that came before it",
    ),
    (1843, "as 697, with a document saved half"),
    (
        7_310_009,
        "as 510: a tab is told that what it wrote was refused",
    ),
    (
        30821,
        "who learns the charter from the relay asks the tabs for chains, and offers nothing of lanes \
         that nobody can introduce",
    ),
];

#[test]
fn nights_that_once_did_not_hold() {
    let failures: Vec<String> = NIGHTS
        .iter()
        .filter_map(|(seed, taught)| {
            let failure = night::live_guarded(*seed).err()?;
            Some(format!("{failure}\n  once it taught: {taught}"))
        })
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
