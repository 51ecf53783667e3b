//! Puts the program into the page.

fn main() {
    leptos::mount::mount_to_body(temadag::App);
}
