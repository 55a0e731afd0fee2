"""Headlines that tell a deed harder, broader or sooner than their text, and the nearest that do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_checks import DAY, found, weighed

DEEDS = {
    "kill over wound": (
        "Drone strike kills nurses in Gedaref",
        "A drone strike on a clinic in Gedaref wounded four nurses on Monday.",
        "deed",
    ),
    "kill over kill": (
        "Drone strike kills nurses in Gedaref",
        "A drone strike on a clinic in Gedaref killed four nurses on Monday.",
        None,
    ),
    "destroy over damage": (
        "Missile destroys bridge at Kherson",
        "A missile damaged the bridge at Kherson on Monday, the mayor said.",
        "deed",
    ),
    "ban over limit": (
        "Chile bans lithium exports",
        "Chile will limit exports of lithium to four million tonnes, the minister said.",
        "deed",
    ),
    "a ban that is denied": (
        "Chile does not ban lithium exports",
        "Chile limits exports of lithium, the minister said.",
        None,
    ),
    "deal over talks": (
        "Kenya and Uganda sign fishing pact",
        "Kenya and Uganda discussed fishing on the lake on Monday. Talks on fishing go on.",
        "deed",
    ),
    "deal over deal": (
        "Kenya and Uganda sign fishing pact",
        "Kenya and Uganda signed a pact on fishing on Monday.",
        None,
    ),
    "some of them": (
        "NATO sends tanks to Ukraine",
        "Some NATO members have sent tanks to Ukraine, the minister said.",
        "part",
    ),
    "all of them": ("NATO sends tanks to Ukraine", "NATO has sent tanks to Ukraine, the minister said.", None),
    "some in the headline": (
        "Some NATO members send tanks to Ukraine",
        "Some NATO members have sent tanks to Ukraine.",
        None,
    ),
    "nobody to ask": (
        "Egypt moves brigades to Libyan border",
        "Egypt has moved two brigades to the border with Libya, two sources told the paper.",
        "nameless",
    ),
    "somebody to ask": (
        "Egypt moves brigades to Libyan border",
        "Egypt has moved two brigades to the border with Libya, its army said.",
        None,
    ),
    "a headline that says so": (
        "Egypt moves brigades to Libyan border, sources say",
        "Egypt has moved two brigades to the border with Libya, two sources said.",
        None,
    ),
    "done over to come": (
        "Kenya closes border with Somalia",
        "Kenya will close its border with Somalia next month, the minister said.",
        "ahead",
    ),
    "done over done": (
        "Kenya closes border with Somalia",
        "Kenya closed its border with Somalia on Monday, the minister said.",
        None,
    ),
    "to come over to come": (
        "Kenya to close border with Somalia",
        "Kenya will close its border with Somalia next month, the minister said.",
        None,
    ),
    "a condition dropped": (
        "Iran threatens to close strait",
        "Iran will close the strait if its ports are bombed, an admiral said. The strait is narrow.",
        "condition",
    ),
    "a condition kept": (
        "Iran threatens to close strait if ports are bombed",
        "Iran will close the strait if its ports are bombed, an admiral said.",
        None,
    ),
    "no condition": ("Iran threatens to close strait", "Iran will close the strait on Monday, an admiral said.", None),
    "a question": (
        "Has Kenya closed the border with Somalia?",
        "Kenya will close its border with Somalia next month.",
        None,
    ),
}


@pytest.mark.parametrize(("title", "text", "check"), DEEDS.values(), ids=DEEDS)
def test_deeds(tmp_path: Path, title: str, text: str, check: str | None) -> None:
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{text}"))
    assert [f.check for f in found(w, "overclaim")] == ([check] if check else []), w.findings


def test_a_headline_of_another_story_by_its_parties(tmp_path: Path) -> None:
    body = (
        "The president of Moldova accused Moscow of a plot on Monday. She said that men with military training would attack state "
        "buildings and take hostages. The plan rests on several forces inside the country, she told reporters, above all on gangs. "
        "Officials have stopped attempts at violence since October, the president said, and parliament should now give the service "
        "and the prosecutors better tools. Moldova is no member of any alliance and has had trouble with its energy for more than a "
        "year, since deliveries of gas were cut. Prices have risen since."
    )
    title = "Ukrainian soldiers begin military training in Germany and Poland"
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{body}"))
    assert [f.check for f in found(w, "overclaim")] == ["other story"]
    w = weighed(tmp_path, ("a", DAY, f"{title}\n\n{body} Germany and Poland train Ukrainian soldiers."))
    assert not found(w, "overclaim")
