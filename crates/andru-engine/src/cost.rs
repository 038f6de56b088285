//! What waiting costs, what a purchase returns, and how surely: the cost engine.
//!
//! Money is decimal and in one currency; rates and times of payment are plain numbers.
