"""Languages: English is not mistaken, other languages are named."""
# ruff: noqa: E501 - cases are data, one a line

from __future__ import annotations

import io

import pytest

from suasion.reports import Report, read
from suasion.reports.language_id import identify


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume",
        "Pashinyan, Aliyev meet Putin",
        "Nguyen Van Hieu",
        "Kyrgyz President Sadyr Japarov meets Tajik President Emomali Rahmon in Bishkek",
        "Ankara, Yerevan",
        "Mohammed bin Zayed Al Nahyan receives Abdel Fattah el-Sisi, Abdullah II",
        "Denmark, Sweden and Norway recall ambassadors",
        "The minister resigned.",
        "12:30",
    ],
)
def test_short_english(text: str) -> None:
    assert identify(text).code == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre des affaires étrangères a déclaré que les négociations reprendront la semaine prochaine à Genève, sans conditions préalables.", "fr"),
        ("El presidente anunció este martes que su país no enviará tropas a la frontera mientras continúen las conversaciones de paz.", "es"),
        ("Der Außenminister erklärte am Dienstag, die Gespräche über den Waffenstillstand würden in der kommenden Woche fortgesetzt.", "de"),
        ("Президент заявил, что переговоры о прекращении огня будут продолжены на следующей неделе.", "ru"),
        ("Президент України заявив, що переговори про припинення вогню продовжаться наступного тижня.", "uk"),
        ("外交部发言人星期二表示,双方将继续就停火问题进行谈判。", "zh"),
        ("أعلن الرئيس يوم الثلاثاء أن المفاوضات حول وقف إطلاق النار ستستأنف الأسبوع المقبل.", "ar"),
    ],
)  # fmt: skip
def test_other_languages(text: str, code: str) -> None:
    assert identify(text).code == code


def test_another_language_is_not_coded() -> None:
    text = "Le ministre a quitté la capitale\n\nLe ministre des affaires étrangères a quitté la capitale sans faire de déclaration à la presse.\n"
    [report] = read(["-"], stdin=io.BytesIO(text.encode("utf-8")))
    assert isinstance(report, Report)
    assert report.language == "fr"
    assert report.not_coded == "The report is in French; suasion reads English only."
