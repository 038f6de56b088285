//! `assess_company_readiness`: the words of its answer, and that its parts add up.

use serde_json::{Value, json};

use crate::testing::Desk;

/// A made-up software company with most of its figures.
fn northwind() -> Value {
    json!({
        "companyName": "Northwind Software",
        "metrics": {
            "arr": 1_200_000, "growthRate": 0.5, "netRevenueRetention": 0.92, "grossMargin": 0.75, "cac": 9000,
            "customerCount": 100, "churnRate": 0.12, "burnRate": 75000, "cash": 900_000, "mrr": 90000
        }
    })
}

#[test]
fn an_assessment_accounts_for_every_part() {
    let page = Desk::default().markdown("assess_company_readiness", &northwind());
    insta::assert_snapshot!(page, @r"
    ## Northwind Software — readiness 58.1 of 100

    coverage 90.0% (8 of 10 measures) · between 53.1 and 63.1 once magic number and pipeline are known

    in line with Seed; Series A: 3 of 6 met, 3 short

    - **first constraint** -11.1: net retention 92% lacks 11.1 of 15.0 points; no other known measure lacks as many points
    - **next band** +3.6: from 92% to 100%, which is 64,000 USD more kept a year: 8 percentage points of 800,000 USD ARR a year ago

    - **growth** +2.0: 50%; lacks 8.0 of 20.0
    - **net retention** -3.6: 92%; lacks 11.1 of 15.0
    - **gross retention** +1.2: 88% = 1 - churnRate = 100% - 12%: customers kept, in place of revenue kept; lacks 3.8 of 10.0
    - **gross margin** +4.0: 75%; lacks 1.0 of 10.0
    - **CAC payback** +3.0: 12 months = cac / (revenue per customer × margin) = 9,000 USD / (1,000 USD a month × 75%); lacks 2.0 of 10.0
    - **LTV:CAC** +2.5: 8.33x = ltv / cac = 75,000 USD / 9,000 USD; full points
    - **magic number** 0.0: unknown: give salesMarketingSpend (-2.5 to +2.5)
    - **burn multiple** -2.0: 2.25x = burnRate / (netNewArr / 12) = 75,000 USD a month / (400,000 USD / 12); lacks 7.0 of 10.0
    - **runway** +1.0: 12 months = cash / burnRate = 900,000 USD / 75,000 USD a month; lacks 4.0 of 10.0
    - **pipeline** 0.0: unknown: give pipelineValue, newArrTarget (-2.5 to +2.5)
    - **start** 50.0: the middle of every measure, where an unknown one stays

    - **find out first**: magic number: 5.0 points between worst and best. What did sales and marketing cost over the last twelve months? Give salesMarketingSpend.
    - **then**: pipeline: 5.0 points between worst and best. How much new ARR is still to be closed in the period, and how much pipeline is open for it? Give pipelineValue, newArrTarget.

    ### Stages

    - **Pre-Seed**: asks for no figure
    - **Seed** 4/4: all met
    - **Series A** 3/6: growth at least 100%: short by 50 percentage points · net retention at least 100%: short by 8 percentage points · burn multiple at most 2x: short by 0.25x
    - **Series B** 2/6: ARR at least 5,000,000 USD: short by 3,800,000 USD · growth at least 80%: short by 30 percentage points · net retention at least 110%: short by 18 percentage points · burn multiple at most 1.5x: short by 0.75x

    ### Also follows

    - **net new ARR**: 400,000 USD: arr - arr / (1 + growth), with 1,200,000 USD and 50%
    - **revenue per customer**: 1,000 USD a month: arr / 12 / customerCount = 1,200,000 USD / 12 / 100
    - **LTV**: 75,000 USD: revenue per customer × margin / (churnRate / 12) = 1,000 USD a month × 75% / (12% / 12)
    - **rule of 40**: -25%: growth - 12 × burnRate / arr = 50% - 12 × 75,000 USD a month / 1,200,000 USD

    ### To check

    - arr is given as 1,200,000 USD, but 12 × mrr gives 1,080,000 USD: more than 5% apart. The given one was used.

    - **thresholds**: LTV:CAC, magic number, pipeline: folklore, handed on by many; no measurement found (undated); burn multiple: David Sacks, talk on the burn multiple, read as a transcript (lawwu.github.io/transcripts); one investor's words (undated); all the rest: Andru judgement (2026-11)
    - **basis**: known: 8 of 10 measures, all from your input; the weights and what each band is worth are Andru judgement; amounts are read as USD: no currency was given
    ");
}

#[test]
fn nothing_known_says_what_to_supply() {
    let desk = Desk::default();
    let arguments = json!({ "companyName": "Northwind Software", "metrics": { "customerCount": 12 } });
    let answer = desk.result("assess_company_readiness", &arguments);
    assert_eq!((&answer["status"], answer.get("index")), (&json!("insufficient_evidence"), None));
    assert!(answer["requiredContext"]["metrics.growthRate"].is_string());
    insta::assert_snapshot!(desk.markdown("assess_company_readiness", &arguments), @r"
    ## Northwind Software — not enough known

    Northwind Software: none of the 10 measures is known, so there is no index. Find out first: growth (20.0 points between worst and best). How much more ARR is there than twelve months ago? Give growthRate.

    - **find out first**: growth: 20.0 points between worst and best. How much more ARR is there than twelve months ago? Give growthRate.
    - **then**: net retention: 15.0 points between worst and best. Of the ARR of the customers of a year ago, how much is there today, expansion included? Give netRevenueRetention.
    - **then**: gross retention: 10.0 points between worst and best. Of the ARR of a year ago, how much is left, expansion not counted? Give grossRevenueRetention.
    - **then**: gross margin: 10.0 points between worst and best. What is left of revenue after hosting, support and other cost of serving? Give grossMargin.
    - **then**: CAC payback: 10.0 points between worst and best. What does it cost to win one customer, and what does one pay a month? Give cac, grossMargin, arpaMonthly.
    - **then**: burn multiple: 10.0 points between worst and best. What net cash goes out a month, and how much ARR was added over the last twelve months? Give burnRate, netNewArr.
    - **then**: runway: 10.0 points between worst and best. How much cash is there, and how much goes out a month? Give runwayMonths.
    - **then**: LTV:CAC: 5.0 points between worst and best. What gross profit does a customer bring over its life, and what does it cost to win one? Give cac, ltv.
    - **then**: magic number: 5.0 points between worst and best. What did sales and marketing cost over the last twelve months? Give salesMarketingSpend, netNewArr.
    - **then**: pipeline: 5.0 points between worst and best. How much new ARR is still to be closed in the period, and how much pipeline is open for it? Give pipelineValue, newArrTarget.

    - **basis**: known: 0 of 10 measures; the weights and what each band is worth are Andru judgement; amounts are read as USD: no currency was given
    ");
    let none = desk.result("assess_company_readiness", &json!({ "metrics": {} }));
    assert_eq!(none["status"], "insufficient_evidence");
}

#[test]
fn the_parts_of_the_answer_sum_to_its_index() {
    let answer = Desk::default().result("assess_company_readiness", &northwind());
    let tenths = |value: &Value| (value.as_f64().unwrap() * 10.0).round();
    let parts: f64 = answer["measures"].as_array().unwrap().iter().map(|part| tenths(&part["points"])).sum();
    assert!((tenths(&answer["start"]) + parts - tenths(&answer["index"])).abs() < 1e-9);
}

#[test]
fn every_figure_and_source_can_be_traced() {
    let arguments = northwind();
    let answer = Desk::default().result("assess_company_readiness", &arguments);
    let ids = |list: &Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|each| each[key].as_str().unwrap().to_owned()).collect()
    };
    let (figures, sources) = (ids(&answer["figures"], "id"), ids(&answer["sources"], "id"));
    for figure in answer["figures"].as_array().unwrap() {
        let from = figure["from"].as_array().unwrap();
        assert!(
            !from.is_empty() && from.iter().all(|metric| arguments["metrics"][metric.as_str().unwrap()].is_number())
        );
    }
    for measure in answer["measures"].as_array().unwrap() {
        let id = measure["measure"].as_str().unwrap().to_owned();
        assert_eq!(measure["value"].is_string(), figures.contains(&id), "{id}");
        assert!(ids(&measure["scale"], "source").iter().all(|source| sources.contains(source)), "{id}");
    }
    for stage in answer["stageFit"]["stages"].as_array().unwrap() {
        assert!(ids(&stage["criteria"], "source").iter().all(|source| sources.contains(source)));
    }
}

