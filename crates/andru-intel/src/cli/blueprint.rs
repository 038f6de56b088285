//! Arguments of `blueprint`.

use clap::Args;

/// Arguments of `blueprint`
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub(crate) struct BlueprintArgs {
    /// The stage: Pre-Seed, Seed, 'Series A' or 'Series B'
    #[arg(long, short)]
    pub(crate) stage: String,
    /// New ARR to win in twelve months; with --current-arr, the ARR to have by then
    #[arg(long, short, value_name = "AMOUNT")]
    pub(crate) arr_target: String,
    /// ARR today
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) current_arr: Option<String>,
    /// The yearly value of an average new contract
    #[arg(long, short, value_name = "AMOUNT")]
    pub(crate) deal_size: Option<String>,
    /// The time from opening an opportunity to closing it, such as '60 days' or '3 months'
    #[arg(long, short, value_name = "TIME")]
    pub(crate) cycle: Option<String>,
    /// How many people sell today
    #[arg(long, value_name = "REPS")]
    pub(crate) team: Option<f64>,
    /// A figure of your own in place of an assumption, such as winRate=25%; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = assumption)]
    pub(crate) assume: Vec<(String, f64)>,
}

const EXAMPLE: &str = "\
Example:
  andru-intel blueprint -s 'Series A' -a '$2M' -d '$25k' -c '60 days' --team 3

The page lists the names that --assume takes.";

/// Reads `winRate=0.25` or `winRate=25%`.
fn assumption(text: &str) -> Result<(String, f64), String> {
    let (name, value) = text.split_once('=').ok_or("must be NAME=VALUE, such as winRate=25%")?;
    let (digits, percent) = match value.trim().strip_suffix('%') {
        Some(digits) => (digits.trim(), true),
        None => (value.trim(), false),
    };
    let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
    let number = number.ok_or("the value must be a number, such as 0.25 or 25%")?;
    Ok((name.trim().to_owned(), if percent { number / 100.0 } else { number }))
}

#[cfg(test)]
mod tests {
    use super::assumption;

    #[test]
    fn a_figure_of_ones_own_is_a_name_and_a_number() {
        assert_eq!(assumption("winRate=25%"), Ok(("winRate".to_owned(), 0.25)));
        assert_eq!(assumption(" rampMonths = 6 "), Ok(("rampMonths".to_owned(), 6.0)));
        for text in ["winRate", "winRate=", "winRate=a lot", "winRate=inf", "winRate=NaN%", ""] {
            assert!(assumption(text).is_err(), "{text}");
        }
    }
}
