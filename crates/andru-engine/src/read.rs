//! Reading what people write: a text becomes a typed value, or stays unknown with a note that says why.
//!
//! Every reader takes a text and returns a [`Reading`]. The rules they share: blank is blank, not
//! zero; what could mean two things is not guessed; the note is one plain sentence a person can act on.

mod industry;
mod phrase;
mod reading;
mod span;
mod technology;

pub use industry::{Industry, Naics, nearest_industry};
pub use phrase::{Phrase, fold};
pub use reading::Reading;
pub use span::Span;
pub use technology::Technology;
