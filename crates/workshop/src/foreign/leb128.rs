//! LEB128, the form of all numbers in Automerge's bytes, and a reader that never looks past the end.

use super::Rejection;

/// Bytes yet to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn remaining(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], Rejection> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(length)
            .ok_or(Rejection::Truncated)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Rejection> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(Rejection::Truncated)?;
        self.bytes = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Rejection> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn unsigned(&mut self) -> Result<u64, Rejection> {
        let mut value = 0u64;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            if shift == 63 && byte > 1 {
                return Err(Rejection::Malformed("a number is too large"));
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                if byte == 0 && shift > 0 {
                    return Err(Rejection::Malformed("a number is longer than it need be"));
                }
                return Ok(value);
            }
            shift += 7;
        }
    }

    pub(super) fn signed(&mut self) -> Result<i64, Rejection> {
        let mut value = 0i64;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            if shift == 63 && byte != 0 && byte != 0x7f {
                return Err(Rejection::Malformed("a number is too large"));
            }
            value |= i64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                if shift < 64 && byte & 0x40 != 0 {
                    value |= -1 << shift;
                }
                return Ok(value);
            }
        }
    }

    /// A number of things that each take at least `size` bytes; more than can follow is refused
    /// before anything is allocated for them.
    pub(super) fn count(&mut self, size: usize) -> Result<usize, Rejection> {
        let count = usize::try_from(self.unsigned()?).map_err(|_| Rejection::Truncated)?;
        if count
            .checked_mul(size)
            .is_none_or(|bytes| bytes > self.bytes.len())
        {
            return Err(Rejection::Truncated);
        }
        Ok(count)
    }

    /// Bytes that follow their own length.
    pub(super) fn prefixed(&mut self) -> Result<&'a [u8], Rejection> {
        let length = self.count(1)?;
        self.take(length)
    }
}

/// A number as it is written.
pub(super) fn unsigned(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_are_written() {
        for (bytes, number) in [
            (&[0u8][..], 0u64),
            (&[0x7f], 127),
            (&[0x80, 1], 128),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
                u64::MAX,
            ),
        ] {
            assert_eq!(Reader::new(bytes).unsigned(), Ok(number));
        }
        for (bytes, number) in [
            (&[0u8][..], 0i64),
            (&[0x7f], -1),
            (&[0x3f], 63),
            (&[0x40], -64),
            (&[0x80, 1], 128),
            (&[0x80, 0x40], -8192),
            (
                &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f],
                i64::MIN,
            ),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
                i64::MAX,
            ),
        ] {
            assert_eq!(Reader::new(bytes).signed(), Ok(number));
        }
    }

    #[test]
    fn numbers_that_do_not_fit_or_end_are_refused() {
        let endless = [0xffu8; 12];
        assert_eq!(
            Reader::new(&endless).unsigned(),
            Err(Rejection::Malformed("a number is too large"))
        );
        assert_eq!(
            Reader::new(&endless[..9]).unsigned(),
            Err(Rejection::Truncated)
        );
        assert!(Reader::new(&endless).signed().is_err());
        assert_eq!(
            Reader::new(&[0x80, 0]).unsigned(),
            Err(Rejection::Malformed("a number is longer than it need be"))
        );
    }

    #[test]
    fn a_count_that_cannot_follow_is_refused_before_it_is_used() {
        // Eight thousand million hashes, in six bytes.
        let bytes = [0x80, 0x80, 0x80, 0x80, 0x20, 0];
        assert_eq!(Reader::new(&bytes).count(32), Err(Rejection::Truncated));
    }
}
