"""The catalogue of questions: every signal is one that a scan computes."""

import pytest

from jeugdregio.actions.scan_panel import REFERRERS
from jeugdregio.kernel.errors import DataDamagedError
from jeugdregio.standards.scan_questions import all_scan_questions


def test_every_signal_exists_and_no_question_judges():
    known = {"altijd", "begroting", "verblijf", "verwachting"}
    known |= {f"deel_{each}" for each in ("jeugd", "gebruik", "kosten")}
    known |= {each.replace("verw_", "verwijzer_") for each in REFERRERS}
    for each in all_scan_questions():
        assert each.signal in known, each.id
        assert "te veel" not in each.question + each.kijk
        assert len(each.question.split()) <= 25


@pytest.mark.parametrize("change", ['side = "naast"', "bound = 5", 'question = ""'])
def test_a_damaged_question_is_told(tmp_path, change):
    lines = {
        "id": 'id = "a"',
        "signal": 'signal = "altijd"',
        "side": 'side = "boven"',
        "bound": "bound = 1.0",
        "unit": 'unit = ""',
        "question": 'question = "Wat?"',
        "aan": 'aan = "Ons"',
        "kijk": 'kijk = "Hier."',
    }
    lines[change.split(" ")[0]] = change
    text = "[[questions]]\n" + "\n".join(lines.values())
    (tmp_path / "scan_questions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataDamagedError, match="vraag a"):
        all_scan_questions(tmp_path)
