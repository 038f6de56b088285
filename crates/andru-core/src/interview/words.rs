//! What the interview asks, and what it says to whoever types `?`.

/// The words of one step.
pub(super) struct Words {
    /// The name of the answer in a draft.
    pub(super) key: &'static str,
    /// What is asked.
    pub(super) text: &'static str,
    /// Why, and how to answer.
    pub(super) help: &'static str,
}

pub(super) const PRODUCT: Words = Words {
    key: "product",
    text: "What do you sell, and what stops hurting once it is there?",
    help: "One or two sentences as you would say them to a buyer. Example: \"We read freight invoices against \
           contracts; nobody checks rates by hand any more.\"",
};

pub(super) const GOOD: Words = Words {
    key: "good",
    text: "Name a customer you would take again at once",
    help: "Up to five. Your answers to the later questions are checked against them, never fitted to them. They stay \
           on this machine. Blank ends the list.",
};

pub(super) const GOOD_FACTS: Words = Words {
    key: "good.facts",
    text: "What it is: industry; head count; country",
    help: "Three parts between semicolons, any of them may be left out. Example: logistics; 240; Canada",
};

pub(super) const BAD: Words = Words {
    key: "bad",
    text: "Name a company that looked right and went wrong",
    help: "Up to five: lost late, churned early, or never paid. A profile that ranks these as high as your good \
           customers is not worth much, and you will be told. Blank ends the list.",
};

pub(super) const BAD_FACTS: Words = Words {
    key: "bad.facts",
    text: "What it is: industry; head count; country; why it went wrong",
    help: "Four parts between semicolons, any of them may be left out. Example: retail; 30; Spain; nobody owned the \
           problem",
};

pub(super) const INDUSTRIES: Words = Words {
    key: "industries",
    text: "Which industries fit? (commas between)",
    help: "As you say them: logistics, food manufacturing, 3PL. Blank: the industry will not count.",
};

pub(super) const EMPLOYEES: Words = Words {
    key: "employees",
    text: "How many people work at a company that fits?",
    help: "A range such as 50-500, or 200+. Blank: the head count will not count.",
};

pub(super) const GEOGRAPHIES: Words = Words {
    key: "geographies",
    text: "Which countries or regions fit? (commas between)",
    help: "Countries, states or regions: Germany, Ontario, Nordics. Blank: anywhere.",
};

pub(super) const REFUSED_INDUSTRIES: Words = Words {
    key: "refuse.industries",
    text: "Which industries would you refuse, cash in hand?",
    help: "A company in one of them is dropped whatever its score. Blank: none.",
};

pub(super) const REFUSED_GEOGRAPHIES: Words = Words {
    key: "refuse.geographies",
    text: "Which countries can you not serve?",
    help: "For law, language or support. A company there is dropped whatever its score. Blank: none.",
};

pub(super) const TECHNOLOGIES: Words = Words {
    key: "technologies",
    text: "Which systems must they already use? One of them is enough",
    help: "Names as they stand on a job advertisement: SAP TM, Snowflake. Blank: none is needed.",
};

pub(super) const REFUSED_TECHNOLOGIES: Words = Words {
    key: "refuse.technologies",
    text: "Which system in the house makes a sale impossible?",
    help: "A mandatory system that you cannot replace or work beside. Such a company is dropped. Blank: none.",
};

pub(super) const PRICE_FLOOR: Words = Words {
    key: "price_floor",
    text: "What is the smallest yearly price worth signing?",
    help: "With its currency: $12k, 8.000 EUR. Below it a company is not worth your week.",
};

pub(super) const REVENUE: Words = Words {
    key: "revenue",
    text: "What yearly revenue does a company need to pay that without pain?",
    help: "A range such as $5M-$50M, or $10M+. Blank: revenue will not count.",
};

pub(super) const SIGNERS: Words = Words {
    key: "signers",
    text: "Who signs? Titles, the signer first",
    help: "As on a card: VP Operations, COO, Head of Logistics.",
};

pub(super) const PAINS: Words = Words {
    key: "pains",
    text: "Which three complaints do buyers bring before you have pitched anything?",
    help: "In their words, the commonest first, commas between (or semicolons, where a complaint has a comma).",
};

pub(super) const HABITS: Words = Words {
    key: "habits",
    text: "What lasting habit gives that away from outside?",
    help: "What stays true for a year and can be seen without a call: hires clerks for re-keying, runs a tender for \
           each lane. News belongs to the next question.",
};

pub(super) const TRIGGERS: Words = Words {
    key: "triggers",
    text: "What had changed in the three months before each of them bought?",
    help: "Events: new COO, second warehouse, failed audit. They say when to call and never move the score of fit.",
};

pub(super) const RANKING: Words = Words {
    key: "ranking",
    text: "Before a call you may learn one thing: 1 company, 2 technology, 3 pain, 4 budget, 5 habits. Rank them",
    help: "The order becomes the weights: five ranked count 45.7, 25.7, 15.7, 9.0 and 4.0 points of 100 (rank-order \
           centroids). Names or numbers: pain, company, budget. What you leave out does not \
           count; blank: all equal.",
};

pub(super) const CAPACITY: Words = Words {
    key: "capacity",
    text: "How many new companies can you work properly in a week?",
    help: "A whole number. It says how many of a ranked list are worth looking at.",
};
