//! The facilitators' program: everything that the participants' has, and the facilitators' pages. In a worker it is
//! what looks for input that resembles each other.

fn main() {
    match temadag::device::work::is_worker() {
        true => temadag::device::work::work(),
        false => temadag::start(temadag::view::FACILITATORS),
    }
}
