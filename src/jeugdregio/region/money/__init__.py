"""Who pays what: cost keys as a region chooses them, and the annex they become."""
