//! Logistic regression on a few columns of numbers, by Newton's method in a fixed order of summation.

use super::deals::is_won;

/// How strongly coefficients are drawn to 0: a standard normal prior on each, λ = 1 on ½·Σβ², as scikit-learn's
/// default has it. The intercept is free.
const RIDGE: f64 = 1.0;
const MOST_STEPS: usize = 60;
/// A step that moves no coefficient further than this is the last.
const CLOSE: f64 = 1e-8;
/// How many rows are worked on at a time; a block of every column stays in the cache.
const BLOCK: usize = 512;

/// The columns a regression is fitted on, each as a value per bin and a bin per row.
pub(super) struct Design<'d> {
    /// Per column: the value of each bin.
    pub(super) values: Vec<Vec<f64>>,
    /// Per column: the bin of each row.
    pub(super) bins: Vec<&'d [u16]>,
}

/// Coefficients of log-odds: the intercept, then one per column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coefficients(pub(super) Vec<f64>);

impl Coefficients {
    /// Those of the columns, without the intercept.
    pub(super) fn of_columns(&self) -> &[f64] {
        self.0.get(1..).unwrap_or_default()
    }
}

impl Design<'_> {
    /// The log-odds that coefficients give a row.
    pub(super) fn log_odds(&self, coefficients: &Coefficients, row: usize) -> f64 {
        let mut betas = coefficients.0.iter();
        let mut sum = betas.next().copied().unwrap_or_default();
        for ((values, bins), beta) in self.values.iter().zip(&self.bins).zip(betas) {
            sum += beta * bins.get(row).and_then(|bin| values.get(usize::from(*bin))).copied().unwrap_or_default();
        }
        sum
    }

    /// Fits the coefficients to the outcomes of the rows listed.
    ///
    /// Newton's method; the second derivatives are kept from step to step while steps shrink to a quarter or less,
    /// which reaches the same optimum with less work, and are taken anew where they do not.
    pub(super) fn fit(&self, rows: &[u32], won: &[bool]) -> Coefficients {
        let size = self.values.len() + 1;
        let all_won = rows.iter().filter(|row| is_won(won, **row)).count() as f64;
        let all = rows.len() as f64;
        let base = ((all_won + 0.5) / (all + 1.0)).clamp(1e-9, 1.0 - 1e-9);
        let mut betas = vec![0.0; size];
        if let Some(intercept) = betas.first_mut() {
            *intercept = (base / (1.0 - base)).ln();
        }
        let mut factor: Option<Vec<f64>> = None;
        let mut last_move = f64::INFINITY;
        for _ in 0..MOST_STEPS {
            let (gradient, hessian) = self.derivatives(rows, won, &betas, factor.is_none());
            if let Some(hessian) = hessian {
                factor = Some(cholesky(hessian, size));
            }
            let step = solve(factor.as_deref().unwrap_or_default(), &gradient, size);
            let furthest = step.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
            // A step of more than two would leave the region where the second derivatives hold.
            let part = if furthest > 2.0 { 2.0 / furthest } else { 1.0 };
            betas.iter_mut().zip(&step).for_each(|(beta, step)| *beta += part * step);
            if furthest < CLOSE || !furthest.is_finite() {
                break;
            }
            if furthest > 0.25 * last_move {
                factor = None;
            }
            last_move = furthest;
        }
        Coefficients(betas)
    }

    /// The gradient of the penalised log-likelihood and, where asked for, its negated second derivatives, row by row.
    fn derivatives(&self, rows: &[u32], won: &[bool], betas: &[f64], second: bool) -> (Vec<f64>, Option<Vec<f64>>) {
        let size = betas.len();
        let mut gradient = vec![0.0; size];
        let mut hessian = vec![0.0; if second { size * size } else { 0 }];
        let mut block = vec![[0.0_f64; BLOCK]; size];
        if let Some(ones) = block.first_mut() {
            ones.fill(1.0);
        }
        let mut errors = [0.0_f64; BLOCK];
        let mut weights = [0.0_f64; BLOCK];
        for chunk in rows.chunks(BLOCK) {
            let mut sums = [betas.first().copied().unwrap_or_default(); BLOCK];
            let columns = self.values.iter().zip(&self.bins).zip(betas.iter().skip(1)).zip(block.iter_mut().skip(1));
            for (((values, bins), beta), into) in columns {
                for ((row, value), sum) in chunk.iter().zip(into.iter_mut()).zip(&mut sums) {
                    let bin = bins.get(*row as usize).copied().unwrap_or_default();
                    *value = values.get(usize::from(bin)).copied().unwrap_or_default();
                    *sum += beta * *value;
                }
            }
            for (((row, sum), error), weight) in chunk.iter().zip(&sums).zip(&mut errors).zip(&mut weights) {
                let chance = 1.0 / (1.0 + (-sum).exp());
                *error = f64::from(u8::from(is_won(won, *row))) - chance;
                *weight = chance * (1.0 - chance);
            }
            let length = chunk.len();
            for (at, column) in block.iter().enumerate() {
                if let Some(part) = gradient.get_mut(at) {
                    *part += dot(column, &errors, length);
                }
                if second {
                    let mut weighted = [0.0_f64; BLOCK];
                    weighted.iter_mut().zip(column).zip(&weights).for_each(|((out, x), w)| *out = x * w);
                    for (other, second_column) in block.iter().enumerate().take(at + 1) {
                        if let Some(part) = hessian.get_mut(at * size + other) {
                            *part += dot(second_column, &weighted, length);
                        }
                    }
                }
            }
        }
        for at in 1..size {
            if let (Some(part), Some(beta)) = (gradient.get_mut(at), betas.get(at)) {
                *part -= RIDGE * beta;
            }
            if let Some(part) = hessian.get_mut(at * size + at) {
                *part += RIDGE;
            }
        }
        (gradient, second.then_some(hessian))
    }
}

