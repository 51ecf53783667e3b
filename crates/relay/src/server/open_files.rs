//! Open files: a socket is one, and the system bounds how many there are. What it gives is shared out
//! before anybody comes, so that who comes in one way never takes what another needs.

/// The database's connections with their files, files of the app that are being read, and the rest.
const OTHERS: usize = 128;

/// How many sockets of each kind there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sockets {
    /// Devices that are in a room.
    pub(super) devices: usize,
    /// Devices that have not said who they are.
    pub(super) strangers: usize,
    /// Everybody who asks for something over HTTP.
    pub(super) requests: usize,
}

/// Takes as many open files as the system gives, and says what there is room for.
pub(super) fn room_for(wanted: Sockets) -> Sockets {
    let most = match rlimit::increase_nofile_limit(u64::MAX) {
        Ok(most) => usize::try_from(most).unwrap_or(usize::MAX),
        Err(error) => {
            tracing::warn!("how many files may be open cannot be told: {error}");
            return wanted;
        }
    };
    let given = share_out(wanted, most);
    if given != wanted {
        tracing::warn!(
            "{most} files may be open here: room for {} devices, not {} (--max-connections); raise \
             the limit (ulimit -n, or LimitNOFILE= with systemd)",
            given.devices,
            wanted.devices,
        );
    }
    given
}

/// Each kind its part of what there is, if that is less than what is wanted.
fn share_out(wanted: Sockets, most: usize) -> Sockets {
    let there_is = most.saturating_sub(OTHERS).max(most / 2);
    let all = wanted
        .devices
        .saturating_add(wanted.strangers)
        .saturating_add(wanted.requests);
    if all <= there_is {
        return wanted;
    }
    let part = |number: usize| {
        let part = number as u128 * there_is as u128 / all as u128;
        usize::try_from(part).unwrap_or(number).max(1)
    };
    Sockets {
        devices: part(wanted.devices),
        strangers: part(wanted.strangers),
        requests: part(wanted.requests),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_little_is_shared_out_and_the_database_keeps_its_part() {
        let wanted = Sockets {
            devices: 5_000,
            strangers: 1_000,
            requests: 4_000,
        };
        assert_eq!(share_out(wanted, 20_000), wanted);
        let given = share_out(wanted, 1_024);
        assert!(
            given.devices + given.requests <= 1_024 - OTHERS,
            "{given:?}"
        );
        assert!(given.devices > given.requests && given.requests > 300);
        let given = share_out(wanted, 20);
        assert!(given.devices >= 1 && given.strangers >= 1, "{given:?}");
    }
}
