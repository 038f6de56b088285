//! The catalog from the terminal: `list`, and `run` with flags and with JSON.

use andru_core::CATALOG;
use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::{Value, json};

#[test]
#[expect(clippy::too_many_lines, reason = "one page, as people see it")]
fn list_shows_every_tool() {
    assert_snapshot!(Intel::new().run(&["list"]), @r"
    name                            title                    what it does
    set_product_context             Set product context      Save on this machine
                                                             what the user sells and
                                                             to whom
    get_icp_profile                 Ideal customer profile   Show whom the user
                                                             sells to in five layers
                                                             and seven answers, what
                                                             each rests on and what
                                                             is open; or a proposal
                                                             from a
                                                             productDescription
    get_icp_fit_score               ICP fit score            Score one company,
                                                             0-100, by the ideal
                                                             customer profile and
                                                             the learned model:
                                                             exact parts, best and
                                                             worst case, gates,
                                                             timing, what to find
                                                             out
    batch_fit_score                 Score a list of          Score up to 50
                                    companies                companies by the saved
                                                             profile and the learned
                                                             model; sort them into
                                                             call, research first,
                                                             drop
    learn_icp                       Learn from deals         Learn who buys from won
                                                             and lost deals with
                                                             what was known when
                                                             each began; says when
                                                             there is nothing to
                                                             learn
    get_icp_scorecard               Learned scorecard        Show the learned model
                                                             in use: points per
                                                             value with the deals
                                                             behind them, tiers,
                                                             what it is worth
    get_disqualification_signals    Disqualification         Tell whether to walk
                                    signals                  away from a company or
                                                             deal (STRONG, MODERATE,
                                                             MARGINAL,
                                                             ANTI_PATTERN), step by
                                                             step, and what would
                                                             change it
    get_persona_profile             Buyer persona            Tell who a person with
                                                             a job title is in a
                                                             purchase: budget,
                                                             power, what they care
                                                             about, what to ask,
                                                             what proof counts
    get_cost_of_inaction            Cost of waiting          What a buyer loses each
                                                             month nothing changes,
                                                             from their figures;
                                                             without them, the
                                                             questions that price it
    build_business_case             Business case            ROI, NPV, IRR, payback
                                                             of a purchase from the
                                                             buyer's figures, with
                                                             ranges and break-even;
                                                             asks for what is
                                                             missing
    get_sales_blueprint             Sales blueprint          Derive deals, reps,
                                                             quota, pay, cost and
                                                             weekly activity from an
                                                             ARR target: every step
                                                             shown, every assumption
                                                             sourced and replaceable
    assess_company_readiness        Company readiness        SaaS figures as a 0-100
                                                             index of exact parts:
                                                             stage fit, NRR, CAC
                                                             payback, pipeline
                                                             coverage, first
                                                             constraint
    log_revenue_insight             Log revenue insight      Remember on this
                                                             machine what the user
                                                             states of their own
                                                             business: a figure, an
                                                             account, a priority, a
                                                             decision, a deadline
    get_revenue_memory              Revenue memory           Find what the user
                                                             logged, latest first,
                                                             by category, key and
                                                             type
    get_founder_context             Founder context          Show in one page what
                                                             is known of the user:
                                                             whom they sell to,
                                                             figures, priorities,
                                                             deadlines with days
                                                             left, decisions,
                                                             preferences, accounts
    get_memory_history              Memory history           Show every version of a
                                                             memory with its date,
                                                             how long it held and
                                                             what changed; with at,
                                                             also what held on that
                                                             day, as in: what was my
                                                             MRR three months ago
    get_portfolio_readiness_rollup  Portfolio readiness      Readiness over the
                                                             saved accounts with a
                                                             tag: average index, who
                                                             is at risk and by which
                                                             rule, customer
                                                             concentration, what is
                                                             unknown of whom
    generate_portfolio_brief        Portfolio brief          A brief on the saved
                                                             accounts with a tag:
                                                             deals closed in a
                                                             period, readiness,
                                                             first constraint of
                                                             each account at risk,
                                                             what to find out

    `andru-intel help <name>` explains one; `andru-intel run <name>` calls it.
    --- exit code 0
    ");
}

#[test]
fn list_as_json_has_every_schema() {
    let run = Intel::new().run(&["list", "--json"]);
    let list: Value = serde_json::from_str(&run.out).unwrap();
    let names: Vec<&str> =
        list["tools"].as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    assert_eq!(names, CATALOG.iter().map(|tool| tool.name).collect::<Vec<_>>());
    assert!(list["tools"].as_array().unwrap().iter().all(|tool| tool["inputSchema"]["type"] == "object"));
}

#[test]
fn flags_and_json_are_the_same_call() {
    let intel = Intel::with_profile();
    let flags = intel.run(&[
        "run",
        "get_icp_fit_score",
        "--json",
        "--companyName",
        "Northwind Freight",
        "--employee-count",
        "240",
        "--techStack",
        "SAP,Oracle",
        "--tech-stack",
        "Excel",
        "--attributes",
        r#"{"insolvent":false}"#,
    ]);
    let object = json!({
        "companyName": "Northwind Freight",
        "employeeCount": 240.0,
        "techStack": ["SAP", "Oracle", "Excel"],
        "attributes": { "insolvent": false },
    });
    let piped = intel.piped(&["run", "get_icp_fit_score", "--json", "--input", "-"], object.to_string());
    assert_eq!(flags.code, 0, "{flags}");
    assert_eq!(flags.out, piped.out);
    let file = intel.file("arguments.json", object.to_string());
    let read = intel.run(&["run", "get_icp_fit_score", "--json", "--input", file.to_str().unwrap()]);
    assert_eq!(read.out, piped.out);
}

#[test]
fn a_flag_comes_before_the_json() {
    let intel = Intel::with_profile();
    let run =
        intel.piped(&["run", "get_persona_profile", "--input", "-", "--title", "CEO", "--json"], r#"{"title":"CFO"}"#);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert!(answer["result"]["summary"].as_str().unwrap().contains("CEO"), "{run}");
}

#[test]
fn what_is_wrong_is_named_with_its_bound() {
    let intel = Intel::new();
    assert_snapshot!(intel.run(&["run", "get_icp_fit_score", "--employeeCount", "many"]), @r"
    --- standard error
    error: invalid value 'many' for '--employeeCount <NUMBER>': must be a number

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["run", "get_icp_fit_score", "--companyNmae", "A"]), @r"
    --- standard error
    error: unexpected argument '--companyNmae' found

      tip: a similar argument exists: '--companyName'

    Usage: andru-intel run get_icp_fit_score --companyName <TEXT>

    For more information, try '--help'.
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["run", "get_icp_fit_score", "--input", "-"], r#"{"employeeCount":"many","x":1}"#), @r"
    --- standard error
    error: `employeeCount` must be a number, is text; `x` is unknown
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["run", "get_icp_fit_score", "--input", "-"], "{"), @r"
    --- standard error
    error: `--input` is not JSON: EOF while parsing an object at line 1 column 1
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["run", "get_icp_fit_scroe"]), @r"
    --- standard error
    error: unrecognized subcommand 'get_icp_fit_scroe'

      tip: some similar subcommands exist: 'batch_fit_score', 'get_cost_of_inaction', 'get_icp_scorecard', 'get_icp_profile', 'get_icp_fit_score'

    Usage: andru-intel run [OPTIONS] <TOOL>

    For more information, try '--help'.
    --- exit code 2
    ");
}

#[test]
fn every_tool_builds_a_command() {
    for tool in CATALOG {
        let run = Intel::new().run(&["run", tool.name, "--help"]);
        assert_eq!(run.code, 0, "{run}");
    }
}

#[test]
fn the_same_question_has_the_same_bytes() {
    let intel = Intel::with_profile();
    let ask =
        || intel.run(&["run", "get_icp_fit_score", "--companyName", "A", "--industry", "logistics", "--json"]).out;
    assert_eq!(ask(), ask());
}
