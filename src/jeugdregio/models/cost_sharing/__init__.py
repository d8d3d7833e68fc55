"""Who pays what of a cost that municipalities carry together: every cent is kept."""
