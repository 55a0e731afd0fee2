"""What one report gets wrong by itself: each rule on the smallest text that shows it, and on the nearest that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_checks import DAY, found, weighed

from suasion.weigh.quantities import number_words

REST = " Envoys of both sides spoke about the ceasefire in Cairo."

SUMS = {
    "a part larger than the whole": ("The strike killed 12 people, including 15 children.", True),
    "people of two kinds": ("The strike hit a post of 12 men in all, including 15 marines.", True),
    "a part of the whole": ("The strike killed 12 people, including 5 children.", False),
    "a list that does not sum": ("The strike killed 12 people: 5 soldiers and 9 civilians.", True),
    "a list that does": ("The strike killed 12 people: 3 soldiers and 9 civilians.", False),
    "a list of three": ("The strike killed 20 people - 3 soldiers, 9 civilians and 8 policemen.", False),
    "a list of other things": ("The envoy met 12 people: 5 hours of talks and 9 meals.", False),
    "at least": ("The strike killed at least 12 people: 5 soldiers and 9 civilians.", False),
    "another count": ("The strike killed 12 people and wounded 15 children.", False),
    "a share": ("In parliament 60 of the 120 members, or 70 percent, voted for the truce.", True),
    "a share that is right": ("In parliament 60 of the 120 members, or 50 percent, voted for the truce.", False),
    "a share rounded": ("In parliament 61 of 120 members (51 percent) voted for the truce.", False),
    "a share with about": ("In parliament 55 of 120 members, or nearly half, voted for the truce.", False),
    "a rise that falls": ("Exports rose from 30 to 20 million tonnes last year.", True),
    "a rise": ("Exports rose from 20 to 30 million tonnes last year.", False),
    "a fall that rises": ("Gas deliveries fell from 35 percent to 52 percent of demand.", True),
    "a currency": ("The lira fell from 8 to 10 to the dollar in a month.", False),
    "money": ("Revenue fell from 40 to 46 million euros in a year.", True),
    "years": ("The population fell from 2019 to 2021.", False),
    "days": ("Oil production was cut from 5 to 9 May.", False),
    "a percentage of a rise": ("Exports rose from 100 to 150 million tonnes, up 20 percent.", True),
    "a percentage that is right": ("Exports rose from 100 to 150 million tonnes, up 50 percent.", False),
    "by percent": ("Exports rose by 50 percent, from 100 to 150 million tonnes.", False),
    "by the wrong percent": ("Exports rose by 90 percent, from 100 to 150 million tonnes.", True),
    "about": ("Exports rose by about 45 percent, from 100 to 150 million tonnes.", False),
    "scales": ("Trade grew from $900 million to $1.8 billion, an increase of 100 percent.", False),
    "one scale for both": ("Trade grew from 2 to 3 billion dollars, an increase of 50 percent.", False),
    "a wrong difference": ("It pumped 1.86 million barrels against a quota of 1.55 million, an excess of 210,000.", True),
    "a right difference": ("It pumped 1.86 million barrels against a quota of 1.55 million, an excess of 310,000.", False),
    "doubled": ("The garrison doubled from 1,000 to 3,000 soldiers.", True),
    "doubled, and it did": ("The garrison doubled from 1,000 to 2,100 soldiers.", False),
    "more than doubled": ("The garrison more than doubled from 1,000 to 3,000 soldiers.", False),
    "a vote that cannot carry": ("Parliament approved the treaty by 45 votes to 60.", True),
    "a vote that carries": ("Parliament approved the treaty by 60 votes to 45.", False),
    "a vote that was lost": ("Parliament rejected the treaty by 45 votes to 60.", False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), SUMS.values(), ids=SUMS)
def test_sums(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert bool(found(w, "slip", "sum")) is wrong, w.findings


SPANS = {
    "an anniversary": ("Rwanda marked the 30th anniversary of the genocide of 1994.", False),
    "a wrong one": ("Rwanda marked the 20th anniversary of the genocide of 1994.", True),
    "before the day": ("Rwanda will mark the 31st anniversary of the genocide of 1994 next spring.", False),
    "years ago": ("The bridge was last used 30 years ago, in 1994.", False),
    "wrong years ago": ("The bridge was last used 20 years ago, in 1994.", True),
    "in words": ("In 1994, exactly thirty years ago, the bridge was closed.", False),
    "wrong in words": ("In 1994, exactly twenty years ago, the bridge was closed.", True),
    "since": ("The island has been divided since 1974, for fifty years.", False),
    "wrong since": ("The island has been divided since 1974, for thirty years.", True),
    "a visit": ("The envoy was in Cairo from 3 March to 6 March for a three-day visit.", False),
    "a visit too long": ("The envoy was in Cairo from 3 March to 6 March for a ten-day visit.", True),
    "two weeks": ("The truce ran from 1 March to 15 March and lasted two weeks.", False),
    "not two weeks": ("The truce ran from 1 March to 5 March and lasted two weeks.", True),
    "another length": ("A 10-day truce was agreed on 3 March, and aid came in on 6 March.", False),
}


@pytest.mark.parametrize(("text", "wrong"), SPANS.values(), ids=SPANS)
def test_spans(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert bool(found(w, "slip", "span")) is wrong, w.findings


DAYS = {
    "without a year, wrong": ("The delegations met on Monday, 4 March, in Cairo.", False),
    "without a year, right": ("The delegations met on Wednesday, 4 March, in Cairo.", True),
    "the month first": ("The delegations met on Thursday, March 5, in Cairo.", True),
    "a bare weekday": ("The delegations met on Thursday in Cairo.", False),
    "no such day": ("The delegations will meet on 31 June in Cairo.", True),
    "no such day, short": ("The delegations will meet on Sept. 31 in Cairo.", True),
    "29 February of no leap year": ("The delegations met on 29 February 2023 in Cairo.", True),
    "29 February of a leap year": ("The delegations met on 29 February 2024 in Cairo.", False),
    "the last of the month": ("The delegations will meet on 30 June in Cairo.", False),
}


@pytest.mark.parametrize(("text", "wrong"), DAYS.values(), ids=DAYS)
def test_days(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert bool(found(w, "anachronism", "weekday") or found(w, "anachronism", "no such day")) is wrong, w.findings


SPELLINGS = {
    "a surname": ("Andreas Mavrotanis won the vote. Mavrotaniss said that he would go on.", False),
    "a letter left out": ("Negotiator Andreas Mavrotannis came first. Mavrotanis said that he would go on.", True),
    "before a verb of speech": ("Negotiator Vera Grabe came first. Grave said that she would go on.", True),
    "one spelling": ("Negotiator Andreas Mavrotannis came first. Mavrotannis said that he would go on.", False),
    "accents": ("Recep Tayyip Erdoğan spoke first. Erdogan said that he would go on.", False),
    "two people": (
        "Negotiator Andreas Mavrotannis met Maria Mavrotanidou. Mavrotannis said that he would go on.",
        False,
    ),
    "a place": ("Shells hit Kyiv on Monday. The mayor of Kiev said that the bridge was closed.", True),
    "a place once": ("Shells hit Kyiv on Monday. The mayor of Kyiv said that the bridge was closed.", False),
    "a place of no list": ("Fighting went on near Drobantova on Monday. In Drobantowa the bridge was closed.", True),
}


@pytest.mark.parametrize(("text", "wrong"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert bool(found(w, "slip", "spelling")) is wrong, w.findings


POSTS = {
    "another state": ("German President Emmanuel Macron spoke in Berlin.", "side"),
    "his own state": ("French President Emmanuel Macron spoke in Berlin.", None),
    "two states of one man": (
        "Norwegian Foreign Minister Lars Bekkevold spoke first. Swedish Foreign Minister Lars Bekkevold spoke last.", "side",
    ),
    "two offices": ("President Omar Kessi spoke first. Foreign Minister Omar Kessi spoke last.", "office"),
    "one office": ("President Omar Kessi spoke first. President Omar Kessi spoke last.", None),
    "two that go together": ("Prime Minister Omar Kessi spoke first. Foreign Minister Omar Kessi spoke last.", None),
    "a former one": ("President Omar Kessi spoke first. Former foreign minister Omar Kessi was once a teacher.", None),
    "a change": ("Foreign Minister Omar Kessi was elected on Sunday. President Omar Kessi spoke last.", None),
    "twice": ("It names Prime Minister and Prime Minister Omar Kessi.", "office"),
    "behind the name": ("Omar Kessi, the Kenyan president, spoke first. Omar Kessi, the foreign minister, spoke last.", "office"),
    "of a state": ("The president of Kenya, Omar Kessi, spoke first. Kenyan President Omar Kessi spoke last.", None),
    "of another state": ("The president of Kenya, Omar Kessi, spoke first. Ugandan President Omar Kessi spoke last.", "side"),
    "two sides": ("Ukrainian commander Ihor Denysko spoke first. Russian commander Ihor Denysko spoke last.", "side"),
    "an ambassador to somewhere": ("Kenyan ambassador Omar Kessi spoke first. Omar Kessi is ambassador to Uganda.", None),
    "a group and its country": ("Yemeni spokesman Omar Kessi spoke first. Houthi spokesman Omar Kessi spoke last.", None),
    "two holders": (
        "Kenyan President Omar Kessi spoke first. Kenyan President Jomo Barasa spoke last.", "holders",
    ),
    "two states, two holders": ("Kenyan President Omar Kessi spoke first. Malawian President Jomo Barasa spoke last.", None),
    "two holders and a change": (
        "Kenyan President Omar Kessi resigned on Monday. Kenyan President Jomo Barasa spoke last.", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "check"), POSTS.values(), ids=POSTS)
def test_posts(tmp_path: Path, text: str, check: str | None) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    slips = [f.check for f in found(w, "slip")]
    assert slips == ([check] if check else []), w.findings


BETWEEN = {
    "two sides": ("Ukrainian commander Ihor Denysko", "Russian commander Ihor Denysko", DAY, "posts"),
    "two offices": ("President Omar Kessi", "Foreign Minister Omar Kessi", DAY, "posts"),
    "a year later": ("President Omar Kessi", "Foreign Minister Omar Kessi", "2025-03-12", None),
    "one office": ("President Omar Kessi", "Kenyan President Omar Kessi", DAY, None),
}


@pytest.mark.parametrize(("one", "two", "day", "check"), BETWEEN.values(), ids=BETWEEN)
def test_posts_between_reports(tmp_path: Path, one: str, two: str, day: str, check: str | None) -> None:
    w = weighed(
        tmp_path,
        ("a", DAY, f"News of the day\n\n{one} spoke about the harbour on Monday.{REST}"),
        ("b", day, f"Other news\n\n{two} spoke about grain in the evening. A truce is far away, he said."),
    )
    assert [f.check for f in found(w, "contradiction")] == ([check] if check else []), w.findings


PLACES = {
    "a capital of another state": ("The envoys met in the Austrian capital, Budapest.", True),
    "its own capital": ("The envoys met in the Austrian capital, Vienna.", False),
    "the other way round": ("The envoys met in Kampala, the capital of Kenya.", True),
    "right the other way round": ("The envoys met in Nairobi, the capital of Kenya.", False),
    "a city": ("M23 rebels took the Rwandan city of Goma.", True),
    "a city of its own": ("M23 rebels took the Congolese city of Goma.", False),
    "a journey": ("The Austrian envoy left the capital. Budapest was his next stop.", False),
    "disputed": ("The envoys met in the Palestinian capital, Jerusalem.", False),
    "an embassy": ("The Austrian embassy in Budapest was closed.", False),
}


@pytest.mark.parametrize(("text", "wrong"), PLACES.values(), ids=PLACES)
def test_places(tmp_path: Path, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert bool(found(w, "slip", "place")) is wrong, w.findings


HEADLINE_NUMBERS = {
    "smaller than the text's": ("Strike on market kills 12", "A strike on the market killed 21 people on Monday.", True),
    "the same": ("Strike on market kills 21", "A strike on the market killed 21 people on Monday.", False),
    "at least": ("Strike on market kills at least 20", "A strike on the market killed 21 people on Monday.", False),
    "of two in the text": (
        "Strike on market kills 12", "A strike on the market killed 12 people, police said. The strike killed 21 people, doctors said.", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "wrong"), HEADLINE_NUMBERS.values(), ids=HEADLINE_NUMBERS)
def test_headline_numbers(tmp_path: Path, title: str, text: str, wrong: bool) -> None:
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{text}{REST}"))
    told = found(w, "slip", "headline number") or [
        f for f in found(w, "contradiction", "numbers") if f.relation == "contradiction"
    ]
    assert bool(told) is wrong, w.findings


def test_rival_figures_that_leave_out_what_they_count(tmp_path: Path) -> None:
    text = "March in Nairobi\n\nThe unions said that 90,000 people had marched on Tuesday. The police say there were 20,000."
    (finding,) = found(weighed(tmp_path, ("a", DAY, text)), "contradiction")
    assert (finding.check, finding.relation) == ("rival figures", "disagreement")


DENIALS = {
    "a report": ("Kenya said that Ugandan boats had fired on its police. Uganda rejected the report.", "denial"),
    "neither": (
        "Two officials said that Kenya had withdrawn its troops from the lake. Uganda neither confirmed nor denied it.",
        None,
    ),
    "this": ("A soldier was wounded by a shot from the Kenyan side near the lake; Nairobi denies this.", "denial"),
    "its own matter": ("Kenya said that the lake was calm on Monday. Uganda rejected the treaty.", None),
    "its own claim": ("Uganda said that Kenyan boats had fired on its police. Uganda rejected the report.", None),
    "without evidence": ("Kenya said without evidence that Uganda had sent boats to the lake.", "unsupported"),
    "somebody calls it so": ("Uganda said that Kenya had made the claim without evidence.", None),
}


@pytest.mark.parametrize(("text", "check"), DENIALS.values(), ids=DENIALS)
def test_denials(tmp_path: Path, text: str, check: str | None) -> None:
    w = weighed(tmp_path, ("a", DAY, f"News of the day\n\n{text}{REST}"))
    assert [(f.check, f.relation) for f in found(w, "contradiction")] == ([(check, "disagreement")] if check else [])


def test_slips_are_inconsistencies_of_their_report(tmp_path: Path) -> None:
    from suasion.pipeline import Coded, code_all, linked
    from suasion.weigh import weigh
    from suasion.weigh.attach import attach

    path = tmp_path / "one.txt"
    path.write_text(
        "News of the day\n\nThe envoys met in the Austrian capital, Budapest, on 31 June.\n", encoding="utf-8"
    )
    coded = [c for c in code_all([path]) if isinstance(c, Coded)]
    evidence = linked(coded)
    (document,) = attach(evidence, weigh(evidence, [c.report for c in coded])).documents
    assert {r.check for r in document.inconsistencies} == {"slip: place", "anachronism: no such day"}


@given(st.integers(0, 999))
def test_a_number_in_digits_is_itself(n: int) -> None:
    assert number_words(str(n)) == n


def test_numbers_in_words() -> None:
    assert [number_words(w) for w in ("twelve", "thirty", "Forty-four", "many")] == [12, 30, 44, None]
