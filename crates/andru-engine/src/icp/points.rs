//! Points of a score: exact tenths, so that what is printed adds up to what is printed.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number of points, counted in whole tenths.
///
/// Sums and differences are exact. On the wire it is a number with one decimal; in words it has one decimal
/// too, so no reader sees a sum that is off by rounding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(i32);

/// The most points, either way, that are read from a file; sums of any number of them stay exact.
const MOST_READ: f64 = 1000.0;

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// A hundred points, the whole scale.
    pub const HUNDRED: Self = Self(1000);

    /// So many tenths of a point.
    pub const fn from_tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// The number of tenths.
    pub const fn tenths(self) -> i32 {
        self.0
    }

    /// The nearest number of points with one decimal; ties go away from zero. Not finite counts as none.
    pub fn nearest(points: f64) -> Self {
        let tenths = (points * 10.0).round();
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32; NaN becomes 0")]
        Self(tenths.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32)
    }

    /// The points as a floating number, for serialisation and averages.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// The points with their sign, as a part of a score: `+8.5`, `-4.0`, `0.0`.
    pub fn signed(self) -> String {
        if self.0 > 0 { format!("+{self}") } else { self.to_string() }
    }
}

impl fmt::Display for Points {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{}", self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        out.pad(&text)
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_f64())
    }
}

impl<'de> Deserialize<'de> for Points {
    /// Reads a number that is whole in tenths and within what counts as points.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        let points = Self::nearest(number);
        if number.abs() > MOST_READ || (points.to_f64() - number).abs() > 1e-9 {
            return Err(de::Error::custom(format!("points are whole tenths within ±{MOST_READ}, not {number}")));
        }
        Ok(points)
    }
}

impl JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_one_decimal_and_a_sign_where_asked() {
        assert_eq!(Points::from_tenths(-4).to_string(), "-0.4");
        assert_eq!(Points::from_tenths(680).to_string(), "68.0");
        assert_eq!(Points::from_tenths(85).signed(), "+8.5");
        assert_eq!(Points::ZERO.signed(), "0.0");
        assert_eq!(serde_json::to_string(&Points::from_tenths(95)).unwrap(), "9.5");
        assert_eq!(Points::nearest(f64::NAN), Points::ZERO);
    }
}
