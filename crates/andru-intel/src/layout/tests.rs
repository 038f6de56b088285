//! Pages laid out at several widths.

use andru_core::Page;
use andru_core::tools::page::Column;

use super::words::{columns, shorten, wrap};
use super::*;

fn fit() -> Page {
    let mut page = Page::default();
    page.title("Northwind Freight", "fit 68 of 100 · tier B")
        .text("coverage 78% · between 63 and 74 once revenue is known")
        .fact("firmographics", "+9.5", "logistics is on your list +6.0 · 240 people, inside 50-500 +3.5")
        .fact("budget fit", "0.0", "unknown: revenue not given (-5.0 to +6.0)")
        .fact("start", "50.0", "what an average company on your list scores")
        .group()
        .fact("timing", "", "now (new VP Operations, 3 weeks ago; not part of fit)")
        .fact("gates", "", "geography pass · head count pass · regulated data: unknown, ask");
    page
}

#[test]
fn a_fit_reads_at_80_columns() {
    insta::assert_snapshot!(page(&fit(), 80, Palette::default()), @r"
    Northwind Freight                                         fit 68 of 100 · tier B
    coverage 78% · between 63 and 74 once revenue is known

      firmographics   +9.5   logistics is on your list +6.0 · 240 people, inside
                             50-500 +3.5
      budget fit       0.0   unknown: revenue not given (-5.0 to +6.0)
      start           50.0   what an average company on your list scores

    timing   now (new VP Operations, 3 weeks ago; not part of fit)
    gates    geography pass · head count pass · regulated data: unknown, ask
    ");
}

#[test]
fn a_fit_reads_at_60_columns() {
    insta::assert_snapshot!(page(&fit(), 60, Palette::default()), @r"
    Northwind Freight                     fit 68 of 100 · tier B
    coverage 78% · between 63 and 74 once revenue is known

      firmographics   +9.5   logistics is on your list +6.0 ·
                             240 people, inside 50-500 +3.5
      budget fit       0.0   unknown: revenue not given (-5.0 to
                             +6.0)
      start           50.0   what an average company on your
                             list scores

    timing   now (new VP Operations, 3 weeks ago; not part of
             fit)
    gates    geography pass · head count pass · regulated data:
             unknown, ask
    ");
}

#[test]
fn a_narrow_terminal_gets_explanations_below_their_label() {
    insta::assert_snapshot!(page(&fit(), 40, Palette::default()), @r"
    Northwind Freight
    fit 68 of 100 · tier B
    coverage 78% · between 63 and 74 once
    revenue is known

    firmographics +9.5
      logistics is on your list +6.0 · 240
      people, inside 50-500 +3.5
    budget fit 0.0
      unknown: revenue not given (-5.0 to
      +6.0)
    start 50.0
      what an average company on your list
      scores

    timing   now (new VP Operations, 3 weeks
             ago; not part of fit)
    gates    geography pass · head count
             pass · regulated data: unknown,
             ask
    ");
}

#[test]
fn colour_adds_nothing_to_read() {
    let mut coloured = page(&fit(), 80, Palette::coloured());
    assert!(coloured.contains('\u{1b}'));
    for style in ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[0m"] {
        coloured = coloured.replace(style, "");
    }
    assert_eq!(coloured, page(&fit(), 80, Palette::default()));
}

fn tools() -> Page {
    let mut page = Page::default();
    page.table(
        vec![Column::words("name"), Column::figures("rows"), Column::words("what it does")],
        vec![
            vec!["first".into(), "12".into(), "scores a company against your profile and says why".into()],
            vec!["a_very_long_name_of_a_tool".into(), "1,200".into(), "short".into()],
        ],
    );
    page
}

#[test]
fn a_table_shrinks_its_widest_words() {
    insta::assert_snapshot!(page(&tools(), 50, Palette::default()), @r"
    name                         rows  what it does
    first                          12  scores a
                                       company against
                                       your profile
                                       and says why
    a_very_long_name_of_a_tool  1,200  short
    ");
}

#[test]
fn a_table_that_cannot_fit_becomes_records() {
    insta::assert_snapshot!(page(&tools(), 20, Palette::default()), @r"
    name: first
    rows: 12
    what it does: scores
    a company against
    your profile and
    says why

    name:
    a_very_long_name_of_
    a_tool
    rows: 1,200
    what it does: short
    ");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let wide = "仕入先の名前がとても長い会社 https://example.test/a/very/long/path/that/has/no/space/in/it";
    let mut all = fit();
    all.heading(wide).list([wide.to_owned()]).fact(wide, "+1.0", wide).text(wide);
    all.table(vec![Column::words("a"), Column::words("b")], vec![vec![wide.into(), wide.into()]]);
    for width in [20, 33, 60, 80, 120] {
        for line in page(&all, width, Palette::default()).lines() {
            assert!(columns(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let mut hostile = Page::default();
    hostile.title("A\u{1b}[31mB\u{202e}C", "D\u{9b}2J").text("line\nbreak \u{7}bell").code("x\u{1b}]0;title\u{7}");
    let text = page(&hostile, 80, Palette::default());
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn words_break_at_spaces_and_long_ones_are_cut() {
    assert_eq!(wrap("one two · three", 9), ["one two ·", "three"]);
    assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(wrap("日本語", 4), ["日本", "語"]);
    assert!(wrap("", 10).is_empty());
    assert_eq!(shorten("Northwind Freight", 10), "Northwind…");
    assert_eq!(shorten("日本語", 4), "日…");
}
