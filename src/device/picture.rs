//! Pictures: a drawing made into pixels by the browser, which has the letters for it.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::page::window;

/// So many pixels stand for one of the drawing's: enough for paper.
const FINE: u32 = 2;

/// An SVG drawing, so many of its pixels wide and high, as PNG. `None` where the browser cannot.
pub async fn png(svg: &str, width: u32, height: u32) -> Option<Vec<u8>> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from(svg));
    let drawing = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&drawing).ok()?;
    let made = draw(&address, width, height).await;
    let _ = Url::revoke_object_url(&address);
    let buffer = JsFuture::from(made?.array_buffer()).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn draw(address: &str, width: u32, height: u32) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let document = window().document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width * FINE);
    canvas.set_height(height * FINE);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (across, down) = (f64::from(width * FINE), f64::from(height * FINE));
    let drawn =
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down);
    drawn.ok()?;
    let made = Promise::new(&mut |done, _| {
        let tell = Closure::once_into_js(move |blob: JsValue| {
            let _ = done.call1(&JsValue::UNDEFINED, &blob);
        });
        let _ = canvas.to_blob(tell.unchecked_ref());
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
