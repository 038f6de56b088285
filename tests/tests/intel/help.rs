//! Help: what a person sees who types nothing yet.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

#[test]
fn short_help_fits_a_screen() {
    let run = Intel::new().run(&["-h"]);
    assert!(run.out.lines().count() <= 50, "{}", run.out.lines().count());
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{run}");
    assert_snapshot!(run, @r"
    Judge companies, buyers and lists against whom you sell to, on this machine
    alone

    Usage: andru-intel [OPTIONS] <COMMAND>

    Commands:
      score        Propose a profile from what you sell, and say what is missing
      fit          Match one company, or a list of any size, against your profile
      accounts     Keep the companies you sell to, from an export of your CRM
      deals        Keep the deals of your accounts, from an export of your CRM
      contacts     Keep the people at your accounts, from an export of your CRM
      icp          Learn from the deals you won and lost
      cost         Price waiting, a purchase, or a company's own figures
      persona      Say who a job title is, what they decide, and how to talk to them
      blueprint    Derive reps, quota, pay and activity from an ARR target
      profile      Show, set or export the profile of whom you sell to
      data         Export, import, copy, restore, check or erase all that is saved
      memory       Remember figures, decisions and deadlines, every version kept
      cache        Count, check or forget the platform's answers kept here
      run          Call any tool with its parameters as flags or as JSON
      doctor       Check this machine's Andru, and say what mends what is wrong
      list         List the tools
      help         Explain a tool or a command
      completions  Print the completion script of a shell

    Options:
      -h, --help     Print help (see more with '--help')
      -V, --version  Print version

    Global options:
          --json
              Print JSON instead of a page; lists become JSON Lines
          --offline
              Answer from this machine alone, without any connection
          --as-of <YYYY-MM-DD>
              Answer for this day; ages are counted to it [default: today in UTC]
      -q, --quiet
              Print answers and errors only, without notes and progress
          --color <auto|always|never>
              Use colour (`auto`: on a terminal, unless `NO_COLOR`) [default: auto]

    Examples:
      andru-intel profile interview
      andru-intel fit --name 'Northwind Freight' --industry logistics
      andru-intel fit companies.csv
      andru-intel fit companies.csv --top 50 --format csv > best.csv
      andru-intel persona 'VP Operations'

    `andru-intel --help` has exit codes; `andru-intel help <tool>` explains a tool.
    --- exit code 0
    ");
}

#[test]
fn long_help_documents_the_exit_codes() {
    let run = Intel::new().run(&["--help"]);
    assert_eq!(run.code, 0);
    let codes = run.out.split_once("Exit codes:\n").map(|(_, codes)| codes.to_owned()).unwrap_or_default();
    assert_snapshot!(codes, @r"
      0  the answer was given; `needs_context` and `insufficient_evidence` are
         answers
      1  a named thing does not exist, no row could be scored, or `--strict` met
         a bad row
      2  the command line or an argument is wrong
      3  the platform, or the disk, did not answer
      4  the platform refused the key
      5  the platform asks for payment
      6  too many calls
     70  a mistake in Andru
    130  the call was withdrawn
    ");
}

#[test]
fn help_explains_a_tool() {
    assert_snapshot!(Intel::new().run(&["help", "get_persona_profile"]), @r"
    Buyer persona                                                get_persona_profile
    Tell who a person with a job title is in a purchase: budget, power, what they
    care about, what to ask, what proof counts.

    Parameters
    title                Job title, e.g. VP Revenue Operations (text, required, 1 to
                         200 characters)
    companySize          e.g. 51-200 (text, at most 60 characters)
    industry             Their industry (text, at most 120 characters)
    productDescription   What you sell (text, at most 2000 characters)
    targetRole           Title you sell to (text, at most 120 characters)
    vertical             Your market (text, at most 120 characters)

    Computes its answer on this machine and changes nothing.

    andru-intel run get_persona_profile --help
    --- exit code 0
    ");
}

#[test]
fn help_of_a_command_is_its_own_help() {
    let intel = Intel::new();
    for command in ["persona", "fit", "profile", "run"] {
        assert_eq!(intel.run(&["help", command]).out, intel.run(&[command, "--help"]).out);
    }
}

#[test]
fn every_line_of_help_ends_without_a_period_where_it_is_a_flag() {
    let run = Intel::new().run(&["fit", "-h"]);
    for line in run.out.lines().filter(|line| line.trim_start().starts_with("--")) {
        assert!(!line.trim_end().ends_with('.'), "{line}");
    }
}

#[test]
fn completions_know_the_tools() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Intel::new().run(&["completions", shell]);
        assert_eq!(run.code, 0, "{run}");
        assert!(run.out.contains("get_icp_fit_score"), "{shell}");
    }
}
