"""What is posted about who works with whom, for the access matrix."""

from __future__ import annotations

from typing import Final


ARRANGEMENT: Final = {
    "name": "Overleg Parkstad",
    "kind": "privaat",
    "stage": "geldt",
    "members": "GM0917",
    "source": "Raadsbesluit 2026/118",
}
PARTICIPATION: Final = {
    "arrangement": "arrangement",
    "gemeente": "GM0917",
    "extent": "gedeeltelijk",
}
ANSWER: Final = {
    "subregio-AR-JENS-stance": "zoeken_uit",
    "subregio-AR-JENS-text": "Wij vragen het na bij de drie gemeenten.",
}
TASK: Final = {
    "task_id": "backoffice",
    "level": "regionaal",
    "binding": "niet_bekend",
    "power": "mandaat",
}
