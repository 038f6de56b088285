//! The shared worked examples: inputs, published figures, and how far one may be from them.

use std::path::Path;

use serde_json::Value;

/// All examples.
pub(super) struct Goldens(Vec<Value>);

/// One example.
pub(super) struct Example<'a>(&'a Value);

impl Goldens {
    /// The examples, or `None` where the shared records are absent and need not be there.
    #[expect(clippy::disallowed_methods, reason = "a test reads records that nobody here wrote")]
    pub(super) fn read() -> Option<Self> {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/cost/goldens.json"));
        let Ok(text) = std::fs::read_to_string(path) else {
            let required = std::env::var_os("ANDRU_REQUIRE_SHARED").is_some_and(|value| value == "1");
            assert!(!required, "{} is absent and ANDRU_REQUIRE_SHARED is set", path.display());
            println!("passed over: {} is absent", path.display());
            return None;
        };
        Some(Self(serde_json::from_str(&text).unwrap()))
    }

    /// The example of a name.
    pub(super) fn example(&self, name: &str) -> Example<'_> {
        Example(self.0.iter().find(|example| example["id"] == name).unwrap_or_else(|| panic!("no example {name}")))
    }
}

impl Example<'_> {
    pub(super) fn input(&self, name: &str) -> &Value {
        &self.0["inputs"][name]
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        self.input(name).as_f64().unwrap_or_else(|| panic!("{name} of {}", self.0["id"]))
    }

    pub(super) fn list(&self, name: &str) -> Vec<f64> {
        self.input(name).as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
    }

    /// The names of all figures that are published or were computed elsewhere.
    pub(super) fn figures(&self) -> Vec<String> {
        let names = |part: &str| self.0[part].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let mut all = [names("published"), names("computed")].concat();
        all.sort();
        all.dedup();
        all
    }

    /// A published figure.
    pub(super) fn published(&self, figure: &str) -> f64 {
        self.0["published"][figure].as_f64().unwrap_or_else(|| panic!("{} publishes no {figure}", self.0["id"]))
    }

    /// Holds a figure to what is published, within its tolerance, and to what was computed to six places.
    pub(super) fn assert(&self, figure: &str, value: f64) {
        let example = &self.0["id"];
        let computed = self.0["computed"][figure].as_f64();
        let is_published = self.0["published"][figure].is_number();
        assert!(is_published || computed.is_some(), "{example} has no {figure}");
        if is_published {
            self.assert_published(figure, value);
        }
        if let Some(computed) = computed {
            assert!((value - computed).abs() <= 5.1e-7, "{example} {figure}: {value}, computed {computed}");
        }
    }

    /// Holds a figure to what is published alone: of a study whose amounts are rounded before they are added.
    pub(super) fn assert_published(&self, figure: &str, value: f64) {
        let (example, published, tolerance) = (&self.0["id"], self.published(figure), &self.0["tolerance"]);
        let tolerance = tolerance[figure].as_f64().or(tolerance["*"].as_f64()).unwrap();
        assert!((value - published).abs() <= tolerance, "{example} {figure}: {value}, published {published}");
    }
}
