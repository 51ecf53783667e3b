//! The participants' program: the first that a device fetches, and all that most ever need.

use temadag::view::FacilitatorPages;

fn main() {
    temadag::start(FacilitatorPages::ELSEWHERE);
}
