//! Reading what people write: a text becomes a typed value, or stays unknown with a note that says why.
//!
//! Every reader takes a text and returns a [`Reading`]. The rules they share: blank is blank, not
//! zero; what could mean two things is not guessed; the note is one plain sentence a person can act on.

mod age;
mod blank;
mod company;
mod duration;
mod head_count;
mod heading;
mod industry;
mod money;
mod phrase;
mod place;
mod quantity;
mod reading;
mod span;
mod technology;
mod yes_no;

pub use age::{Age, age};
pub use blank::is_blank;
pub use company::{domain, name_key};
pub use duration::duration;
pub use head_count::head_count;
pub use heading::heading_key;
pub use industry::{Industry, Naics, nearest_industry};
pub use money::{Currency, Money, UnknownCurrency, money};
pub use phrase::{Phrase, fold};
pub use place::{Country, Place, Subdivision, Territory, place};
pub use reading::Reading;
pub use span::Span;
pub use technology::Technology;
pub use yes_no::yes_no;
