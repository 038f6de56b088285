//! Pure go-to-market intelligence: reading what people write in lists, and judging companies by it.
//!
//! Nothing here is async, reads a file, the clock or the environment, or keeps global state: every
//! input is an argument, so the same input gives the same bytes on every machine. The only data
//! besides the arguments are the tables of `knowledge/`, compiled in, each row with its source.
//!
//! - [`read`]: a cell of text becomes a value, or stays *unknown with a note*; nothing is guessed.
//! - [`persona`]: a job title becomes a role, a function and a seniority, and what such a person decides.
//! - [`propose`]: a product description becomes a proposed profile, with what it rests on and what stays open.
//! - [`blueprint`]: sellers, quota, pay and activity that an ARR target asks for, step by step.
//! - [`cost`]: what waiting costs, what a purchase returns, and what a company's figures say.
//! - [`readiness`]: how far a company's own figures are, in exact parts, and what holds them back first.
//! - [`figure`]: numbers as people read them.
//! - [`icp`]: the profile of whom one sells to, and how well a company matches it, explained.

pub mod basis;
pub mod blueprint;
pub mod cost;
pub mod figure;
pub mod generator;
pub mod icp;
pub mod knowledge;
pub mod persona;
pub mod propose;
pub mod read;
pub mod readiness;
