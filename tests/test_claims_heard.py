"""What others say, pasted: each sentence is put to a text, or said not to be recognized."""

import json
from datetime import date
from pathlib import Path

import pytest
from support.applications import LAW
from support.command import ran
from support.replies import asked
from support.rows import keyed, rows_of
from support.schemas import places

from checker.core.bounds import LONGEST_REMARK, MOST_REMARKS, MOST_SIGNS
from checker.filing.claims.find import Found, read_claims
from checker.filing.claims.load import load_known
from checker.model import LANGS, Basis, Data, Lang
from scripts.site.claims import read_claims as read_register
from scripts.snippets import DATA

DAY = date(2026, 12, 3)
ROWS = rows_of("claims_heard")
OLD: dict[str, str] = ROWS["old"]  # type: ignore[assignment]
REGISTER = {claim.id: claim for claim in read_register(DATA / "claims.toml", LAW)}
# What a claim is on the page of claims, by what it is called here.
VERDICTS = {
    "law": {"supported"},
    "form": {"reported"},
    "guide": {"local", "contradicted"},
    "old": {"outdated"},
    "nowhere": {"no-source", "contradicted"},
}


def what(found: Found) -> list[str]:
    name = found.claim or (found.rule.id if found.rule else "")
    return [found.mark, name]


@pytest.mark.parametrize("row", keyed(ROWS["case"], "text", "found", "state"))
def test_each_sentence_is_put_to_its_text_or_not_judged(row: Data):
    (sentence,) = read_claims(row["text"], LAW, DAY).sentences

    assert [what(each) for each in sentence.found] == row.get("found", [])
    assert sentence.state == row.get("state", "recognized")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", OLD)
def test_the_old_checklist_gets_its_ranks(rule: str, lang: Lang):
    (version,) = LAW.rule(rule).versions_on(Basis.CHECKLIST)

    heard = read_claims(version.asks.of(lang), LAW, DAY)

    first = next(found for each in heard.sentences for found in each.found)
    assert first.mark == OLD[rule]
    assert first.cites


def test_the_whole_old_checklist_is_told_of():
    listed = {rule.id for rule in LAW.rules if rule.versions_on(Basis.CHECKLIST)}

    assert listed == set(OLD)


@pytest.mark.parametrize("name", load_known().claims)
def test_a_claim_says_what_the_page_of_claims_says(name: str):
    claim, registered = load_known().claims[name], REGISTER[name]

    assert registered.verdict in VERDICTS[claim.mark]
    assert claim.right.en in registered.why.en
    assert claim.right.zh in registered.why.zh
    assert claim.cites == registered.cites
    assert list(claim.rules) == [rule.id for rule in registered.rules]
    assert set(claim.provinces) <= set(LAW.provinces)
    assert bool(claim.provinces) is (claim.mark == "guide")


def test_the_law_of_another_day_is_another_rank():
    (sentence,) = read_claims("可行性研究报告\n审计报告", LAW, date(2012, 1, 1)).sentences[1:]

    assert [what(each) for each in sentence.found] == [["law", "financial-report"]]


def test_before_all_law_nothing_asks():
    heard = read_claims("骚扰电话禁呼承诺书", LAW, date(2019, 1, 1))

    assert [each.state for each in heard.sentences] == ["unknown"]


def test_a_heading_is_no_claim():
    heard = read_claims("所需材料：\n1. 营业执照\n2. 好", LAW, DAY)

    assert [(each.text, each.line) for each in heard.sentences] == [("营业执照", 2), ("好", 3)]


def test_a_long_sentence_and_a_long_text_are_read_in_part():
    heard = read_claims("长" * (LONGEST_REMARK + 1) + "\n字" * (MOST_REMARKS + 1), LAW, DAY)

    assert [each.cut for each in heard.sentences[:2]] == [True, False]
    assert len(heard.sentences) == MOST_REMARKS
    assert heard.left_out == 2


