"""What a table says, in a sentence and a few key figures: one file per measure."""
