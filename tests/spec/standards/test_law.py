"""What the articles say, held against the dossier of 21 November 2026 (domain/law.md).

The expectations are quoted from that dossier, not from the data files.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from jeugdregio.kernel.errors import DataDamagedError, UnknownCodeError
from jeugdregio.standards.law import (
    STATUS_EXPLANATIONS,
    STATUS_LABELS,
    STEP_IDS,
    TOPIC_LABELS,
    all_articles,
    all_sources,
    articles_for_step,
    articles_on_topic,
    find_article,
    find_source,
)
from jeugdregio.standards.law_files import LAW_DATA, Record


def test_status_labels_are_the_agreed_dutch_words():
    assert dict(STATUS_LABELS) == {
        "C": "bevestigd",
        "S": "uit tweede hand",
        "U": "niet bevestigd",
    }
    assert all(text.endswith(".") for text in STATUS_EXPLANATIONS.values())


@pytest.mark.parametrize(
    ("article_id", "status", "law_md"),
    [
        ("jw-1.1-regio", "C", "1.1 regio: a region as meant in art. 2.17 [C]"),
        ("jw-1.1-regiovisie", "C", "1.1 regiovisie: a municipal vision [C]"),
        ("jw-1.1-expertteam", "C", "1.1 regionaal expertteam [C]"),
        ("jw-2.2-3", "C", "2.2(3): basis [C]"),
        ("jw-2.2-3-inhoud", "U", "2.2(3): content [U]"),
        ("jw-2.6-1-a", "C", "2.6(1)(a): duty of sufficient supply [C] JW"),
        ("jw-2.6-blijft", "S", "not moved: [S] dirkzwager"),
        ("jw-2.8", "C", "2.8 lapsed [C]"),
        ("jw-2.17", "C", "2.17 by AMvB [C] basis of Stb357"),
        ("jw-2.18", "S", "2.18 GR that creates or designates the Jeugdregio [S]"),
        ("jw-2.18-vormen", "S", "openbaar lichaam, BVO, centrumgemeente [S] Proof"),
        ("jw-2.18-uitgesloten", "S", "not the gemeenschappelijk orgaan [S]"),
        ("jw-2.18-een-gemeente", "S", "one municipality needs no GR [S] Proof"),
        # [C] for the source text of 2024 only: "treat them as [S] for the law"
        ("jw-2.18-geen-uitstap", "S", "no sub-regions, no opt-outs"),
        ("jw-2.19-1-a", "C", "2.19(1)(a)(1) [C] cross-reference"),
        ("jw-2.19-1-a-gi", "S", "2.19(1)(a)(2) GI's [S]"),
        ("jw-2.19-1-b", "U", "2.19(1)(b) not seen [U]"),
        ("jw-2.19-1-c-1", "C", "2.19(1)(c)(1) existence [C]"),
        ("jw-2.19-1-c-1-inhoud", "U", "2.19(1)(c)(1) content [U]"),
        ("jw-2.20", "U", "2.20 probably ... [U]"),
        ("jw-2.21-1", "C", "2.21(1) [C] by 9a.2"),
        ("jw-10.3", "C", "10.3 [C]"),
        ("wvbj-vii", "S", "art. VII evaluation [S]"),
        ("jw-geld-gemeentefonds", "S", "money stays in the gemeentefonds [S] Proof"),
        ("regiovisie-raad", "S", "adopted by the gemeenteraad [S] Proof"),
        ("regiovisie-inhoud-a", "S", "draft decree (a) waiting times [S] Skipr1"),
        ("regiovisie-inhoud-d", "S", "draft decree (d) forms of help [S] Skipr1"),
        ("regiovisie-termijn", "U", "term, revision, consultation, deadline [U]"),
        ("bovenregionaal-afstemmen", "S", "duty to coordinate, no form [S] Skipr2"),
        ("besluit-41-regios", "S", "41 regions [S] Skipr1"),
        ("besluit-2.2.3-inhoud", "U", "exact list not readable: unconfirmed"),
        ("nza-grenzen", "S", "no tariffs, no supervision [S] Skipr3"),
        ("jw-9a.2-4", "C", "report what cannot be delivered [C] 9a.2(4)"),
        ("interbestuurlijk-toezicht", "U", "ministerial: exact article [U]"),
        ("rjw-8g-1", "C", "RJW 8g(1) yearly delivery [C]"),
        ("wachttijd-gemeente", "U", "absence of a municipal duty [U]"),
        ("wgr-2022-zienswijze", "S", "2022 change [S]"),
        ("wgr-pc-data", "U", "P&C dates (U)"),
        ("besluit-2.3-opbouw", "C", "Stb69 real price [C]"),
        ("prijs-overhead", "S", "overhead split [S] eldermans-geerts"),
    ],
)
def test_status_of_each_statement(article_id, status, law_md):
    assert find_article(article_id).status == status, law_md


@pytest.mark.parametrize("part", ["1.1", "2.17", "2.18", "2.19", "2.20", "2.21"])
def test_every_article_of_the_new_paragraph_is_there(part):
    assert any(f"art. {part}" in article.article for article in all_articles())


@pytest.mark.parametrize("part", ["8f", "8g lid 1", "8g lid 2", "8h", "6c.1", "6c.2"])
def test_every_article_of_the_regeling_is_there(part):
    wanted = f"Regeling Jeugdwet art. {part}"
    assert any(article.article == wanted for article in all_articles())


def test_real_price_names_its_four_parts():
    # Stb69: professionals; other client-bound costs; overhead; indexation
    text = find_article("besluit-2.3-opbouw").text
    for word in ("professionals", "andere kosten per cliënt", "overhead", "indexatie"):
        assert word in text


def test_the_status_can_be_shown_in_dutch():
    assert find_article("jw-2.18").status_label == "uit tweede hand"


def test_every_unsure_article_tells_what_is_not_sure():
    unsure = [article for article in all_articles() if article.status != "C"]
    assert unsure
    assert [article.id for article in unsure if not article.caveat.strip()] == []


def test_every_source_of_an_article_can_be_looked_up():
    keys = {source.key for source in all_sources()}
    cited = {
        part.split()[0]
        for article in all_articles()
        for part in article.source.split(";")
    }
    assert cited <= keys
    assert find_source("Stb357").where.endswith("stb-2025-357.html")


def test_no_unconfirmed_article_sounds_like_a_fact():
    obliging = re.compile(r"\b(moet|moeten|uiterlijk|is verplicht)\b")
    doubt = ("waarschijnlijk", "mogelijk", "onbekend", "niet bevestigd")
    for article in all_articles():
        if article.status == "U":
            text = article.text.lower()
            assert any(word in text for word in doubt), article.id
            assert not obliging.search(text), article.id


def test_articles_of_a_step_and_of_a_topic():
    assert "jw-2.18" in {article.id for article in articles_for_step("regio_entiteit")}
    assert "jw-2.18" not in {article.id for article in articles_for_step("contract")}
    assert "rjw-8f" in {article.id for article in articles_on_topic("wachttijd")}
    assert all(articles_for_step(step) for step in STEP_IDS)
    assert all(articles_on_topic(topic) for topic in TOPIC_LABELS)


def test_a_mistyped_id_names_one_that_looks_like_it():
    with pytest.raises(UnknownCodeError, match=re.escape("jw-2.19-1-a")):
        find_article("jw-2-19-1-a")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: articles_for_step("inkopen"),
        lambda: articles_on_topic("weer"),
        lambda: find_source("XX"),
    ],
)
def test_unknown_step_topic_and_source(ask):
    with pytest.raises(UnknownCodeError, match="bestaat niet"):
        ask()


def test_a_missing_file_is_an_error_with_a_way_out(tmp_path: Path):
    with pytest.raises(DataDamagedError, match=r"articles\.toml is niet te lezen"):
        all_articles(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('status = "C"', "", "'status'"),
        ('status = "C"', 'status = "X"', "'status'"),
        ("valid_from = 2026-01-01", 'valid_from = "2026-01-01"', "'valid_from'"),
        ('valid_from_status = "C"', "", "'valid_from_status'"),
        ('in_force = "yes"', 'in_force = "ja"', "'in_force'"),
        ('chain_steps = ["plicht"]', 'chain_steps = ["plichten"]', "'chain_steps'"),
        ('chain_steps = ["plicht"]', "chain_steps = 1", "'chain_steps'"),
    ],
)
def test_a_damaged_field_is_named(tmp_path: Path, old: str, new: str, field: str):
    text = (LAW_DATA / "articles.toml").read_text(encoding="utf-8")
    first = text.index("[[articles]]")  # the first article is the Wvbj itself
    damaged = text[:first] + text[first:].replace(old, new, 1)
    (tmp_path / "articles.toml").write_text(damaged, encoding="utf-8")
    with pytest.raises(DataDamagedError, match=rf"articles\.toml, wvbj.*{field}"):
        all_articles(tmp_path)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (Record.text, 3),
        (Record.text, "  "),
        (Record.number, "3"),
        (Record.number, True),
        (Record.flag, "true"),
        (Record.texts, "a"),
        (Record.texts, ["a", ""]),
        (Record.records, "a"),
        (Record.records, ["a"]),
        (Record.day, datetime(2026, 1, 1)),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(read, value):
    with pytest.raises(DataDamagedError, match=r"x\.toml, y: in 'z' hoort"):
        read(Record("x.toml", {"id": "y", "z": value}), "z")
