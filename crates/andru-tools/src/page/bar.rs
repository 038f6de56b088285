//! Bars drawn with signs, legible without colour and in any font of one width.

/// A space that is not broken at, so that a bar stays in its place.
const SPACE: &str = "\u{a0}";

/// `---|` to the left of a line and `|+++` to its right, both halves as wide as every other bar of one scale.
///
/// `most` is what fills a half; any size above zero shows, and what is not a size shows as nothing.
pub fn two_sided(below: f64, above: f64, most: f64, half: usize) -> String {
    let (left, right) = (length(below, most, half), length(above, most, half));
    let (before, after) = (SPACE.repeat(half - left), SPACE.repeat(half - right));
    format!("{before}{}|{}{after}", "-".repeat(left), "+".repeat(right))
}

/// `#####`, as long as a size is of the most.
pub fn one_sided(size: f64, most: f64, width: usize) -> String {
    "#".repeat(length(size, most, width))
}

fn length(size: f64, most: f64, width: usize) -> usize {
    let part = size / most;
    if !part.is_finite() || part <= 0.0 {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to width")]
    let length = (part.min(1.0) * width as f64).ceil() as usize;
    length.min(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_one_scale_compare() {
        let shown = |below, above| two_sided(below, above, 10.0, 4).replace(SPACE, ".");
        assert_eq!([shown(0.0, 10.0), shown(5.0, 0.1), shown(0.0, 0.0)], ["....|++++", "..--|+...", "....|...."]);
        assert_eq!([one_sided(5.0, 10.0, 8), one_sided(99.0, 10.0, 3), one_sided(1.0, 0.0, 3)], ["####", "###", ""]);
        assert_eq!(one_sided(f64::NAN, 1.0, 3), "");
    }
}
