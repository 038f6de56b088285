//! The ideal customer profile and how well a company matches it.
