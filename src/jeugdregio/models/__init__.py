"""Computations without I/O: votes, money, preferences, expected use."""
