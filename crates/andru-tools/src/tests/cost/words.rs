//! How the answers of the cost engine read.

use serde_json::json;

use super::{freight_case, with_figure};
use crate::testing::Desk;

#[test]
fn a_whole_case() {
    let page = Desk::default().markdown("build_business_case", &freight_case());
    insta::assert_snapshot!(page, @r#"
    ## Customs filing — ROI 205%

    It is worth USD 276,915 over 3 years in money of today: benefits of USD 412,283 against costs of USD 135,368, a return of 205%, paid back after 1.6 months. Of what counts, 56.5% on what the buyer said, 43.5% on assumptions. Waiting costs USD 19,188 in the first month, which is not added to the benefits.

    ### Benefits and costs after risk, USD

    | line | today | year 1 | year 2 | year 3 | sum | worth today |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    | re-keying that goes away | 0 | 165,785 | 165,785 | 165,785 | 497,355 | 412,283 |
    | cost: licence | 0 | 48,000 | 48,000 | 48,000 | 144,000 | 119,368 |
    | cost: roll-out | 16,000 | 0 | 0 | 0 | 16,000 | 16,000 |
    | net | -16,000 | 117,785 | 117,785 | 117,785 | 337,355 | 276,915 |

    ### Cash out of pocket (-) or back (+) by the end of each year, USD

    |  | sum |  |
    | --- | ---: | --- |
    | today | -16,000 |            -\|             |
    | year 1 | 101,785 |             \|++++         |
    | year 2 | 219,570 |             \|++++++++     |
    | year 3 | 337,355 |             \|++++++++++++ |

    ### How each line comes about

    - **re-keying that goes away**: each year: 18 hours/week × 52 × 6 people × USD 41/hour × 80%; 10% taken off for risk
    - **licence**: each year: USD 48,000/year
    - **roll-out**: once: USD 16,000

    ### What it comes to

    - **net present value**: USD 276,915
    - **ROI**: 205%
    - **benefit-cost ratio**: 3.05
    - **internal rate of return**: 735%
    - **modified rate of return**: 190%
    - **profitability index**: 18.31
    - **payback**: 1.6 months
    - **discounted payback**: 1.8 months
    - **total cost of ownership**: USD 160,000

    ### Net present value at the ends of each range, USD

    | figure | low | net value | high | net value |  |
    | --- | ---: | ---: | ---: | ---: | --- |
    | hours a week | 12 | 139,486 | 24 | 414,338 | ------------\|++++++++++++ |
    | share | 60 | 173,845 | 90 | 328,447 |    ---------\|+++++        |

    ### Worth nothing if

    - **hours a week**: 5.91 hours/week, 67% below 18
    - **people**: 1.97 people, 67% below 6
    - **hourly cost**: USD 13.5/hour, 67% below 41
    - **share**: 26.3%, 67% below 80
    - **adoption**: 70.4%, 604% above 10
    - **licence**: USD 159,351/year, 232% above 48,000
    - **rollout**: USD 292,915, 1731% above 16,000
    - **rate of discount**: 735% a year, 7249% above 10

    ### All ranges at once

    Of 10,000 cases drawn by chance, 0 are worth less than nothing; nine in ten lie between USD 158,647 and 367,416, the middle one at 256,328. Seed 1; each figure with a range is drawn from a triangle over low, value and high, independently of the others, by the generator SplitMix64.

    ### What waiting costs

    USD 19,188 in the first month, USD 690,768 over 3 years: not added to the benefits: ending this loss is the benefit, and the same cash counts once.

    - **re-keying, as it is** buyer: each year: 18 hours/week × 52 × 6 people × USD 41/hour

    - Not added: re-keying, as it is (cost of waiting): "re-keying that goes away" is the same cash once it is ended.

    ### Figures and who stands behind them

    - **hours a week** buyer: 18 hours/week, between 12 and 24; VP Operations, 12 November
    - **people** buyer: 6 people
    - **hourly cost** buyer: USD 41/hour
    - **share** assumption: 80%, between 60 and 90; us, counted in a demo with their orders
    - **adoption** assumption: 10%; us, first roll-out here
    - **licence** assumption: USD 48,000/year; us, our quote
    - **rollout** assumption: USD 16,000; us, our quote
    - **rate of discount** benchmark: 10% a year; Forrester Consulting, The Total Economic Impact of Intellum: costs and benefits discounted at 10%, 2024-05, primary

    ### Conventions

    - 3 years by year; what is due today is not discounted, every other flow at the end of its period
    - amounts and present values are rounded to whole USD before they are added
    - benefits are taken down and costs put up by the share given as risk
    "#);
}

#[test]
fn a_case_with_a_line_on_nothing_the_buyer_said() {
    let mut case = freight_case();
    let more = json!({ "id": "errors", "name": "invoice errors", "unit": "USD/year", "value": 30000, "basis": "benchmark",
        "source": "a survey of freight forwarders", "date": "2025", "tier": "secondary" });
    case["figures"].as_array_mut().unwrap().push(more);
    case["lines"].as_array_mut().unwrap().push(json!({ "id": "fewer", "side": "benefit", "amount": "errors" }));
    let page = Desk::default().markdown("build_business_case", &case);
    let top: Vec<&str> = page.lines().take(12).collect();
    insta::assert_snapshot!(top.join("\n"), @r"
    ## Customs filing — no ROI yet

    No ROI yet: 1 of 4 lines rests on nothing the buyer has said. On the known lines alone: USD 412,283 of benefits against USD 135,368 of costs over 3 years in money of today, paid back after 1.6 months. Of what counts, 56.5% on what the buyer said, 43.5% on assumptions. Ask first: Invoice errors: is it USD 30,000/year with you? Waiting costs USD 19,188 in the first month, which is not added to the benefits.

    ### What to ask

    - Invoice errors: is it USD 30,000/year with you? (for fewer)

    ### Benefits and costs after risk, USD

    | line | today | year 1 | year 2 | year 3 | sum | worth today |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    ");
    assert!(!page.contains("return on investment"), "{page}");
}

#[test]
fn a_case_whose_cost_is_not_known() {
    let page = Desk::default().markdown("build_business_case", &with_figure("licence", json!({ "value": null })));
    let top: Vec<&str> = page.lines().take(12).collect();
    insta::assert_snapshot!(top.join("\n"), @r"
    ## Customs filing — no ROI yet

    No ROI yet: 1 of 3 lines lacks a figure. Of what counts, 72.2% on what the buyer said, 27.8% on assumptions. Ask first: Licence: what does it come to, in USD/year? Waiting costs USD 19,188 in the first month, which is not added to the benefits.

    ### What to ask

    - Licence: what does it come to, in USD/year? (for licence)

    ### Benefits and costs after risk, USD

    | line | today | year 1 | year 2 | year 3 | sum | worth today |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |
    ");
}

#[test]
fn what_waiting_costs_a_buyer_who_fears_choosing_wrong() {
    let loss = json!({ "id": "rekeying", "amount": "hours_a_week * 52 * people * hourly_cost" });
    let arguments = json!({ "figures": freight_case()["figures"], "lines": [loss], "months": 3, "stall": "indecision",
        "companyName": "Harbour Lane Freight" });
    insta::assert_snapshot!(Desk::default().markdown("get_cost_of_inaction", &arguments), @r"
    ## What waiting costs Harbour Lane Freight — USD 57,564 in 3 months

    Waiting costs Harbour Lane Freight USD 19,188 a month, USD 57,564 over 3 months. It rests 100% on what the buyer said. It does not answer a buyer who fears choosing wrong.

    ### Losses

    - **rekeying** buyer: each year: 18 hours/week × 52 × 6 people × USD 41/hour

    ### Lost while nothing changes, USD

    | month | lost in it | lost by its end |  |
    | --- | ---: | ---: | --- |
    | 1 | 19,188 | 19,188 | ########## |
    | 2 | 19,188 | 38,376 | #################### |
    | 3 | 19,188 | 57,564 | ############################## |

    ### Figures and who stands behind them

    - **hours a week** buyer: 18 hours/week, between 12 and 24; VP Operations, 12 November
    - **people** buyer: 6 people
    - **hourly cost** buyer: USD 41/hour

    ### If they do not move

    They want to change and fear choosing wrong. What waiting costs does not answer that, and pressing it makes it worse: recommend one option, stop adding choices, take risk away (a smaller start, a way out, a guarantee). (Dixon and McKenna, The JOLT Effect, of 2.5 million recorded sales calls; as quoted in summaries of it)

    44% of deals lost to no decision preferred things as they are, 56% feared choosing wrong (Dixon and McKenna, The JOLT Effect, of 2.5 million recorded sales calls; as quoted in summaries of it, 2022, secondary).

    What waiting costs is never added to the benefits of a purchase: ending this loss is the benefit, and the same cash counts once.
    ");
}
