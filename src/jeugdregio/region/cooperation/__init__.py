"""Who works with whom: the patchwork of a region, what does not fit, and a what-if."""
