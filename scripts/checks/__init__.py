"""The checks of the project, each a function of a root folder.

Tests break one thing in a copy and see exactly that check fail. A check returns one
English line per problem, none when all is well, and raises `common.Skipped` where it
cannot be done on this machine.
"""
