//! `cost`: cases, losses and work priced in the terminal.

mod case;
mod delay;
mod inaction;
