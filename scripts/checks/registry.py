"""Every check by name."""

from __future__ import annotations

from typing import Final

from checks import (
    adrs,
    ambient,
    file_length,
    framework,
    gate,
    generated,
    hosts,
    law,
    links,
    measures,
    metadata,
    pages,
    rules,
    standards,
    templates,
    tools,
)
from checks.common import Check


CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("format", tools.check_format),
    ("lint", tools.check_lint),
    ("types", tools.check_types),
    ("import contracts", tools.check_contracts),
    ("use of Django", framework.check_framework),
    ("clock, chance, environment", ambient.check_ambient),
    ("migrations", tools.check_migrations),
    ("standards data", standards.check_standards_data),
    ("standards reproducible", standards.check_reproducible),
    ("law", law.check_law_data),
    ("rules", rules.check_rule_list),
    ("measures", measures.check_measures),
    ("disclosure gate", gate.check_gate),
    ("pages", pages.check_pages),
    ("templates", templates.check_templates),
    ("generated docs", generated.check_generated),
    ("traceability", generated.check_traceability),
    ("links", links.check_links),
    ("decisions", adrs.check_adrs),
    ("metadata", metadata.check_metadata),
    ("file length", file_length.check_file_length),
    ("hosts and paths", hosts.check_hosts),
)
"""Every check by name, in the order in which they are told."""
