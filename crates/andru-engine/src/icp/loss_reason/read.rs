//! Reading one written reason, and who gave it.

use schemars::JsonSchema;
use serde::Serialize;

use super::phrase::{Phrase, begins, length, phrases};
use super::{LossKind, Speaker};
use crate::read::{fold, is_blank};

/// How many words before a phrase a denial may stand.
const DENIED_WITHIN: usize = 2;

/// What a written reason says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LossReason {
    /// The kind of reason.
    pub kind: LossKind,
    /// The kinds named: one, or more where the kind is [`LossKind::Several`]; empty where none was read.
    pub named: Vec<LossKind>,
    /// The phrases it was read by, in the order written, without accents or capitals; empty where none was.
    pub by: Vec<&'static str>,
}

/// Reads a written reason for a lost deal.
///
/// A phrase counts where it stands in one part of the text (between commas, full stops, slashes, brackets, spaced hyphens),
/// the longest at each place, and not just after "not" or "without". Where phrases of several kinds stand in
/// one text, "no decision" and "another reason" give way to any kind that says more; if still two are
/// left, the kind is [`LossKind::Several`], for the text does not say which decided. Nothing is guessed: a text
/// without a known phrase is [`LossKind::Unread`], and a blank one [`LossKind::NotGiven`].
pub fn read_loss_reason(text: &str) -> LossReason {
    if is_blank(text) {
        return LossReason { kind: LossKind::NotGiven, named: Vec::new(), by: Vec::new() };
    }
    let mut hits = Vec::new();
    for part in parts(text) {
        let folded = fold(part);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        read_part(&words, &mut hits);
    }
    let vague = |kind| matches!(kind, LossKind::NoDecision | LossKind::Other);
    if hits.iter().any(|phrase| !vague(phrase.kind)) {
        hits.retain(|phrase| !vague(phrase.kind));
    }
    let mut named: Vec<LossKind> = hits.iter().map(|phrase| phrase.kind).collect();
    named.sort_unstable();
    named.dedup();
    let kind = match named.as_slice() {
        [] => LossKind::Unread,
        [only] => *only,
        _ => LossKind::Several,
    };
    let mut by: Vec<&'static str> = Vec::new();
    for phrase in hits {
        if !by.contains(&phrase.text.as_str()) {
            by.push(&phrase.text);
        }
    }
    LossReason { kind, named, by }
}

/// Reads who gave a reason, from a text such as `buyer`, `Customer (call)` or `sales rep`.
///
/// A text that names both sides or neither is [`Speaker::Unknown`].
pub fn read_speaker(text: &str) -> Speaker {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let (mut buyer, mut us) = (false, false);
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let found = phrases().speakers.iter().find(|(phrase, _)| begins(rest, phrase));
        if let Some((_, is_buyer)) = found {
            buyer |= *is_buyer;
            us |= !*is_buyer;
        }
        rest = after(rest, found.map_or(1, |(phrase, _)| length(phrase)));
    }
    match (buyer, us) {
        (true, false) => Speaker::Buyer,
        (false, true) => Speaker::Us,
        _ => Speaker::Unknown,
    }
}

/// The parts of a text that are read one by one.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(" - ").flat_map(|part| part.split(is_break))
}

fn is_break(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '.' | ',' | ';' | ':' | '!' | '?' | '/' | '|' | '(' | ')' | '[' | ']' | '+' | '&' | '>' | '–' | '—'
        )
}

fn read_part(words: &[&str], hits: &mut Vec<&'static Phrase>) {
    if let Some(phrase) = whole(words) {
        hits.push(phrase);
        return;
    }
    let (mut at, mut since) = (0, 0);
    while at < words.len() {
        let rest = after(words, at);
        if let Some(phrase) = first(&phrases().anywhere, rest) {
            if !denied(words, since, at) {
                hits.push(phrase);
            }
            at += length(&phrase.text);
            since = at;
        } else if let Some((open, phrase)) = chosen(rest) {
            if !denied(words, since, at) {
                hits.push(phrase);
            }
            at += length(&open.text);
            since = at;
        } else {
            at += 1;
        }
    }
}

/// The phrase that is all the words say, but for what leads in to it.
fn whole(words: &[&str]) -> Option<&'static Phrase> {
    let all = phrases();
    let mut rest = words;
    loop {
        let phrase = all.whole.iter().find(|phrase| length(&phrase.text) == rest.len() && begins(rest, &phrase.text));
        if phrase.is_some() {
            return phrase;
        }
        let lead_in = all.lead_in.iter().find(|lead_in| begins(rest, lead_in))?;
        rest = after(rest, length(lead_in));
    }
}

/// An open phrase with what it says: itself where a name follows, or the phrase that follows it alone.
fn chosen(words: &[&str]) -> Option<(&'static Phrase, &'static Phrase)> {
    let all = phrases();
    let open = first(&all.open, words)?;
    let mut rest = after(words, length(&open.text));
    while rest.first().is_some_and(|word| all.articles.iter().any(|article| article == word)) {
        rest = after(rest, 1);
    }
    let next = rest.first()?;
    if let Some(phrase) = whole(rest) {
        return Some((open, phrase));
    }
    let named = !all.no_name.iter().any(|word| word == next) && first(&all.anywhere, rest).is_none();
    named.then_some((open, open))
}

