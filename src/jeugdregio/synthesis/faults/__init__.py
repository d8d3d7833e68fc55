"""Faults put into messages on purpose, and what must be found because of them.

What is expected follows from what was done to the message and the published rule, not
from the code that judges.
"""
