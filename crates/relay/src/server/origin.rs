//! Origins: whose pages may speak to this relay, and the name that a device knows it by.
//!
//! A browser tells the origin of the page that opens a WebSocket; a page of another origin is turned
//! away; where that may be a page of the relay's own under a name that nobody told it, it says so and writes
//! a line. The origin is also what a greeting signs, so that no relay can pass it on to another. [W2]

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use axum::http::{HeaderMap, Uri, header};

/// By which names devices may know the relay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origins {
    /// By whatever it is called.
    #[default]
    Any,
    /// By names that do not lead here from another machine: behind a proxy it has others, and who runs
    /// it has said nothing of them.
    Loopback,
    /// By these.
    Given(Vec<String>),
}

impl fmt::Display for Origins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any name"),
            Self::Loopback => f.write_str("localhost and its like only"),
            Self::Given(origins) => f.write_str(&origins.join(", ")),
        }
    }
}

/// A text that is no origin.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no origin; an origin is like https://temadag.example")]
pub struct NotAnOrigin(String);

impl Origins {
    /// Reads origins, each as a browser writes them: scheme, host and, where it is unusual, port.
    pub fn new(given: &[String]) -> Result<Self, NotAnOrigin> {
        if given.is_empty() {
            return Ok(Self::Any);
        }
        given
            .iter()
            .map(|text| origin_of(text).ok_or_else(|| NotAnOrigin(text.clone())))
            .collect::<Result<_, _>>()
            .map(Self::Given)
    }

    /// Is there no name that leads here from another machine?
    pub fn are_on_loopback(&self) -> bool {
        match self {
            Self::Any => false,
            Self::Loopback => true,
            Self::Given(origins) => origins.iter().all(|origin| is_on_loopback(origin)),
        }
    }

    /// The names by which whoever sends this request may know the relay; `None` for a page that has
    /// no business here.
    pub(super) fn of_request(&self, headers: &HeaderMap) -> Option<Vec<String>> {
        let host = text_of(headers, header::HOST)?.to_ascii_lowercase();
        if *self == Self::Loopback && !is_on_loopback(&format!("http://{host}")) {
            return None;
        }
        if !headers.contains_key(header::ORIGIN) {
            // Not a browser.
            return Some(match self {
                Self::Given(origins) => origins.clone(),
                _ => vec![format!("https://{host}"), format!("http://{host}")],
            });
        }
        let origin = origin_of(text_of(headers, header::ORIGIN)?)?;
        let (_, place) = origin.split_once("://")?;
        let known = match self {
            Self::Given(origins) => origins.contains(&origin),
            _ => place == host,
        };
        known.then(|| vec![origin])
    }
}

/// A page that the relay will not speak to.
pub(super) struct TurnedAway {
    /// Where it stands, as its browser says; anybody can send anything.
    pub(super) origin: String,
    /// Whether the relay itself may have served it, under a name that it does not go by: then its person is told.
    pub(super) is_own: bool,
}

impl TurnedAway {
    pub(super) fn of_request(headers: &HeaderMap) -> Self {
        let said = text_of(headers, header::ORIGIN).unwrap_or_default();
        let place = origin_of(said).and_then(|origin| Some(origin.split_once("://")?.1.to_owned()));
        let host = text_of(headers, header::HOST).map(str::to_ascii_lowercase);
        Self {
            origin: said.chars().take(200).collect(),
            is_own: place.is_some() && place == host,
        }
    }
}

fn is_on_loopback(origin: &str) -> bool {
    let uri = Uri::from_str(origin).ok();
    let Some(host) = uri.as_ref().and_then(Uri::host) else {
        return false;
    };
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    address.is_ok_and(|address| address.is_loopback())
        || host == "localhost"
        || host.ends_with(".localhost")
}

