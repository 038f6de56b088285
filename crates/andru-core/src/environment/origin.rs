//! Where the platform is: scheme, host and port, and nothing else.

use std::net::{Ipv4Addr, Ipv6Addr};

use andru_tools::ToolError;

/// The origin of the Andru platform: `https`, or `http` on this machine itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Default for Origin {
    fn default() -> Self {
        Self("https://api.andru-ai.com".to_owned())
    }
}

impl Origin {
    /// The origin as text: `https://host` or `https://host:port`, in lower case, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads an origin as people write it; the port of the scheme is left out.
    ///
    /// # Errors
    /// `invalid_input` naming `field` where it is anything else: another scheme, `http` to another machine, a path, a
    /// name or password, a host that is no host. The value is not repeated, for it may hold a secret.
    pub(super) fn parse(field: &str, value: &str) -> Result<Self, ToolError> {
        let wrong = |what: &str| {
            Err(ToolError::invalid(format!("`{field}` must be an origin such as https://api.andru-ai.com: {what}")))
        };
        let lower = value.trim().to_ascii_lowercase();
        let (plain, rest) = match (lower.strip_prefix("https://"), lower.strip_prefix("http://")) {
            (Some(rest), _) => (false, rest),
            (_, Some(rest)) => (true, rest),
            _ => return wrong("it begins with https://"),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let Some((host, port)) = split(authority) else { return wrong("a host, and a port if need be, follow") };
        if plain && !is_loopback(host) {
            return wrong("http:// is for this machine alone, such as http://localhost:8080");
        }
        let scheme = if plain { "http" } else { "https" };
        let usual = if plain { 80 } else { 443 };
        Ok(Self(match port.filter(|port| *port != usual) {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }))
    }
}

/// The host and the port of `host`, `host:port` or `[address]:port`; `None` where it is none of them.
fn split(authority: &str) -> Option<(&str, Option<u16>)> {
    let end = match authority.strip_prefix('[') {
        Some(rest) => rest.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, rest) = authority.split_at_checked(end)?;
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        None => return None,
        // `parse` takes a sign.
        Some(digits) if !digits.bytes().all(|byte| byte.is_ascii_digit()) => return None,
        Some(digits) => Some(digits.parse::<u16>().ok().filter(|port| *port > 0)?),
    };
    is_host(host).then_some((host, port))
}

/// Whether this is an address in brackets, or a name of labels of letters, digits and hyphens.
fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        return inner.strip_suffix(']').is_some_and(|inner| inner.parse::<Ipv6Addr>().is_ok());
    }
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(is_label)
}

fn is_loopback(host: &str) -> bool {
    let v6 = host.trim_start_matches('[').trim_end_matches(']').parse::<Ipv6Addr>();
    host == "localhost"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || v6.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_as_people_write_it() {
        for (written, read) in [
            ("https://api.andru-ai.com", "https://api.andru-ai.com"),
            (" HTTPS://API.Andru-AI.com/ ", "https://api.andru-ai.com"),
            ("https://api.andru-ai.com:443", "https://api.andru-ai.com"),
            ("https://staging.example:8443/", "https://staging.example:8443"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("http://[::1]:3000", "http://[::1]:3000"),
        ] {
            assert_eq!(Origin::parse("ANDRU_API_URL", written).unwrap().as_str(), read, "{written}");
        }
    }

    #[test]
    fn anything_else_is_refused_and_not_repeated() {
        for written in [
            "api.andru-ai.com",
            "ftp://api.andru-ai.com",
            "http://api.andru-ai.com",
            "http://127.0.0.1.example",
            "http://127.1",
            "http://2130706433",
            "http://localhost.",
            "http://localhost@evil.example",
            "https://me:secret@api.andru-ai.com",
            "https://api.andru-ai.com/v1",
            "https://api.andru-ai.com?x=1",
            "https://api.andru-ai.com#x",
            "https://api.andru-ai.com:",
            "https://api.andru-ai.com:0",
            "https://api.andru-ai.com:+1",
            "https://api.andru-ai.com:65536",
            "https://api..com",
            "https://api.andru-ai.com\\@evil.example",
            "https://[::1",
            "https://[::1]x",
            "https://",
            "https:///",
            "https://é.example",
            "",
        ] {
            let error = Origin::parse("ANDRU_API_URL", written).unwrap_err().to_string();
            assert!(error.starts_with("`ANDRU_API_URL` must be an origin such as"), "{written}: {error}");
            assert!(!error.contains("secret") && !error.contains("evil"), "{error}");
        }
    }
}
