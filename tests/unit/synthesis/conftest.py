"""Two generated regions: the default one as events, a small one as files."""

import pytest

from jeugdregio.synthesis.events import Events, make_events
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import GeneratedFile, generate


@pytest.fixture(scope="session")
def zuid_limburg() -> Events:
    """Three years, a fifth of the region: what the demo shows."""
    return make_events(Parameters())


@pytest.fixture(scope="session")
def many_faults() -> list[GeneratedFile]:
    """A year of a small region in which one message in three is first sent wrong."""
    return list(generate(Parameters(months=12, scale=0.03, errors=0.35, seed=11)))
