"""Each format, well formed and broken."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

import json
from pathlib import Path

import pytest

from suasion.errors import BinaryInput, BrokenInput, EmptyInput, SuasionError
from suasion.reports import Failure, Report, read, read_one

PARAGRAPHS = [
    "The foreign ministers of Kenya and Somalia signed an agreement on fishing rights in Mombasa on Tuesday.",
    "The agreement opens the waters south of Kismayo to boats from both countries for three years.",
    "Mogadishu had refused to talk about the matter since the ruling of the court in 2021.",
]
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Kenya and Somalia sign fishing deal | Coast Herald</title>
<meta property="og:site_name" content="Coast Herald"><meta name="author" content="Asha Noor">
<meta property="article:published_time" content="2024-03-05T08:00:00Z"><link rel="canonical" href="https://coast.example/deal">
</head><body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Kenya and Somalia sign fishing deal</h1>
<p>{PARAGRAPHS[0]}</p><h2>What it says</h2><p>{PARAGRAPHS[1]}</p><ul><li>No nets under ten centimetres</li><li>No fishing at night</li></ul>
<p>{PARAGRAPHS[2]}</p></article><footer>All rights reserved</footer></body></html>"""


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def kept(report: Report) -> list[str]:
    return [report.text[b.start : b.end] for b in report.kept()]


def pdf(pages: list[list[str]]) -> bytes:
    """A small PDF, written by hand, with the given lines on each page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for lines in pages:
        body = "BT /F1 12 Tf 14 TL 50 780 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {len(objects) + 3} 0 R>>"
        )
        kids.append(len(objects) + 1)
        objects.append(f"<</Length {len(body)}>>\nstream\n{body}\nendstream")
    objects.insert(2, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(f'{k} 0 R' for k in kids)}]/Count {len(pages)}>>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{p:010} 00000 n \n" for p in places)
    return (
        out
        + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def test_html(tmp_path: Path) -> None:
    report = read_one(put(tmp_path, "deal.html", PAGE))
    assert report.heading == "Kenya and Somalia sign fishing deal"
    assert (report.byline, report.outlet, report.url) == ("Asha Noor", "Coast Herald", "https://coast.example/deal")
    assert (report.date.value, report.date.basis) == ("2024-03-05", "metadata")
    for paragraph in PARAGRAPHS:
        assert paragraph in kept(report)
    assert [report.text[b.start : b.end] for b in report.blocks if b.role == "item"] == [
        "No nets under ten centimetres",
        "No fishing at night",
    ]
    assert "What it says" in [report.text[b.start : b.end] for b in report.blocks if b.role == "heading"]
    assert "rights reserved" not in report.text


def test_html_without_text(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match="holds no text"):
        read_one(
            put(
                tmp_path,
                "a.html",
                "<html><head><title>App</title></head><body><script>run()</script><div></div></body></html>",
            )
        )


def test_short_html_falls_back(tmp_path: Path) -> None:
    report = read_one(put(tmp_path, "a.htm", f"<p>{PARAGRAPHS[0]}</p>"))
    assert kept(report) == [PARAGRAPHS[0]]


def test_pdf(tmp_path: Path) -> None:
    def page(number: int, *lines: str) -> list[str]:
        return ["Coast Herald, weekly edition", *lines, f"Page {number}"]

    data = pdf([
        page(1, "The two governments have agreed on a line that neither side will cross with-", "out notice to the other. The agreement was signed in the presence of the"),
        page(2, "African Union envoy, who called it a beginning. It will be put before the two", "parliaments in the autumn session, and nobody expects that it will be refused."),
        page(3, "The fishermen are less content. They say that the best grounds lie on the", "other side of the line, and that nobody has asked them what they think of it."),
    ])  # fmt: skip
    report = read_one(put(tmp_path, "deal.pdf", data))
    assert "without notice" in report.text
    assert "in the presence of the African Union envoy" in report.text
    assert "weekly edition" not in report.text
    assert "Page" not in report.text


@pytest.mark.parametrize("cut", [20, 150, 400])
def test_truncated_pdf(tmp_path: Path, cut: int) -> None:
    with pytest.raises((BrokenInput, EmptyInput), match=r"a\.pdf"):
        read_one(put(tmp_path, "a.pdf", pdf([["A line of text"]])[:cut]))


def test_pdf_of_pictures(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput, match="OCR"):
        read_one(put(tmp_path, "a.pdf", pdf([[], []])))


def test_text_that_calls_itself_pdf(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput):
        read_one(put(tmp_path, "a.pdf", "not a pdf at all"))


def test_mail(tmp_path: Path) -> None:
    mail = (
        "From: Coast Herald <news@coast.example>\r\nSubject: =?utf-8?q?Kenya_and_Somalia_sign_=E2=80=9Cdeal=E2=80=9D?=\r\n"
        "Date: Tue, 05 Mar 2024 11:00:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{PARAGRAPHS[0]}\r\n\r\n{PARAGRAPHS[1]}\r\n"
    )
    report = read_one(put(tmp_path, "a.eml", mail))
    assert report.heading == "Kenya and Somalia sign “deal”"
    assert (report.outlet, report.date.value) == ("Coast Herald", "2024-03-05")
    assert PARAGRAPHS[1] in kept(report)


def test_html_mail(tmp_path: Path) -> None:
    mail = f"Subject: Deal\nDate: broken\nMIME-Version: 1.0\nContent-Type: text/html; charset=no-such\n\n<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[2]}</p>"
    assert PARAGRAPHS[2] in kept(read_one(put(tmp_path, "a.eml", mail)))


def test_feed(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Coast Herald</title>
    <item><title>Fishing deal signed</title><link>https://coast.example/1</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
    <description>&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;&lt;p&gt;{PARAGRAPHS[1]}&lt;/p&gt;</description></item>
    <item><title>Port reopens</title><pubDate>the day after tomorrow, maybe</pubDate><description>{PARAGRAPHS[2]}</description></item>
    <item><link>https://coast.example/3</link></item></channel></rss>"""
    found = list(read([put(tmp_path, "news.rss", feed)]))
    first, second, third = found
    assert isinstance(first, Report) and isinstance(second, Report) and isinstance(third, Failure)
    assert (first.id, first.heading, first.outlet, first.url) == (
        "news-1",
        "Fishing deal signed",
        "Coast Herald",
        "https://coast.example/1",
    )
    assert first.date.value == "2024-03-05"
    assert second.date.value is None or second.date.basis != "metadata"
    assert third.origin.endswith("news.rss#3")


