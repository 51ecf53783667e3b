//! Measure: bytes and times against their bounds. What is measured stands in `tests/measure`, where a browser is at
//! hand.

use anyhow::{Result, bail};

use crate::build;
use crate::checkout::Checkout;
use crate::playwright::Playwright;

pub fn measure(checkout: &Checkout) -> Result<()> {
    let measures =
        Playwright::new("tests/measure").variable("TEMADAG_CROWD", build::crowd(checkout)?);
    let tally = measures.run(checkout)?;
    if tally.failed > 0 {
        bail!("{} of the measures are over their bounds", tally.failed);
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
