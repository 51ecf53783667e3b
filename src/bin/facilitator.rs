//! The facilitators' program: everything that the participants' has, and the facilitators' pages.

use temadag::view::FacilitatorPages;

fn main() {
    temadag::start(FacilitatorPages::HERE);
}
