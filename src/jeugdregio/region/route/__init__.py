"""The route to a decision: a plan in days, and how far the municipalities are."""
