//! scratch
#![allow(clippy::all, clippy::pedantic, clippy::disallowed_methods, clippy::unwrap_used, clippy::print_stderr)]
use andru_core::{Session, Settings, jobs::FitOptions, tools::context::Cancel};
use std::future::Future;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let profile = toml::from_str(&std::fs::read_to_string(&a[1]).unwrap()).unwrap();
    let s = Session::open(&Settings::default());
    let t = std::time::Instant::now();
    let mut n = 0usize;
    let f = std::fs::File::open(&a[2]).unwrap();
    let mut sink = |r: &andru_core::tools::FitRow| { n += r.reasons.len(); Ok(()) };
    let c = Cancel::default();
    let mut pr = |_: &andru_core::jobs::Progress| {};
    let fut = s.fit_list(f, Some(profile), FitOptions::default(), &mut sink, &mut pr, &c);
    let mut fut = Box::pin(fut);
    let w = std::task::Waker::noop();
    let r = match fut.as_mut().poll(&mut std::task::Context::from_waker(w)) { std::task::Poll::Ready(r) => r.unwrap(), _ => panic!() };
    drop(fut);
    eprintln!("{:?} {} rows={} {:?}", t.elapsed(), n, r.summary.rows, r.summary.ties);
    let st = std::fs::read_to_string("/proc/self/status").unwrap();
    eprintln!("{}", st.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
