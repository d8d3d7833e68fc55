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
from jeugdregio.facts.care.build import (
    NO_CARE,
    CareFacts,
    build_care,
    whole_state,
)
from jeugdregio.facts.care.connect import load_care
from jeugdregio.facts.care.shape import Norm
from jeugdregio.facts.connect import open_facts
from jeugdregio.measures.definition import find_measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.publish import DisclosedMeasure, disclose_measure
from jeugdregio.measures.run import Niveau, Selection, publish_measure
from jeugdregio.register.care_rows import no_care
from jeugdregio.register.read_care import care_state, has_care, read_care
from jeugdregio.register.vault.provider import pinned_keyring


MOST_PICTURES: Final = 1000
"""Pictures kept in memory; at about 20 kB each some 20 MB."""


class Workspace:
    """One home folder, shared by all threads of a process.

    Figures about care are those of the last build: `refresh` looks whether the register
    has moved on since, builds what changed and shows it from then on.

    Args:
        home: Folder with database, facts and outgoing files; made when needed.
        progress: Told after every fact table, should they have to be built.
        norms: What regions decided about the longest wait.
    """

    def __init__(
        self,
        home: Path,
        *,
        progress: Progress | None = None,
        norms: tuple[Norm, ...] = (),
    ) -> None:
        self.home = home
        self._progress = progress
        self._norms = norms
        self._lock = threading.Lock()
        self._disclosing = threading.Lock()
        self._care = NO_CARE
        self._disclosed: dict[tuple[str, str], DisclosedMeasure] = {}
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
                self._connection = self._open()
            return self._connection

    @property
    def care(self) -> CareFacts:
        """Which facts about care are shown: last day, made up or not, fingerprint."""
        self.facts()
        return self._care

    def build_care(self, *, progress: Progress | None = None) -> CareFacts:
        """Build what changed of the facts about care; nothing when nothing did.

        Args:
            progress: Told after every table; by default that of the workspace.

        Raises:
            ConfigurationError: There are no keys.
            StorageError: The database cannot be read, or there is no room.
        """
        build = functools.partial(
            build_care,
            self.home,
            norms=self._norms,
            progress=progress or self._progress,
        )
        if not has_care():
            return build(no_care, state="")
        with pinned_keyring() as keyring:
            return build(lambda: read_care(keyring), state=care_state(keyring))

    def is_current(self) -> bool:
        """Whether the facts about care are those of the register of this moment.

        Cheap: it counts rows. For a page that shows figures from messages.
        """
        state = ""
        if has_care():
            with pinned_keyring() as keyring:
                state = care_state(keyring)
        return self.care.state == whole_state(state, self._norms)

    def refresh(self) -> bool:
        """Show the register of this moment.

        Returns:
            Whether any figure may have changed.

        Raises:
            ConfigurationError: There are no keys.
            StorageError: The database cannot be read, or there is no room.
        """
        self.facts()
        found = self.build_care()
        with self._lock:
            if found.fingerprint == self._care.fingerprint:
                self._care = found
                return False
            # The old connection stays for who still reads in it.
            self._connection = self._open()
            self._pictures.clear()
            return True

    def _open(self) -> duckdb.DuckDBPyConnection:
        found = NO_CARE

        def load(connection: duckdb.DuckDBPyConnection) -> None:
            nonlocal found
            found = load_care(connection, self.home)

        connection = open_facts(self.build(), load=load)
        self._care = found
        return connection

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
        if find_measure(measure).privacy == "persons":
            selection = _selection(niveau, indeling, codes, within, years, choices)
            return self._whole(measure).select(selection)
        return self._publish(measure, niveau, indeling, codes, within, years, choices)

    def _whole(self, name: str) -> DisclosedMeasure:
        """All that is published of a measure about persons; once per state of facts."""
        with self._disclosing:
            with self._lock:
                connection, care = self._connection, self._care
                if connection is None:
                    connection = self._connection = self._open()
                    care = self._care
            key = (name, care.fingerprint)
            if key not in self._disclosed:
                self._disclosed = {
                    each: found
                    for each, found in self._disclosed.items()
                    if each[1] == care.fingerprint
                }
                measure = find_measure(name)
                provenance = measure.provenance_of(
                    last_day=care.as_of, example=care.example
                )
                self._disclosed[key] = disclose_measure(connection, measure, provenance)
            return self._disclosed[key]

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
        selection = _selection(niveau, indeling, codes, within, years, choices)
        return publish_measure(self.facts(), find_measure(measure), selection)


def _selection(
    niveau: Niveau,
    indeling: str,
    codes: tuple[str, ...],
    within: str,
    years: tuple[int, ...],
    choices: tuple[tuple[str, str], ...],
) -> Selection:
    return Selection(
        niveau=niveau,
        codes=codes,
        within=within or None,
        years=years,
        choices=dict(choices),
        **({"indeling": indeling} if indeling else {}),
    )