#[test]
fn an_answer_as_a_program_reads_it() {
    let arguments = json!({
        "metrics": { "runwayMonths": 4, "burnRate": 50000 },
        "thresholds": { "runway": [3, 15] },
        "currency": "EUR"
    });
    let mut answer = Desk::default().result("assess_company_readiness", &arguments);
    let runway = answer["measures"].as_array().unwrap().iter().find(|part| part["measure"] == "runway").cloned();
    for long in ["measures", "stageFit", "findOut", "sources"] {
        answer.as_object_mut().unwrap().remove(long);
    }
    answer["runway"] = runway.unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap(), @r#"
    {
      "basis": [
        "known: 1 of 10 measures, all from your input",
        "the weights and what each band is worth are Andru judgement",
        "your own thresholds: runway"
      ],
      "coverage": 10.0,
      "currency": "EUR",
      "figures": [
        {
          "from": [
            "runwayMonths"
          ],
          "how": "given",
          "id": "runway",
          "value": 4.0,
          "words": "4 months"
        }
      ],
      "firstConstraint": {
        "costs": 9.2,
        "measure": "runway",
        "why": "a runway under 6 months comes before all else (Andru judgement)"
      },
      "high": 90.8,
      "index": 45.8,
      "knownMeasures": 1,
      "low": 0.8,
      "notes": [],
      "runway": {
        "high": 5.0,
        "low": -5.0,
        "measure": "runway",
        "next": {
          "gain": 9.2,
          "takes": "550,000 EUR more cash at the burn of today",
          "to": "15 months"
        },
        "points": -4.2,
        "scale": [
          {
            "at": 3.0,
            "share": 0.0,
            "source": "input"
          },
          {
            "at": 15.0,
            "share": 1.0,
            "source": "input"
          }
        ],
        "value": "4 months",
        "weight": 10.0
      },
      "start": 50.0,
      "status": "complete",
      "summary": "The company: readiness 45.8 of 100, 1 of 10 measures known (10.0% of the points), between 0.8 and 90.8 once growth, net retention, gross retention and 6 more are known. In line with Pre-Seed; Seed: 0 of 4 met, 1 short, 3 unknown. First constraint: runway 4 months lacks 9.2 of 10.0 points; a runway under 6 months comes before all else (Andru judgement). +9.2 points: from 4 months to 15 months, which is 550,000 EUR more cash at the burn of today. Find out first: growth (20.0 points between worst and best). How much more ARR is there than twelve months ago? Give growthRate."
    }
    "#);
}

#[test]
fn a_model_is_shown_it_in_few_tokens() {
    let tool = crate::CATALOG.iter().find(|tool| tool.name == "assess_company_readiness").unwrap();
    let shown = json!({
        "name": tool.name, "title": tool.title, "description": tool.description, "inputSchema": tool.model_schema()
    });
    let bytes = shown.to_string().len();
    assert!(bytes <= 1200, "{bytes} bytes");
}
