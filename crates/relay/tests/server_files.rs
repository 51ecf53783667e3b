//! The real program as a server of files: what is kept for how long, and what a page may do.

mod support;

use std::fs;

use support::relay_process::Relay;

struct Site {
    relay: Relay,
    folder: tempfile::TempDir,
}

fn site() -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let app = folder.path().join("app");
    fs::create_dir_all(app.join("fonts")).expect("folders");
    let files: [(&str, &[u8]); 9] = [
        ("index.html", b"<!doctype html><title>Temadag</title>"),
        ("temadag-6f1c0a9b8e7d5432.js", b"console.log(1)"),
        ("temadag-6f1c0a9b8e7d5432.js.br", b"brotli of it"),
        ("temadag-6f1c0a9b8e7d5432_bg.wasm", b"\0asm"),
        ("service-worker.js", b"self"),
        ("manifest.webmanifest", b"{}"),
        ("style.css", b"a{}"),
        ("fonts/plex.woff2", b"font"),
        (".hidden", b"hidden"),
    ];
    for (name, bytes) in files {
        fs::write(app.join(name), bytes).expect("a file");
    }
    fs::write(folder.path().join("secret.txt"), b"secret").expect("a file");
    let app = app.to_str().expect("a path in text").to_owned();
    let relay = Relay::start(&folder.path().join("data"), &["--app", &app]);
    Site { relay, folder }
}

#[test]
fn every_answer_carries_the_security_headers() {
    let site = site();
    for path in [
        "/",
        "/deltag",
        "/nothing.js",
        "/health",
        "/metrics",
        "/sync",
    ] {
        let (head, _) = site.relay.get(path, "");
        for header in [
            "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ",
            "frame-ancestors 'none'",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "permissions-policy: camera=()",
            "cross-origin-opener-policy: same-origin",
        ] {
            assert!(head.contains(header), "{path}: no {header} in {head}");
        }
        assert!(!head.contains("unsafe-inline") && !head.contains("'unsafe-eval'"));
    }
}

#[test]
fn files_say_what_they_are() {
    let site = site();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/temadag-6f1c0a9b8e7d5432.js", "text/javascript"),
        ("/temadag-6f1c0a9b8e7d5432_bg.wasm", "application/wasm"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/style.css", "text/css"),
        ("/fonts/plex.woff2", "font/woff2"),
    ] {
        let (head, _) = site.relay.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(
            head.contains(&format!("content-type: {kind}")),
            "{path}: {head}"
        );
    }
}

#[test]
fn hashed_names_are_kept_for_ever_and_the_rest_is_asked_for_again() {
    let site = site();
    for (path, keep) in [
        (
            "/temadag-6f1c0a9b8e7d5432.js",
            "public, max-age=31536000, immutable",
        ),
        (
            "/temadag-6f1c0a9b8e7d5432_bg.wasm",
            "public, max-age=31536000, immutable",
        ),
        ("/", "no-cache"),
        ("/service-worker.js", "no-cache"),
        ("/fonts/plex.woff2", "no-cache"),
    ] {
        let (head, _) = site.relay.get(path, "");
        assert!(
            head.contains(&format!("cache-control: {keep}")),
            "{path}: {head}"
        );
    }
    let (head, _) = site.relay.get("/style.css", "");
    let tag = head
        .lines()
        .find_map(|line| line.strip_prefix("etag: "))
        .expect("a tag");
    let (head, body) = site
        .relay
        .get("/style.css", &format!("If-None-Match: {tag}\r\n"));
    assert!(
        head.starts_with("http/1.1 304") && body.is_empty(),
        "{head}"
    );
}

