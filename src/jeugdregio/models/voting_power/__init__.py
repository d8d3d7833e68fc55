"""Who can decide what under a vote rule: exact power of every member."""
