//! A column: how Automerge stores one property of many operations, in runs of equal values.
//!
//! A run of a million costs three bytes. So everything here counts and sums runs and never writes
//! them out.

use super::Rejection;
use super::leb128::Reader;

/// The place of a column and its type, as Automerge numbers them, without the deflate bit.
pub(super) type Specification = u32;

const DEFLATE: u32 = 0b1000;

/// One column and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column<'a> {
    pub(super) specification: Specification,
    pub(super) deflated: bool,
    pub(super) bytes: &'a [u8],
}

/// Where a set of columns is, before their bytes are reached.
pub(super) struct Layout(Vec<(u32, usize)>);

impl Layout {
    /// Reads which columns there are and how long each is.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, Rejection> {
        let count = reader.count(2)?;
        let mut columns = Vec::with_capacity(count);
        let mut last = None;
        for _ in 0..count {
            let specification = u32::try_from(reader.unsigned()?)
                .map_err(|_| Rejection::Malformed("no such column"))?;
            let length = usize::try_from(reader.unsigned()?).map_err(|_| Rejection::Truncated)?;
            let place = specification & !DEFLATE;
            if last.is_some_and(|last| last >= place) {
                return Err(Rejection::Malformed("columns out of order"));
            }
            last = Some(place);
            columns.push((specification, length));
        }
        Ok(Self(columns))
    }

    /// Reads the columns' bytes.
    pub(super) fn columns<'a>(
        &self,
        reader: &mut Reader<'a>,
    ) -> Result<Vec<Column<'a>>, Rejection> {
        self.0
            .iter()
            .map(|(specification, length)| {
                Ok(Column {
                    specification: specification & !DEFLATE,
                    deflated: specification & DEFLATE != 0,
                    bytes: reader.take(*length)?,
                })
            })
            .collect()
    }
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// Runs of whole numbers.
    Unsigned,
    /// Runs of differences from the value before.
    Difference,
    /// Runs of strings.
    String,
    /// Alternating counts of false and true.
    Boolean,
    /// Bytes that another column measures.
    Raw,
}

impl Values {
    /// The values of a column, by the type bits of its specification.
    pub(super) fn of(specification: Specification) -> Self {
        match specification & 0b111 {
            3 => Self::Difference,
            4 => Self::Boolean,
            5 => Self::String,
            7 => Self::Raw,
            // Groups, actors, integers and value metadata.
            _ => Self::Unsigned,
        }
    }
}

/// A run of equal values; for differences, equal steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run<'a> {
    Nothing,
    Unsigned(u64),
    Difference(i64),
    String(&'a [u8]),
    Boolean(bool),
}

/// Walks the runs of a column and returns how many values they stand for. More than `limit` values
/// are refused as they are met.
pub(super) fn walk<'a>(
    bytes: &'a [u8],
    values: Values,
    limit: u64,
    mut visit: impl FnMut(u64, Run<'a>) -> Result<(), Rejection>,
) -> Result<u64, Rejection> {
    let mut reader = Reader::new(bytes);
    let mut total = 0u64;
    let mut truth = false;
    let mut add = |count: u64| {
        total = total
            .checked_add(count)
            .filter(|total| *total <= limit)
            .ok_or(Rejection::TooManyOperations { limit })?;
        Ok::<_, Rejection>(())
    };
    while !reader.is_empty() {
        match values {
            Values::Raw => return Err(Rejection::Malformed("a column without runs")),
            Values::Boolean => {
                let count = reader.unsigned()?;
                add(count)?;
                visit(count, Run::Boolean(truth))?;
                truth = !truth;
            }
            _ => match reader.signed()? {
                0 => {
                    let count = reader.unsigned()?;
                    add(count)?;
                    visit(count, Run::Nothing)?;
                }
                count @ 1.. => {
                    add(count.unsigned_abs())?;
                    let run = read(&mut reader, values)?;
                    visit(count.unsigned_abs(), run)?;
                }
                count => {
                    // Each of these takes a byte at least, so the loop ends with the bytes.
                    add(count.unsigned_abs())?;
                    for _ in 0..count.unsigned_abs() {
                        let run = read(&mut reader, values)?;
                        visit(1, run)?;
                    }
                }
            },
        }
    }
    Ok(total)
}

fn read<'a>(reader: &mut Reader<'a>, values: Values) -> Result<Run<'a>, Rejection> {
    Ok(match values {
        Values::Difference => Run::Difference(reader.signed()?),
        Values::String => Run::String(reader.prefixed()?),
        _ => Run::Unsigned(reader.unsigned()?),
    })
}
