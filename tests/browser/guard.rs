//! The guard: a step that traps comes back as an error, any number of times, and nobody sees it.

use std::cell::Cell;

use sync::guard::guarded;
use sync::{Guard, Trapped};
use temadag::device::guard::{BrowserGuard, is_guarded};
use wasm_bindgen_test::wasm_bindgen_test;
use workshop::{Document, DocumentKind};

/// Deep enough that a stack pointer which a trap leaves behind would run out of stack soon.
fn trap(depth: u32) -> u32 {
    let frame = std::hint::black_box([depth; 256]);
    if depth == 0 {
        panic!("a planted panic");
    }
    trap(depth - 1).wrapping_add(frame[(depth % 256) as usize])
}

#[wasm_bindgen_test]
fn three_hundred_traps_come_back_and_the_program_lives_on() {
    let lane = protocol::LaneId([7; 32]);
    for number in 0..300u32 {
        let handed = Cell::new(0);
        let outcome = match number % 3 {
            0 => guarded(&BrowserGuard, || {
                handed.set(number);
                trap(number % 64)
            }),
            1 => guarded(&BrowserGuard, || {
                handed.set(number);
                let nothing: &[u32] = std::hint::black_box(&[]);
                nothing[number as usize]
            }),
            _ => guarded(&BrowserGuard, || {
                handed.set(number);
                guarded(&BrowserGuard, || trap(3)).unwrap_err();
                // The inner trap was caught; the outer one ends the step.
                std::process::abort()
            }),
        };
        assert_eq!(outcome, Err(Trapped));
        assert_eq!(handed.get(), number);
        assert!(!is_guarded());
    }
    // What is left of the program can do what it always could.
    let document = Document::new(DocumentKind::Sheet, lane);
    let saved = document.save();
    assert!(
        guarded(&BrowserGuard, || Document::load(
            DocumentKind::Sheet,
            &saved,
            lane
        )
        .is_ok())
            == Ok(true)
    );
}

#[wasm_bindgen_test]
fn a_step_runs_once_and_hands_its_result_out() {
    let mut runs = 0;
    BrowserGuard.run(&mut || runs += 1).unwrap();
    assert_eq!(runs, 1);
    assert_eq!(guarded(&BrowserGuard, || 42), Ok(42));
    assert_eq!(guarded(&BrowserGuard, is_guarded), Ok(true));
    assert!(!is_guarded());
}

#[wasm_bindgen_test]
fn a_stack_that_overflows_comes_back_too() {
    fn dive(depth: u64) -> u64 {
        if std::hint::black_box(depth) == u64::MAX {
            return depth;
        }
        std::hint::black_box(dive(depth + 1)) + 1
    }
    assert_eq!(guarded(&BrowserGuard, || dive(0)), Err(Trapped));
    assert_eq!(guarded(&BrowserGuard, || 1), Ok(1));
}
