"""Sentences about the law: short, and never surer than we are."""

from __future__ import annotations

import pytest

from jeugdregio.standards.law_wording import (
    is_doubtful,
    long_sentences,
    sentences,
    sure_sentences,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Eén zin.", ["Eén zin."]),
        ("Eén. Twee? 'Drie'!", ["Eén.", "Twee?", "'Drie'!"]),
        ("Zie art. 2.19 lid 1. Eén.", ["Zie art. 2.19 lid 1.", "Eén."]),
        ("De een; de ander: samen.", ["De een; de ander: samen."]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert sentences(text) == parts


@pytest.mark.parametrize(("words", "found"), [(25, 0), (26, 1)])
def test_the_limit_is_twenty_five_words(words, found):
    assert len(long_sentences(" ".join(["woord"] * words) + ".")) == found


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("De regio moet dit doen.", True),
        ("De regio moet dit waarschijnlijk doen.", False),
        ("Dit is uiterlijk op 1 mei klaar.", True),
        ("Het is onbekend wanneer dit uiterlijk klaar is.", False),
        # doubt in one sentence does not cover the next
        ("Dit is niet bevestigd. De regio moet dit doen.", True),
        ("De regio doet dit.", False),
        ("De ontmoeting was kort.", False),  # 'moet' inside a word
    ],
)
def test_words_that_oblige_need_doubt_in_the_same_sentence(text, sure):
    assert bool(sure_sentences(text)) is sure


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Mogelijk is dit zo.", True),
        ("De lijst is niet bevestigd.", True),
        ("De lijst is bevestigd.", False),
        ("De onmogelijke lijst.", False),
    ],
)
def test_a_text_says_itself_that_it_is_not_sure(text, doubtful):
    assert is_doubtful(text) is doubtful
