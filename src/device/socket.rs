//! A socket to the relay, which stands where the page came from.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BinaryType, MessageEvent, WebSocket};

use super::page;

/// Where the relay listens, on the page's origin.
const PATH: &str = "/sync";

/// What happens to a socket.
#[derive(Debug)]
pub enum SocketEvent {
    /// It is open.
    Open,
    /// A frame came.
    Frame(Vec<u8>),
    /// It is closed, or could not be opened. Nothing comes after this.
    Closed,
}

/// A socket, closed when dropped; then nothing comes from it any more.
pub struct Socket {
    socket: WebSocket,
    _opened: Closure<dyn Fn()>,
    _came: Closure<dyn Fn(MessageEvent)>,
    _closed: Closure<dyn Fn()>,
}

impl Socket {
    /// Begins to connect; `None` if the browser will not even try.
    pub fn connect(tell: impl Fn(SocketEvent) + Clone + 'static) -> Option<Self> {
        let socket = WebSocket::new(&address()).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let opened = Closure::<dyn Fn()>::new({
            let tell = tell.clone();
            move || tell(SocketEvent::Open)
        });
        let came = Closure::<dyn Fn(MessageEvent)>::new({
            let tell = tell.clone();
            move |event: MessageEvent| {
                // A relay speaks in binary messages only; text is passed over.
                if let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() {
                    tell(SocketEvent::Frame(Uint8Array::new(&buffer).to_vec()));
                }
            }
        });
        let closed = Closure::<dyn Fn()>::new(move || tell(SocketEvent::Closed));
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(came.as_ref().unchecked_ref()));
        // An error is always followed by a close.
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Some(Self {
            socket,
            _opened: opened,
            _came: came,
            _closed: closed,
        })
    }

    /// Sends a frame. Whether it arrives is told by the relay's answer and by nothing else.
    pub fn send(&self, frame: &[u8]) {
        let _ = self.socket.send_with_u8_array(frame);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

fn address() -> String {
    let origin = page::origin();
    // https becomes wss and http becomes ws.
    let rest = origin.strip_prefix("http").unwrap_or(&origin);
    format!("ws{rest}{PATH}")
}
