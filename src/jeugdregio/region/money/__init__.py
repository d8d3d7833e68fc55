"""The cost key as a region chooses it: how it is written, said and put in an annex."""
