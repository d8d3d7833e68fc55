"""The edges of the checks, on trees of a few lines."""

import shutil

import pytest
from checks_tree import ROOT, copy_project, replace, write

import check as check_script
from checks import ambient, file_length, hosts, pages, standards, templates, tools
from checks.common import Skipped
from checks.urls import Page


class TestRunner:
    def test_every_check_is_told_after_one_failed(self, capsys):
        checks = [
            ("first", lambda root: ["it is broken"]),
            ("second", lambda root: []),
            ("third", lambda root: ["so is this"]),
        ]
        assert check_script.main([], checks=checks) == 1
        told = capsys.readouterr().out
        assert "it is broken" in told
        assert "so is this" in told
        assert "3 checks, 2 failed, 0 skipped" in told

    def test_all_is_well(self):
        assert check_script.main([], checks=[("only", lambda root: [])]) == 0

    def test_only_the_ones_asked_for(self, capsys):
        checks = [("a", lambda root: ["wrong"]), ("b", lambda root: [])]
        assert check_script.main(["b"], checks=checks) == 0

    def test_a_name_that_does_not_exist_is_wrong_use(self, capsys):
        with pytest.raises(SystemExit) as stopped:
            check_script.main(["nope"])
        assert stopped.value.code == 2

    @pytest.mark.parametrize(("require_all", "code"), [("0", 0), ("1", 1)])
    def test_a_skipped_check_counts_where_all_is_required(
        self, monkeypatch, require_all, code
    ):
        def skipping(root):
            raise Skipped("no source")

        monkeypatch.setenv("REQUIRE_ALL", require_all)
        assert check_script.main([], checks=[("only", skipping)]) == code

    def test_a_broken_file_fails_its_check_and_not_the_run(self, tmp_path, capsys):
        write(tmp_path, "src/jeugdregio/kernel/x.py", "def (:\n")
        checks = [("clock", ambient.check_ambient), ("after", lambda root: [])]
        assert check_script.main([], root=tmp_path, checks=checks) == 1
        assert "SyntaxError" in capsys.readouterr().out


class TestAmbient:
    @pytest.mark.parametrize(
        "line",
        [
            "import random\nx = random.Random(7)",  # seeded
            "from random import Random\ndef f(r: Random): return r.random()",
            "import numpy as np\nx = np.random.default_rng(7)",
            "import time\nx = time.perf_counter()",  # measures, tells no time
            "import datetime\nx = datetime.date(2026, 1, 1)",
        ],
    )
    def test_fine(self, tmp_path, line):
        write(tmp_path, "src/jeugdregio/measures/x.py", line + "\n")
        assert ambient.check_ambient(tmp_path) == []

    @pytest.mark.parametrize(
        "line",
        [
            "from random import Random\nx = Random()",
            "from random import choice\nx = choice('ab')",
            "import numpy as np\nx = np.random.default_rng()",
            "import numpy as np\nx = np.random.rand(3)",
            "from datetime import datetime as d\nx = d.now()",
            "from django.utils import timezone\nf = dict(default=timezone.now)",
            "f = dict(); g = print(auto_now_add=True)",
            "import os\nx = os.getenv('A')",
            "import secrets\nx = secrets.token_hex()",
        ],
    )
    def test_refused(self, tmp_path, line):
        write(tmp_path, "src/jeugdregio/register/x.py", line + "\n")
        assert len(ambient.check_ambient(tmp_path)) == 1

    @pytest.mark.parametrize("stage", ["cli", "web", "config"])
    def test_entry_points_may(self, tmp_path, stage):
        line = "import os\nx = os.environ\n"
        write(tmp_path, f"src/jeugdregio/{stage}/x.py", line)
        assert ambient.check_ambient(tmp_path) == []


class TestFileLength:
    @pytest.mark.parametrize(("lines", "problems"), [(400, 0), (401, 1)])
    def test_boundary(self, tmp_path, lines, problems):
        write(tmp_path, "src/a.py", "x = 1\n" * lines)
        assert len(file_length.check_file_length(tmp_path)) == problems

    def test_an_exception_names_a_decision_that_exists(self, tmp_path):
        write(tmp_path, "src/a.py", "x = 1\n" * 401)
        exceptions = {"src/a.py": "0042"}
        assert file_length.check_file_length(tmp_path, exceptions) == [
            "src/a.py: decision 0042 does not exist"
        ]
        write(tmp_path, "docs/adr/0042-long.md", "# 0042\n")
        assert file_length.check_file_length(tmp_path, exceptions) == []

    def test_an_exception_that_is_not_needed_goes(self, tmp_path):
        write(tmp_path, "src/a.py", "x = 1\n" * 400)
        write(tmp_path, "docs/adr/0042-long.md", "# 0042\n")
        assert file_length.check_file_length(tmp_path, {"src/a.py": "0042"}) == [
            "src/a.py needs no exception: take it off the list"
        ]


