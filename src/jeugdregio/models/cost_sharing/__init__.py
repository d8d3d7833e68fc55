"""Who pays what: cost keys, shocks between years, and whether alone is cheaper."""
