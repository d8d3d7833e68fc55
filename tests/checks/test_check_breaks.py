"""Break one thing in a copy of the project: exactly that check fails."""

import pytest
from checks_tree import add, copy_project, failing, replace, write

from docs import PAGES


# Long: in `make test-all`.
pytestmark = pytest.mark.slow


STANDARDS = "src/jeugdregio/standards/data"
LASTEN = "src/jeugdregio/measures/indicators/lasten_iv3.sql"
URLS = "src/jeugdregio/web/urls.py"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The copy before anything is broken, and what the checks say of it."""
    return failing(copy_project(tmp_path_factory.mktemp("whole")))


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path)


def upward_import(root):
    add(
        root,
        "src/jeugdregio/measures/run.py",
        "\nimport jeugdregio.publishing.numbers\n",
    )


def sibling_import(root):
    add(root, "src/jeugdregio/web/wiring.py", "\nimport jeugdregio.cli\n")


def django_in_a_measure(root):
    add(root, "src/jeugdregio/measures/totals.py", "\nfrom django.db import models\n")


def page_that_queries(root):
    add(root, "src/jeugdregio/web/wiring.py", "\nimport jeugdregio.register.models\n")


def imported_settings(root):
    add(root, "src/jeugdregio/web/wiring.py", "\nimport jeugdregio.config.settings\n")


def undeclared_stage(root):
    write(root, "src/jeugdregio/simulation/__init__.py", '"""A new stage."""\n')


def request_in_an_action(root):
    add(
        root,
        "src/jeugdregio/actions/policies.py",
        "\nfrom django.http import Http404\n",
    )


def clock_below_the_site(root):
    add(
        root,
        "src/jeugdregio/region/dossier.py",
        "\nimport datetime\n\nTODAY = datetime.date.today()\n",
    )


def unseeded_chance(root):
    add(
        root,
        "src/jeugdregio/region/dossier.py",
        "\nimport random as r\n\nDRAW = r.randint(1, 6)\n",
    )


def environment_in_an_action(root):
    add(
        root,
        "src/jeugdregio/actions/policies.py",
        '\nfrom os import environ\n\nHOME = environ["HOME"]\n',
    )


def clock_in_sql(root):
    add(root, LASTEN, "\nHAVING MAX(v.jaar) < year(current_date)\n")


def dataset_without_licence(root):
    replace(root, f"{STANDARDS}/sources.toml", 'licence = "CC BY 4.0"', 'licence = ""')


def damaged_data(root):
    add(root, f"{STANDARDS}/regios.csv", "JZ99,x\n")


def law_date_without_status(root):
    replace(root, f"{STANDARDS}/law/articles.toml", 'valid_from_status = "C"\n', "")


def measure_without_source(root):
    replace(
        root,
        LASTEN,
        'datasets = ["lasten_iv3", "taakvelden", "inwoners"]',
        "datasets = []",
    )


def measure_with_half_its_sources(root):
    replace(root, LASTEN, '"taakvelden", "inwoners"]', '"taakvelden"]')


def measure_with_another_column(root):
    replace(root, LASTEN, "AS gemeenten,", "AS aantal_gemeenten,")


def measure_without_twin(root):
    (root / "tests/property/oracle/lasten_iv3.py").unlink()


def figures_around_the_gate(root):
    add(
        root,
        "src/jeugdregio/web/wiring.py",
        "\nfrom jeugdregio.measures.run import run_measure\n",
    )


def figures_in_a_table_of_words(root):
    add(
        root,
        "src/jeugdregio/actions/compose_regeling.py",
        "\nfrom jeugdregio.measures.figures import Figure\n",
    )


def page_without_test(root):
    replace(
        root,
        URLS,
        "urlpatterns = [",
        'urlpatterns = [\n    path("nieuw/<int:n>/", None, name="nieuw"),',
    )
    # What `make fix` would do: the list of pages itself is current.
    name = "docs/reference/pages.md"
    write(root, name, PAGES[name](root))
    replace(
        root,
        "tests/integration/access_matrix.py",
        "ACCESS_MATRIX",
        'ACCESS_MATRIX = {"nieuw": {}}\n_BEFORE',
    )


def stiff_text(root):
    write(
        root,
        "src/jeugdregio/web/templates/jeugdregio/nieuw.html",
        "<p>Teneinde het getal te begrijpen, leest u <b>verder</b>.</p>\n",
    )


def long_sentence(root):
    write(
        root,
        "src/jeugdregio/web/templates/jeugdregio/nieuw.html",
        f"<p>{'woord ' * 25}einde.</p>\n",  # 25 + 1 = 26, one too many
    )


def stale_page_of_docs(root):
    add(root, "docs/reference/settings.md", "\nOud.\n")


def dead_link(root):
    add(root, "SECURITY.md", "\nSee [this](docs/gone.md).\n")


def decision_without_guard(root):
    replace(
        root,
        "docs/adr/0001-stages-and-contracts.md",
        "`scripts/checks/framework.py`",
        "`scripts/checks/gone.py`",
    )


def other_version(root):
    replace(root, "publiccode.yml", 'softwareVersion: "0', 'softwareVersion: "9')


def too_long_file(root):
    write(root, "src/jeugdregio/kernel/long.py", '"""Long."""\n' + "\n" * 400)


def registry_in_a_lock_file(root):
    host = ".".join(("pypi", "org"))
    add(root, "requirements/runtime.txt", f"# from https://{host}\n")


def address_in_a_lock_file(root):
    host = ".".join(("example", "org"))
    add(root, "requirements/runtime.txt", f"# https://{host}/x.whl\n")


def path_of_a_machine(root):
    home = "/".join(("", "home", "iemand", "jeugdregio"))
    add(root, "CONTRIBUTING.md", f"\nSee {home}.\n")


BREAKS = [
    (upward_import, "import contracts", "jeugdregio.measures is not allowed to import"),
    (sibling_import, "import contracts", "jeugdregio.web is not allowed to import"),
    (django_in_a_measure, "import contracts", "jeugdregio.measures.totals -> django"),
    (page_that_queries, "import contracts", "web.wiring -> jeugdregio.register.models"),
    (imported_settings, "import contracts", "jeugdregio.web is not allowed to import"),
    (undeclared_stage, "import contracts", "jeugdregio.simulation"),
    (request_in_an_action, "use of Django", "django.http.Http404"),
    (clock_below_the_site, "clock, chance, environment", "datetime.date.today"),
    (unseeded_chance, "clock, chance, environment", "random.randint"),
    (environment_in_an_action, "clock, chance, environment", "os.environ"),
    (clock_in_sql, "clock, chance, environment", "current_date"),
    (dataset_without_licence, "standards data", "has no licence"),
    (damaged_data, "standards data", "regios.csv is missing or differs"),
    (law_date_without_status, "law", "without status 'valid_from_status'"),
    (measure_without_source, "measures", "empty datasets"),
    (measure_with_half_its_sources, "measures", "reads inwoners and names none"),
    (measure_with_another_column, "measures", "aantal_gemeenten"),
    (measure_without_twin, "measures", "no twin"),
    (figures_around_the_gate, "disclosure gate", "run_measure"),
    (figures_in_a_table_of_words, "disclosure gate", "makes tables of words"),
    (page_without_test, "pages", "page nieuw (/nieuw/<int:n>/) has no test"),
    (stiff_text, "templates", "write 'om'"),
    (long_sentence, "templates", "26 words"),
    (stale_page_of_docs, "generated docs", "docs/reference/settings.md"),
    (dead_link, "links", "docs/gone.md does not exist"),
    (decision_without_guard, "decisions", "scripts/checks/gone.py does not exist"),
    (other_version, "metadata", "softwareVersion"),
    (too_long_file, "file length", "long.py: 401 lines"),
    (registry_in_a_lock_file, "hosts and paths", "names a package registry"),
    (address_in_a_lock_file, "hosts and paths", "a lock file names no address"),
    (path_of_a_machine, "hosts and paths", "names a path of one machine"),
]


@pytest.mark.parametrize(
    ("breaking", "check", "says"), BREAKS, ids=[each[0].__name__ for each in BREAKS]
)
def test_exactly_that_check_fails(project, whole, breaking, check, says):
    assert check not in whole, whole[check]

    breaking(project)

    after = failing(project)
    assert set(after) - set(whole) == {check}
    assert says in "\n".join(after[check])
