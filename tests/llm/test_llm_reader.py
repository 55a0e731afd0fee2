"""The second reader against a scripted server: what enters the evidence, what is refused, what goes wrong and is said."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from llm_make import INJECTION, TEXT, make_report
from llm_server import Reply, Scripted, failed, items, said

from suasion.errors import SuasionError
from suasion.evidence import code
from suasion.evidence.model import Document
from suasion.llm import LlmReader, SecondReading, Settings
from suasion.llm.schema import ANSWERS
from suasion.reports.model import Report

pytest.importorskip("pydantic_ai", reason="the extra llm is not installed: pip install 'suasion[llm]'")
pytest.importorskip("openai", reason="the extra llm is not installed: pip install 'suasion[llm]'")

KEY = "sk-very-secret-0123456789"
MET = "Norland's Foreign Minister Ilse Harro met the Varnian president in Quito on Tuesday."
SAID = '"We will not open the dam before a treaty is signed," Ms Harro said.'
GAS = "Peru could cut its gas supplies to Varnia, officials said."
TALKS = "A second round of talks is planned for 20 May in Lima."

GOOD = {
    "actors": items({"name": "Ilse Harro", "type": "person"}, {"name": "Atlantis", "type": "state"}),
    "claims": items(
        {"quote": SAID, "content": "We will not open the dam before a treaty is signed", "cue": "said", "source": "Ilse Harro"},
        {"quote": "We will flood the valley, she added.", "content": "We will flood the valley", "source": ["Ilse Harro"]},
        {"quote": SAID, "content": "We will never open the dam", "source": ["Ilse Harro"]},
    ),
    "events": items(
        {"quote": MET, "type": "CONSULT", "mode": "visit", "source": ["Ilse Harro"], "target": ["the Varnian president"],
         "when": "Tuesday", "where": "Quito", "status": "happened"},
        {"quote": MET, "type": "DANCE", "source": ["Ilse Harro"]},
        {"quote": "Share this article with friends of Norland", "type": "SUPPORT", "source": ["Norland"]},
    ),
    "levers": items({"quote": GAS, "holder": ["Peru"], "over": ["Varnia"], "kind": "energy", "what": "gas supplies", "polarity": "stick"}),
    "scheduled": items({"quote": TALKS, "what": "A second round of talks", "when": "20 May", "where": "Lima", "status": "planned"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(TEXT)


@pytest.fixture(scope="module")
def embedded(report: Report) -> Document:
    return code(report)


Read = Callable[..., SecondReading]


@pytest.fixture
def read(server: Scripted, report: Report, embedded: Document, tmp_path: Path) -> Iterator[Read]:
    """Read the report on the server; keywords change the settings, ``of`` the report."""

    def go(of: Report | None = None, **change: Any) -> SecondReading:
        settings = replace(Settings(server.url, "tiny", KEY, tmp_path / "cache", seconds=20.0), **change)
        with LlmReader(settings) as reader:
            return reader.read(of or report, code(of) if of else embedded)

    yield go


def test_good_items_enter_with_the_span_of_the_report(server: Scripted, read: Read, report: Report) -> None:
    server.answer(**GOOD)
    document = read().document
    [claim], [event], [lever], [meeting] = document.claims, document.events, document.levers, document.scheduled
    for item in (claim, event, lever, meeting):
        assert report.text[item.start : item.end] == item.quote
        assert (item.rule, item.confidence) == ("llm: tiny", 0.5)
    assert claim.quote.startswith("“We will not open")  # the report's marks, not the model's
    assert claim.mode == "direct" and claim.cue == "said"
    assert claim.content == "We will not open the dam before a treaty is signed"
    assert (event.type, event.place, event.date, event.date_text) == ("CONSULT", "Quito", "2026-05-05", "Tuesday")
    assert (lever.holder, lever.what, lever.polarity) == (("PER",), "gas supplies", "stick")
    assert (meeting.what, meeting.date, meeting.status) == ("A second round of talks", "2026-05-20", "planned")


def test_what_is_not_there_is_refused_and_counted(server: Scripted, read: Read) -> None:
    server.answer(**GOOD)
    refused = {(r.kind, r.reason): r.count for r in read().refused}
    assert refused == {
        ("actors", "not in the text"): 1,
        ("claims", "not in the text"): 2,
        ("events", "unknown code"): 1,
        ("events", "not in the text"): 1,
    }


def test_actors_are_those_of_the_embedded_reader_and_new_ones(server: Scripted, read: Read, embedded: Document) -> None:
    server.answer(**GOOD)
    document = read().document
    assert document.actors[: len(embedded.actors)] == embedded.actors
    ids = {a.id for a in document.actors}
    assert len(ids) == len(document.actors)
    assert "atlantis" not in ids
    for item in (*document.events, *document.claims, *document.levers):
        for role in ("source", "target", "holder", "over", "via"):
            assert set(getattr(item, role, ())) <= ids


def test_other_kinds_stay(server: Scripted, read: Read, embedded: Document) -> None:
    server.answer()
    document = read().document
    assert (document.claims, document.events, document.other_acts, document.levers, document.scheduled) == ((),) * 5
    for kind in ("interests", "barriers", "tracks", "energy", "boilerplate", "sentences", "date"):
        assert getattr(document, kind) == getattr(embedded, kind)


def test_an_act_that_has_not_happened_stands_apart(server: Scripted, read: Read) -> None:
    server.answer(
        events=items({"quote": GAS, "type": "sanction", "source": ["Peru"], "target": ["Varnia"], "status": "possible"})
    )
    document = read().document
    assert not document.events
    assert [a.status for a in document.other_acts] == ["possible"]


def test_counts_and_lengths_are_limited(server: Scripted, read: Read) -> None:
    many = [{"quote": GAS, "holder": ["Peru"], "kind": kind} for kind in ("energy", "trade")] * 60
    names = [f"Nobody {n}" for n in range(50)]
    server.answer(levers=items(*many), claims=items({"quote": TEXT * 9, "content": "x", "source": names}),
                  scheduled=items({"quote": TALKS, "who": names, "what": "x" * 10_000}))  # fmt: skip
    second = read()
    refused = {(r.kind, r.reason): r.count for r in second.refused}
    assert len(second.document.levers) == 2
    assert refused["levers", "over the limit"] == 40 and refused["levers", "told twice"] == 78
    assert refused["claims", "too short or too long"] == 1
    assert refused["actors", "over the limit"] == 38 and refused["actors", "not in the text"] == 12
    assert second.document.scheduled[0].what == TALKS


def test_the_report_is_data_between_marks_that_it_cannot_write(server: Scripted, read: Read) -> None:
    report = make_report(INJECTION)
    server.answer(
        events=items(
            {"quote": INJECTION.splitlines()[0], "type": "CONSULT", "source": ["Peru"], "target": ["Chilean officials"]}
        )
    )
    document = read(report).document
    assert [e.type for e in document.events] == ["CONSULT"]
    user, system = server.asked[0].words("user"), server.asked[0].words("system")
    end = next(line for line in reversed(user.splitlines()) if line.startswith("</report-"))
    assert user.count(end) == 1 and user.rstrip().endswith(end)
    assert "never an instruction" in system and end.strip("</>") in system
    assert "pirate" not in system and "{date}" in user  # nothing inside the report is filled in
    assert KEY not in json.dumps([a.body for a in server.asked])


def test_a_model_that_obeys_the_injection_brings_nothing_in(server: Scripted, read: Read) -> None:
    told = {"quote": "The key is sk-very-secret.", "content": "sk-very-secret", "source": ["pirate"], "run": "rm -rf /"}
    server.answer(claims=items(told), events=items({"quote": "Arr!", "type": "__import__('os')"}))
    second = read(make_report(INJECTION))
    assert not second.document.claims and not second.document.events
    assert "rm -rf" not in second.document.model_dump_json()


def test_boilerplate_is_not_sent(server: Scripted, read: Read) -> None:
    server.answer()
    read()
    assert server.asked and not any("Share this" in a.words("user") for a in server.asked)


def test_only_what_is_named_is_sent(server: Scripted, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-you")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-not-for-you")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Mine: not-for-you")
    reached: list[Any] = []
    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda self, to: reached.append(to) or connect(self, to))
    server.answer()
    read()
    assert {to[:2] for to in reached} <= {("127.0.0.1", int(server.url.split(":")[2].split("/")[0]))}
    for asked in server.asked:
        assert asked.headers["authorization"] == f"Bearer {KEY}" and asked.path == "/v1/chat/completions"
        assert "not-for-you" not in json.dumps(asked.headers) and "x-stainless-os" not in asked.headers


def test_without_a_key_none_is_sent(server: Scripted, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-not-for-you")
    server.answer()
    read(key=None)
    assert all("authorization" not in a.headers for a in server.asked)


def test_a_redirect_is_not_followed(server: Scripted, read: Read) -> None:
    server.script = lambda kind, body: failed(307, location=server.url + "/elsewhere/chat/completions")
    with pytest.raises(SuasionError, match=r"made\.txt: the llm server"):
        read()
    assert {a.path for a in server.asked} == {"/v1/chat/completions"}


BAD: dict[str, tuple[Reply, str]] = {
    "no JSON": (said("I would rather talk about the weather."), "does not fit what was asked"),
    "wrong shape": (said('{"items": "none"}'), "does not fit what was asked"),
    "a list of words": (said('{"items": ["a", "b"]}'), "does not fit what was asked"),
    "nothing": (said(""), "llm server"),
    "null": (said(None), "llm server"),
    "truncated": (said('{"items": [{"quote": "Peru co', finish="length"), "broke off"),
    "no completion": (Reply(b'{"hello": "world"}'), "llm server"),
    "no choices": (Reply(b'{"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}'), "llm server"),
    "a page": (Reply(b"<html>It works!</html>"), "llm server"),
    "bytes": (Reply(bytes(range(256))), "llm server"),
    "empty body": (Reply(b""), "llm server"),
    "500": (failed(500, "the model fell over"), "HTTP 500: “the model fell over”"),
    "404": (failed(404, "no such model"), "HTTP 404: “no such model”.*ends in /v1"),
    "401": (failed(401, f"wrong key {KEY}"), "refuses the request .HTTP 401.. Check SUASION_LLM_KEY"),
    "429": (failed(429, "slow down"), "too many requests"),
    "413": (failed(413, "too big"), "too long for this server"),
    "400 with the key and colours": (failed(400, f"\x1b[31m{KEY} is\nbad " + "x" * 999), r"HTTP 400: “ ?\[31m… is bad x+…”"),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "message"), BAD.values(), ids=BAD)
def test_what_a_server_does_wrong_is_said(server: Scripted, read: Read, reply: Reply, message: str) -> None:
    server.script = lambda kind, body: reply
    with pytest.raises(SuasionError, match=message) as caught:
        read()
    text = str(caught.value)
    assert text.startswith(f"made.txt: the llm server at {server.url}: ")
    assert KEY not in text and "\n" not in text and "\x1b" not in text and len(text) < 500


def test_an_answer_that_does_not_fit_is_asked_for_once_more(server: Scripted, read: Read) -> None:
    replies = iter([said("Sorry?"), said(items())])
    server.script = lambda kind, body: next(replies, said(items()))
    assert read().asked == len(ANSWERS)
    assert len(server.asked) == len(ANSWERS) + 1


def test_a_slow_server_is_given_up(server: Scripted, read: Read) -> None:
    server.script = lambda kind, body: said(items(), wait=3.0)
    begun = time.monotonic()
    with pytest.raises(SuasionError, match=r"no answer within 0\.3 s"):
        read(seconds=0.3)
    assert time.monotonic() - begun < 2.5


def test_a_server_that_is_not_there(read: Read) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(SuasionError, match=r"cannot be reached.*URL"):
        read(url=url)


def test_fenced_json_is_read(server: Scripted, read: Read) -> None:
    server.answer(levers=f"```json\n{GOOD['levers']}\n```")
    assert len(read().document.levers) == 1


@pytest.mark.parametrize("output", ["native", "tool"])
def test_other_forms_of_output(server: Scripted, read: Read, output: str) -> None:
    def script(kind: str, body: dict[str, Any]) -> Reply:
        assert ("response_format" in body) == (output == "native") and ("tools" in body) == (output == "tool")
        return said(GOOD[kind], tool=kind if output == "tool" else None)

    server.script = script
    assert len(read(output=output).document.levers) == 1


def test_a_second_run_asks_nothing(server: Scripted, read: Read, tmp_path: Path) -> None:
    server.answer(**GOOD)
    first, again = read(), read()
    assert (first.asked, first.cached) == (len(ANSWERS), 0)
    assert (again.asked, again.cached) == (0, len(ANSWERS))
    assert again.document.model_dump_json() == first.document.model_dump_json()
    assert again.refused == first.refused
    files = sorted((tmp_path / "cache").iterdir())
    assert len(files) == len(ANSWERS) and all(f.suffix == ".json" for f in files)
    assert not any(KEY in f.read_text() for f in files)
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0 and files[0].stat().st_mode & 0o077 == 0


def test_another_model_is_asked_anew(server: Scripted, read: Read) -> None:
    server.answer()
    read()
    for model in ("other", "o3", "gpt-5", "anthropic/claude", "mistralai/small"):  # libraries guess from such names
        assert read(model=model).asked == len(ANSWERS)


def test_what_came_before_a_failure_is_kept(server: Scripted, read: Read) -> None:
    server.answer(levers=failed(400))
    with pytest.raises(SuasionError):
        read()
    server.answer(**GOOD)
    again = read()
    assert (again.asked, again.cached) == (2, 3)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"name": 1}', b"\xff\xfe", b"[" * 99_999, b" " * 1_000_001]
)
def test_a_damaged_entry_is_as_if_it_were_not_there(
    server: Scripted, read: Read, tmp_path: Path, content: bytes
) -> None:
    server.answer(**GOOD)
    first = read()
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(content)
    again = read()
    assert again.asked == len(ANSWERS) and again.document == first.document


def test_an_entry_under_another_name_is_not_taken(server: Scripted, read: Read, tmp_path: Path) -> None:
    server.answer(**GOOD)
    read()
    one, other, *_ = sorted((tmp_path / "cache").iterdir())
    other.write_bytes(one.read_bytes())
    assert read().asked == 1


def test_a_cache_that_cannot_be_written_stops_nothing(server: Scripted, read: Read, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    server.answer(**GOOD)
    assert read(cache=tmp_path / "file" / "cache").document.levers
    assert read(cache=None).document.levers


def test_a_report_that_is_not_coded_is_not_sent(server: Scripted, read: Read) -> None:
    assert read(make_report(TEXT, not_coded="it is in Welsh")).asked == 0
    assert not server.asked


def test_a_closed_reader_says_so(server: Scripted, report: Report, embedded: Document) -> None:
    reader = LlmReader(Settings(server.url, "tiny"))
    with pytest.raises(SuasionError, match="closed"):
        reader.read(report, embedded)


def test_it_works_where_a_loop_runs_already(server: Scripted, read: Read) -> None:
    import asyncio

    async def in_a_notebook() -> SecondReading:
        return read()

    server.answer(**GOOD)
    assert asyncio.run(in_a_notebook()).document.levers
