"""Generated pages and the traceability: what they refuse, on small inputs."""

import pytest
from checks_tree import ROOT, add, copy_project, write

import generate_docs
from docs import PAGES, cli, exit_codes, settings
from docs.markdown import table
from docs.traceability import read_statements, trace_problems
from jeugdregio.config.environment import VARIABLES


def test_statements_are_those_of_the_five_texts():
    # S0.1-S0.7, S1.1-S1.8, S2.1-S2.6, S3.1-S3.7, S4.1-S4.8: 7 + 8 + 6 + 7 + 8 = 36
    lasts = {"S0": 7, "S1": 8, "S2": 6, "S3": 7, "S4": 8}
    wanted = [f"{text}.{n}" for text, last in lasts.items() for n in range(1, last + 1)]
    assert [each.id for each in read_statements()] == wanted


@pytest.mark.shared
@pytest.mark.skipif(
    not (ROOT.parent / "shared").is_dir(), reason="../shared is not here"
)
def test_no_statement_of_the_source_is_left_out():
    source = (ROOT.parent / "shared/domain/sources.md").read_text(encoding="utf-8")
    for statement in read_statements():
        assert f"- {statement.id} " in source


def test_a_bar_in_a_cell_makes_no_column():
    assert table(["a"], [["x|y\nz"]]).splitlines()[-1] == "| x\\|y z |"


def test_every_setting_has_a_line():
    page = settings.render(ROOT)
    assert all(f"| `{variable.name}` |" in page for variable in VARIABLES)


def test_exit_codes_are_told_with_their_class():
    page = exit_codes.render(ROOT)
    assert "| 14 | `JR-0140` | `PortInUseError` |" in page
    assert "| 2 |  |  | Wrong use" in page


@pytest.mark.parametrize(
    "command", ["demo", "serve", "measures run", "facts build", "data refresh"]
)
def test_every_command_has_a_section(command):
    assert f"`jeugdregio {command}`" in cli.render(ROOT)


def test_check_writes_nothing_and_says_which(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(generate_docs, "ROOT", copy_project(tmp_path))
    page = tmp_path / "project/docs/reference/settings.md"
    add(tmp_path / "project", "docs/reference/settings.md", "old\n")
    assert generate_docs.main(["--check"]) == 1
    assert "docs/reference/settings.md is not current" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8").endswith("old\n")
    generate_docs.main([])
    assert generate_docs.main(["--check"]) == 0


def test_a_page_that_is_gone_is_not_current(tmp_path):
    root, name = copy_project(tmp_path), "docs/reference/settings.md"
    write(root, name, PAGES[name](root))
    assert name not in generate_docs.stale(root)
    (root / name).unlink()
    assert name in generate_docs.stale(root)


def test_every_generated_page_says_so():
    for name in PAGES:
        assert "<!-- Made by scripts/generate_docs.py" in (ROOT / name).read_text(
            encoding="utf-8"
        )


class TestTraces:
    WHOLE = '["S1.2"]\nstate = "works"\nwhy = "It is there."\npages = ["country"]\n'

    def said(self, root, text):
        """What is wrong with S1.2, the other statements left aside."""
        write(root, "docs/traceability.toml", text)
        return [each for each in trace_problems(root) if "S1.2: " in each]

    @pytest.fixture
    def root(self, tmp_path):
        urls = 'urlpatterns = [path("", show, name="country")]\n'
        write(tmp_path, "src/jeugdregio/web/urls.py", urls)
        write(tmp_path, "tests/spec/test_a.py", "def test_b():\n    pass\n")
        return tmp_path

    def test_whole(self, root):
        assert self.said(root, self.WHOLE + 'tests = ["tests/spec/test_a.py"]\n') == []

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ('tests = ["tests/spec/test_gone.py"]', "test tests/spec/test_gone.py"),
            ('tests = ["tests/spec/test_a.py::test_c"]', "test_a.py::test_c does not"),
            ('tests = ["src/jeugdregio/web/urls.py"]', "test src/"),
            ("tests = []", "works, but no page or no test"),
            ('measures = ["verzonnen"]', "measure verzonnen does not exist"),
            ('files = ["src/gone.toml"]', "file src/gone.toml does not exist"),
            ('document = ["x"]', "unknown field document"),
        ],
    )
    def test_untrue(self, root, line, says):
        assert says in "\n".join(self.said(root, f"{self.WHOLE}{line}\n"))

    def test_a_page_that_does_not_exist(self, root):
        text = self.WHOLE.replace("country", "nergens")
        assert "page nergens does not exist" in "\n".join(self.said(root, text))

    def test_planned_names_nothing(self, root):
        text = self.WHOLE.replace("works", "planned")
        assert "planned, but it names" in "\n".join(self.said(root, text))

    def test_an_unknown_state_and_no_reason(self, root):
        found = self.said(root, '["S1.2"]\nstate = "done"\n')
        assert "state 'done' is not" in "\n".join(found)
        assert "no sentence that says why" in "\n".join(found)

    def test_left_out_and_invented(self, root):
        write(
            root, "docs/traceability.toml", '["S9.9"]\nstate = "planned"\nwhy = "X."\n'
        )
        found = trace_problems(root)
        assert "docs/traceability.toml: S0.1 has no line" in found
        assert "docs/traceability.toml: S9.9 is no statement" in found
