"""Indicators: one SQL file each with its definition, and the disclosure gate."""
