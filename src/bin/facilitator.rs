//! The facilitators' program: everything that the participants' has, and the facilitators' pages.

fn main() {
    temadag::start(temadag::view::FACILITATORS);
}
