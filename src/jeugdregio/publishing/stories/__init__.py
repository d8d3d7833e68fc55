"""What a table of figures says, in a sentence and a few key figures: one file a measure."""
