//! The worker's side of the office.

use exports::{CsvForm, Report};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::job::{Form, Job, Read, ReadSheet, Taken};

/// What was read last.
#[derive(Default)]
struct Desk {
    sheets: Vec<intake::Sheet>,
}

/// Does what a page asks for, for as long as the worker lives.
pub fn work() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::default();
    let asked = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Array::from(&event.data());
            let job = message.get(0).as_string().unwrap_or_default();
            let bytes = message.get(1);
            let bytes = bytes.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
            let answer = match serde_json::from_str(&job) {
                Ok(job) => desk.answer(job, bytes.unwrap_or_default()),
                Err(_) => JsValue::UNDEFINED,
            };
            let _ = scope.post_message(&Array::of1(&answer));
        })
    };
    scope.set_onmessage(Some(asked.as_ref().unchecked_ref()));
    // It lives as long as the worker does.
    asked.forget();
    let _ = scope.post_message(&Array::new());
}

impl Desk {
    fn answer(&mut self, job: Job, bytes: Vec<u8>) -> JsValue {
        match job {
            Job::Read { name, grid } => {
                let sheets = intake::read(&name, &bytes);
                let read: Read = sheets.map(|sheets| {
                    self.sheets.clone_from(&sheets);
                    let guessed = sheets.into_iter().map(|mut sheet| {
                        let mapping = intake::guess(&sheet, &grid);
                        let signature = intake::signature(&sheet.headings);
                        let rows = sheet.rows.len();
                        sheet.rows.truncate(ReadSheet::SHOWN);
                        sheet.numbers.truncate(ReadSheet::SHOWN);
                        ReadSheet {
                            sheet,
                            rows,
                            mapping,
                            signature,
                        }
                    });
                    guessed.collect()
                });
                text(&read)
            }
            Job::Lines {
                sheet,
                without_headings,
                mapping,
                grid,
                defaults,
            } => {
                let Some(sheet) = self.sheets.get(sheet) else {
                    return text(&Taken::default());
                };
                let sheet = match without_headings {
                    true => sheet.clone().without_headings(),
                    false => sheet.clone(),
                };
                let lines = intake::lines(&sheet, &mapping, &grid, &defaults);
                let ids = lines.lines.iter().map(|line| {
                    let id = intake::line_id(line);
                    id.iter().map(|byte| format!("{byte:02x}")).collect()
                });
                let ids = ids.collect();
                text(&Taken { lines, ids })
            }
            Job::Rows { rows, language } => {
                let csv = exports::csv_of_rows(&rows, language);
                Uint8Array::from(csv.as_bytes()).into()
            }
            Job::Paper { paper } => match exports::paper_word(&paper) {
                Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                Err(_) => JsValue::UNDEFINED,
            },
            Job::Write { form, report } => match write(form, &report) {
                Some(bytes) => Uint8Array::from(bytes.as_slice()).into(),
                None => JsValue::UNDEFINED,
            },
        }
    }
}

fn write(form: Form, report: &Report) -> Option<Vec<u8>> {
    Some(match form {
        Form::Word => exports::word(report).ok()?,
        Form::Excel => exports::excel(report).ok()?,
        Form::CsvDanish => exports::csv(report, CsvForm::DanishExcel).into_bytes(),
        Form::CsvPlain => exports::csv(report, CsvForm::Plain).into_bytes(),
        Form::Markdown => exports::markdown(report).into_bytes(),
        Form::Json => exports::json(report).ok()?.into_bytes(),
        Form::Polis => exports::polis(report).into_bytes(),
    })
}

fn text(answer: &impl Serialize) -> JsValue {
    JsValue::from(serde_json::to_string(answer).unwrap_or_default())
}
