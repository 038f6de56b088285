//! The interview over a pipe.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

const ANSWERS: &str = "\
We check freight invoices
Alpha Freight
logistics; 240; Canada

Gamma Retail
retail; 30; Spain; nobody owned it

logistics, food manufacturing
50-500
Canada, United States

Russia
SAP

$12k
$5M-$50M
VP Operations
manual customs entry; late credit notes

new COO
?
pain, pain
pain, company, budget
12
";

#[test]
fn ten_questions_make_a_confirmed_profile() {
    let intel = Intel::new();
    let run = intel.piped(&["profile", "interview"], format!("{ANSWERS}y\n"));
    assert_snapshot!(run, @r#"
    Your profile is saved and confirmed. Checked against the companies you named: 1
    of 1 pair comes out your way.
    --- standard error
    Ten questions. Enter skips, ? explains, back goes back, quit keeps your answers
    for later.

     1/10  What do you sell, and what stops hurting once it is there?
         > 
     2/10  Name a customer you would take again at once (1 of 5)
         >        What it is: industry; head count; country
         >        Name a customer you would take again at once (2 of 5)
         > 
     3/10  Name a company that looked right and went wrong (1 of 5)
         >        What it is: industry; head count; country; why it went wrong
         >        Name a company that looked right and went wrong (2 of 5)
         > 
     4/10  Which industries fit? (commas between)
         >        How many people work at a company that fits?
         >        Which countries or regions fit? (commas between)
         >        Which industries would you refuse, cash in hand?
         >        Which countries can you not serve?
         > 
     5/10  Which systems must they already use? One of them is enough
         >        Which system in the house makes a sale impossible?
         > 
     6/10  What is the smallest yearly price worth signing?
         >        What yearly revenue does a company need to pay that without pain?
         >        Who signs? Titles, the signer first
         > 
     7/10  Which three complaints do buyers bring before you have pitched anything?
         >        What lasting habit gives that away from outside?
         > 
     8/10  What had changed in the three months before each of them bought?
         > 
     9/10  Before a call you may learn one thing: 1 company, 2 technology, 3 pain, 4
           budget, 5 habits. Rank them
         >        The order becomes the weights: five ranked count 45.7, 25.7, 15.7, 9.0
           and 4.0 points of 100 (rank-order centroids). Names or numbers: pain,
           company, budget. What you leave out does not count; blank: all equal.
           Before a call you may learn one thing: 1 company, 2 technology, 3 pain, 4
           budget, 5 habits. Rank them
         >        "pain" is there twice.
           Before a call you may learn one thing: 1 company, 2 technology, 3 pain, 4
           budget, 5 habits. Rank them
         > 
    10/10  How many new companies can you work properly in a week?
         > 
    Your profile                                                       not saved yet

    sells          We check freight invoices
    industries     logistics, food manufacturing
    head count     50-500
    revenue        $5M-$50M
    where          Canada, United States
    technologies   SAP
    pains          manual customs entry, late credit notes

    buyers     VP Operations
    triggers   new COO

    not served    Russia
    price floor   $12k

    counts most   pain points, firmographics, budget fit
    went well     Alpha Freight
    went wrong    Gamma Retail
    a week        12 new companies

    1 of 1 pair comes out your way.

    Save it as yours? [Y/n] --- exit code 0
    "#);
    let show = intel.run(&["profile", "show"]);
    assert!(show.out.contains(" confirmed\n") && !show.out.contains("not confirmed"), "{show}");
}

#[test]
fn every_answer_is_in_the_profile() {
    let intel = Intel::new();
    intel.piped(&["profile", "interview"], format!("{ANSWERS}y\n"));
    let exported = intel.run(&["profile", "export"]);
    assert_snapshot!(exported, @r#"
    product = "We check freight invoices"
    industries = [
        "logistics",
        "food manufacturing",
    ]
    employees = "50-500"
    revenue = "$5M-$50M"
    geographies = [
        "Canada",
        "United States",
    ]
    technologies = ["SAP"]
    pains = [
        "manual customs entry",
        "late credit notes",
    ]
    triggers = ["new COO"]
    buyerRoles = ["VP Operations"]
    priorities = [
        "painPoints",
        "firmographics",
        "budgetFit",
    ]
    capacityPerWeek = 12

    [refuse]
    geographies = ["Russia"]
    priceFloor = "$12k"

    [[examples.good]]
    name = "Alpha Freight"
    industry = "logistics"
    employees = "240"
    geography = "Canada"

    [[examples.bad]]
    name = "Gamma Retail"
    industry = "retail"
    employees = "30"
    geography = "Spain"
    why = "nobody owned it"
    --- exit code 0
    "#);
}

#[test]
fn a_stopped_interview_goes_on_later() {
    let intel = Intel::new();
    let first = intel.piped(&["profile", "interview"], "We check freight invoices\nquit\n");
    assert_snapshot!(first, @r"
    --- standard error
    Ten questions. Enter skips, ? explains, back goes back, quit keeps your answers
    for later.

     1/10  What do you sell, and what stops hurting once it is there?
         > 
     2/10  Name a customer you would take again at once (1 of 5)
         > 
    Your answers are kept. Go on with: andru-intel profile interview
    --- exit code 0
    ");
    let second = intel.piped(&["profile", "interview"], "");
    assert!(second.err.contains("2/10"), "{second}");
    assert!(!second.err.contains("1/10"), "{second}");
    let anew = intel.piped(&["profile", "interview", "--restart"], "");
    assert!(anew.err.contains("1/10"), "{anew}");
    assert_eq!(intel.run(&["profile", "export"]).code, 1);
}

#[test]
fn a_no_at_the_end_saves_nothing_and_keeps_the_answers() {
    let intel = Intel::new();
    let run = intel.piped(&["profile", "interview"], format!("{ANSWERS}n\n"));
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(intel.run(&["profile", "export"]).code, 1);
    let again = intel.piped(&["profile", "interview"], "y\n");
    assert_eq!(again.code, 0, "{again}");
    assert_eq!(intel.run(&["profile", "export"]).code, 0);
}

#[test]
fn an_interview_without_answers_leaves_the_saved_profile_alone() {
    let intel = Intel::with_profile();
    let before = intel.run(&["profile", "export"]).out;
    let run = intel.piped(&["profile", "interview"], "\n".repeat(60));
    assert!(run.err.ends_with("Nothing was answered, so nothing is saved.\n"), "{run}");
    assert_eq!((run.code, intel.run(&["profile", "export"]).out), (0, before));
}
