//! The answer as a page.

use andru_engine::figure::{count, grouped};

use super::answer::{CaseAnswer, LineAnswer, SwingAnswer};
use crate::cost::{SideName, render_figures, render_questions};
use crate::page::{Column, Page, Render, bar};

/// The signs of one half of a bar.
const HALF: usize = 12;
/// The most years whose amounts fit a terminal beside each other.
const MOST_YEARS_SHOWN: u32 = 3;

impl Render for CaseAnswer {
    fn render(&self, page: &mut Page) {
        let roi = self.measure_words("roi").filter(|_| self.questions.is_empty());
        page.title(&self.title, roi.map_or_else(|| "no ROI yet".to_owned(), |roi| format!("ROI {roi}")));
        page.text(&self.summary);
        render_questions(&self.questions, |id| self.line_name(id), page);
        self.render_lines(page);
        if !self.measures.is_empty() {
            let whole = self.measures.iter().any(|measure| measure.id == "roi");
            page.heading(if whole { "What it comes to" } else { "What the known lines come to" });
        }
        for measure in &self.measures {
            page.fact(measure.name, "", &measure.words);
        }
        self.render_ranges(page);
        self.render_inaction(page);
        page.list(self.not_added.iter().map(|line| format!("Not added: {line}.")));
        render_figures(&self.figures, page);
        self.render_policy(page);
    }
}

impl CaseAnswer {
    fn measure_words(&self, id: &str) -> Option<&str> {
        self.measures.iter().find(|measure| measure.id == id).map(|measure| measure.words.as_str())
    }

    fn render_lines(&self, page: &mut Page) {
        let counted: Vec<&LineAnswer> = self.lines.iter().filter(|line| line.counts).collect();
        if !counted.is_empty() {
            page.heading(format!("Benefits and costs after risk, {}", self.policy.currency));
            let shown = self.policy.years <= MOST_YEARS_SHOWN;
            let years = if shown { self.policy.years } else { 0 };
            let mut head = vec![Column::words("line")];
            head.extend(shown.then(|| Column::figures("today")));
            head.extend((1..=years).map(|year| Column::figures(&format!("year {year}"))));
            head.extend([Column::figures("sum"), Column::figures("worth today")]);
            let row = |name: String, values: &[f64], total: f64, present: f64| {
                let by_year = if shown { self.by_year(values) } else { Vec::new() };
                let figures = by_year.into_iter().chain([total, present]).map(grouped);
                std::iter::once(name).chain(figures).collect::<Vec<String>>()
            };
            let lines = counted.iter().map(|line| {
                let sign = if line.side == SideName::Cost { "cost: " } else { "" };
                row(format!("{sign}{}", line.name), &line.adjusted, line.total, line.present_value)
            });
            let net = self.sums.iter().filter(|sum| sum.id == "net").map(|sum| {
                row("net".to_owned(), &sum.values, sum.total.unwrap_or_default(), sum.present_value.unwrap_or_default())
            });
            page.table(head, lines.chain(net).collect());
        }
        self.render_running_sum(page);
        if !self.lines.is_empty() {
            page.heading("How each line comes about");
        }
        for line in &self.lines {
            let risk = match (line.risk > 0.0, line.side) {
                (false, _) => String::new(),
                (true, SideName::Cost) => format!("; {}% put on for risk", percent(line.risk)),
                (true, _) => format!("; {}% taken off for risk", percent(line.risk)),
            };
            let why = line.why_not.as_ref().map(|why| format!("; not added: {why}")).unwrap_or_default();
            let distinct =
                line.distinct_because.as_ref().map(|why| format!("; other cash because {why}")).unwrap_or_default();
            page.fact(&line.name, "", format!("{}{risk}{why}{distinct}", line.worked));
        }
    }

    /// The cash that is out of pocket or back at the end of each year.
    fn render_running_sum(&self, page: &mut Page) {
        let sums = |id: &str| self.sums.iter().find(|sum| sum.id == id).map(|sum| self.by_year(&sum.values));
        let Some(net) = sums("net").filter(|_| !self.measures.is_empty()) else { return };
        let running: Vec<f64> = net
            .iter()
            .scan(0.0, |sum, net| {
                *sum += net;
                Some(*sum)
            })
            .collect();
        let most = running.iter().fold(0.0, |most: f64, sum| most.max(sum.abs()));
        page.heading(format!("Cash out of pocket (-) or back (+) by the end of each year, {}", self.policy.currency));
        let rows = running.iter().enumerate().map(|(year, sum)| {
            let name = if year == 0 { "today".to_owned() } else { format!("year {year}") };
            vec![name, grouped(*sum), bar::two_sided((-sum).max(0.0), sum.max(0.0), most, HALF)]
        });
        page.table(vec![Column::words(""), Column::figures("sum"), Column::words("")], rows.collect());
    }

