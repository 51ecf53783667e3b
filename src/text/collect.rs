//! The texts of “Saml”, the facilitators' overview.

/// See the fields.
pub struct CollectTexts {
    pub counts: &'static str,
}

pub(super) const DANISH: CollectTexts = CollectTexts {
    counts: "Input pr. celle",
};

pub(super) const ENGLISH: CollectTexts = CollectTexts {
    counts: "Input per cell",
};
