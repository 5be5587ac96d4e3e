"""Which guides are nothing to an applicant, once it is known who decides."""

from support.applications import LAW

from checker.model import WHOLE_NETWORK_AUTHORITY
from checker.report.sources import guides_of_others

EVERY = {one.id for one in LAW.instruments.values() if one.rank == "guide"}
# Of the kept function its own: another test may have asked it first.
computed = guides_of_others.__wrapped__


def test_before_it_is_known_who_decides_no_guide_is_another_s():
    assert computed(LAW, None) == frozenset()


def test_with_the_ministry_every_guide_is_another_s():
    assert computed(LAW, WHOLE_NETWORK_AUTHORITY) == EVERY


def test_of_a_province_its_own_is_left():
    assert EVERY - computed(LAW, "CN-HN") == {LAW.guides["CN-HN"].instrument.id}


def test_of_a_province_without_a_guide_all_are_another_s():
    (without, *_) = [code for code in LAW.provinces if code not in LAW.guides]

    assert computed(LAW, without) == EVERY
