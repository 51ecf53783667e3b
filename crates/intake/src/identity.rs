//! Identity: who a line is, so that the same file twice changes nothing.

use sha2::{Digest, Sha256};

use crate::Line;

/// Who a line is.
pub type LineId = [u8; 16];

/// Who a line is: a digest of its text, focus point, aspect, table, stakeholder and name.
///
/// Neither its row nor how often it stands there is part of it, nor the file's name: a file that is sorted, added to
/// or renamed gives the same lines. Two people who wrote the same, at the same table and without a name, are one line;
/// [`Line::times`] says how many they were. Whoever says afterwards that a value means another focus point makes other
/// lines of its rows.
pub fn line_id(line: &Line) -> LineId {
    let mut digest = Sha256::new();
    digest.update(b"temadag/intake/line/1");
    // Each with its length, and whether it is there, so that nothing can move from one to the next.
    let mut put = |field: Option<&[u8]>| match field {
        Some(field) => {
            digest.update([1]);
            digest.update((field.len() as u64).to_be_bytes());
            digest.update(field);
        }
        None => digest.update([0]),
    };
    let table = line.table.map(u16::to_be_bytes);
    put(Some(line.text.as_bytes()));
    put(line.focus_point.as_deref().map(str::as_bytes));
    put(line.aspect.as_deref().map(str::as_bytes));
    put(table.as_ref().map(<[u8; 2]>::as_slice));
    put(line.stakeholder.as_deref().map(str::as_bytes));
    put(line.name.as_deref().map(str::as_bytes));
    let mut id = LineId::default();
    let digest = digest.finalize();
    id.iter_mut()
        .zip(digest)
        .for_each(|(its, byte)| *its = byte);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            row: 2,
            times: 1,
            text: "Mere ro".into(),
            focus_point: Some("f1".into()),
            aspect: None,
            table: Some(7),
            stakeholder: None,
            name: None,
        }
    }

    #[test]
    fn a_line_is_what_it_says_and_not_where_it_stands() {
        let id = line_id(&line());
        // It is kept by those who imported once; a change of it imports everything again.
        let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "cabe26bb91ad22276fb30e1ccf9e08df");
        let moved = Line {
            row: 9,
            times: 3,
            ..line()
        };
        assert_eq!(line_id(&moved), id);
        for other in [
            Line {
                text: "Mere ro!".into(),
                ..line()
            },
            Line {
                focus_point: None,
                aspect: Some("f1".into()),
                ..line()
            },
            Line {
                table: Some(8),
                ..line()
            },
            Line {
                table: None,
                ..line()
            },
            Line {
                name: Some(String::new()),
                ..line()
            },
            Line {
                stakeholder: Some("f1".into()),
                focus_point: None,
                ..line()
            },
        ] {
            assert_ne!(line_id(&other), id, "{other:?}");
        }
    }
}
