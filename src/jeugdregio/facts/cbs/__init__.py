"""Open data of Statistics Netherlands (CBS), OData v4: fetch, keep, re-read.

The way of a figure through this package: `selection` says what to ask, `client` asks
it over HTTP, `fetch` puts the questions of one table in order, `archive` keeps every
raw answer with its date, `observations` turns answers into a `CbsTable`, `parquet`
writes that table, and `refresh` does all of it for a list of tables.
"""
