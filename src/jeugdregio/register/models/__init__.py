"""The tables of the register, one subject per file."""

from jeugdregio.register.models.arrangement import (
    Arrangement,
    ArrangementTask,
    DetectorAnswer,
    DivisionMembership,
)
from jeugdregio.register.models.audit import AuditHead, AuditLine
from jeugdregio.register.models.care import (
    Client,
    ContractLine,
    Declaratie,
    Levering,
    Prestatie,
    Toewijzing,
)
from jeugdregio.register.models.cost_key import CostKey
from jeugdregio.register.models.decision import Decision
from jeugdregio.register.models.dossier import DossierStep, StepDocument
from jeugdregio.register.models.form_judgement import FormJudgement, FormRound
from jeugdregio.register.models.keys import KeyFingerprint
from jeugdregio.register.models.membership import EntityForm, Membership, Participation
from jeugdregio.register.models.message import Message, MessageFinding
from jeugdregio.register.models.norm import WaitingNorm
from jeugdregio.register.models.organisation import Organisation
from jeugdregio.register.models.planning import PlanningDate
from jeugdregio.register.models.reading import ArticleReading
from jeugdregio.register.models.regeling import RegelingField
from jeugdregio.register.models.route import (
    ChangeForYoungPeople,
    DecisionDocument,
    MeetingDate,
    RoutePlan,
    RouteStepPlan,
)
from jeugdregio.register.models.scans import ImpactScan, SelfScan
from jeugdregio.register.models.user import RoleAssignment, User
from jeugdregio.register.models.votes import VoteRule, VoteWeight


__all__ = [
    "Arrangement",
    "ArrangementTask",
    "ArticleReading",
    "AuditHead",
    "AuditLine",
    "ChangeForYoungPeople",
    "Client",
    "ContractLine",
    "CostKey",
    "Decision",
    "DecisionDocument",
    "Declaratie",
    "DetectorAnswer",
    "DivisionMembership",
    "DossierStep",
    "EntityForm",
    "FormJudgement",
    "FormRound",
    "ImpactScan",
    "KeyFingerprint",
    "Levering",
    "MeetingDate",
    "Membership",
    "Message",
    "MessageFinding",
    "Organisation",
    "Participation",
    "PlanningDate",
    "Prestatie",
    "RegelingField",
    "RoleAssignment",
    "RoutePlan",
    "RouteStepPlan",
    "SelfScan",
    "StepDocument",
    "Toewijzing",
    "User",
    "VoteRule",
    "VoteWeight",
    "WaitingNorm",
]
