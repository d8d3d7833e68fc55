"""Everything we remember: one relational database, Django models and their queries."""
