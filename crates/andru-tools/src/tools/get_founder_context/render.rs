//! The page of what is known.

use andru_engine::figure::count;

use super::{FounderContext, plural};
use crate::answer::Status;
use crate::memory::Recalled;
use crate::page::{Page, Render};
use crate::ports::memories::Category;

impl Render for FounderContext {
    fn render(&self, page: &mut Page) {
        let logged: u64 = self.counts.iter().map(|count| count.total).sum();
        let found = if self.status == Status::NeedsContext {
            "needs context".to_owned()
        } else {
            format!("{} logged", count(logged))
        };
        page.title("What Andru knows of you", found).text(&self.summary);
        page.list(self.required_context.iter().map(|(tool, what)| format!("{tool}: {what}")));
        if let Some(profile) = &self.profile {
            page.fact("you sell to", "", profile.as_str());
        }
        for (category, lines) in [
            (Category::Metric, lines(&self.metrics)),
            (Category::Priority, lines(&self.priorities)),
            (
                Category::Deadline,
                self.deadlines.iter().map(|due| format!("{}; {}", due.left(), due.memory.line())).collect(),
            ),
            (Category::Decision, lines(&self.decisions)),
            (Category::Preference, lines(&self.preferences)),
            (Category::Account, lines(&self.accounts)),
        ] {
            self.section(category, lines, page);
        }
        if !self.basis.is_empty() {
            page.fact("basis", "", self.basis.join("; "));
        }
    }
}

impl FounderContext {
    fn section(&self, category: Category, mut lines: Vec<String>, page: &mut Page) {
        if lines.is_empty() {
            return;
        }
        let heading = plural(category, 2);
        let left_out = self.counts.iter().find(|count| count.category == category).map_or(0, |count| count.left_out);
        if left_out > 0 {
            lines.push(format!("and {} more: get_revenue_memory", count(left_out)));
        }
        let mut name = heading.chars();
        let first = name.next().map(|letter| letter.to_ascii_uppercase()).into_iter();
        page.heading(first.chain(name).collect::<String>()).list(lines);
    }
}

fn lines(memories: &[Recalled]) -> Vec<String> {
    memories.iter().map(Recalled::line).collect()
}
