"""The home folder at work: facts opened once, figures computed once."""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from jeugdregio.actions.waiting_norm import all_norms
from jeugdregio.facts.build import (
    Progress,
    build_facts,
    facts_folder,
    storage_error,
)
from jeugdregio.facts.care.build import (
    CARE_LIST,
    NO_CARE,
    CareFacts,
    build_care,
    care_folder,
    whole_state,
)
from jeugdregio.facts.care.connect import load_care
from jeugdregio.facts.connect import open_facts
from jeugdregio.measures.definition import care_measures, find_measure
from jeugdregio.measures.disclosure import DisclosedTable
from jeugdregio.measures.keep import alone, kept_path, read_kept, write_kept
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
    """

    def __init__(
        self,
        home: Path,
        *,
        progress: Progress | None = None,
    ) -> None:
        self.home = home
        self._progress = progress
        self._lock = threading.Lock()
        self._disclosing = threading.Lock()
        self._care = NO_CARE
        self._disclosed: dict[tuple[str, str], DisclosedMeasure] = {}
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._seen: tuple[int, int] | None = None
        self._ahead: threading.Thread | None = None
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
        return self._shown()[0]

    def _shown(self) -> tuple[duckdb.DuckDBPyConnection, CareFacts]:
        """The facts that pages show now; opened first where nobody did."""
        with self._lock:
            if self._connection is None:
                connection, care, seen = self._open()
                self._show(connection, care, seen)
                return connection, care
            return self._connection, self._care

    @property
    def care(self) -> CareFacts:
        """Which facts about care are shown: last day, made up or not, fingerprint."""
        self.facts()
        return self._care

    def build_care(
        self, *, today: date | None = None, progress: Progress | None = None
    ) -> CareFacts:
        """Build what changed of the facts about care; nothing when nothing did.

        Args:
            today: The day of the build: data ends no later. None trusts every message.
            progress: Told after every table; by default that of the workspace.

        Raises:
            ConfigurationError: There are no keys.
            StorageError: The database cannot be read, or there is no room.
        """
        build = functools.partial(
            build_care,
            self.home,
            norms=all_norms() if has_care() else (),
            progress=progress or self._progress,
        )
        if not has_care():
            return build(no_care, state="")
        with pinned_keyring() as keyring:
            built = build(
                lambda: read_care(keyring, today=today), state=care_state(keyring)
            )
        self.disclose_care(progress=progress)
        return built

    def disclose_care(self, *, progress: Progress | None = None) -> None:
        """Take every measure of the facts on disk through the gate and keep the result.

        So no page has to wait for the gate, in this process or another one.

        Raises:
            DataDamagedError: A fact file is damaged.
            StorageError: There is no room to keep it.
        """
        tell = progress or self._progress or (lambda name, done, total: None)
        measures = care_measures()
        connection, care, _ = self._open()
        for done, name in enumerate(measures if care.as_of else (), start=1):
            self._disclose(name, connection, care)
            tell(name, done, len(measures))

    def care_is_ready(self, wait: float) -> bool:
        """Whether figures from messages are at hand; else they are made beside us.

        Args:
            wait: Seconds that one can wait for them.
        """
        care = self.care
        if care.as_of is None or all(
            (name, care.fingerprint) in self._disclosed for name in care_measures()
        ):
            return True
        with self._lock:
            if self._ahead is None or not self._ahead.is_alive():
                self._ahead = threading.Thread(target=self._ready, daemon=True)
                self._ahead.start()
            ahead = self._ahead
        ahead.join(wait)
        return not ahead.is_alive()

    def _ready(self) -> None:
        for name in care_measures():
            self._whole(name)

    def follow(self) -> None:
        """Notice that another process built facts, and show them once they are ready.

        Cheap: it looks at one file. Pages go on with the facts they have meanwhile.
        """
        seen = self._stamp()
        with self._lock:
            busy = self._ahead is not None and self._ahead.is_alive()
            if self._connection is None or seen == self._seen or busy:
                return
            self._ahead = threading.Thread(target=self._move_on, daemon=True)
            self._ahead.start()

    def _move_on(self) -> None:
        connection, care, seen = self._open()
        for name in care_measures() if care.as_of else ():
            self._disclose(name, connection, care)
        with self._lock:
            self._show(connection, care, seen)

    def is_current(self) -> bool:
        """Whether the facts about care are those of the register of this moment.

        Cheap: it counts rows. For a page that shows figures from messages.
        """
        if not has_care():
            return self.care.state == whole_state("")
        with pinned_keyring() as keyring:
            state = care_state(keyring)
        return self.care.state == whole_state(state, all_norms())

    def refresh(self, *, today: date | None = None) -> bool:
        """Show the register of this moment.

        Args:
            today: As for `build_care`.

        Returns:
            Whether any figure may have changed.

        Raises:
            ConfigurationError: There are no keys.
            StorageError: The database cannot be read, or there is no room.
        """
        self.facts()
        found = self.build_care(today=today)
        with self._lock:
            if found.fingerprint == self._care.fingerprint:
                self._care = found
                return False
            self._show(*self._open())
            return True

    def _show(
        self,
        connection: duckdb.DuckDBPyConnection,
        care: CareFacts,
        seen: tuple[int, int] | None,
    ) -> None:
        # The old connection stays for who still reads in it.
        self._connection, self._care, self._seen = connection, care, seen
        self._pictures.clear()

    def _stamp(self) -> tuple[int, int] | None:
        """What changes whenever facts about care are built."""
        try:
            found = (care_folder(self.home) / CARE_LIST).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _open(
        self,
    ) -> tuple[duckdb.DuckDBPyConnection, CareFacts, tuple[int, int] | None]:
        seen = self._stamp()  # before reading: a later build is noticed later
        found = NO_CARE

        def load(connection: duckdb.DuckDBPyConnection) -> None:
            nonlocal found
            found = load_care(connection, self.home)

        return open_facts(self.build(), load=load), found, seen

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
        return self._disclose(name, *self._shown())

    def _disclose(
        self, name: str, connection: duckdb.DuckDBPyConnection, care: CareFacts
    ) -> DisclosedMeasure:
        key = (name, care.fingerprint)
        if key in self._disclosed:  # no waiting for another measure
            return self._disclosed[key]
        measure = find_measure(name)
        open_data = facts_folder(self.home).name
        folder = self.home / "facts" / "disclosed"
        path = kept_path(folder, measure, care.fingerprint, open_data)
        with self._disclosing:
            try:
                with alone(folder):
                    found = read_kept(path, measure)
                    if found is None:
                        provenance = measure.provenance_of(
                            last_day=care.as_of, example=care.example
                        )
                        found = disclose_measure(connection, measure, provenance)
                        write_kept(path, found)
            except OSError as error:
                raise storage_error(folder, error) from error
            current = {care.fingerprint, self._care.fingerprint}
            self._disclosed = {
                each: kept
                for each, kept in self._disclosed.items()
                if each[1] in current
            } | {key: found}
        return found

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
