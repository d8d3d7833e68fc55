"""Generated traffic against the official schemas, the gate and the rules.

Expected findings come from the faults that were put in, never from the rules.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict

import polars as pl
import pytest
from lxml import etree

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import read_tables
from jeugdregio.rules.batch import Batch
from jeugdregio.rules.collect import collect_rules
from jeugdregio.rules.engine import judge
from jeugdregio.synthesis.faults.catalogue import FAULTS
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import prepare


# Long: in `make test-all`.
pytestmark = pytest.mark.slow


PARAMETERS = Parameters(months=18, scale=0.04, errors=0.2, seed=7)


@pytest.fixture(scope="module")
def prepared():
    return prepare(PARAMETERS)


@pytest.fixture(scope="module")
def files(prepared):
    return list(prepared.write())


class Remembered:
    """What a register would know at the end of the good messages.

    Made from the events, so it knows nothing of rules. A toewijzing is only ever
    prolonged, so the last version judges earlier claims as the one of that day.
    """

    def __init__(self, events):
        last = (
            events.versions.sort("toewijzing", "versie")
            .group_by("toewijzing", maintain_order=True)
            .agg(pl.col("einddatum").last())
        )
        has_omvang = pl.col("eenheid").is_not_null()
        self.toewijzingen = (
            events.toewijzingen.drop("einddatum")
            .join(last, on="toewijzing")
            .select(
                "aanbieder",
                "toewijzing_nummer",
                "ingangsdatum",
                "einddatum",
                gemeente=pl.col("gemeente").str.strip_prefix("GM"),
                omvang_volume=pl.when(has_omvang).then("volume"),
                omvang_eenheid="eenheid",
                omvang_frequentie="frequentie",
            )
        )
        self.contracts = events.contracts.filter(
            pl.col("eenheid").is_in(["01", "04"])
        ).rename(
            {
                "gemeentecode": "gemeente",
                "agbcode": "aanbieder",
                "productcategorie": "product_categorie",
                "productcode": "product_code",
            }
        )

    def lookup(self, name, keys):
        if name == "toewijzing":
            return keys.join(self.toewijzingen, on=keys.columns)
        if name == "tijdtarief":
            parties = ["gemeente", "aanbieder", "product_categorie", "product_code"]
            return (
                keys.join(self.contracts, on=parties)
                .filter(pl.col("op").is_between("begindatum", "einddatum"))
                .select(*keys.columns, "eenheid", "tarief_cents")
            )
        assert name == "bericht"
        return keys.clear().with_columns(aantal=pl.lit(0, dtype=pl.Int64))


def test_the_gate_refuses_the_faults_of_form_and_nothing_else(files):
    for file in files:
        result = check_bytes(file.content)
        is_form = file.fault is not None and file.fault.level == "structuur"
        assert result.accepted != is_form, (file.name, result.findings[:1])
        if file.line:
            assert result.findings[0].line == file.line


def test_the_rules_find_every_fault_where_it_is_and_nothing_else(prepared, files):
    """Rule, class and record of every finding, over all messages of a kind at once."""
    rules = collect_rules()
    known = {rule.code for rule in rules}
    register = Remembered(prepared.events)
    kinds = defaultdict(list)
    for file in files:
        result = check_bytes(file.content)
        if result.accepted:
            kinds[file.message].append((file, result.document))
    seen = Counter()
    for kind, accepted in kinds.items():
        tables = read_tables([document for _, document in accepted]).tables
        batch = Batch(kind, tables, PARAMETERS.until)
        findings = judge(batch, rules, register).findings
        found = defaultdict(set)
        for bericht, *finding in findings.select(
            "bericht", "regel_code", "uitkomst", "berichtklasse", "sleutel"
        ).iter_rows():
            found[bericht].add(tuple(finding))
        for number, (file, _) in enumerate(accepted):
            expected = set()
            if file.fault and file.fault.expects in known:
                expected = {
                    (file.fault.expects, "overtreding", file.fault.klasse, file.key)
                }
                seen[file.fault.code] += 1
            assert found[number] == expected, (
                file.name,
                file.fault and file.fault.code,
            )
    by_rule = [f for f in FAULTS if f.expects in known]
    assert set(seen) == {fault.code for fault in by_rule}
    assert len(by_rule) == 12


def references(files, kind):
    """Per aanbieder the references in good messages of a kind, with repetition."""
    party = "receiver" if kind == "JW301" else "sender"
    return Counter(
        (getattr(file, party), reference)
        for file in files
        if file.message == kind and file.fault is None
        for reference in re.findall(rb":ReferentieAanbieder>(\w+)<", file.content)
    )


def test_a_request_is_answered_once_and_only_with_its_own_reference(files):
    """IV097: a later version of the toewijzing no longer carries the reference."""
    asked, answered = references(files, "JW315"), references(files, "JW301")
    assert len(asked) > 100
    assert set(asked.values()) == set(answered.values()) == {1}
    assert set(answered) <= set(asked)
    # Requests of the last days are still open.
    assert 0 < len(set(asked) - set(answered)) < 0.05 * len(asked)


@pytest.mark.shared
def test_the_official_schemas_accept_every_good_message(files, shared):
    schemas = {
        kind: etree.XMLSchema(etree.parse(str(shared / f"ijw32/xsd/{kind}.xsd")))
        for kind in {file.message for file in files}
    }
    assert set(schemas) == {"JW301", "JW305", "JW307", "JW315", "JW323"}
    for file in files:
        is_form = file.fault is not None and file.fault.level == "structuur"
        # A byte order mark and a document type are no matter of the schema.
        if is_form and file.fault.code in ("bom", "doctype"):
            continue
        document = etree.fromstring(file.content)
        assert schemas[file.message].validate(document) != is_form, file.name


DIGEST = """
import hashlib
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import generate

total = hashlib.sha256()
for file in generate(Parameters(months=3, scale=0.03, errors=0.1, seed=9)):
    total.update(file.name.encode() + file.content)
print(total.hexdigest())
"""


def test_another_process_makes_the_same_bytes():
    """Neither the order of sets nor the number of threads plays a part."""
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads},
        ).stdout
        for seed, threads in (("0", "1"), ("1234", "2"))
    }
    assert len(digests) == 1
    assert len(digests.pop().strip()) == len(hashlib.sha256().hexdigest())
