//! Limits: how much a field, a plan and a lane may hold, whoever writes.

use std::ops::RangeInclusive;

/// The most a contribution holds, in characters (Unicode scalar values: æ, ø and å are one each,
/// most emoji one or two). UTF-16 units would count an emoji twice and graphemes would count
/// differently from one Unicode version to the next.
pub const TEXT_LIMIT: usize = 10_000;

/// The most a title or a name holds, in characters.
pub const NAME_LIMIT: usize = 300;

/// The most a guiding question or its plain wording holds, in characters.
pub const QUESTION_LIMIT: usize = 1_000;

/// The most a comment holds, and the text about privacy, in characters.
pub const NOTE_LIMIT: usize = 4_000;

/// The most tables that a plan is given, whatever their numbers.
pub const TABLE_LIMIT: u32 = 500;

/// The years that a workshop can be held in; in any other somebody mistyped.
pub const YEARS: RangeInclusive<u16> = 2000..=2199;

/// The most operations that a change may hold; our largest, 10,000 characters pasted over another
/// 10,000, is 20,000.
pub const MAX_CHANGE_OPERATIONS: u64 = 20_000;

/// The most operations that a lane may do in a document. What comes after them in the lane is refused;
/// a program of ours writes in another lane long before.
///
/// A lane's changes build on each other, so they are the same and as many on every device, however the
/// document came there.
pub const MAX_LANE_OPERATIONS: u64 = 100_000;
