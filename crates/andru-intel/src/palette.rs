//! Colour for emphasis only: everything reads the same without it.

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;

use crate::cli::ColorWhen;

/// The styles in use; all plain where colour is off.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Palette {
    /// What a page is about.
    pub(crate) strong: Style,
    /// What stands behind an answer: bases, notes.
    pub(crate) dim: Style,
    /// The word `error`.
    pub(crate) error: Style,
}

impl Palette {
    /// Styles for a terminal that shows them.
    pub(crate) const fn coloured() -> Self {
        let red = anstyle::AnsiColor::Red.on_default();
        Self { strong: Style::new().bold(), dim: Style::new().dimmed(), error: red.bold() }
    }

    /// Styles for standard output.
    pub(crate) fn for_stdout(when: ColorWhen) -> Self {
        Self::when(when, || AutoStream::choice(&std::io::stdout()))
    }

    /// Styles for standard error.
    pub(crate) fn for_stderr(when: ColorWhen) -> Self {
        Self::when(when, || AutoStream::choice(&std::io::stderr()))
    }

    /// `auto` asks the stream, which knows whether it is a terminal and honours `NO_COLOR`.
    fn when(when: ColorWhen, choice: impl Fn() -> ColorChoice) -> Self {
        let on = match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => choice() != ColorChoice::Never,
        };
        if on { Self::coloured() } else { Self::default() }
    }

    /// Whether anything is coloured.
    pub(crate) fn is_coloured(self) -> bool {
        !self.strong.is_plain()
    }
}
