"""Technical rules (TR): one file per rule, named after its published code."""
