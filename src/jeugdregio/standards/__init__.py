"""Dated, sourced look-ups that ship with the product: no network, no I/O elsewhere."""
