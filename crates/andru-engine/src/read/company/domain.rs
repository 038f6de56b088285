//! The domain of a company, from a URL, a host or an e-mail address.

use crate::read::Reading;
use crate::read::blank::is_blank;
use unicode_normalization::UnicodeNormalization;

/// Reads a domain: lower-case host, without scheme, user, port, path, final period and leading `www.`.
///
/// A public mailbox (`gmail.com`) or a page on a shared site (`linkedin.com/company/…`) says nothing about the
/// company's own domain and is unread. A text with several addresses gives the first, with a note.
pub fn domain(text: &str) -> Reading<String> {
    let text = text.trim();
    if is_blank(text) || matches!(text, "none" | "None" | "NONE") {
        return Reading::blank();
    }
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
    let mut hosts = text.split(separator).filter(|part| !part.is_empty()).map(host);
    let mut found = hosts.next().unwrap_or_else(|| Err("no address in it".into()));
    // `Website: acme.io` has its address later.
    if found.is_err()
        && let Some(later) = hosts.find(Result::is_ok)
    {
        found = later;
    }
    match found {
        Ok(first) => {
            if hosts.any(|other| other.is_ok_and(|other| other != first)) {
                Reading::noted(first, "more than one address; the first is read")
            } else {
                Reading::plain(first)
            }
        }
        Err(note) => Reading::unread(note),
    }
}

fn host(address: &str) -> Result<String, String> {
    let address = address.trim_matches(['<', '>', '"', '\'', '(', ')']);
    let address: String = if address.is_ascii() {
        address.to_ascii_lowercase()
    } else {
        address.nfkc().flat_map(char::to_lowercase).collect()
    };
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    let address = address.split_once("://").map_or(address, |(_, rest)| rest).trim_start_matches('/');
    let (authority, path) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
    let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    let host = host.split_once(':').map_or(host, |(host, _)| host).trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    if !is_host(host) {
        return Err("not a web or e-mail address".into());
    }
    if is_mailbox_host(host) && (user.is_some() || path.trim_matches('/').is_empty()) {
        return Err(format!("`{host}` gives mailboxes to anyone; not the company's own domain"));
    }
    if is_shared_site(host) && path.trim_matches('/').len() > 1 {
        return Err(format!("a page on `{host}`, not the company's own domain"));
    }
    Ok(host.to_owned())
}

/// Whether labels and ending are those of a name on the public internet; numeric addresses are not.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let Some((rest, ending)) = host.rsplit_once('.') else {
        return false;
    };
    let ending_fits =
        ending.starts_with("xn--") || (ending.chars().all(char::is_alphabetic) && ending.chars().count() >= 2);
    host.len() <= 253 && ending_fits && label(ending) && rest.split('.').all(label)
}

/// Hosts where anyone has a mailbox. Andru judgement: the providers that lists show most.
fn is_mailbox_host(host: &str) -> bool {
    matches!(
        host,
        "gmail.com"
            | "googlemail.com"
            | "outlook.com"
            | "hotmail.com"
            | "hotmail.co.uk"
            | "hotmail.de"
            | "hotmail.fr"
            | "live.com"
            | "msn.com"
            | "yahoo.com"
            | "yahoo.co.uk"
            | "yahoo.co.in"
            | "yahoo.de"
            | "yahoo.fr"
            | "ymail.com"
            | "aol.com"
            | "icloud.com"
            | "me.com"
            | "mac.com"
            | "proton.me"
            | "protonmail.com"
            | "pm.me"
            | "gmx.de"
            | "gmx.net"
            | "gmx.com"
            | "gmx.at"
            | "gmx.ch"
            | "web.de"
            | "t-online.de"
            | "freenet.de"
            | "mail.com"
            | "mail.ru"
            | "yandex.ru"
            | "yandex.com"
            | "qq.com"
            | "163.com"
            | "126.com"
            | "sina.com"
            | "orange.fr"
            | "wanadoo.fr"
            | "free.fr"
            | "laposte.net"
            | "sfr.fr"
            | "libero.it"
            | "bluewin.ch"
            | "hey.com"
            | "zoho.com"
            | "fastmail.com"
            | "tutanota.com"
            | "rediffmail.com"
            | "comcast.net"
            | "verizon.net"
            | "att.net"
            | "naver.com"
            | "example.com"
    )
}

/// Sites on which companies have pages. Andru judgement.
fn is_shared_site(host: &str) -> bool {
    let own = |site: &str| host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    [
        "linkedin.com",
        "facebook.com",
        "twitter.com",
        "x.com",
        "instagram.com",
        "crunchbase.com",
        "github.com",
        "youtube.com",
        "medium.com",
        "google.com",
        "xing.com",
        "angel.co",
        "wellfound.com",
        "apollo.io",
        "g2.com",
        "wikipedia.org",
        "bit.ly",
        "linktr.ee",
        "apps.apple.com",
    ]
    .into_iter()
    .any(own)
}

#[cfg(test)]
mod tests {
    use super::domain;
    use proptest::prelude::*;

    #[test]
    fn reads_hosts() {
        for text in [
            "acme-tools.io",
            "https://www.Acme-Tools.io/about?x=1#y",
            "HTTP://acme-tools.io:8080/",
            "www.acme-tools.io",
            "jane.doe@acme-tools.io",
            "mailto:jane@acme-tools.io",
            "https://user:pw@acme-tools.io/",
            "//acme-tools.io.",
            "<acme-tools.io>",
        ] {
            let reading = domain(text);
            assert_eq!((reading.value.as_deref(), reading.note), (Some("acme-tools.io"), None), "{text}");
        }
        assert_eq!(domain("bücher-möller.de").value.as_deref(), Some("bücher-möller.de"));
        assert_eq!(domain("shop.acme.co.uk").value.as_deref(), Some("shop.acme.co.uk"));
        assert_eq!(domain("Website: acme.io (old)"), crate::read::Reading::plain("acme.io".to_owned()));
    }

    #[test]
    fn leaves_the_rest_unread() {
        for text in [
            "jane@gmail.com",
            "Gmail.com",
            "https://www.linkedin.com/company/acme",
            "de.linkedin.com/company/acme",
            "Acme Inc",
            "acme",
            "127.0.0.1",
            "http://localhost",
            "a..b.com",
            "-a.com",
            "under_score.com",
            "www.acme",
            "@",
            "http://",
        ] {
            let reading = domain(text);
            assert_eq!(reading.value, None, "{text}");
            assert!(reading.note.is_some(), "{text}");
        }
        assert_eq!(domain("linkedin.com").value.as_deref(), Some("linkedin.com"));
        assert!(domain("a.com, b.com").note.is_some_and(|note| note.contains("first")));
        for text in ["", "n/a", "None"] {
            assert_eq!(domain(text), crate::read::Reading::blank(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_a_domain_again_changes_nothing(text in "\\PC{0,40}|[a-z.@:/#?-]{0,30}") {
            if let Some(host) = domain(&text).value {
                let again = domain(&host);
                prop_assert_eq!(again.value, Some(host));
            }
        }
    }
}
