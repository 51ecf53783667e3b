//! A secret: random bytes that never print and are wiped when dropped. [K7]

use std::fmt;

use rand_core::CryptoRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
        pub struct $name(pub(crate) [u8; $len]);

        impl $name {
            /// A fresh one.
            pub fn generate(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
                let mut bytes = [0; $len];
                rng.fill_bytes(&mut bytes);
                Self(bytes)
            }

            /// One that was kept or carried.
            pub fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// For keeping and carrying; never for printing.
            pub fn expose(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

secret!(
    /// The owner's: signs charters. Stays with the creator until a recovery file was read back.
    OwnerSecret,
    32
);
secret!(
    /// What the participants' link carries.
    ParticipantSecret,
    32
);
secret!(
    /// What the facilitators' link carries beside the participants' secret.
    FacilitatorSecret,
    32
);
secret!(
    /// What parties' role derives from, and what the answers are named by. Derives from the facilitators',
    /// so that each of them can hand out the parties' link. 128 bits, so that the link stays short.
    PartySecret,
    16
);
secret!(
    /// What the notice is named and sealed by. Derives from the participants'; the parties' link carries it.
    NoticeSecret,
    16
);
secret!(
    /// A person's: everything of theirs derives from it. 128 bits, so that it can be written down
    /// as a receipt code.
    PersonSecret,
    16
);
secret!(
    /// A lane's signing key. Never leaves the tab or device that made it.
    LaneSecret,
    32
);
