//! A file of vectors: what is on disk must be what the code says, byte for byte.
//!
//! `TEMADAG_WRITE_VECTORS=1 cargo test -p temadag-protocol --test vectors` writes the files anew;
//! then look at the difference before keeping it: a vector that changes is a format that changes.

use std::path::PathBuf;
use std::{env, fs};

use data_encoding::HEXLOWER;
use serde_json::{Map, Value, json};

pub fn hex(bytes: impl AsRef<[u8]>) -> Value {
    Value::String(HEXLOWER.encode(bytes.as_ref()))
}

/// The vectors of one subject.
pub struct Vectors {
    name: &'static str,
    about: &'static str,
    list: Vec<Value>,
}

impl Vectors {
    pub fn new(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            list: Vec::new(),
        }
    }

    /// Adds one: `given` is what an implementation starts from, `expected` what it must find.
    pub fn add(&mut self, description: &str, given: Value, expected: Value) {
        self.list.push(json!({
            "description": description,
            "given": given,
            "expected": expected,
        }));
    }

    /// Compares with the file, or writes it if that is asked for.
    pub fn check(self) {
        let file = json!({ "about": self.about, "vectors": self.list });
        let text = serde_json::to_string_pretty(&file).expect("plain JSON") + "\n";
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("vectors")
            .join(self.name)
            .with_extension("json");
        if env::var_os("TEMADAG_WRITE_VECTORS").is_some() {
            fs::write(&path, text).expect("the vectors can be written");
            return;
        }
        let kept = fs::read_to_string(&path).expect("the vectors are there");
        let kept: Value = serde_json::from_str(&kept).expect("the vectors are JSON");
        for (kept, made) in list(&kept).iter().zip(list(&file)) {
            assert_eq!(kept, made, "{}: {}", self.name, made["description"]);
        }
        assert_eq!(kept, file, "{}", self.name);
    }
}

fn list(file: &Value) -> &[Value] {
    file["vectors"].as_array().map_or(&[], Vec::as_slice)
}

/// Puts several objects together.
pub fn merged(parts: impl IntoIterator<Item = Value>) -> Value {
    let mut all = Map::new();
    for part in parts {
        if let Value::Object(part) = part {
            all.extend(part);
        }
    }
    Value::Object(all)
}
