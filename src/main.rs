//! Puts the program into the page.

fn main() {
    temadag::device::panic::install();
    leptos::mount::mount_to_body(temadag::App);
}
