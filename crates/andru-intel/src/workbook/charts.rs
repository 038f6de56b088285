//! The charts of the workbook; every axis says its unit.

use andru_core::engine::cost::BusinessCase;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType,
};

use super::cash;
use super::format::AXIS;
use super::grid::{Grid, Written, column};

const ACCENT: u32 = 0x001F_5F7A;
const INK: u32 = 0x001D_1F21;
const PALE: u32 = 0x00B9_D3DE;

/// Puts the chart of the cash flow into a sheet.
pub(super) fn cash(case: &BusinessCase, grid: &mut Grid<'_>, row: u32) -> Written {
    let terms = case.model.terms();
    let last = column(cash::PERIODS, terms.periods());
    let of = |row: u32| ("Cash flow", row, cash::PERIODS, row, last);
    let mut chart = Chart::new(ChartType::Column);
    chart
        .add_series()
        .set_name("net")
        .set_categories(of(cash::HEADS))
        .set_values(of(cash::NET))
        .set_format(&mut fill(ACCENT))
        .set_gap(60);
    let mut line = Chart::new(ChartType::Line);
    let ink = ChartLine::new().set_color(INK).set_width(1.75).clone();
    line.add_series()
        .set_name("running sum")
        .set_categories(of(cash::HEADS))
        .set_values(of(cash::RUNNING))
        .set_format(ChartFormat::new().set_line(&ink));
    chart.combine(&line);
    chart.title().set_name("Net cash flow and its running sum");
    chart.x_axis().set_name(terms.period.name()).set_label_position(ChartAxisLabelPosition::Low);
    chart.y_axis().set_name(terms.currency.code()).set_num_format(AXIS);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(860).set_height(380);
    grid.sheet.insert_chart(row, 0, &chart).map(drop)
}

/// Puts the tornado into the sheet of what the result hangs on: changes of the result in two columns of it.
pub(super) fn tornado(
    case: &BusinessCase,
    grid: &mut Grid<'_>,
    rows: (u32, u32),
    columns: (u16, u16),
    at: (u32, u16),
) -> Written {
    let of = |column: u16| ("Sensitivity", rows.0, column, rows.1, column);
    let mut chart = Chart::new(ChartType::Bar);
    for (name, column, color) in [("at the low end", columns.0, PALE), ("at the high end", columns.1, ACCENT)] {
        chart
            .add_series()
            .set_name(name)
            .set_categories(of(1))
            .set_values(of(column))
            .set_format(&mut fill(color))
            .set_overlap(100)
            .set_gap(40);
    }
    chart.title().set_name("Change of the net present value, one figure at a time");
    // Across is the value in a chart of bars. The widest stands on top.
    chart.x_axis().set_name(&format!("change, {}", case.model.terms().currency)).set_num_format(AXIS);
    chart.y_axis().set_reverse().set_label_position(ChartAxisLabelPosition::Low);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    let height = 170 + 34 * (rows.1 - rows.0 + 1);
    chart.set_width(860).set_height(height);
    grid.sheet.insert_chart(at.0, at.1, &chart).map(drop)
}

/// Puts the curve of what waiting has cost into its sheet: months and running sums in two columns of it.
pub(super) fn inaction(
    case: &BusinessCase,
    grid: &mut Grid<'_>,
    rows: (u32, u32),
    columns: (u16, u16),
    at: u32,
) -> Written {
    let of = |column: u16| ("Inaction", rows.0, column, rows.1, column);
    let mut chart = Chart::new(ChartType::Column);
    chart
        .add_series()
        .set_name("running sum")
        .set_categories(of(columns.0))
        .set_values(of(columns.1))
        .set_format(&mut fill(ACCENT))
        .set_gap(40);
    chart.title().set_name("What waiting has cost by the end of each month");
    chart.x_axis().set_name("month");
    chart.y_axis().set_name(case.model.terms().currency.code()).set_num_format(AXIS);
    chart.legend().set_hidden();
    chart.set_width(860).set_height(340);
    grid.sheet.insert_chart(at, 0, &chart).map(drop)
}

fn fill(color: u32) -> ChartFormat {
    let fill = ChartSolidFill::new().set_color(color).clone();
    ChartFormat::new().set_solid_fill(&fill).clone()
}
