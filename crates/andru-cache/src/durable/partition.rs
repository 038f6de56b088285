//! Whose data it is.

use std::fmt;
use std::sync::Arc;

use andru_tools::ToolError;

use crate::api_key::ApiKey;

/// Whose durable data is read and written: an account of the platform, or this machine's user alone.
///
/// Durable data belongs to the user, not to a key, so that a key can be replaced and nothing is lost.
#[derive(Clone, PartialEq, Eq)]
pub struct Partition(String);

/// Reads the API key where it is kept, once it is needed; `None` where there is none.
pub type ReadApiKey = Arc<dyn Fn() -> Result<Option<ApiKey>, ToolError> + Send + Sync>;

/// How the partition is found.
#[derive(Clone)]
pub(crate) enum Whose {
    /// This one.
    Of(Partition),
    /// That of the user whose API key this is; this machine's own as long as nobody has said who that is.
    UserOf(ReadApiKey),
}

impl Partition {
    /// The data of this machine, as long as no account is known.
    pub fn local() -> Self {
        Self("local".to_owned())
    }

    /// The data of the platform's user with this id.
    pub fn user(id: &str) -> Self {
        // A user whose id is `local` is not this machine.
        Self(format!("user:{id}"))
    }

    /// The bytes it goes by among the keyed names.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Partition {
    /// Says whether there is an account, not which.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0 == "local" { "Partition(local)" } else { "Partition(account)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_called_local_is_not_this_machine() {
        assert_ne!(Partition::user("local"), Partition::local());
        assert_eq!(format!("{:?}", Partition::user("u-7")), "Partition(account)");
    }
}
