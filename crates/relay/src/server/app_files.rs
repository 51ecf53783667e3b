//! The browser program's files.
//!
//! A name with a hash in it never changes what it stands for and may be kept for ever; every other
//! is asked for again. A path without an extension is a place inside the program, so it gets the
//! page. So does an address of the program's that was escaped on its way, whatever stands behind it: a
//! link whose `#` became `%23` brings a workshop's secret along. The page mends it; here nothing of it
//! is looked up, written down or kept.
//!
//! A file is in memory once, however many fetch it and however slowly they read.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// Everything that is not the relay's own; nothing, where no program is served.
pub(super) async fn serve(
    app: Option<Arc<AppFiles>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let mends = is_to_be_mended(uri.path());
    let path = if mends {
        PathBuf::from(PAGE)
    } else if let Some(path) = path_of(uri.path()) {
        path
    } else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let brotli = accepts_brotli(&headers);
    let looked = tokio::task::spawn_blocking(move || {
        let app = app?;
        let found = app.find(&path, brotli);
        if found.is_none() && path.extension().is_none() {
            return app.find(Path::new(PAGE), brotli);
        }
        found
    });
    let Ok(Some(file)) = looked.await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if mends {
        file.answer_once()
    } else {
        file.answer(&headers)
    }
}

/// The page.
const PAGE: &str = "index.html";

/// Is it an address of the program's with something escaped behind it? What stands before the first `%` is one.
fn is_to_be_mended(path: &str) -> bool {
    path.split_once('%').is_some_and(|(before, _)| {
        path_of(before).is_some_and(|place| place != Path::new(PAGE) && place.extension().is_none())
    })
}

/// The folder that they lie in, and those that somebody has asked for.
pub(super) struct AppFiles {
    folder: PathBuf,
    kept: Mutex<BTreeMap<PathBuf, Kept>>,
}

/// A file as it was when it was read.
struct Kept {
    state: FileState,
    bytes: Bytes,
}

/// What tells whether a file is what it was: the program may be built anew while it is served.
#[derive(Clone, Copy, PartialEq, Eq)]
struct FileState {
    len: u64,
    changed: SystemTime,
}

impl AppFiles {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            kept: Mutex::default(),
        }
    }

    fn find(&self, path: &Path, brotli: bool) -> Option<AppFile> {
        if brotli {
            let mut packed = path.as_os_str().to_owned();
            packed.push(".br");
            if let Some(file) = self.file(Path::new(&packed), path, true) {
                return Some(file);
            }
        }
        self.file(path, path, false)
    }

    fn file(&self, path: &Path, name: &Path, brotli: bool) -> Option<AppFile> {
        let whole = self.folder.join(path);
        let state = FileState::of(&whole)?;
        let bytes = match self.read(path, &whole, state) {
            Ok(bytes) => bytes,
            Err(error) => {
                if error.kind() != ErrorKind::NotFound {
                    tracing::warn!("a file of the app cannot be read: {error}");
                }
                return None;
            }
        };
        let changed = state.changed.duration_since(UNIX_EPOCH).ok()?;
        let tag = format!(
            "\"{:x}-{:x}{}\"",
            bytes.len(),
            changed.as_nanos(),
            if brotli { "-br" } else { "" }
        );
        Some(AppFile {
            name: name.to_path_buf(),
            bytes,
            brotli,
            tag,
        })
    }

    /// The file's bytes, shared with everybody who has asked for it as it is now.
    fn read(&self, path: &Path, whole: &Path, state: FileState) -> std::io::Result<Bytes> {
        // Held while it is read, so that who asks meanwhile gets the same.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.get(path).filter(|known| known.state == state) {
            return Ok(known.bytes.clone());
        }
        let bytes = Bytes::from(std::fs::read(whole)?);
        // With a new build come new names.
        kept.retain(|path, known| FileState::of(&self.folder.join(path)) == Some(known.state));
        let known = Kept {
            state,
            bytes: bytes.clone(),
        };
        kept.insert(path.to_path_buf(), known);
        Ok(bytes)
    }
}

