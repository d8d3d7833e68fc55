"""Constraints (CS): one file per rule, named after its published code."""
