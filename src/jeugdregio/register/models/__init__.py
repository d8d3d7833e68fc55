"""The tables of the register, one subject per file."""

from jeugdregio.register.models.audit import AuditHead, AuditLine
from jeugdregio.register.models.care import (
    Client,
    ContractLine,
    Declaratie,
    Levering,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.models.decision import Decision
from jeugdregio.register.models.dossier import DossierStep, StepDocument
from jeugdregio.register.models.keys import KeyFingerprint
from jeugdregio.register.models.membership import EntityForm, Membership, Participation
from jeugdregio.register.models.message import Message, MessageFinding
from jeugdregio.register.models.norm import WaitingNorm
from jeugdregio.register.models.organisation import Organisation
from jeugdregio.register.models.reading import ArticleReading
from jeugdregio.register.models.regeling import RegelingField
from jeugdregio.register.models.route import (
    ChangeForYoungPeople,
    DecisionDocument,
    MeetingDate,
    RoutePlan,
    RouteStepPlan,
)
from jeugdregio.register.models.user import RoleAssignment, User
from jeugdregio.register.models.votes import VoteRule, VoteWeight


__all__ = [
    "ArticleReading",
    "AuditHead",
    "AuditLine",
    "ChangeForYoungPeople",
    "Client",
    "ContractLine",
    "Decision",
    "DecisionDocument",
    "Declaratie",
    "DossierStep",
    "EntityForm",
    "KeyFingerprint",
    "Levering",
    "MeetingDate",
    "Membership",
    "Message",
    "MessageFinding",
    "Organisation",
    "Participation",
    "Prestatie",
    "RegelingField",
    "RoleAssignment",
    "RoutePlan",
    "RouteStepPlan",
    "StepDocument",
    "Toewijzing",
    "User",
    "VoteRule",
    "VoteWeight",
    "WaitingNorm",
]