fn text_of(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The origin that a text is, in the browser's spelling.
fn origin_of(text: &str) -> Option<String> {
    let text = text.trim_end_matches('/').to_ascii_lowercase();
    let uri = Uri::from_str(&text).ok()?;
    let scheme = uri
        .scheme_str()
        .filter(|s| matches!(*s, "http" | "https"))?;
    let authority = uri.authority()?;
    let is_bare = format!("{scheme}://{authority}") == text && !authority.as_str().contains('@');
    if !is_bare {
        return None;
    }
    let usual = if scheme == "http" { 80 } else { 443 };
    Some(match authority.port_u16() {
        Some(port) if port == usual => format!("{scheme}://{}", authority.host()),
        _ => text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().expect("a host"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().expect("an origin"));
        }
        headers
    }

    fn given(origins: &[&str]) -> Origins {
        let origins: Vec<String> = origins.iter().map(|text| (*text).to_owned()).collect();
        Origins::new(&origins).expect("origins")
    }

    #[test]
    fn a_page_of_the_relay_itself_may_speak_to_it() {
        let origins = Origins::default();
        let own = headers("temadag.example:8080", Some("http://temadag.example:8080"));
        let expected = vec!["http://temadag.example:8080".to_owned()];
        assert_eq!(origins.of_request(&own), Some(expected));
        let proxied = headers("temadag.example", Some("https://temadag.example"));
        let expected = vec!["https://temadag.example".to_owned()];
        assert_eq!(origins.of_request(&proxied), Some(expected));
    }

    #[test]
    fn a_relay_on_loopback_is_not_met_by_another_name() {
        for (host, own) in [
            ("localhost:8080", true),
            ("127.0.0.1:9000", true),
            ("[::1]:8080", true),
            ("temadag.example", false),
            ("localhost.example", false),
        ] {
            for origin in [None, Some(format!("http://{host}"))] {
                let met = Origins::Loopback.of_request(&headers(host, origin.as_deref()));
                assert_eq!(met.is_some(), own, "{host}");
            }
        }
    }

    #[test]
    fn another_page_may_not() {
        for origins in [Origins::default(), given(&["https://temadag.example"])] {
            for origin in [
                "https://evil.example",
                "https://temadag.example.evil.example",
                "https://temadag.example:8443",
                "null",
                "file://",
                "https://evil@temadag.example",
            ] {
                let foreign = headers("temadag.example", Some(origin));
                assert_eq!(origins.of_request(&foreign), None, "{origin}");
            }
        }
    }

    #[test]
    fn a_page_of_the_relays_own_under_another_name_is_told_from_a_strangers() {
        for (host, origin, own) in [
            ("temadag.example", "https://temadag.example", true),
            ("Temadag.example:8080", "http://temadag.example:8080", true),
            ("temadag.example", "https://evil.example", false),
            ("temadag.example", "null", false),
        ] {
            let away = TurnedAway::of_request(&headers(host, Some(origin)));
            assert_eq!((away.origin.as_str(), away.is_own), (origin, own));
        }
        assert!(!TurnedAway::of_request(&headers("temadag.example", None)).is_own);
    }

    #[test]
    fn given_origins_hold_whatever_the_proxy_calls_the_host() {
        let origins = given(&["https://Temadag.example:443/", "http://localhost:8081"]);
        let page = headers("127.0.0.1:8080", Some("https://temadag.example"));
        let expected = vec!["https://temadag.example".to_owned()];
        assert_eq!(origins.of_request(&page), Some(expected));
        let program = headers("127.0.0.1:8080", None);
        assert_eq!(
            origins.of_request(&program).map(|names| names.len()),
            Some(2)
        );
        let host_itself = headers("127.0.0.1:8080", Some("http://127.0.0.1:8080"));
        assert_eq!(origins.of_request(&host_itself), None);
    }

    #[test]
    fn a_name_that_leads_here_from_elsewhere_is_told_from_loopback() {
        for own in [
            "http://localhost:8081",
            "http://127.0.0.1",
            "http://[::1]:8080",
            "http://a.localhost",
        ] {
            assert!(given(&[own]).are_on_loopback(), "{own}");
            assert!(!given(&[own, "https://temadag.example"]).are_on_loopback());
        }
        for public in [
            "https://localhost.example",
            "http://192.168.1.2:8080",
            "https://temadag.example",
        ] {
            assert!(!given(&[public]).are_on_loopback(), "{public}");
        }
        assert!(!Origins::Any.are_on_loopback());
    }

    #[test]
    fn what_is_no_origin_is_not_taken_for_one() {
        for text in [
            "temadag.example",
            "https://",
            "ftp://x",
            "https://x/path",
            "",
        ] {
            assert!(Origins::new(&[text.to_owned()]).is_err(), "{text}");
        }
    }
}
