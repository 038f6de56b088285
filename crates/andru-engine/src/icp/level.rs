//! How well one field of a company matches, as far as it is known.

use crate::read::Span;

/// How well a field matches, from 0 to 1: the best reading, and the range it may lie in.
///
/// A known field has `low == value == high`; a field known only roughly (a head count of "51-200" against
/// a band of 100-500) has a range; an unknown field has the range 0 to 1 and no value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Level {
    /// The match on the best reading; `None` where nothing is known.
    pub(super) value: Option<f64>,
    /// The least it can be.
    pub(super) low: f64,
    /// The most it can be.
    pub(super) high: f64,
}

impl Level {
    /// A full match.
    pub(super) const FULL: Self = Self { value: Some(1.0), low: 1.0, high: 1.0 };
    /// No match.
    pub(super) const NONE: Self = Self { value: Some(0.0), low: 0.0, high: 0.0 };
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self { value: None, low: 0.0, high: 1.0 };

    /// How well a quantity lies inside a band.
    ///
    /// Inside it is 1. Outside it falls in a straight line with the ratio to the nearer bound, to 0 at four
    /// times the upper bound or a quarter of the lower: twice too large is .67. The shape is a judgement of
    /// ours; it uses no logarithm so that every machine gives the same bits. A range is judged at its
    /// geometric middle, "or more" at its lower end.
    pub(super) fn inside(band: Span, quantity: Span) -> Self {
        let at = |x: f64| closeness(band, x);
        let (low_end, high_end) = (quantity.low(), quantity.high());
        // From nothing up, the geometric middle would be nothing: the plain middle then.
        let between = |high: f64| if low_end > 0.0 { (low_end * high).sqrt() } else { high / 2.0 };
        let middle = high_end.map_or(low_end, between);
        let at_high = high_end.map_or(if band.high().is_none() { 1.0 } else { 0.0 }, at);
        let reaches = high_end.is_none_or(|high| high >= band.low());
        let overlaps = reaches && band.high().is_none_or(|high| low_end <= high);
        let high = if overlaps { 1.0 } else { at(low_end).max(at_high) };
        let value = if quantity.is_exact() { at(low_end) } else { at(middle) };
        Self { value: Some(value), low: at(low_end).min(at_high).min(value), high }
    }
}

/// How many times a bound may be missed before nothing is left of the match.
const REACH: f64 = 4.0;

fn closeness(band: Span, x: f64) -> f64 {
    let ratio = if x < band.low() {
        band.low() / x.max(f64::MIN_POSITIVE)
    } else {
        band.high().filter(|high| x > *high).map_or(1.0, |high| x / high.max(f64::MIN_POSITIVE))
    };
    ((REACH - ratio) / (REACH - 1.0)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(low: f64, high: Option<f64>) -> Span {
        Span::new(low, high).unwrap()
    }

    #[test]
    fn falls_off_outside_the_band() {
        let band = span(50.0, Some(500.0));
        for (people, expected) in
            [(50.0, 1.0), (500.0, 1.0), (1000.0, 2.0 / 3.0), (25.0, 2.0 / 3.0), (2000.0, 0.0), (12.0, 0.0)]
        {
            assert_eq!(Level::inside(band, span(people, Some(people))).value, Some(expected), "{people}");
        }
    }

    #[test]
    fn a_range_across_a_bound_keeps_its_range() {
        let level = Level::inside(span(100.0, Some(500.0)), span(51.0, Some(200.0)));
        assert_eq!(level.value, Some(1.0));
        assert!(level.low > 0.6 && level.low < 0.7 && level.high > 0.999);
        assert_eq!(Level::inside(span(50.0, Some(500.0)), span(51.0, Some(200.0))), Level::FULL);
        let open = Level::inside(span(50.0, Some(500.0)), span(400.0, None));
        assert_eq!((open.value, open.low, open.high), (Some(1.0), 0.0, 1.0));
    }

    proptest! {
        #[test]
        fn the_value_is_inside_its_range(a in 0.0_f64..1e6, b in 0.0_f64..1e6, c in 0.0_f64..1e6, d in 0.0_f64..1e6, open in 0..4u8) {
            let band = span(a.min(b), (open & 1 == 0).then_some(a.max(b)));
            let quantity = span(c.min(d), (open & 2 == 0).then_some(c.max(d)));
            let level = Level::inside(band, quantity);
            let value = level.value.unwrap();
            prop_assert!(0.0 <= level.low && level.low <= value && value <= level.high && level.high <= 1.0, "{level:?}");
        }
    }
}