/// The sum of products of the first `length` parts, in eight sums side by side, always in the same order.
fn dot(a: &[f64; BLOCK], b: &[f64; BLOCK], length: usize) -> f64 {
    let (a, b) = (a.get(..length).unwrap_or(a), b.get(..length).unwrap_or(b));
    let mut sums = [0.0_f64; 8];
    let (a_blocks, b_blocks) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a_blocks.remainder().iter().zip(b_blocks.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a_blocks.zip(b_blocks) {
        sums.iter_mut().zip(a).zip(b).for_each(|((sum, a), b)| *sum += a * b);
    }
    sums.iter().sum::<f64>() + rest
}

/// The lower factor L of a symmetric matrix A = L·Lᵀ, of which the lower half is given.
fn cholesky(mut matrix: Vec<f64>, size: usize) -> Vec<f64> {
    let at = |matrix: &[f64], row: usize, column: usize| matrix.get(row * size + column).copied().unwrap_or_default();
    for row in 0..size {
        for column in 0..=row {
            let mut sum = at(&matrix, row, column);
            for before in 0..column {
                sum -= at(&matrix, row, before) * at(&matrix, column, before);
            }
            // A diagonal that vanishes is a column that says nothing: it is kept where it is.
            let value = if row == column { sum.max(1e-12).sqrt() } else { sum / at(&matrix, column, column) };
            if let Some(cell) = matrix.get_mut(row * size + column) {
                *cell = value;
            }
        }
    }
    matrix
}

/// Solves L·Lᵀ·x = b.
fn solve(factor: &[f64], right: &[f64], size: usize) -> Vec<f64> {
    let at = |row: usize, column: usize| factor.get(row * size + column).copied().unwrap_or_default();
    let mut x = right.to_vec();
    for row in 0..size {
        let below: f64 = x.iter().take(row).enumerate().map(|(column, known)| at(row, column) * known).sum();
        if let Some(value) = x.get_mut(row) {
            *value = (*value - below) / at(row, row);
        }
    }
    for row in (0..size).rev() {
        let above: f64 = x.iter().enumerate().skip(row + 1).map(|(column, known)| at(column, row) * known).sum();
        if let Some(value) = x.get_mut(row) {
            *value = (*value - above) / at(row, row);
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fit_is_where_the_gradient_vanishes() {
        // 1,000 rows of two columns, the outcome a fixed function of both with every seventh turned round.
        let first: Vec<u16> = (0..1000).map(|row| u16::try_from(row % 3).unwrap()).collect();
        let second: Vec<u16> = (0..1000).map(|row| u16::try_from(row / 3 % 4).unwrap()).collect();
        let won: Vec<bool> =
            first.iter().zip(&second).enumerate().map(|(row, (a, b))| (a + b > 2) != (row % 7 == 0)).collect();
        let rows: Vec<u32> = (0..1000).collect();
        let values = vec![vec![-1.0, 0.0, 1.5], vec![-2.0, -0.5, 0.5, 1.0]];
        let design = Design { values, bins: vec![&first, &second] };
        let fitted = design.fit(&rows, &won);
        let (gradient, _) = design.derivatives(&rows, &won, &fitted.0, false);
        assert!(gradient.iter().all(|part| part.abs() < 1e-5), "{gradient:?}");
        assert!(fitted.0[1] > 0.0 && fitted.0[2] > 0.0);
        // Without columns the fit is the base rate.
        let alone = Design { values: Vec::new(), bins: Vec::new() };
        let base = rows.iter().filter(|row| won[**row as usize]).count() as f64 / 1000.0;
        let fitted = alone.fit(&rows, &won);
        assert!((alone.log_odds(&fitted, 0) - (base / (1.0 - base)).ln()).abs() < 1e-6);
    }

    #[test]
    fn columns_that_repeat_each_other_and_perfect_ones_stay_finite() {
        let bins: Vec<u16> = (0..100).map(|row| row / 50).collect();
        let won: Vec<bool> = bins.iter().map(|bin| *bin == 1).collect();
        let rows: Vec<u32> = (0..100).collect();
        let values = vec![vec![-5.0, 5.0], vec![-5.0, 5.0], vec![0.0, 0.0]];
        let fitted = Design { values, bins: vec![&bins, &bins, &bins] }.fit(&rows, &won);
        assert!(fitted.0.iter().all(|beta| beta.is_finite() && beta.abs() < 10.0), "{fitted:?}");
    }
}