class TestHosts:
    @pytest.mark.parametrize(
        "line",
        [
            "https://github.com/x/y",
            "the folder ./var/work/x",
            "/werkwijze/ en /home/",  # addresses of a site
            "https://example.org/home/deel/",
            "{{ base }}/home/uren",
        ],
    )
    def test_fine(self, tmp_path, line):
        write(tmp_path, "docs/x.md", line + "\n")
        assert hosts.check_hosts(tmp_path) == []

    @pytest.mark.parametrize(
        "parts",
        [
            ("https://registry", "npmjs", "org/x"),
            ("https://mirror.example/root/pypi/+", "simple/"),
            ("pip install --index", "url x".replace(" ", "=")),
        ],
    )
    def test_refused(self, tmp_path, parts):
        joins = {"https://registry": ".", "https://mirror.example/root/pypi/+": "/"}
        text = joins.get(parts[0], "-").join(parts)
        write(tmp_path, "docs/x.md", text + "\n")
        assert len(hosts.check_hosts(tmp_path)) == 1

    def test_a_package_lock_resolves_nothing(self, tmp_path):
        write(tmp_path, "package-lock.json", '{"resolved": "x.tgz"}\n')
        assert len(hosts.check_hosts(tmp_path)) == 1


class TestPages:
    @pytest.mark.parametrize(
        ("route", "address", "is_it"),
        [
            ("", "/", True),
            ("regio/<str:code>/", "/regio/JZ41/", True),
            ("regio/<str:code>/", "/regio/JZ41/?jaar=2024", True),
            ("regio/<str:code>/", "/regio/JZ41/stap/", False),
            ("regio/<str:code>/", "/regio/", False),
            ("document/<int:pk>/", "/document/x/", False),
            ("<path:rest>", "/a/b/c", True),
        ],
    )
    def test_an_address_belongs_to_a_page(self, route, address, is_it):
        assert Page("x", route, "", 1).answers(address) is is_it

    @pytest.fixture
    def site(self, tmp_path):
        write(
            tmp_path,
            "src/jeugdregio/web/urls.py",
            "urlpatterns = [\n"
            '    path("", show, name="country"),\n'
            '    path("regio/<str:code>/", show, name="region"),\n'
            "]\n",
        )
        write(
            tmp_path,
            "tests/integration/access_matrix.py",
            'ACCESS_MATRIX: dict = {"country": 1, "region": 2}\n',
        )
        write(
            tmp_path,
            "tests/integration/test_site.py",
            'get("/")\ncode = 1\nget(f"{server.url}/regio/{code}/?a=1")\n',
        )
        return tmp_path

    def test_whole(self, site):
        assert pages.check_pages(site) == []

    def test_named_by_reverse(self, site):
        write(site, "tests/integration/test_site.py", 'get("/")\nreverse("region")\n')
        assert pages.check_pages(site) == []

    @pytest.mark.parametrize(
        "asked",
        [
            'R = "/regio/JZ41/"\nget(R)\n',
            'R = "/regio/"\nget(f"{R}JZ41/")\n',
            'R = "/regio/"\nget(R + code + "/?jaar=2024")\n',
            'page.goto(server.url + "/regio/JZ41/")\n',
        ],
    )
    def test_asked_in_other_ways(self, site, asked):
        write(site, "tests/integration/test_site.py", f'get("/")\n{asked}')
        assert pages.check_pages(site) == []

    def test_a_slash_that_nobody_asks_for_is_no_test(self, site):
        write(site, "tests/integration/test_site.py", 'reverse("region")\nx = "/"\n')
        assert pages.check_pages(site) == ["page country (/) has no test"]

    def test_without_test(self, site):
        write(site, "tests/integration/test_site.py", 'get("/")\n')
        assert pages.check_pages(site) == [
            "page region (/regio/<str:code>/) has no test"
        ]

    def test_not_in_the_matrix(self, site):
        matrix = "tests/integration/access_matrix.py"
        write(site, matrix, 'ACCESS_MATRIX = {"country": 1, "gone": 2}\n')
        assert pages.check_pages(site) == [
            f"page region is not in {matrix}",
            f"{matrix}: page gone does not exist",
        ]

    def test_entries_that_a_module_beside_the_matrix_returns(self, site):
        write(
            site,
            "tests/integration/access_matrix.py",
            "from integration.access_cases import cases\n"
            'ACCESS_MATRIX = {"country": 1, **cases(1)}\n',
        )
        module = "tests/integration/access_cases.py"
        write(site, module, 'def cases(m):\n    return {"region": m}\n')
        assert pages.check_pages(site) == []
        write(site, module, 'def cases(m):\n    return {"gone": m}\n')
        assert len(pages.check_pages(site)) == 2

    def test_no_matrix(self, site):
        (site / "tests/integration/access_matrix.py").unlink()
        assert len(pages.check_pages(site)) == 1

    def test_without_name_and_twice_the_same(self, site):
        replace(site, "src/jeugdregio/web/urls.py", ', name="country"', "")
        replace(
            site,
            "src/jeugdregio/web/urls.py",
            "]\n",
            '    path("r/<str:code>/", show, name="region"),\n]\n',
        )
        found = "\n".join(pages.check_pages(site))
        assert "/ has no name" in found
        assert "the name region is used 2 times" in found

    def test_hidden_pages(self, site):
        replace(
            site,
            "src/jeugdregio/web/urls.py",
            "]\n",
            '    path("x/", include("y"), name="x"),\n]\n',
        )
        assert "include() hides pages" in "\n".join(pages.check_pages(site))


