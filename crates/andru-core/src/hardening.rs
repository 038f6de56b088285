//! What a front end gives up at its very start, so that memory with keys and customers' words is not written to disk.

/// Leaves no core file behind if the process ends badly, and lets no other process of the user read its memory.
///
/// Both binaries call it before anything else. A system that refuses is no reason not to start: what is on disk is
/// sealed either way.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    // A limit of 0 does not keep the kernel from piping a core to a program such as systemd-coredump; this does.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn there_is_no_core_and_nobody_looks_in() {
        super::leave_no_core();
        super::leave_no_core();
        let limit = getrlimit(Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }
}
