//! What every log store promises.
