//! Times of the day as people write them: kl. 18.30.

use super::Language;

/// A time of the day: “kl. 18.30”, “18:30”.
pub fn time(hour: u8, minute: u8, language: Language) -> String {
    match language {
        Language::Danish => format!("kl. {hour}.{minute:02}"),
        Language::English => format!("{hour}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn a_time_reads_as_people_write_it() {
        assert_eq!(time(18, 30, Language::Danish), "kl. 18.30");
        assert_eq!(time(9, 5, Language::English), "9:05");
    }
}