#[test]
fn who_takes_brotli_gets_what_was_packed_before() {
    let site = site();
    let path = "/temadag-6f1c0a9b8e7d5432.js";
    let (head, body) = site.relay.get(path, "Accept-Encoding: gzip, br\r\n");
    assert!(head.contains("content-encoding: br") && head.contains("text/javascript"));
    assert_eq!(body, b"brotli of it");
    let (head, body) = site.relay.get(path, "Accept-Encoding: gzip\r\n");
    assert!(!head.contains("content-encoding"));
    assert_eq!(body, b"console.log(1)");
    let (head, _) = site.relay.get("/style.css", "Accept-Encoding: br\r\n");
    assert!(!head.contains("content-encoding"), "there is none packed");
}

#[test]
fn a_file_that_is_built_anew_is_served_anew() {
    let site = site();
    let file = site.folder.path().join("app/style.css");
    let tag = |head: &str| {
        head.lines()
            .find(|line| line.starts_with("etag: "))
            .map(str::to_owned)
    };
    let (first, _) = site.relay.get("/style.css", "");
    fs::write(&file, b"a{color:red}").expect("a file");
    let (second, body) = site.relay.get("/style.css", "");
    assert_eq!(body, b"a{color:red}");
    assert_ne!(tag(&first), tag(&second));
    fs::remove_file(&file).expect("a file that is there");
    let (head, _) = site.relay.get("/style.css", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
}

#[test]
fn a_deep_link_gets_the_page_and_a_missing_file_does_not() {
    let site = site();
    for path in ["/deltag", "/t/abc/saml", "/facilitator"] {
        let (head, body) = site.relay.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(body.starts_with(b"<!doctype html>"));
        assert!(head.contains("cache-control: no-cache"));
    }
    for path in ["/missing.js", "/fonts/missing.woff2"] {
        let (head, _) = site.relay.get(path, "");
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
    }
}

#[test]
fn a_link_that_was_escaped_on_its_way_gets_the_page_and_leaves_no_trace_d14() {
    let site = site();
    let key = "Kq0sJvRkY3a".repeat(6);
    for path in [
        format!("/deltag%23{key}"),
        format!("/facilitator%2523{key}%C2%BB"),
        format!("/deltag/%23{key}."),
        "/w/0c0c%20".to_owned(),
    ] {
        let asking = "Accept-Encoding: br\r\nIf-None-Match: *\r\n";
        let (head, body) = site.relay.get(&path, asking);
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(body.starts_with(b"<!doctype html>"));
        assert!(head.contains("cache-control: no-store"), "{head}");
        assert!(!head.contains("etag"), "{head}");
        assert!(head.contains("referrer-policy: no-referrer"), "{head}");
    }
    assert!(!site.relay.log().contains(&key), "the relay wrote it down");
}

#[test]
fn no_path_leads_out_of_thefolder() {
    let site = site();
    for path in [
        "/../secret.txt",
        "/fonts/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/.hidden",
        "//etc/passwd",
    ] {
        let (head, body) = site.relay.get(path, "");
        assert!(
            !body
                .windows(6)
                .any(|window| window == b"secret" || window == b"hidden")
        );
        assert!(!body.starts_with(b"root:"), "{path}: {head}");
    }
}

#[test]
fn only_reading_is_understood() {
    let site = site();
    let host = &site.relay.address;
    let (head, _) = site.relay.request(&format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    ));
    assert!(head.starts_with("http/1.1 405"), "{head}");
    let (head, body) = site.relay.request(&format!(
        "HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    ));
    assert!(
        head.starts_with("http/1.1 200") && body.is_empty(),
        "{head}"
    );
}

#[test]
fn health_tells_of_store_and_disk() {
    let site = site();
    let (head, body) = site.relay.get("/health", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert_eq!(
        body,
        br#"{"status":"ok","store":"writable","disk":"enough"}"#
    );

    let folder = tempfile::tempdir().expect("a folder");
    let flags = ["--min-free-disk-mb", "1000000000"];
    let full = Relay::start(&folder.path().join("data"), &flags);
    let (head, body) = full.get("/health", "");
    assert!(head.starts_with("http/1.1 503"), "{head}");
    assert_eq!(
        body,
        br#"{"status":"failing","store":"writable","disk":"nearly full"}"#
    );
}
