"""By which fixed word each term of the model is named: whole keys, which a search finds.

What one module alone says of a term stands in a table of that module.
"""

from __future__ import annotations

VERDICT_WORDS = {
    "met": "verdict.met",
    "not_met": "verdict.not_met",
    "unknown": "verdict.unknown",
    "answer": "verdict.answer",
    "unclear": "verdict.unclear",
    "not_applicable": "verdict.not_applicable",
}
# A basis summed up.
OVERALL_WORDS = {
    "met": "overall.met",
    "met-as-read": "overall.met-as-read",
    "not_met": "overall.not_met",
    "unknown": "overall.unknown",
}
BASIS_WORDS = {
    "law": "basis.law",
    "local": "basis.local",
    "checklist": "basis.checklist",
}
# The same in a rule's narrow strip.
STRIP_WORDS = {
    "law": "strip.law",
    "local": "strip.local",
    "checklist": "strip.checklist",
}
# What a basis does beside the others.
ROLE_WORDS = {
    "law": "role.law",
    "local": "role.local",
    "checklist": "role.checklist",
}
RANK_WORDS = {
    "statute": "rank.statute",
    "order": "rank.order",
    "notice": "rank.notice",
    "form": "rank.form",
    "guide": "rank.guide",
    "list": "rank.list",
    "reading": "rank.reading",
}
# How far a text was read.
STATUS_WORDS = {
    "verified": "status.verified",
    "reported": "status.reported",
    "unverified": "status.unverified",
}
# How sure a finding is, which the guide's pages say of each wording.
CERTAINTY_WORDS = {
    "computed": "certainty.computed",
    "declared": "certainty.declared",
    "reported": "certainty.reported",
}
# A rule with its number.
KIND_WORDS = {
    "condition": "kind.condition",
    "material": "kind.material",
}
# What leads to how a rule is met.
FIX_WORDS = {
    "condition": "report.fix-condition",
    "material": "report.fix-material",
}
# Who acts.
OWNER_WORDS = {
    "legal": "owner.legal",
    "finance": "owner.finance",
    "hr": "owner.hr",
    "premises": "owner.premises",
    "shareholders": "owner.shareholders",
    "technical": "owner.technical",
}
# An entry of a list of the file, with its number.
ENTRY_WORDS = {
    "shareholders": "entry.shareholders",
    "holders": "entry.holders",
    "establishments": "entry.establishments",
    "violations": "entry.violations",
    "penalties": "entry.penalties",
    "bars": "entry.bars",
    "asked": "entry.asked",
}
# The parts of the route, and what each may be.
ROUTE_WORDS = {
    "need": "route.need",
    "class": "route.class",
    "scope": "route.scope",
    "authority": "route.authority",
    "path": "route.path",
}
NEED_WORDS = {
    "needed": "route.need-needed",
    "probably-not-needed": "route.need-probably-not-needed",
    "not-needed": "route.need-not-needed",
    "unclear": "route.need-unclear",
    "unknown": "route.need-unknown",
}
CLASS_WORDS = {
    "B24-1": "route.class-B24-1",
    "B24-2": "route.class-B24-2",
    # Under ``class-both`` stands the sentence of a reason.
    "both": "route.class-mixed",
    "unknown": "route.class-unknown",
}
SCOPE_WORDS = {
    "local": "route.scope-local",
    "whole-network": "route.scope-whole-network",
    "unknown": "route.scope-unknown",
}
PATH_WORDS = {
    "domestic": "route.path-domestic",
    "foreign-invested": "route.path-foreign-invested",
    "unknown": "route.path-unknown",
}
# The license of a class, as it stands in a sentence.
LICENSE_WORDS = {
    "B24-1": "need.class-B24-1",
    "B24-2": "need.class-B24-2",
    "both": "need.class-both",
    "unknown": "need.class-unknown",
}
