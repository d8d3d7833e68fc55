"""The iJw standard as typed look-ups: messages, code lists and the list of rules."""

from jeugdregio.standards.ijw.code_lists import (
    NO_LABEL,
    CodeList,
    code_label,
    code_lists,
)
from jeugdregio.standards.ijw.model import (
    Berichtklasse,
    Column,
    Composite,
    Datatype,
    Element,
    Message,
)
from jeugdregio.standards.ijw.names import column_name, element_name, snake_name
from jeugdregio.standards.ijw.release import (
    IJW_DATA,
    RELEASES,
    Release,
    find_release,
    release_folder,
)
from jeugdregio.standards.ijw.rule_list import RuleRow, rule_rows


__all__ = [
    "IJW_DATA",
    "NO_LABEL",
    "RELEASES",
    "Berichtklasse",
    "CodeList",
    "Column",
    "Composite",
    "Datatype",
    "Element",
    "Message",
    "Release",
    "RuleRow",
    "code_label",
    "code_lists",
    "column_name",
    "element_name",
    "find_release",
    "release_folder",
    "rule_rows",
    "snake_name",
]
