//! Who the person is: title, role, function, seniority, and what such a person decides.