def test_the_command_says_what_is_what(tmp_path: Path):
    file = tmp_path / "offer.txt"
    text = "劳动合同原件\n注册资本必须实缴\n人员名单，附资格证书\n天气\n不要劳动合同吗？\n"
    file.write_text(text + "长" * (LONGEST_REMARK + 1) + "\n字" * MOST_REMARKS, "utf-8")

    status, out, _ = ran("claims", file, "--lang", "en")

    assert status == 0
    assert "Sentences: 300. Recognized: 3" in out
    assert "Guide (Shaanxi): Labor contracts" in out
    assert "Nowhere in the texts we read" in out
    assert "Not recognized" in out
    assert "Only the beginning of this sentence was read." in out
    assert "not read: 6." in out


def test_the_command_says_that_there_is_nothing(tmp_path: Path):
    file = tmp_path / "offer.txt"
    file.write_text("123\n", "utf-8")

    assert "没有读到句子。" in ran("claims", file, "--lang", "zh").out


def test_its_json_fits_its_schema(tmp_path: Path):
    file = tmp_path / "offer.txt"
    file.write_text("人员名单，附资格证书\n注册资本必须实缴\n每年年检\n天气", "utf-8")

    told = json.loads(ran("claims", file, "--format", "json", "--as-of", "2026-12-03").out)

    assert places("claims", told) == []
    found = [each for sentence in told["sentences"] for each in sentence["found"]]
    assert [each["rank"] for each in found] == ["order", "list", None, None]


def test_a_text_that_is_too_long_is_refused_in_one_line(tmp_path: Path):
    file = tmp_path / "offer.txt"
    file.write_text("长" * (MOST_SIGNS + 1), "utf-8")

    status, out, err = ran("claims", file, "--lang", "en")

    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "150,000" in err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", load_known().claims)
def test_a_claim_is_recognized_in_the_words_of_its_page(name: str, lang: Lang):
    heard = read_claims(REGISTER[name].claim.of(lang), LAW, DAY)

    assert name in [found.claim for each in heard.sentences for found in each.found]


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_law_asks_is_nowhere_said_to_stand_nowhere(lang: Lang):
    asked = [version.asks.of(lang) for rule in LAW.rules for version in rule.versions]

    found = {
        (each.text, one.claim)
        for text in asked
        for each in read_claims(text, LAW, DAY).sentences
        for one in each.found
        if one.mark == "nowhere"
    }
    assert found == set()


def test_the_page_is_told_the_same():
    text = "注册资本必须实缴\n劳动合同原件\n天气\n" + "长" * (LONGEST_REMARK + 1)

    reply = asked(do="claims", text=text, lang="zh")

    assert reply["said"] == "共4句：认出2句；否定或者疑问、不作对照的0句；没认出2句。"
    assert reply["said"] in reply["panel"]
    assert 'href="#paid-in-capital"' in reply["panel"]
    assert 'href="../materials/labor-contracts/"' in reply["panel"]
    assert "省局指南（陕西）：劳动合同" in reply["panel"]
    assert "本句只读取了开头部分。" in reply["panel"]


def test_the_page_opens_with_one_sentence_of_what_is_right_and_says_it_once():
    reply = asked(do="claims", text="提供由法定代表人签字并加盖公章的股权结构图", lang="zh")

    assert reply["panel"].count("data-mark=") > 1
    assert reply["panel"].count("<details><summary>股权结构和股东情况") == 1


def test_the_page_is_told_what_was_left_out():
    reply = asked(do="claims", text="字\n" * (MOST_REMARKS + 3), lang="en")

    assert "not read: 3." in reply["panel"]


def test_the_page_refuses_a_text_that_is_too_long_in_one_message():
    reply = asked(do="claims", text="长" * (MOST_SIGNS + 1), lang="en")

    assert reply["panel"].startswith('<p role="alert">')
    assert "150,000" in reply["panel"]
