//! The door: every connection comes in here and is served over HTTP until it is a device's socket.
//!
//! Nobody can block it. Who does not ask for anything in time is dropped, and so is who does not read
//! the answer; when too many stand here, whoever has for longest makes room. `axum::serve` has none of
//! this, so hyper is told itself.

use std::io::ErrorKind;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use super::places::Places;

/// How long sockets get to say goodbye, and files to be fetched.
pub(super) const GOODBYE: Duration = Duration::from_secs(5);

/// What a request may take: a browser's headers are one or two thousand bytes.
const REQUEST: usize = 32 * 1024;

pub(super) struct Door {
    pub(super) listener: TcpListener,
    pub(super) router: Router,
    pub(super) places: Places,
    /// How long one may take to ask for something, from the first byte or from the last answer on.
    pub(super) asking: Duration,
    /// How long one may leave an answer unread.
    pub(super) reading: Duration,
    /// Whether those who are being served should be done.
    pub(super) stopping: watch::Receiver<bool>,
}

impl Door {
    /// Lets everybody in until `stop` is done, then sees them out.
    pub(super) async fn keep(self, stop: impl Future<Output = ()>) {
        let mut visits = JoinSet::new();
        let mut stop = pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                Some(_) = visits.join_next() => {}
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => {
                        visits.spawn(self.visit(stream));
                    }
                    Err(error) => self.not_let_in(&error).await,
                },
            }
        }
        drop(self);
        let all_out = async { while visits.join_next().await.is_some() {} };
        // Whoever fetches a file byte by byte does not keep the relay from stopping.
        if timeout(GOODBYE, all_out).await.is_err() {
            tracing::warn!("some files were not fetched in time");
        }
    }

    /// One connection, until it is over or is a device's socket.
    fn visit(&self, stream: TcpStream) -> impl Future<Output = ()> + Send + use<> {
        // Small frames go out at once.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!("a socket without nodelay: {error}");
        }
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.reading));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.asking)
            .max_buf_size(REQUEST)
            .serve_connection(
                TokioIo::new(Box::pin(stream)),
                TowerToHyperService::new(self.router.clone()),
            )
            .with_upgrades();
        let mut place = self.places.take();
        let mut stopping = self.stopping.clone();
        async move {
            let mut connection = pin!(connection);
            let mut told = false;
            loop {
                tokio::select! {
                    ended = connection.as_mut() => {
                        if let Err(error) = ended {
                            tracing::debug!("a connection ended: {error}");
                        }
                        return;
                    }
                    () = place.lost() => return,
                    _ = stopping.wait_for(|stopping| *stopping), if !told => {
                        told = true;
                        connection.as_mut().graceful_shutdown();
                    }
                }
            }
        }
    }

    async fn not_let_in(&self, error: &std::io::Error) {
        let left_again = matches!(
            error.kind(),
            ErrorKind::ConnectionAborted
                | ErrorKind::ConnectionRefused
                | ErrorKind::ConnectionReset
        );
        if !left_again {
            // No more files may be open: one that is makes room.
            tracing::error!("a connection cannot be accepted: {error}");
            self.places.make_room();
            sleep(Duration::from_millis(100)).await;
        }
    }
}
