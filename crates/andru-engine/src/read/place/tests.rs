use super::{Country, place};
use proptest::prelude::*;

/// The subdivision or country code, with a `*` where there is a note; or the note in brackets.
fn show(text: &str) -> String {
    let reading = place(text);
    let Some(place) = reading.value else {
        return format!("[{}]", reading.note.unwrap_or_default());
    };
    let code = place.subdivision.map_or(place.country.alpha2(), super::Subdivision::code);
    format!("{code}{}", if reading.note.is_some() { "*" } else { "" })
}

#[test]
fn names_and_codes() {
    for (text, code) in [
        ("Germany", "DE"),
        ("germany", "DE"),
        ("Deutschland", "DE"),
        ("Alemania", "DE"),
        ("DE", "DE"),
        ("DEU", "DE"),
        ("CA", "CA"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Great Britain", "GB"),
        ("England", "GB-ENG"),
        ("Scotland", "GB-SCT"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States of America", "US"),
        ("The United States", "US"),
        ("EE.UU.", "US"),
        ("UAE", "AE"),
        ("Holland", "NL"),
        ("The Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("Turkey", "TR"),
        ("Korea, Republic of", "KR"),
        ("Bosnia & Herzegovina", "BA"),
        ("St. Lucia", "LC"),
        ("TX", "US-TX"),
        ("Texas", "US-TX"),
        ("Bayern", "DE-BY"),
        ("Ontario", "CA-ON"),
        ("NSW", "AU-NSW"),
        ("Washington", "US*"),
        ("Jersey", "JE"),
        ("US-CA", "US-CA"),
        ("de-by", "DE-BY"),
    ] {
        assert_eq!(show(text), code, "{text}");
    }
}

#[test]
fn addresses() {
    for (text, code) in [
        ("Austin, Texas", "US-TX"),
        ("Austin, TX", "US-TX"),
        ("Austin, TX 78701", "US-TX"),
        ("Austin TX", "US-TX"),
        ("Austin, Texas, United States", "US-TX"),
        ("San Francisco, CA, US", "US-CA"),
        ("San Francisco, United States", "US-CA"),
        ("Portland, OR", "US-OR"),
        ("Smallville, KS", "US-KS"),
        ("Washington, D.C.", "US-DC"),
        ("Washington, DC", "US-DC"),
        ("Atlanta, Georgia", "US-GA"),
        ("Atlanta, GA", "US-GA"),
        ("Tbilisi, Georgia", "GE"),
        ("Batumi, Georgia", "GE"),
        ("Smallville, Georgia", "US-GA*"),
        ("Georgia, USA", "US-GA"),
        ("Smallville, MA", "US-MA*"),
        ("Boston, MA", "US-MA"),
        ("Toronto, CA", "CA-ON"),
        ("Palo Alto, CA", "US-CA"),
        ("Berlin, DE", "DE-BE"),
        ("Wilmington, DE", "US-DE"),
        ("Bangalore, IN", "IN-KA"),
        ("Indianapolis, IN", "US-IN"),
        ("Bogotá, CO", "CO"),
        ("Tel Aviv, IL", "IL"),
        ("Chicago, IL", "US-IL"),
        ("Perth, WA", "AU-WA"),
        ("Seattle, WA", "US-WA"),
        ("Zoetermeer, NL", "NL*"),
        ("Amsterdam, NL", "NL"),
        ("Toronto, ON", "CA-ON"),
        ("London, Ontario", "CA-ON"),
        ("London, UK", "GB-ENG"),
        ("London SW1A 1AA, UK", "GB-ENG"),
        ("London UK", "GB-ENG"),
        ("Cambridge, UK", "GB-ENG"),
        ("Cambridge, MA", "US-MA"),
        ("Munich, Bavaria, Germany", "DE-BY"),
        ("80331 München, Deutschland", "DE-BY"),
        ("Paris (France)", "FR"),
        ("Paris - France", "FR"),
        ("Berlin / Germany", "DE-BE"),
        ("Germany, Munich", "DE-BY"),
        ("Germany; Berlin", "DE-BE"),
        ("Berlin, Germany (HQ)", "DE-BE"),
        ("HQ: Berlin, Germany", "DE-BE"),
        ("Remote, US", "US"),
        ("Virginia[2]", "US-VA"),
        ("Falls Church, Virginia[2]", "US-VA"),
        ("Chicago, Illinois; Pittsburgh, Pennsylvania", "US-IL*"),
        ("Berlin, Germany; Paris, France", "DE-BE*"),
        ("Springfield; Illinois", "US-IL"),
        ("Warmley, Bristol, United Kingdom", "GB-ENG"),
        ("Vancouver, Canada", "CA-BC"),
        ("Dublin, Ireland", "IE"),
        ("Dublin, California", "US-CA"),
        ("Hamilton, Bermuda", "BM"),
        ("Paris, Texas", "US-TX"),
        ("Paris, TX", "US-TX"),
        ("Peru, Indiana", "US-IN"),
        ("China, Maine", "US-ME"),
        ("Puerto Rico, US", "PR*"),
        ("Singapore, Singapore", "SG"),
        ("Singapore, Central Region, Singapore", "SG"),
        ("Hong Kong, China", "HK"),
        ("Germany, Austria, Switzerland", "DE*"),
        ("Germany/Austria", "DE*"),
        ("Germany & Austria", "DE*"),
        ("Germany and Austria", "DE*"),
        ("London / New York", "GB-ENG*"),
        ("New York, London", "US-NY*"),
        ("Berlin, London", "DE-BE*"),
        ("London, Berlin", "GB-ENG*"),
        ("London, Singapore", "GB-ENG*"),
        ("Washington, United States", "US"),
        ("Bengaluru Area, India", "IN-KA"),
        ("\"Austin, TX\"", "US-TX"),
        ("LA, CA", "US-CA"),
        ("123 Main St, Springfield, IL 62701", "US-IL"),
    ] {
        assert_eq!(show(text), code, "{text}");
    }
}

#[test]
fn bare_cities() {
    for (text, code) in [
        ("Berlin", "DE-BE"),
        ("München", "DE-BY*"),
        ("London", "GB-ENG*"),
        ("Paris", "FR*"),
        ("New York", "US-NY"),
        ("NYC", "US-NY*"),
        ("San Francisco Bay Area", "US-CA*"),
        ("Greater Munich Metropolitan Area", "DE-BY*"),
        ("Zürich", "CH*"),
        ("Singapore", "SG"),
        ("Berlin, Mitte", "DE-BE"),
        ("Paris, Île-de-France", "FR*"),
        ("Lodz", "PL*"),
        ("Moscow", "RU*"),
        ("Portland", "US*"),
        ("Columbus", "US*"),
    ] {
        assert_eq!(show(text), code, "{text}");
    }
}

#[test]
fn what_is_not_guessed() {
    for (text, note) in [
        ("Georgia", "`Georgia` may be the US state or the country"),
        ("NA", "`NA` may be Namibia or not available"),
        ("none", "`none` is taken as not filled in"),
        ("Remote", "`Remote` names no place"),
        ("Europe", "`Europe` is more than one country"),
        ("Worldwide", "`Worldwide` is more than one country"),
        ("Latin America", "`Latin America` is more than one country"),
        ("Atlantis", "`Atlantis` is no place we know"),
        ("12345", "`12345` names no place"),
        ("Cambridge", "may be the city in Massachusetts or Ontario or England"),
        ("San Jose", "may be the city in Costa Rica or California"),
        ("Valencia", "may be the city in Spain or California"),
        ("Kosovo", "`Kosovo` has no code in ISO 3166-1"),
        ("Remote, NA", "`NA` may be Namibia or not available"),
        ("Inner Mongolia", "`Inner Mongolia` is no place we know"),
    ] {
        assert_eq!(show(text), format!("[{note}]"), "{text}");
    }
    for text in ["", " ", "n/a", "-", "unknown"] {
        assert_eq!(show(text), "[]", "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = place(&text);
    }

    #[test]
    fn case_and_spaces_change_nothing(index in 0_u16..249) {
        let country = Country(index);
        let plain = place(country.name()).value;
        prop_assert_eq!(place(&format!("  {} ", country.name().to_uppercase())).value, plain);
        prop_assert_eq!(place(&country.name().to_lowercase()).value, plain);
    }
}
