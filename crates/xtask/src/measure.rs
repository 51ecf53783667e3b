//! Measure: bytes and times against their bounds. What is measured stands in `tests/measure`, where a browser is at
//! hand.

use anyhow::{Result, bail};

use crate::build;
use crate::checkout::Checkout;
use crate::test;

pub fn measure(checkout: &Checkout) -> Result<()> {
    let crowd = build::crowd(checkout)?;
    let crowd = ("TEMADAG_CROWD", crowd.as_os_str());
    let tally = test::playwright(checkout, "tests/measure", &[crowd])?;
    if tally.failed > 0 {
        bail!("{} of the measures are over their bounds", tally.failed);
    }
    Ok(())
}
