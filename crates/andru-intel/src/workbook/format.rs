//! How cells look.

use andru_core::engine::cost::BusinessCase;
use andru_core::engine::cost::figure::Figure;
use andru_core::engine::cost::money::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use andru_core::engine::cost::Amounts;

/// The ground of an input cell; its heading says `input` too.
const INPUT: u32 = 0x00FF_F2CC;
const HEAD: u32 = 0x00E7_ECEF;
const SOFT: u32 = 0x005B_6168;

/// The formats of one workbook.
#[derive(Debug)]
pub(super) struct Formats {
    pub(super) plain: Format,
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) note_whole: Format,
    pub(super) head: Format,
    /// A heading over numbers.
    pub(super) head_right: Format,
    /// A heading over words beside a number.
    pub(super) head_unit: Format,
    pub(super) wrapped: Format,
    pub(super) money: Format,
    /// A sum.
    pub(super) sum: Format,
    pub(super) sum_label: Format,
    /// A heading of a part of a sheet.
    pub(super) part: Format,
    pub(super) share: Format,
    pub(super) rate: Format,
    pub(super) ratio: Format,
    pub(super) months: Format,
    pub(super) crossing: Format,
    pub(super) factor: Format,
    pub(super) whole: Format,
    pub(super) input_whole: Format,
    pub(super) right: Format,
    /// Words beside a number on their left.
    pub(super) unit: Format,
}

impl Formats {
    pub(super) fn of(case: &BusinessCase) -> Self {
        let money_code = code(Amounts::of(case.model.terms()).decimals);
        let number = |code: &str| Format::new().set_num_format(code).set_align(FormatAlign::Top);
        let head = Format::new().set_bold().set_background_color(HEAD).set_text_wrap().set_align(FormatAlign::Bottom);
        let bold = |format: Format| format.set_bold().set_border_top(FormatBorder::Thin);
        Self {
            plain: Format::new().set_align(FormatAlign::Top),
            title: Format::new().set_bold().set_font_size(14),
            note_whole: Format::new().set_num_format("0").set_font_color(SOFT),
            note: Format::new().set_font_color(SOFT),
            head_right: head.clone().set_align(FormatAlign::Right),
            head_unit: head.clone().set_align(FormatAlign::Left).set_indent(1),
            head,
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            money: number(&money_code),
            sum: bold(number(&money_code)),
            part: Format::new().set_bold(),
            sum_label: bold(Format::new()),
            share: number("0.0%"),
            rate: number("0.000000%"),
            ratio: number("0.00"),
            months: number("0.0").set_align(FormatAlign::Right),
            crossing: number("0.00").set_align(FormatAlign::Right).set_font_color(SOFT),
            factor: number("0.000000"),
            whole: number("0"),
            input_whole: number("0").set_background_color(INPUT),
            unit: Format::new().set_align(FormatAlign::Left).set_indent(1).set_text_wrap().set_align(FormatAlign::Top),
            right: Format::new().set_align(FormatAlign::Right).set_align(FormatAlign::Top),
        }
    }

    /// A value of a figure: in percent where its unit is, with the decimals it has.
    pub(super) fn value(figure: &Figure, value: Decimal, is_input: bool) -> Format {
        let code = match (figure.unit.is_percent(), value.normalize().scale()) {
            (true, decimals) => format!("{}%", code(decimals).replace("#,##", "")),
            (false, decimals) => code(decimals.min(10)),
        };
        let format = Format::new().set_num_format(code).set_align(FormatAlign::Top);
        if is_input {
            format.set_background_color(INPUT).set_border(FormatBorder::Thin).set_border_color(HEAD)
        } else {
            format
        }
    }
}

/// The number format of an axis.
pub(super) const AXIS: &str = "#,##0";

/// A number with commas and so many decimals, as spreadsheets write it.
fn code(decimals: u32) -> String {
    match decimals.min(15) {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals as usize)),
    }
}
