"""Settings: all variables in one place, all mistakes in one message, no secrets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jeugdregio.config.environment import VARIABLES, Config, read_environment
from jeugdregio.kernel.errors import ConfigurationError


def test_defaults_are_safe(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    config = Config.from_env({})

    assert config.home == tmp_path / "var"
    assert not config.demo  # nobody enters without a password unless asked for
    assert config.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert config.secret_key == ""
    assert config.database["ENGINE"] == "django.db.backends.sqlite3"
    assert config.database["NAME"] == str(tmp_path / "var" / "jeugdregio.sqlite3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((yes, True) for yes in ("yes", "ja", "true", "1", "YES", "Ja")),
        *((no, False) for no in ("no", "nee", "false", "0", "", "NO")),
    ],
)
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("JEUGDREGIO_DEMO", "demo"),
        ("JEUGDREGIO_HTTPS", "https"),
        ("JEUGDREGIO_TRUSTED_PROXY", "trusted_proxy"),
    ],
)
def test_yes_and_no(name, field, text, expected):
    assert getattr(Config.from_env({name: text}), field) is expected


@pytest.mark.parametrize("text", ["misschien", "yes please", "2", " yes"])
def test_neither_yes_nor_no_is_a_mistake(text):
    with pytest.raises(ConfigurationError) as caught:
        Config.from_env({"JEUGDREGIO_DEMO": text})
    assert "JEUGDREGIO_DEMO moet yes of no zijn." in caught.value.message


def test_all_mistakes_are_in_one_message():
    with pytest.raises(ConfigurationError) as caught:
        Config.from_env(
            {
                "JEUGDREGIO_DEMO": "x",
                "JEUGDREGIO_HTTPS": "x",
                "JEUGDREGIO_DATABASE_URL": "mysql://host/db",
                "JEUGDREGIO_CBS_BASE_ADDRESS": "ftp://cbs",
            }
        )
    for name in ("DEMO", "HTTPS", "DATABASE_URL", "CBS_BASE_ADDRESS"):
        assert f"JEUGDREGIO_{name}" in caught.value.message
    assert "docs/reference/settings.md" in caught.value.hint


def test_database_by_address():
    url = "postgresql://jeugd%40zl:ge%2Fheim@db.example:5433/regio"
    found = Config.from_env({"JEUGDREGIO_DATABASE_URL": url}).database
    assert {name: found[name] for name in found if name != "OPTIONS"} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "regio",
        "USER": "jeugd@zl",
        "PASSWORD": "ge/heim",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
    }


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:geheim@host/naam",
        "postgresql://user:geheim@host",
        "postgresql://user:geheim@host:poort/naam",
        "postgresql://user:geheim@host:99999/naam",
        "postgresql://user:geheim@[host/naam",
        "geheim",
    ],
)
def test_wrong_address_of_a_database_is_said_and_never_shown(url):
    with pytest.raises(ConfigurationError) as caught:
        Config.from_env({"JEUGDREGIO_DATABASE_URL": url})
    assert "JEUGDREGIO_DATABASE_URL" in caught.value.message
    assert "geheim" not in str(caught.value)


def test_sqlite_keeps_what_was_committed_when_the_power_goes():
    options = Config.from_env({}).database["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_hosts_are_separated_by_commas_and_blanks_mean_nothing():
    config = Config.from_env({"JEUGDREGIO_ALLOWED_HOSTS": " a.example , ,b.example,"})
    assert config.allowed_hosts == ("a.example", "b.example")


def test_secrets_are_not_shown():
    config = Config.from_env(
        {
            "JEUGDREGIO_SECRET_KEY": "geheim",
            "JEUGDREGIO_KEYS": " geheim\n",
            "JEUGDREGIO_DATABASE_URL": "postgresql://u:geheim@host/naam",
        }
    )
    assert config.keys == "geheim"
    assert "geheim" not in repr(config)


def test_home_of_a_person(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Config.from_env({"JEUGDREGIO_HOME": "~/regio"}).home == tmp_path / "regio"


def test_only_our_own_variables_are_read(monkeypatch):
    monkeypatch.setenv("JEUGDREGIO_DEMO", "ja")
    monkeypatch.setenv("JEUGDREGIO_ANDERS", "x")
    found = read_environment()

    assert found["JEUGDREGIO_DEMO"] == "ja"
    assert set(found) <= {variable.name for variable in VARIABLES}


def test_every_variable_has_a_help_text_and_starts_with_our_name():
    for variable in VARIABLES:
        assert variable.name.startswith("JEUGDREGIO_")
        assert variable.help.endswith(".")


def test_tests_never_see_the_home_folder_of_a_person():
    """`tests/conftest.py` names a folder of its own; settings must have read that."""
    from django.conf import settings

    assert Path(os.environ["JEUGDREGIO_HOME"]).resolve() == settings.JEUGDREGIO_HOME
    assert settings.JEUGDREGIO_DEMO is True


def test_key_of_an_installation_is_made_once_and_is_for_us_alone(tmp_path):
    import subprocess
    import sys

    code = "from jeugdregio.config import settings; print(settings.SECRET_KEY)"
    known = {k: v for k, v in os.environ.items() if not k.startswith("JEUGDREGIO_")}
    keys = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**known, "JEUGDREGIO_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for _ in range(2)
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "home" / "secret_key").stat().st_mode & 0o777 == 0o600
