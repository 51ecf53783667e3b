//! The server: the shell around lobby and rooms. It has the sockets, the threads and the clock.
//!
//! * [`door`]: where every connection comes in; [`places`] and [`open_files`] say how many may.
//! * [`writer`]: one thread writes for everybody; what waits goes to the disk together.
//! * [`rooms`]: the rooms that are open, a thread for each.
//! * [`socket`]: one device's WebSocket; [`shared`] is what all of them use.
//! * [`origin`]: whose pages may speak to this relay, and by which name.
//! * [`app_files`]: the browser program.
//! * [`health`], [`metrics`]: for whoever runs it.

mod app_files;
mod clock;
mod door;
mod health;
mod metrics;
mod open_files;
mod origin;
mod places;
mod rooms;
mod shared;
mod socket;
mod writer;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize};
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};

use crate::limits::Limits;
use crate::lobby::LobbyRules;
use crate::store::{LogStore, SqliteStore, StoreError};
use app_files::AppFiles;
use door::{Door, GOODBYE};
use health::Health;
use metrics::Metrics;
use open_files::Sockets;
pub use origin::{NotAnOrigin, Origins};
use places::Places;
use rooms::Rooms;
use shared::Shared;
use writer::Writer;

/// How to serve.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the browser program lies, if it is served.
    pub app: Option<PathBuf>,
    /// Where workshops are kept.
    pub data: PathBuf,
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Names that the relay is known by; without any it goes by what it is called.
    pub origins: Origins,
    /// Who may come in and who may create.
    pub lobby: LobbyRules,
    /// What one workshop may use.
    pub limits: Limits,
    /// A WebSocket message, in bytes.
    pub frame: usize,
    /// Devices at one time.
    pub connections: usize,
    /// Those at one time who have not said who they are.
    pub strangers: usize,
    /// What stays free on the disk, in bytes.
    pub min_free_disk: u64,
    /// How long a connection may take to ask for something, and be idle afterwards.
    pub asking: Duration,
    /// How long a device may leave what is sent to it unread.
    pub patience: Duration,
    /// How long a device may be silent; it is asked three times meanwhile.
    pub silence: Duration,
}

/// Why the server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The data folder.
    #[error("cannot use the data folder: {0}")]
    Store(#[from] StoreError),
    /// The address.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// A thread or the network.
    #[error("the server failed: {0}")]
    Failed(#[from] std::io::Error),
}

/// Connections at one time that are no devices' sockets: a browser has up to six, and 500 people may
/// open the page at once.
const REQUESTS: usize = 4_096;

/// Serves until `stop` is done. `ready` is told the address when it listens.
pub async fn serve(
    settings: Settings,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let store: Arc<dyn LogStore> = Arc::new(SqliteStore::open(&settings.data)?);
    let metrics = Arc::new(Metrics::new());
    let sockets = open_files::room_for(Sockets {
        devices: settings.connections,
        strangers: settings.strangers,
        requests: REQUESTS,
    });
    let places = Places::new(
        sockets.requests,
        metrics.requests.clone(),
        metrics.made_room.clone(),
    );
    let strangers = Places::new(
        sockets.strangers,
        metrics.strangers.clone(),
        metrics.made_room.clone(),
    );
    let (writer, writing) = Writer::start(
        Arc::clone(&store),
        settings.data.clone(),
        settings.min_free_disk,
        Arc::clone(&metrics),
    )?;
    let rooms = Rooms::new(
        Arc::clone(&store),
        writer.clone(),
        settings.limits.clone(),
        Arc::clone(&metrics),
    );
    let (stop_sender, stopping) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel(1);
    let shared = Arc::new(Shared {
        health: Health::new(
            Arc::clone(&store),
            settings.data.clone(),
            settings.min_free_disk,
        ),
        store,
        rooms,
        writer,
        origins: settings.origins,
        lobby: Arc::new(settings.lobby),
        metrics,
        app: settings.app.map(AppFiles::new).map(Arc::new),
        frame: settings.frame,
        connections: sockets.devices,
        strangers,
        patience: settings.patience,
        silence: settings.silence,
        next_connection: AtomicU64::new(1),
        open_connections: AtomicUsize::new(0),
        turned_away_logged: AtomicI64::new(i64::MIN),
        stopping,
        _alive: alive,
    });

    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| ServeError::Listen(settings.listen, error))?;
    ready(listener.local_addr()?);
    tracing::info!("listening");

    let rooms = shared.clone();
    let stopped = async move {
        stop.await;
        tracing::info!("stopping");
        // Rooms finish what is on its way to the disk and say goodbye; then the lobbies do.
        let closing = tokio::task::spawn_blocking(move || rooms.rooms.stop());
        if closing.await.is_err() {
            tracing::error!("a room did not close");
        }
        stop_sender.send_replace(true);
    };
    let door = Door {
        listener,
        router: router(Arc::clone(&shared)),
        places,
        asking: settings.asking,
        // A device's socket has the same patience, and word for who tries it; it must come first.
        reading: 2 * settings.patience,
        stopping: shared.stopping.clone(),
    };
    door.keep(stopped).await;
    drop(shared);
    if tokio::time::timeout(GOODBYE, all_gone.recv())
        .await
        .is_err()
    {
        tracing::warn!("some sockets did not close in time");
    } else if tokio::task::spawn_blocking(move || writing.join())
        .await
        .is_err()
    {
        tracing::error!("the writer ended in disorder");
    }
    tracing::info!("stopped");
    Ok(())
}

fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/sync", get(socket::upgrade))
        .route("/health", get(health))
        .route("/metrics", get(metrics))
        .fallback(app_file)
        .layer(DefaultBodyLimit::max(0))
        .layer(axum::middleware::map_response(with_security_headers))
        .with_state(shared)
}

async fn health(State(shared): State<Arc<Shared>>) -> Response {
    let (well, text) = shared.health.report().await;
    let status = if well {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, text).into_response()
}

async fn metrics(State(shared): State<Arc<Shared>>) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/openmetrics-text; version=1.0.0; charset=utf-8",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, shared.metrics.text()).into_response()
}

/// Everything that is not the relay's own.
async fn app_file(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    app_files::serve(shared.app.clone(), method, uri, headers).await
}

/// The page runs what is served here and speaks to nobody else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

const SECURITY_HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

async fn with_security_headers(mut response: Response) -> Response {
    let headers: &mut HeaderMap = response.headers_mut();
    for (name, value) in SECURITY_HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
