"""Everything a template shows that has to be computed: plain functions, no HTML."""
