//! One company, a title, a proposal: the answers a person reads.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

const COMPANY: [&str; 11] = [
    "fit",
    "--name",
    "Northwind Freight",
    "--industry",
    "logistics",
    "--employees",
    "240",
    "--geography",
    "Toronto, Ontario",
    "--trigger",
    "funding round 2 weeks ago",
];

#[test]
fn a_fit_reads_at_80_columns() {
    assert_snapshot!(Intel::with_profile().run(&COMPANY), @r"
    Northwind Freight                             profile match 63.9 of 100 · tier B
    coverage 27.8% · between 27.8 and 100.0 once pain and revenue are known

    research: 63.9, but only 27.8% is known

      firmographics        +13.9   Logistics and Supply Chain is on your list +4.6 ·
                                   240 people, inside 50-500 +4.7 · Ontario, Canada
                                   is on your list (Canada) +4.6
      technographics         0.0   not counted: your profile says nothing of it, or
                                   does not rank it
      pain points            0.0   pain unknown: not given (-30.6 to +30.5)
      budget fit             0.0   revenue unknown: not given (-5.5 to +5.6)
      behavioral signals     0.0   not counted: your profile says nothing of it, or
                                   does not rank it
      start                 50.0   our midpoint; no list calibrated yet

    timing   now: funding round 2 weeks ago (14 days old, half-life 60 days); not
             part of the score
    gates    geography: pass

    find out first   pain: 61.1 points between worst and best, up to tier A. What
                     did this problem cost them last quarter, in their own words?
    then             revenue: 11.1 points between worst and best. What is their
                     yearly revenue, or the budget this would come from?
    basis            profile of 2026-11-24, typed by you, confirmed; 3 of 5 facts
                     the profile asks for are known, from your input; your ranking,
                     as rank-order centroids; no history yet
    --- exit code 0
    ");
}

#[test]
fn a_fit_reads_at_60_columns() {
    let words = [&COMPANY[..], &["--width", "60"]].concat();
    assert_snapshot!(Intel::with_profile().run(&words), @r"
    Northwind Freight         profile match 63.9 of 100 · tier B
    coverage 27.8% · between 27.8 and 100.0 once pain and
    revenue are known

    research: 63.9, but only 27.8% is known

      firmographics        +13.9   Logistics and Supply Chain is
                                   on your list +4.6 · 240
                                   people, inside 50-500 +4.7 ·
                                   Ontario, Canada is on your
                                   list (Canada) +4.6
      technographics         0.0   not counted: your profile
                                   says nothing of it, or does
                                   not rank it
      pain points            0.0   pain unknown: not given
                                   (-30.6 to +30.5)
      budget fit             0.0   revenue unknown: not given
                                   (-5.5 to +5.6)
      behavioral signals     0.0   not counted: your profile
                                   says nothing of it, or does
                                   not rank it
      start                 50.0   our midpoint; no list
                                   calibrated yet

    timing   now: funding round 2 weeks ago (14 days old,
             half-life 60 days); not part of the score
    gates    geography: pass

    find out first   pain: 61.1 points between worst and best,
                     up to tier A. What did this problem cost
                     them last quarter, in their own words?
    then             revenue: 11.1 points between worst and
                     best. What is their yearly revenue, or the
                     budget this would come from?
    basis            profile of 2026-11-24, typed by you,
                     confirmed; 3 of 5 facts the profile asks
                     for are known, from your input; your
                     ranking, as rank-order centroids; no
                     history yet
    --- exit code 0
    ");
}

#[test]
fn a_fit_is_the_same_at_every_width() {
    let intel = Intel::with_profile();
    let words = |width: &'static str| -> Vec<String> {
        let run = intel.run(&[&COMPANY[..], &["--width", width]].concat());
        assert!(run.out.lines().all(|line| line.chars().count() <= width.parse().unwrap()), "{run}");
        run.out.split_whitespace().map(str::to_owned).collect()
    };
    // Columns move words about, so the words are compared without their order.
    let sorted = |mut words: Vec<String>| {
        words.sort();
        words
    };
    assert_eq!(sorted(words("60")), sorted(words("120")));
    assert_eq!(sorted(words("40")), sorted(words("120")));
}

#[test]
fn without_a_profile_it_says_what_to_do() {
    assert_snapshot!(Intel::new().run(&COMPANY), @r"
    Northwind Freight                                                  needs context
    Nothing is known yet of what you sell, so nothing can be judged. Say it in
    productDescription, or save a profile with set_product_context.

    - productDescription: One or two sentences: what you sell, to which companies,
      and what stops hurting.
    --- standard error

    Tell Andru whom you sell to: andru-intel profile interview
    --- exit code 0
    ");
}

#[test]
fn a_title_is_explained() {
    let run = Intel::new().run(&["persona", "VP Revenue Operations", "--company-size", "240"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.out.starts_with("VP Revenue Operations"), "{run}");
}

#[test]
fn a_proposal_can_be_edited_and_saved() {
    let intel = Intel::new();
    let proposal = intel.run(&["score", "We check freight invoices for 3PLs in Canada with 50-500 people", "--toml"]);
    assert_snapshot!(proposal, @r#"
    product = "We check freight invoices for 3PLs in Canada with 50-500 people"
    industries = ["Logistics and Supply Chain"]
    employees = "50-500"
    geographies = ["Canada"]
    buyerRoles = [
        "Head of supply chain or logistics",
        "COO",
    ]
    --- standard error
    Edit it, then save it: andru-intel profile set < profile.toml
    --- exit code 0
    "#);
    let saved = intel.piped(&["profile", "set"], &proposal.out);
    assert_eq!(saved.code, 0, "{saved}");
    assert_eq!(intel.run(&["profile", "export"]).out, proposal.out);
}
