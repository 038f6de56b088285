//! What the writers write.
