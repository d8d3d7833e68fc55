"""The draft regeling: which clauses, with what filled in, resting on what."""
