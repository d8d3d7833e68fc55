"""Generated traffic of a region: invented people, real counts, known faults.

`traffic.generate` gives the messages, `folder.write_traffic` puts them in a folder.
Nothing here reads the clock: the last day and the random draws are arguments.
"""
