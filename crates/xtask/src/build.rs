//! Build: the app in `dist/` and the relay beside cargo's other programs, in release. What has not changed since last
//! time is left as it is.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::compress;
use crate::fingerprint::{self, Fingerprint};
use crate::process;
use crate::steps;
use crate::style;
use crate::tools::{Tools, WASM_TARGET};

/// How many steps [`app`] and [`relay`] are together.
pub const STEPS: usize = 4;

pub fn everything(checkout: &Checkout) -> Result<()> {
    steps::expect(STEPS);
    let tools = Tools::ensure(checkout)?;
    app(checkout, &tools)?;
    relay(checkout)?;
    println!("app:   {}", checkout.dist().display());
    println!("relay: {}", checkout.relay().display());
    Ok(())
}

/// The release app in `dist/`, with a `.br` beside everything that gains by it.
pub fn app(checkout: &Checkout, tools: &Tools) -> Result<()> {
    style::generate(checkout)?;
    steps::begin("compiling the app");
    let programs = programs(checkout)?;
    let stamp = checkout.target("temadag-app.stamp");
    let ingredients = ingredients(checkout, tools, programs)?;
    let made_of = |dist: String| format!("{ingredients} {dist}");
    let present = fs::read_to_string(&stamp).unwrap_or_default();
    if present != made_of(result(checkout)?) {
        steps::begin("making the page of it");
        // Trunk runs cargo again, which has nothing left to do, and then everything after it.
        let mut trunk = tools.trunk(checkout)?;
        process::run(trunk.args(["build", "--release", "--offline=true"]))?;
    }
    steps::begin("compressing what is served");
    compress::beside_every_file(&checkout.dist(), &checkout.target("temadag-brotli"))?;
    let written = made_of(result(checkout)?);
    fs::write(&stamp, written).with_context(|| stamp.display().to_string())
}

pub fn relay(checkout: &Checkout) -> Result<()> {
    steps::begin("compiling the relay");
    let mut cargo = process::cargo(&checkout.path(""));
    process::run(cargo.args(["build", "--release", "--package", "temadag-relay"]))
}

/// The crowd that measures bring to the relay.
pub fn crowd(checkout: &Checkout) -> Result<PathBuf> {
    let mut cargo = process::cargo(&checkout.path(""));
    process::run(cargo.args(["build", "--release", "--package", "temadag-crowd"]))?;
    let program = format!("release/temadag-crowd{}", std::env::consts::EXE_SUFFIX);
    Ok(checkout.target(program))
}

/// The programs as cargo leaves them, before wasm-bindgen and wasm-opt.
fn programs(checkout: &Checkout) -> Result<[PathBuf; 3]> {
    let mut cargo = process::cargo(&checkout.path(""));
    cargo
        .args(["build", "--profile", "web", "--target", WASM_TARGET])
        .args(["--package", "temadag", "--bins"]);
    process::run(&mut cargo)?;
    let program = |name| checkout.target(format!("{WASM_TARGET}/web/{name}.wasm"));
    Ok([
        "temadag",
        "temadag-facilitator",
        "temadag-facilitator-office",
    ]
    .map(program))
}

/// Everything that `dist/` is made of; this program too, because it writes parts of it.
fn ingredients(checkout: &Checkout, tools: &Tools, programs: [PathBuf; 3]) -> Result<String> {
    let mut ingredients = Fingerprint::default();
    let [participants, facilitators, office] = programs;
    for file in [
        participants,
        facilitators,
        office,
        checkout.path("index.html"),
        checkout.path("Trunk.toml"),
        checkout.path("package-lock.json"),
        std::env::current_exe()?,
    ] {
        ingredients.add_file(&file)?;
    }
    for tool in [&tools.trunk, &tools.wasm_bindgen_test_runner] {
        // The folder says the version.
        ingredients.add("tool", tool.to_string_lossy().as_bytes());
    }
    ingredients.add_folder(&checkout.path("public"))?;
    ingredients.add_folder(&checkout.path("style/generated"))?;
    Ok(ingredients.finish())
}

/// What lies in `dist/`.
fn result(checkout: &Checkout) -> Result<String> {
    let dist = checkout.dist();
    let mut result = Fingerprint::default();
    for file in fingerprint::files_below(&dist)? {
        if !file.ends_with(".br") {
            result.add_file(&dist.join(file))?;
        }
    }
    Ok(result.finish())
}
