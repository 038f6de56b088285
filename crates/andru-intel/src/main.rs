//! The `andru-intel` program; everything is in the library, so that the reference can be generated from it.

fn main() -> std::process::ExitCode {
    andru_core::hardening::leave_no_core();
    andru_intel::run()
}