impl FileState {
    fn of(file: &Path) -> Option<Self> {
        let about = std::fs::metadata(file).ok()?;
        let changed = about.modified().ok()?;
        about.is_file().then_some(Self {
            len: about.len(),
            changed,
        })
    }
}

struct AppFile {
    name: PathBuf,
    bytes: Bytes,
    brotli: bool,
    tag: String,
}

impl AppFile {
    /// The answer of which no copy is to be kept on the way, under an address that holds a secret.
    fn answer_once(self) -> Response {
        let mut response = self.answer(&HeaderMap::new());
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.remove(ETAG);
        response
    }

    fn answer(self, request: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static(kind_of(&self.name));
        headers.insert(CONTENT_TYPE, kind);
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        let keep = if is_hashed(&self.name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
        if self.brotli {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            let same = request.get(IF_NONE_MATCH) == Some(&tag);
            headers.insert(ETAG, tag);
            if same {
                return (StatusCode::NOT_MODIFIED, headers).into_response();
            }
        }
        (headers, self.bytes).into_response()
    }
}

/// The path inside the folder, or nothing if it would lead out of it or to what is hidden.
fn path_of(path: &str) -> Option<PathBuf> {
    // The program's own names need no escapes; one that has them is not of ours.
    if path.contains(['%', '\\', '\0']) {
        return None;
    }
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|component| match component {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    });
    plain.then(|| {
        if relative.as_os_str().is_empty() {
            PathBuf::from(PAGE)
        } else {
            relative.to_path_buf()
        }
    })
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let refused = |weight: &str| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
            parts.next() == Some("br") && !parts.any(refused)
        })
}

/// Does the name carry a hash of the content, as Trunk writes them: `app-0123456789abcdef_bg.wasm`?
fn is_hashed(name: &Path) -> bool {
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    name.split(['-', '_', '.']).skip(1).any(|part| {
        (12..=64).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

fn kind_of(name: &Path) -> &'static str {
    match name.extension().and_then(|end| end.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder_or_to_what_is_hidden() {
        for path in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..\\secret",
            "/.env",
            "/a/.git/config",
            "/a\0b",
        ] {
            assert_eq!(path_of(path), None, "{path}");
        }
        assert_eq!(path_of("/"), Some(PathBuf::from("index.html")));
        assert_eq!(
            path_of("/fonts/a.woff2"),
            Some(PathBuf::from("fonts/a.woff2"))
        );
    }

    #[test]
    fn an_address_that_was_escaped_on_its_way_is_told_from_a_file_and_from_a_way_out() {
        for path in [
            "/deltag%23AAAA",
            "/facilitator%2523AAAA.",
            "/deltag%20",
            "/w/ab%C2%BB",
            "/deltag%23../../secret.txt",
        ] {
            assert!(is_to_be_mended(path), "{path}");
        }
        for path in [
            "/deltag",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/../deltag%23A",
            "/.git%2fconfig",
            "/boot.js%20",
        ] {
            assert!(!is_to_be_mended(path), "{path}");
        }
    }

    #[test]
    fn hashed_names_are_told_from_plain_ones() {
        for name in [
            "temadag-6f1c0a9b8e7d5432.js",
            "temadag-6f1c0a9b8e7d543_bg.wasm",
        ] {
            assert!(is_hashed(Path::new(name)), "{name}");
        }
        for name in [
            "index.html",
            "boot.js",
            "service-worker.js",
            "ibm-plex-sans-latin1.woff2",
        ] {
            assert!(!is_hashed(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn brotli_is_sent_to_who_takes_it() {
        let asks = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(value));
            accepts_brotli(&headers)
        };
        assert!(asks("gzip, deflate, br") && asks("br;q=1.0"));
        assert!(!asks("gzip") && !asks("br;q=0") && !asks("brotli"));
        assert!(!accepts_brotli(&HeaderMap::new()));
    }
}
