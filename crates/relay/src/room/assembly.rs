//! A pack that arrives: its chunks come in order, one pack at a time.

use protocol::frame::PackChunk;
use protocol::{RecordHash, Refusal, limits};

/// A pack of which some chunks have arrived.
#[derive(Debug)]
pub(super) struct Assembly {
    pack: RecordHash,
    count: u32,
    next: u32,
    bytes: Vec<u8>,
    /// When its last chunk came, in the room's turns.
    turn: u64,
}

impl Assembly {
    /// Takes a chunk to what has arrived. With the last one it returns the whole pack, of at most
    /// `bound` bytes.
    pub(super) fn take(
        arriving: &mut Option<Self>,
        chunk: PackChunk,
        bound: usize,
        turn: u64,
    ) -> Result<Option<Vec<u8>>, Refusal> {
        if chunk.count == 0 || chunk.bytes.is_empty() || chunk.bytes.len() > limits::PACK_CHUNK {
            return Err(Refusal::Malformed);
        }
        if chunk.count as usize > bound.div_ceil(limits::PACK_CHUNK) {
            return Err(Refusal::TooLarge);
        }
        if chunk.index == 0 {
            *arriving = Some(Self {
                pack: chunk.pack,
                count: chunk.count,
                next: 0,
                bytes: Vec::new(),
                turn,
            });
        }
        let Some(assembly) = arriving.as_mut().filter(|assembly| {
            (assembly.pack, assembly.count, assembly.next) == (chunk.pack, chunk.count, chunk.index)
        }) else {
            return Err(Refusal::Malformed);
        };
        if assembly.bytes.len() + chunk.bytes.len() > bound {
            return Err(Refusal::TooLarge);
        }
        assembly.bytes.extend_from_slice(&chunk.bytes);
        assembly.next += 1;
        assembly.turn = turn;
        if assembly.next < assembly.count {
            return Ok(None);
        }
        Ok(arriving.take().map(|assembly| assembly.bytes))
    }

    pub(super) fn pack(&self) -> RecordHash {
        self.pack
    }

    /// How many bytes have arrived.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn turn(&self) -> u64 {
        self.turn
    }
}
