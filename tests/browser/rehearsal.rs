//! A rehearsal: a workshop of its own on this device, and nothing else is thrown away with it.

use std::time::Duration;

use sync::DocumentId;
use temadag::device::rehearsal::{self, EndError};
use temadag::device::{self, OpenError, known, timer};
use wasm_bindgen_test::wasm_bindgen_test;
use workshop::template::Language;

use crate::device::{contribution, created, texts};

/// [V1] [V4] It has the plan of the other and keys of its own; ended, it is gone, and the other is as it was.
#[wasm_bindgen_test]
async fn a_rehearsal_is_thrown_away_and_the_real_workshop_never_is_v4() {
    let real = created("Den rigtige").await;
    let own = DocumentId::sheet(3, real.person());
    real.write(own, contribution(&real, "Rigtigt"))
        .await
        .unwrap();
    let plan = real.read(|session| session.document(&DocumentId::PLAN).unwrap().plan());
    assert_eq!(rehearsal::of(real.workshop()), None);

    let title = "Prøve: Den rigtige".to_owned();
    let trial = rehearsal::begin(real.workshop(), plan.clone(), title, Language::Danish);
    let trial = trial.await.unwrap();
    let id = trial.workshop();
    assert_ne!(id, real.workshop());
    assert_eq!(trial.rehearsal_of(), Some(real.workshop()));
    assert_eq!(rehearsal::of(real.workshop()), Some(id));
    let copy = trial.read(|session| session.document(&DocumentId::PLAN).unwrap().plan());
    assert_eq!(copy.title, "Prøve: Den rigtige");
    assert_eq!(copy.tables.len(), plan.tables.len());
    assert_eq!(copy.programme[0].start, plan.programme[0].start);

    // They come by themselves; no relay is there.
    let seated = || {
        let joint = DocumentId::joint(1);
        trial.read(|session| {
            session
                .document(&joint)
                .map_or(0, |joint| joint.seats().len())
        })
    };
    for _ in 0..600 {
        if seated() > 0 {
            break;
        }
        timer::pause(Duration::from_millis(50)).await;
    }
    assert!(seated() > 0, "nobody has come");

    assert!(matches!(
        real.end_rehearsal().await,
        Err(EndError::NoRehearsal)
    ));
    assert_eq!(trial.end_rehearsal().await.unwrap(), Some(real.workshop()));
    assert!(matches!(device::open(id).await, Err(OpenError::Unknown)));
    assert!(known::find(id).is_none());
    assert_eq!(rehearsal::of(real.workshop()), None);
    assert!(known::find(real.workshop()).is_some());
    assert_eq!(texts(&real, own), ["Rigtigt"]);
}
