//! Pictures: a drawing made into pixels by the browser, which has the letters for it; and a file of a picture made small.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url,
};
use workshop::{PICTURE_LIMIT, Picture};

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

/// How wide or high a picture may be, in pixels, and how much of its fineness stays: the first with which it is small enough.
const SMALLER: [(f64, f64); 6] = [
    (1600.0, 0.85),
    (1600.0, 0.7),
    (1200.0, 0.7),
    (1000.0, 0.6),
    (800.0, 0.5),
    (600.0, 0.4),
];

/// A file of a picture, PNG, JPEG or SVG, as pixels that are small enough to be kept. Nothing that runs in it is left. `None`
/// where the browser cannot read it.
pub async fn small(file: &File) -> Option<Picture> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let made = smaller(&address).await;
    let _ = Url::revoke_object_url(&address);
    made
}

async fn smaller(address: &str) -> Option<Picture> {
    const HEAD: &str = "data:image/jpeg;base64,";
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    // A drawing may say nothing of its size.
    let side = |pixels: u32| {
        if pixels == 0 {
            800.0
        } else {
            f64::from(pixels)
        }
    };
    let (across, down) = (side(image.natural_width()), side(image.natural_height()));
    SMALLER.into_iter().find_map(|(most, fineness)| {
        let scale = (most / across.max(down)).min(1.0);
        let (width, height) = (
            (across * scale).round().max(1.0),
            (down * scale).round().max(1.0),
        );
        let document = window().document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        // What is clear would become black.
        context.set_fill_style_str("#fff");
        context.fill_rect(0.0, 0.0, width, height);
        context
            .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
            .ok()?;
        let fineness = JsValue::from_f64(fineness);
        let made = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &fineness);
        let jpeg = made.ok()?.strip_prefix(HEAD)?.to_owned();
        (jpeg.len() <= PICTURE_LIMIT).then_some(Picture {
            jpeg,
            width: width as u32,
            height: height as u32,
        })
    })
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
