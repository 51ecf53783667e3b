//! The participants' program: the first that a device fetches, and all that most ever need.

fn main() {
    temadag::start(temadag::view::PARTICIPANTS);
}
