"""Slow and obvious twins of the measures.

One module per measure, written from its Dutch definition and count rule, not from
its SQL. They read the shipped CSV files and the mapping of gemeenten to areas in
`jeugdregio.standards`; they know neither the facts nor DuckDB.

Each has one function ``rows()``: a dictionary per area, year and class, with every
column of the measure.
"""