@pytest.mark.parametrize("content", ["<rss><channel><title>x</title></channel></rss>", "<feed><entry", "no xml"])
def test_broken_feed(tmp_path: Path, content: str) -> None:
    [found] = read([put(tmp_path, "news.xml", content)])
    assert isinstance(found, Failure)
    assert isinstance(found.error, BrokenInput | EmptyInput)


def test_markdown(tmp_path: Path) -> None:
    page = f"---\ntitle: Fishing deal signed\nauthor: Asha Noor\ndate: 2024-03-05\n---\n\n## What it says\n\n{PARAGRAPHS[0]} See [the *text*](http://x.example).\n\n- **No** nets\n- No fishing at night\n"
    report = read_one(put(tmp_path, "a.md", page))
    assert report.heading == "Fishing deal signed"
    assert (report.byline, report.date.value) == ("Asha Noor", "2024-03-05")
    assert [report.text[b.start : b.end] for b in report.blocks] == [
        "Fishing deal signed", "What it says", f"{PARAGRAPHS[0]} See the text.", "- No nets", "- No fishing at night",
    ]  # fmt: skip


def test_json_lines(tmp_path: Path) -> None:
    text = "  Talks resume\r\n\r\nThe talks resumed on Monday.  "
    lines = [
        json.dumps(
            {
                "id": "a/1",
                "text": text,
                "title": "Talks resume",
                "date": "2023-07-01",
                "source": "Coast Herald",
                "url": "https://x.example",
                "more": 1,
            }
        ),
        "{broken",
        "",
        json.dumps({"text": "The minister resigned.", "title": "A title beside the text"}),
        json.dumps({"no": "text"}),
        '{"text": "half \\ud800 pair"}',
        json.dumps({"text": "   "}),
        json.dumps(["text"]),
    ]
    path = put(tmp_path, "news.jsonl", "\n".join(lines))
    found = list(read([path]))
    reports = [r for r in found if isinstance(r, Report)]
    failures = [f for f in found if isinstance(f, Failure)]
    assert [r.id for r in reports] == ["a/1", "news-4"]
    assert reports[0].text == text
    assert (reports[0].outlet, reports[0].url, reports[0].date.value, reports[0].date.basis) == (
        "Coast Herald",
        "https://x.example",
        "2023-07-01",
        "given",
    )
    assert (reports[1].title, reports[1].heading) == (None, "A title beside the text")
    assert [f.origin for f in failures] == [f"{path}:{n}" for n in (2, 5, 6, 7, 8)]
    assert all(str(f.error).startswith(f.origin) for f in failures)


def test_one_sentence_is_a_paragraph(tmp_path: Path) -> None:
    report = read_one(put(tmp_path, "a.jsonl", '{"text": "Armenia recalled its envoy on Friday."}'))
    assert [b.role for b in report.blocks] == ["paragraph"]
    assert report.title is None


def test_plain_text_keeps_its_line_breaks(tmp_path: Path) -> None:
    report = read_one(put(tmp_path, "a.txt", b"\xef\xbb\xbfTitle of it\r\n\r\nOne.\rTwo.\n"))
    assert report.text == "Title of it\r\n\r\nOne.\rTwo.\n"


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("a", PAGE, "html"),
        ("a.dat", '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>One</title><summary>Some text.</summary></entry></feed>', "feed"),
        ("a.raw", pdf([["A line of text that is long enough"]]), "pdf"),
        ("b", '{"text": "One."}\n{"text": "Two."}\n', "jsonl"),
        ("c", "From: a@b.example\nSubject: Hello\n\nThe ship has left the port.\n", "eml"),
        ("d.json", '{"text": "The ship has left the port."}', "jsonl"),
        ("e", "The ship has left the port.", "txt"),
        ("f.xml", PAGE, "html"),
    ],
)  # fmt: skip
def test_unknown_names_are_sniffed(tmp_path: Path, name: str, content: str | bytes, format_: str) -> None:
    found = list(read([put(tmp_path, name, content)]))
    assert found and all(isinstance(r, Report) and r.format == format_ for r in found)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\x89PNG\r\n", b"\0\1\2\3" * 50])
def test_binary(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BinaryInput):
        read_one(put(tmp_path, "a.txt", data))


def test_evidence_files_are_no_reports(tmp_path: Path) -> None:
    put(tmp_path, "evidence.json", '{"documents": []}')
    put(tmp_path, "a.txt", "The ship has left the port.")
    assert [r.id for r in read([tmp_path]) if isinstance(r, Report)] == ["a"]
    with pytest.raises(SuasionError, match="no report in it"):
        read_one(tmp_path / "evidence.json")
