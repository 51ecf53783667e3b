//! The office: a program for a worker of the facilitators' pages, which reads and writes tables and documents of other
//! programs.

fn main() {
    temadag::device::office::work();
}
