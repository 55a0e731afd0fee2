"""The page in a real browser: the script runs under the policy, and does what it should to a reader with a keyboard."""

from __future__ import annotations

import html as html_module
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from briefing_affairs import affair

from suasion.briefing import write
from suasion.briefing.page import render

CHROMIUM = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--enable-logging=stderr", "--virtual-time-budget=4000"),
]

READER = """
const wait = ms => new Promise(r => setTimeout(r, ms));
const key = k => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: k, bubbles: true}));
const $ = id => document.getElementById(id);
(async () => {
  const out = {};
  await wait(50);
  const first = document.querySelector("main a.i");
  first.focus();
  first.click();
  await wait(100);
  out.opened = !$("drawer").hidden;
  out.focusInDrawer = document.activeElement === $("drawer");
  out.hash = location.hash === first.getAttribute("href");
  out.marked = [...document.querySelectorAll("#drawer mark")].map(m => m.textContent);
  out.facts = $("drawer").textContent;
  key("Escape");
  await wait(50);
  out.closed = $("drawer").hidden;
  out.focusBack = document.activeElement === first;
  out.hashGone = location.hash === "";
  $("q").value = "smelters";
  $("q").dispatchEvent(new Event("input", {bubbles: true}));
  await wait(300);
  out.hits = document.querySelectorAll("#hits a").length;
  out.count = $("count").textContent;
  out.dimmed = document.querySelectorAll("main .dim").length;
  $("clear").click();
  await wait(50);
  out.undimmed = document.querySelectorAll("main .dim").length === 0;
  const before = document.querySelectorAll("a.i.low").length;
  $("f-low").value = 100;
  $("f-low").dispatchEvent(new Event("input", {bubbles: true}));
  out.unsure = [before, document.querySelectorAll("a.i.low").length];
  const fold = $("hold-table");
  out.folded = fold.hidden;
  document.querySelector("[data-toggle=hold-table]").click();
  out.unfolded = !fold.hidden;
  location.hash = "#source-" + ITEM;
  await wait(200);
  out.sourceOpen = $("r0").open;
  out.source = $("r0").querySelector(".body").textContent;
  out.images = document.images.length;
  out.struck = $("r0").querySelectorAll(".drop").length;
  out.options = $("f-actor").options.length;
  const pre = document.createElement("pre");
  pre.id = "result";
  pre.textContent = JSON.stringify(out);
  document.body.append(pre);
})();
"""


def dump(url: str, tmp: Path, size: str = "1440,1000", flags: tuple[str, ...] = ()) -> tuple[str, str]:
    """The page after its script, and what the console said."""
    assert CHROMIUM
    done = subprocess.run(
        [CHROMIUM, *FLAGS, *flags, f"--user-data-dir={tmp / 'profile'}", f"--window-size={size}", "--dump-dom", url],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    return done.stdout, "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)


def test_script_runs_under_the_policy(tmp_path: Path) -> None:
    page = write(*affair(), tmp_path / "out", figures={})
    dom, console = dump(page.as_uri(), tmp_path)
    assert not console
    assert re.search(r'<html lang="en" class="js" data-ready="yes"', dom)


def test_address_opens_the_item(tmp_path: Path) -> None:
    evidence, _ = affair()
    claim = evidence.documents[0].claims[1]
    page = write(*affair(), tmp_path / "out", figures={})
    dom, console = dump(f"{page.as_uri()}#{claim.id}", tmp_path, "390,844")
    assert not console
    drawer = dom[dom.index('<aside class="drawer"') :]
    assert "<mark>Sedonia may open two gates in spring, an official in its water ministry suggested.</mark>" in drawer
    assert "Water Ministry suggests: Sedonia may open two gates in spring" in drawer


def test_reader_with_a_keyboard(tmp_path: Path) -> None:
    """The same page without its policy, with a script that plays the reader."""
    evidence, reports = affair()
    item = evidence.documents[0].barriers[0].id
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", render(evidence, reports))
    file = tmp_path / "page.html"
    script = READER.replace("ITEM", json.dumps(item))
    file.write_text(text.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    dom, console = dump(file.as_uri(), tmp_path)
    assert not console
    found = re.search(r'<pre id="result">(.*?)</pre>', dom, re.S)
    assert found, "the reader's script did not end"
    out: dict[str, Any] = json.loads(html_module.unescape(found.group(1)))
    assert out["opened"] and out["focusInDrawer"] and out["hash"]
    assert out["marked"] == ["The Eastern League offered on 2 May 2031 to mediate between Norland and Sedonia."]
    assert "80% sure, by the rule" in out["facts"]
    assert out["closed"] and out["focusBack"] and out["hashGone"]
    assert out["hits"] == 3
    assert out["count"] == "3 of 19 items"
    assert out["dimmed"] > 5 and out["undimmed"]
    assert out["unsure"][0] < out["unsure"][1]
    assert out["folded"] and out["unfolded"]
    assert out["sourceOpen"] and "</script><img src=x onerror=alert(1)>" in out["source"]
    assert "🌊" in out["source"]
    assert out["images"] == 0
    assert out["struck"] == 2
    assert out["options"] == 4
