"""The home folder at work: facts opened once, figures computed once."""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Final

import duckdb

from jeugdregio.facts.build import Progress, build_facts
from jeugdregio.facts.connect import open_facts
from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.run import Niveau, Selection, publish_measure


MOST_PICTURES: Final = 1000
"""Pictures kept in memory; at about 20 kB each some 20 MB."""


class Workspace:
    """One home folder, shared by all threads of a process.

    Args:
        home: Folder with database, facts and outgoing files; made when needed.
        progress: Told after every fact table, should they have to be built.
    """

    def __init__(self, home: Path, *, progress: Progress | None = None) -> None:
        self.home = home
        self._progress = progress
        self._lock = threading.Lock()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._pictures: OrderedDict[Hashable, str] = OrderedDict()
        self._publish = functools.lru_cache(maxsize=2048)(self._compute)

    def build(self, *, progress: Progress | None = None) -> Path:
        """Build the fact tables where they are absent.

        Args:
            progress: Told after every table; by default that of the workspace.

        Returns:
            The folder where they lie.

        Raises:
            DataDamagedError: Shipped data is damaged.
            StorageError: There is no room to build them.
        """
        return build_facts(self.home, progress=progress or self._progress)

    def facts(self) -> duckdb.DuckDBPyConnection:
        """The fact tables, built first where they are absent.

        Raises:
            DataDamagedError: Shipped data or a fact file is damaged.
            StorageError: There is no room to build them.
        """
        with self._lock:
            if self._connection is None:
                self._connection = open_facts(self.build())
            return self._connection

    def figures(
        self,
        measure: str,
        *,
        niveau: Niveau,
        indeling: str = "",
        codes: tuple[str, ...] = (),
        within: str = "",
        years: tuple[int, ...] = (),
        choices: tuple[tuple[str, str], ...] = (),
    ) -> DisclosedTable:
        """A measure for a selection, through the disclosure gate; kept in memory.

        Arguments are those of `measures.run.Selection`; an empty ``indeling`` is the
        default one.

        Raises:
            UnknownCodeError: Measure, dimension or value does not exist.
        """
        return self._publish(measure, niveau, indeling, codes, within, years, choices)

    def picture(self, key: Hashable, draw: Callable[[], str]) -> str:
        """A picture drawn before, or drawn now and kept.

        Args:
            key: Everything the picture depends on.
            draw: Draws it.
        """
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        svg = draw()  # outside the lock: two threads may draw the same once
        with self._lock:
            self._pictures[key] = svg
            if len(self._pictures) > MOST_PICTURES:
                self._pictures.popitem(last=False)
        return svg

    def _compute(
        self,
        measure: str,
        niveau: Niveau,
        indeling: str,
        codes: tuple[str, ...],
        within: str,
        years: tuple[int, ...],
        choices: tuple[tuple[str, str], ...],
    ) -> DisclosedTable:
        selection = Selection(
            niveau=niveau,
            codes=codes,
            within=within or None,
            years=years,
            choices=dict(choices),
            **({"indeling": indeling} if indeling else {}),
        )
        return publish_measure(self.facts(), find_measure(measure), selection)
