"""Analytical tables in Parquet and the open data in the same shape."""