fn first(list: &'static [Phrase], words: &[&str]) -> Option<&'static Phrase> {
    list.iter().find(|phrase| begins(words, &phrase.text))
}

/// Whether a denial stands shortly before a place, and after the last phrase found.
fn denied(words: &[&str], since: usize, at: usize) -> bool {
    let from = at.saturating_sub(DENIED_WITHIN).max(since);
    let before = words.get(from..at).unwrap_or_default();
    before.iter().any(|word| phrases().denies.iter().any(|denial| denial == word))
}

fn after<'words, 'text>(words: &'words [&'text str], at: usize) -> &'words [&'text str] {
    words.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_pick_lists_and_sales_people_write() {
        use LossKind::{
            ChampionLeft, Competitor, Gap, Indecision, NoDecision, NotGiven, Other, Price, Several, StatusQuo, Unread,
        };
        for (text, kind) in [
            ("Status Quo", StatusQuo),
            ("stayed with current", StatusQuo),
            ("Staying with existing vendor.", StatusQuo),
            ("went with the incumbent", StatusQuo),
            ("Not a priority", StatusQuo),
            ("no decision - not a priority this year", StatusQuo),
            ("chose to do nothing", StatusQuo),
            ("Couldn't decide", Indecision),
            ("couldn’t agree internally, no consensus", Indecision),
            ("They got cold feet", Indecision),
            ("No decision", NoDecision),
            ("No Decision / Non-Responsive", NoDecision),
            ("went dark", NoDecision),
            ("Went dark after the demo", NoDecision),
            ("Timing", NoDecision),
            ("lost to no decision", NoDecision),
            ("Lost to Competitor", Competitor),
            ("Competitor", Competitor),
            ("chose Acme", Competitor),
            ("They went with Initech instead", Competitor),
            ("not about price, chose Acme", Competitor),
            ("Price", Price),
            ("lost on price", Price),
            ("Lost to price", Price),
            ("No budget", Price),
            ("Price/Budget", Price),
            ("way too expensive for them", Price),
            ("didn't have the budget", Price),
            ("No decision: budget cut", Price),
            ("Missing feature", Gap),
            ("Product Gap", Gap),
            ("we don't support SAP", Gap),
            ("sponsor left", ChampionLeft),
            ("went dark after our champion left", ChampionLeft),
            ("Competition - Price", Several),
            ("Lost to Competitor - Price", Several),
            ("Lost to Acme on price", Several),
            ("Competitor - Acme", Competitor),
            ("Project canceled due to budget", Price),
            ("Buyer chose to renew with existing vendor", StatusQuo),
            ("Lost to Acme because we lack SSO", Several),
            ("Couldn't get budget approved", Price),
            ("Duplicate", Other),
            ("bad fit: missing feature", Gap),
            ("chose Acme, too expensive", Several),
            ("went with a cheaper competitor", Price),
            ("no budget; champion left", Several),
            ("stayed with current vendor, could not decide", Several),
            ("not too expensive", Unread),
            ("asked about the price in the second call", Unread),
            ("chose to wait", NoDecision),
            ("decision made", Unread),
            ("Q3", Unread),
            ("Other", Unread),
            ("Price is not the problem", Unread),
            ("price wasn't too high", Unread),
            ("picked up the phone once", Unread),
            ("Selected vendor shortlist never finished", Unread),
            ("", NotGiven),
            ("n/a", NotGiven),
            (" - ", NotGiven),
        ] {
            let read = read_loss_reason(text);
            assert_eq!(read.kind, kind, "{text:?}: {read:?}");
        }
    }

    #[test]
    fn says_by_which_words() {
        let read = read_loss_reason("Went with Acme (too expensive); too expensive!");
        assert_eq!(read.by, ["went with", "too expensive"]);
        assert_eq!(read.named, [LossKind::Competitor, LossKind::Price]);
        assert_eq!(read_loss_reason("No decision, no budget").by, ["no budget"]);
    }

    #[test]
    fn reads_who_said_it() {
        for (text, speaker) in [
            ("Buyer", Speaker::Buyer),
            ("customer (exit call)", Speaker::Buyer),
            ("us", Speaker::Us),
            ("Sales rep", Speaker::Us),
            ("Customer Success", Speaker::Us),
            ("rep, after talking to the customer", Speaker::Unknown),
            ("", Speaker::Unknown),
            ("a bird", Speaker::Unknown),
        ] {
            assert_eq!(read_speaker(text), speaker, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_claimed_without_a_phrase(text in "\\PC{0,60}|(no |budget |chose |acme |price |not |decision |, ){0,8}") {
            let read = read_loss_reason(&text);
            prop_assert_eq!(read.by.is_empty(), matches!(read.kind, LossKind::Unread | LossKind::NotGiven));
            prop_assert_eq!(read.named.len() > 1, read.kind == LossKind::Several);
            let folded = fold(&text);
            prop_assert!(read.by.iter().all(|phrase| folded.contains(phrase)), "{:?}", read.by);
        }
    }
}