class TestTemplates:
    PAGE = "src/jeugdregio/web/templates/x.html"

    @pytest.mark.parametrize(("words", "problems"), [(25, 0), (26, 1)])
    def test_boundary(self, tmp_path, words, problems):
        # Markup inside a sentence does not end it; a value counts as one word.
        text = "<p>{{ naam }} <b>woord</b> " + "woord " * (words - 3) + "eind.</p>"
        write(tmp_path, self.PAGE, text)
        assert len(templates.check_templates(tmp_path)) == problems

    def test_two_elements_are_two_sentences(self, tmp_path):
        text = f"<ul><li>{'a ' * 20}</li><li>{'b ' * 20}</li></ul>"
        write(tmp_path, self.PAGE, text)
        assert templates.check_templates(tmp_path) == []


class TestTools:
    def test_format_and_lint(self, tmp_path):
        write(tmp_path, "pyproject.toml", '[tool.ruff.lint]\nselect = ["F"]\n')
        write(tmp_path, "a.py", "x = 1\n")
        assert (tools.check_format(tmp_path), tools.check_lint(tmp_path)) == ([], [])
        write(tmp_path, "a.py", "import os\nx=1\n")
        assert any("+x = 1" in line for line in tools.check_format(tmp_path))
        assert any("F401" in line for line in tools.check_lint(tmp_path))

    def test_types(self, tmp_path):
        write(tmp_path, "pyproject.toml", '[tool.mypy]\nfiles = ["a.py"]\n')
        write(tmp_path, "a.py", "x: int = 1\n")
        assert tools.check_types(tmp_path) == []
        write(tmp_path, "a.py", 'x: int = "1"\n')
        assert any("Incompatible types" in line for line in tools.check_types(tmp_path))

    def test_migrations(self, tmp_path):
        root = copy_project(tmp_path)
        assert tools.check_migrations(root) == []
        replace(
            root,
            "src/jeugdregio/register/models/organisation.py",
            "naam = models.CharField(max_length=120)",
            "naam = models.CharField(max_length=121)",
        )
        found = "\n".join(tools.check_migrations(root))
        assert "Alter field naam on organisation" in found


class TestReproducible:
    def test_without_source_it_is_skipped_and_says_so(self, tmp_path):
        with pytest.raises(Skipped, match="source material"):
            standards.check_reproducible(tmp_path / "project")

    @pytest.mark.shared
    @pytest.mark.skipif(
        not (ROOT.parent / "shared").is_dir(), reason="../shared is not here"
    )
    def test_one_altered_byte_is_found(self, tmp_path):
        root = tmp_path / "project"
        (tmp_path / "shared").symlink_to(ROOT.parent / "shared")
        for name in ("scripts", "src/jeugdregio/standards/data"):
            shutil.copytree(ROOT / name, root / name)
        assert standards.check_reproducible(root) == []
        replace(root, "src/jeugdregio/standards/data/regios.csv", "JZ01", "JZ00")
        assert standards.check_reproducible(root) == [
            "regios.csv differs from what the source gives."
        ]
