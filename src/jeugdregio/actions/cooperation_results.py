"""What other parts of the cooperation deliver to its documents."""

from __future__ import annotations

from dataclasses import dataclass

from jeugdregio.actions.compare_forms import released_forms
from jeugdregio.actions.cost_key import annex_of_costs, recorded_key
from jeugdregio.actions.permissions import check_belongs
from jeugdregio.actions.read_route import read_young_people
from jeugdregio.actions.vote_rule import annex_of_votes, recorded_rule
from jeugdregio.actions.workspace import Workspace
from jeugdregio.kernel.access import Actor
from jeugdregio.region.regeling.annex import Annex
from jeugdregio.region.regeling.outcome import FormChoice


@dataclass(frozen=True, slots=True)
class CooperationResults:
    """Results that may or may not be there; a document says what is still to choose.

    Attributes:
        choice: The judgement on the forms; None where nobody weighed yet.
        annexes: The cost key, the votes and the like; empty for none.
        young_people: What changes for young people and when, in sentences.
        is_example: Whether any of it is fictional.
    """

    choice: FormChoice | None = None
    annexes: tuple[Annex, ...] = ()
    young_people: tuple[str, ...] = ()
    is_example: bool = False


def read_cooperation_results(
    actor: Actor, workspace: Workspace, regio_code: str
) -> CooperationResults:
    """The results of a region, for who belongs to it.

    Args:
        actor: Who asks; what this person may not see stays out.
        workspace: For the amounts of the cost key.
        regio_code: The region.

    Returns:
        What there is; a part that nobody made yet is absent.

    Raises:
        UnknownCodeError: The person has nothing to do with this region.
    """
    check_belongs(actor, regio_code)
    rule = recorded_rule(actor, regio_code)
    votes = annex_of_votes(actor, regio_code)
    key = recorded_key(actor, regio_code)
    costs = annex_of_costs(actor, workspace, regio_code)
    choice = released_forms(regio_code, actor)
    young = read_young_people(regio_code)
    return CooperationResults(
        choice=choice if choice.ranking else None,
        annexes=tuple(annex for annex in (votes, costs) if annex is not None),
        young_people=young.sentences if young else (),
        is_example=choice.is_example
        or (young is not None and young.is_example)
        or (rule is not None and rule.is_example)
        or (key is not None and key.is_example),
    )
