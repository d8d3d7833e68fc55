"""Rules of iJw 3.2 (TR, CD, CS): one file per published rule, an engine, a verdict.

Start reading at `rule` (what a rule is), `inputs` (what it may look at), `engine`
(how a batch is judged) and `verdict` (what goes into the answer). BSN and names are
in clear in the tables a rule reads; no finding, key, text or error repeats a value.
"""
