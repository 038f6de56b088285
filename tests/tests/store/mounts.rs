//! Faults that need a file system of their own: a full disk, one that cannot be written to.

use std::fmt::Write as _;
use std::process::Command;

use andru_tests::{binary, passed_over};

/// How a script may mount what it likes: root needs no user namespace, everyone else becomes root of one.
const WAYS: [&[&str]; 2] = [&["-m"], &["-r", "-m"]];

/// Runs a shell script where it may mount what it likes; `$A` is the program, `$ANDRU_HOME` a directory that can be
/// mounted on. Gives what it printed, errors included; `None` where the system lets nobody mount.
fn with_mounts(script: &str) -> Option<String> {
    let root = tempfile::tempdir().unwrap();
    let unshared = |way: &[&str], script: &str| {
        Command::new("unshare")
            .args(way)
            .args(["sh", "-c", script])
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("ROOT", root.path())
            .env("A", binary("andru-intel"))
            .output()
    };
    let may_mount =
        |way: &&[&str]| unshared(way, "mount -t tmpfs tmpfs \"$ROOT\"").is_ok_and(|probe| probe.status.success());
    let Some(way) = WAYS.into_iter().find(may_mount) else {
        passed_over("this system lets nobody mount a file system");
        return None;
    };
    let mut whole = "set -u\nexport ANDRU_HOME=\"$ROOT/home\"\nmkdir -m 700 \"$ANDRU_HOME\"\nexec 2>&1\n".to_owned();
    let _ = writeln!(whole, "{script}");
    let output = unshared(way, &whole).unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{printed}\n{}", String::from_utf8_lossy(&output.stderr));
    Some(printed)
}

/// The part of what was printed under a mark.
fn under<'a>(printed: &'a str, mark: &str) -> &'a str {
    let start = printed.find(&format!("== {mark}\n")).unwrap_or_else(|| panic!("no `{mark}` in:\n{printed}"));
    let rest = &printed[start..];
    rest[1..].find("\n== ").map_or(rest, |end| &rest[..=end])
}

#[test]
fn a_full_disk_costs_no_answer_and_no_data() {
    let Some(printed) = with_mounts(
        r#"
        mount -t tmpfs -o size=400k,mode=700 tmpfs "$ANDRU_HOME" || exit 1
        "$A" run set_product_context --product-description 'We sell docks to harbours' >/dev/null || exit 1
        cat /dev/zero > "$ANDRU_HOME/filler"
        echo "== fit"; "$A" fit --name Northwind --industry logistics --json; echo "code $?"
        head -c 200000 /dev/zero | tr '\0' x > "$ROOT/long"
        printf 'product = "We sell cranes. %s"\n' "$(head -c 1900 "$ROOT/long")" > "$ROOT/p.toml"
        echo "== save"; for n in 1 2 3 4 5 6 7 8 9 10 11 12; do "$A" profile set "$ROOT/p.toml" -q > "$ROOT/out" 2>&1 || { cat "$ROOT/out"; echo "failed"; break; }; done
        rm "$ANDRU_HOME/filler"
        echo "== verify"; "$A" data verify; echo "code $?"
        echo "== after"; "$A" run set_product_context --product-description 'We sell ships to harbours'; echo "code $?"
        "#,
    ) else {
        return;
    };
    let fit = under(&printed, "fit");
    assert!(fit.contains("code 0") && fit.contains("\"provenance\""), "{printed}");
    let save = under(&printed, "save");
    assert!(save.contains("failed") && save.contains("nothing was saved") && save.contains("hint:"), "{printed}");
    assert!(
        under(&printed, "verify").contains("none missing") && under(&printed, "verify").contains("code 0"),
        "{printed}"
    );
    assert!(under(&printed, "after").contains("code 0"), "{printed}");
}

#[test]
fn where_nothing_can_be_written_what_is_saved_is_still_read() {
    let Some(printed) = with_mounts(
        r#"
        mount -t tmpfs -o size=4m,mode=700 tmpfs "$ANDRU_HOME" || exit 1
        printf 'product = "We check freight invoices"\nindustries = ["logistics"]\n' > "$ROOT/p.toml"
        "$A" profile set "$ROOT/p.toml" >/dev/null || exit 1
        mount -o remount,ro "$ANDRU_HOME" || exit 1
        echo "== fit"; "$A" fit --name Northwind --industry logistics --json; echo "code $?"
        echo "== show"; "$A" profile show; echo "code $?"
        echo "== save"; "$A" run set_product_context --product-description 'We sell docks'; echo "code $?"
        echo "== clear"; "$A" profile clear --yes; echo "code $?"
        "#,
    ) else {
        return;
    };
    let fit = under(&printed, "fit");
    assert!(fit.contains("code 0") && fit.contains("\"status\": \"complete\""), "{printed}");
    assert!(under(&printed, "show").contains("We check freight invoices"), "{printed}");
    {
        let mark = "clear";
        let refused = under(&printed, mark);
        assert!(refused.contains("nothing was saved") && refused.contains("code 3"), "{printed}");
    }
}

#[test]
fn where_nothing_can_be_written_from_the_start_tools_still_compute() {
    let Some(printed) = with_mounts(
        r#"
        mount -t tmpfs -o size=4m,mode=700,ro tmpfs "$ANDRU_HOME" || exit 1
        echo "== persona"; "$A" persona 'VP Operations'; echo "code $?"
        echo "== save"; "$A" run set_product_context --product-description 'We sell docks'; echo "code $?"
        "#,
    ) else {
        return;
    };
    assert!(under(&printed, "persona").contains("code 0"), "{printed}");
    let refused = under(&printed, "save");
    assert!(refused.contains("nothing was saved") && refused.contains("code 3"), "{printed}");
}
