//! Measure: bytes and times against their bounds. What is measured stands in `tests/measure`, where a browser is at
//! hand.

use anyhow::{Result, bail};

use crate::build;
use crate::checkout::Checkout;
use crate::playwright::Playwright;
use crate::process;

/// Programs that measure one crate by itself, and end with an error where it takes too long.
const PROGRAMS: [(&str, &str); 3] = [
    ("temadag-intake", "intake_speed"),
    ("temadag-overview", "overview_speed"),
    ("temadag-personal", "personal_speed"),
];

pub fn measure(checkout: &Checkout) -> Result<()> {
    let measures =
        Playwright::new("tests/measure").variable("TEMADAG_CROWD", build::crowd(checkout)?);
    let tally = measures.run(checkout)?;
    let mut failed = tally.failed;
    for (package, example) in PROGRAMS {
        let mut cargo = process::cargo(&checkout.path(""));
        cargo.args([
            "run",
            "--release",
            "--package",
            package,
            "--example",
            example,
        ]);
        failed += u64::from(process::run(&mut cargo).is_err());
    }
    if failed > 0 {
        bail!("{failed} of the measures are over their bounds");
    }
    Ok(())
}

/// Makes the pictures in `docs/` anew, as the README shows them.
pub fn pictures(checkout: &Checkout) -> Result<()> {
    let pictures = Playwright::new("tests/e2e")
        .only("pictures")
        .variable("TEMADAG_PICTURES", checkout.path("docs"));
    if pictures.run(checkout)?.failed > 0 {
        bail!("the pictures were not made");
    }
    Ok(())
}
