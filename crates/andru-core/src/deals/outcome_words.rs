//! The headers and values by which CRM exports say how a deal ended.
//!
//! All are compared by their letters and digits in lower case; see [`fold_header`](crate::intake::fold_header).

/// Headers of a column that tells an outcome, the surest first: HubSpot's and Salesforce's stage, Pipedrive's status,
/// names found in tables of deals, and the flags of HubSpot and Salesforce, which need a second flag to be read.
const HEADERS: [&str; 24] = [
    "dealstage",
    "stagename",
    "stage",
    "opportunitystage",
    "dealstatus",
    "opportunityresult",
    "opportunitystatus",
    "opportunityoutcome",
    "dealoutcome",
    "dealresult",
    "outcome",
    "result",
    "status",
    "winloss",
    "wonlost",
    "iswon",
    "isclosedwon",
    "closedwon",
    "won",
    "salesstage",
    "pipelinestage",
    "state",
    "closedstatus",
    "win",
];

/// Flags that are true for won deals and false for lost and open ones alike.
const WON_FLAGS: [&str; 5] = ["iswon", "isclosedwon", "closedwon", "won", "win"];
/// Flags that are true for closed deals, or for lost ones.
const CLOSED_FLAGS: [&str; 6] = ["isclosed", "isdealclosed", "dealclosed", "closed", "isclosedlost", "closedlost"];

const WON: [&str; 11] =
    ["won", "win", "closedwon", "closewon", "wonclosed", "dealwon", "gewonnen", "ganado", "ganada", "gagne", "gagnee"];
const LOST: [&str; 17] = [
    "lost",
    "loss",
    "lose",
    "closedlost",
    "closelost",
    "closedloss",
    "lostclosed",
    "deallost",
    "notwon",
    "nodecision",
    "closednodecision",
    "lostnodecision",
    "verloren",
    "perdido",
    "perdida",
    "perdu",
    "perdue",
];
const OPEN: [&str; 48] = [
    "open",
    "engaging",
    "engaged",
    "prospecting",
    "prospect",
    "prospects",
    "negotiation",
    "negotiating",
    "negotiations",
    "proposal",
    "proposalsent",
    "proposalmade",
    "proposalpricequote",
    "negotiationreview",
    "qualified",
    "qualifying",
    "qualification",
    "qualifiedtobuy",
    "discovery",
    "demo",
    "demoscheduled",
    "new",
    "inprogress",
    "pending",
    "active",
    "working",
    "ongoing",
    "onhold",
    "contacted",
    "contactmade",
    "appointmentscheduled",
    "presentationscheduled",
    "decisionmakerboughtin",
    "contractsent",
    "needsanalysis",
    "needsdefined",
    "valueproposition",
    "iddecisionmakers",
    "perceptionanalysis",
    "evaluation",
    "trial",
    "poc",
    "verbal",
    "commit",
    "lead",
    "pipeline",
    "offen",
    "abierto",
];
const TRUE: [&str; 5] = ["true", "yes", "y", "t", "1"];
const FALSE: [&str; 5] = ["false", "no", "n", "f", "0"];

/// How sure a header tells an outcome, 0 the surest; `None` where it does not.
pub(super) fn header_rank(folded: &str) -> Option<usize> {
    HEADERS.iter().position(|header| *header == folded)
}

/// Whether a header is that of a flag that is true for won deals.
pub(super) fn is_won_flag(folded: &str) -> bool {
    WON_FLAGS.contains(&folded)
}

/// How sure a header is that of a flag that tells closed deals from open ones, 0 the surest.
pub(super) fn closed_flag_rank(folded: &str) -> Option<usize> {
    CLOSED_FLAGS.iter().position(|header| *header == folded)
}

/// Whether a value means won.
pub(super) fn is_won(folded: &str) -> bool {
    WON.contains(&unnumbered(folded))
}

/// Whether a value means lost.
pub(super) fn is_lost(folded: &str) -> bool {
    LOST.contains(&unnumbered(folded))
}

/// Whether a value means that the deal is open.
pub(super) fn is_open(folded: &str) -> bool {
    OPEN.contains(&unnumbered(folded))
}

/// Yes or no; `None` where a value is neither.
pub(super) fn truth(folded: &str) -> Option<bool> {
    TRUE.contains(&folded).then_some(true).or_else(|| FALSE.contains(&folded).then_some(false))
}

/// A value without the number some stages begin with, as in `6 - Closed Won`.
fn unnumbered(folded: &str) -> &str {
    folded.trim_start_matches(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::fold_header;

    #[test]
    fn values_have_one_meaning() {
        for word in WON.iter().chain(&LOST).chain(&OPEN) {
            assert_eq!(*word, fold_header(word));
            let meanings = [is_won(word), is_lost(word), is_open(word)];
            assert_eq!(meanings.iter().filter(|meaning| **meaning).count(), 1, "{word}");
        }
        assert!(is_won(&fold_header("6 - Closed Won")));
        assert!(!is_won(&fold_header("Not Won")));
        assert_eq!(truth("1"), Some(true));
        assert_eq!(truth("won"), None);
    }
}