    /// Amounts per period as amounts per year, today first.
    fn by_year(&self, values: &[f64]) -> Vec<f64> {
        let per_year = match self.policy.period {
            "month" => 12,
            "quarter" => 4,
            _ => 1,
        };
        let (today, later) = values.split_at(values.len().min(1));
        today.iter().copied().chain(later.chunks(per_year).map(|year| year.iter().sum())).collect()
    }

    fn render_ranges(&self, page: &mut Page) {
        let currency = &self.policy.currency;
        if !self.tornado.is_empty() {
            page.heading(format!("Net present value at the ends of each range, {currency}"));
            let head =
                ["low", "net value", "high", "net value"].into_iter().map(Column::figures).collect::<Vec<Column>>();
            let base = self.measures.iter().find(|measure| measure.id == "npv").and_then(|npv| npv.value);
            let base = base.unwrap_or_default();
            let ends = |swing: &SwingAnswer| {
                let (low, high) = (swing.npv_at_low.min(swing.npv_at_high), swing.npv_at_low.max(swing.npv_at_high));
                ((base - low).max(0.0), (high - base).max(0.0))
            };
            let most = self.tornado.iter().map(ends).fold(0.0, |most: f64, (below, above)| most.max(below).max(above));
            let rows = self.tornado.iter().map(|swing| {
                let [_, figure] = &swing.from;
                let figures = [swing.low, swing.npv_at_low, swing.high, swing.npv_at_high].map(grouped);
                let (below, above) = ends(swing);
                let drawn = bar::two_sided(below, above, most, HALF);
                std::iter::once(self.name(figure)).chain(figures).chain([drawn]).collect()
            });
            page.table([vec![Column::words("figure")], head, vec![Column::words("")]].concat(), rows.collect());
        }
        if !self.break_even.is_empty() {
            page.heading("Worth nothing if");
            for found in &self.break_even {
                let [_, figure] = &found.from;
                page.fact(self.name(figure), "", &found.finding);
            }
        }
        if let Some(simulation) = &self.simulation {
            let at = |percent: u8| {
                let found = simulation.percentiles.iter().find(|each| each.percent == percent);
                grouped(found.map_or(0.0, |each| each.npv))
            };
            page.heading("All ranges at once").text(format!(
                "Of {} cases drawn by chance, {} are worth less than nothing; nine in ten lie between {currency} {} and \
                 {}, the middle one at {}. Seed {}; {}.",
                count(u64::from(simulation.draws)),
                count(u64::from(simulation.below_zero)),
                at(5),
                at(95),
                at(50),
                simulation.seed,
                simulation.how
            ));
        }
    }

    fn render_inaction(&self, page: &mut Page) {
        let Some(inaction) = &self.inaction else { return };
        let currency = &self.policy.currency;
        page.heading("What waiting costs");
        if !inaction.lines.iter().any(|loss| loss.counts) {
            page.text(format!("Not known yet; once it is, it is {}.", inaction.note));
            inaction.lines.iter().for_each(|line| line.render(page));
            return;
        }
        page.text(format!(
            "{currency} {} in the first month, {currency} {} over {} years: {}.",
            grouped(inaction.first_month),
            grouped(inaction.total),
            self.policy.years,
            inaction.note
        ));
        for line in &inaction.lines {
            line.render(page);
        }
    }

    fn line_name(&self, line: &str) -> String {
        let losses = self.inaction.iter().flat_map(|inaction| &inaction.lines).map(|loss| (&loss.id, &loss.name));
        let known = self.lines.iter().map(|line| (&line.id, &line.name)).chain(losses);
        known.into_iter().find(|(id, _)| *id == line).map_or_else(|| line.to_owned(), |(_, name)| name.clone())
    }

    fn name(&self, figure: &str) -> String {
        let known = self.figures.iter().find(|known| known.id == figure);
        known.map_or_else(|| figure.to_owned(), |known| known.name.clone())
    }

    fn render_policy(&self, page: &mut Page) {
        let policy = &self.policy;
        page.heading("Conventions").list([
            format!("{} years by {}; {}", policy.years, policy.period, policy.first_flow),
            policy.rounding.clone(),
            policy.risk.to_owned(),
        ]);
    }
}

fn percent(share: f64) -> String {
    andru_engine::figure::number((share * 1000.0).round() / 10.0)
}
