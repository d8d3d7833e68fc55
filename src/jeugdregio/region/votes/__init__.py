"""How the municipalities of a region vote: a choice becomes a rule, and its words."""
