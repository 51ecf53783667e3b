//! The board's texts.

/// See the fields.
pub struct BoardTexts {
    /// What a cell is called: “Tidlige indsatser: Potentiale”.
    pub cell: fn(&str, &str) -> String,
}

pub(super) const DANISH: BoardTexts = BoardTexts {
    cell: |focus_point, aspect| format!("{focus_point}: {aspect}"),
};

pub(super) const ENGLISH: BoardTexts = BoardTexts {
    cell: |focus_point, aspect| format!("{focus_point}: {aspect}"),
};
