(() => {
"use strict";
// The page is complete without this script. It adds the drawer, the marked sources, search and filters.
// Text of the reports only ever enters the page as text nodes.
const $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const [ID, KIND, REPORT, BLOCKS, PERCENT, SURE, ACTORS, HEADING, FACTS, ALSO] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const items = data.items, where = new Map(items.map((row, n) => [row[ID], n]));
const HITS = 40, NEAR = 2, TOO_SHORT = 2;
document.documentElement.classList.add("js");

function make(tag, cls, ...kids) {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  node.append(...kids.filter(k => k !== null && k !== ""));
  return node;
}
function link(href, cls, ...kids) {
  const a = make("a", cls, ...kids);
  a.href = href;
  return a;
}
function button(cls, text, act) {
  const b = make("button", cls, text);
  b.type = "button";
  b.addEventListener("click", act);
  return b;
}

// Reports: a JSON block each, read when first needed.
const texts = new Map();
function blocks(report) {
  if (!texts.has(report)) texts.set(report, JSON.parse($("text-" + report).textContent));
  return texts.get(report);
}
const pieces = block => block[2].map(s => (typeof s === "string" ? [s, [], ""] : s));

// Sources: drawn when opened.
function draw(report) {
  const body = $("r" + report).querySelector(".body");
  if (body.dataset.drawn) return body;
  body.dataset.drawn = "yes";
  body.replaceChildren(...blocks(report).map(block => {
    const parts = [];
    for (const [text, on, letters] of pieces(block)) {
      if (!on.length || block[1]) { parts.push(text); continue; }
      const a = link("#" + on.map(n => items[n][ID]).join("+"), "sp", text);
      a.dataset.items = on.join(" ");
      parts.push(a);
      if (letters) parts.push(make("span", "kd", letters));
    }
    if (block[1]) return make("p", "drop", make("span", "", ...parts), " ", make("span", "note", block[1]));
    return make("p", block[0] === "title" || block[0] === "heading" || block[0] === "subtitle" ? "h" : "", ...parts);
  }));
  apply();
  return body;
}
for (const d of document.querySelectorAll("details.report"))
  d.addEventListener("toggle", () => { if (d.open) draw(Number(d.dataset.report)); });

// The drawer.
const drawer = $("drawer"), rail = $("rail"), desk = matchMedia("(min-width:1241px)");
let opener = null;
function paragraph(report, n, chosen, cls) {
  const p = make("p", cls);
  for (const [text, on, letters] of pieces(blocks(report)[n])) {
    if (chosen !== null && on.includes(chosen)) p.append(make("mark", "", text));
    else p.append(text);
  }
  return p;
}
function one(n, near) {
  const row = items[n], all = blocks(row[REPORT]), box = make("div", "one");
  box.append(make("h2", "", data.kinds[row[KIND]][0]), make("p", "ttl", row[HEADING]));
  const first = row[BLOCKS][0], last = row[BLOCKS][row[BLOCKS].length - 1];
  const beside = step => {
    for (let k = (step < 0 ? first : last) + step; k >= 0 && k < all.length; k += step)
      if (!all[k][1]) return k;
    return -1;
  };
  const before = near && row[BLOCKS].length ? beside(-1) : -1, after = near && row[BLOCKS].length ? beside(1) : -1;
  if (before >= 0) box.append(paragraph(row[REPORT], before, null, "ctx near"));
  for (const k of row[BLOCKS]) box.append(paragraph(row[REPORT], k, n, "ctx"));
  if (after >= 0) box.append(paragraph(row[REPORT], after, null, "ctx near"));
  const dl = make("dl", "");
  const [label, title] = data.reports[row[REPORT]];
  dl.append(make("dt", "", "Report"), make("dd", "", title, make("span", "note", label), link("#source-" + row[ID], "plainlink", "show it there")));
  for (let k = 0; k < row[FACTS].length; k += 2)
    dl.append(make("dt", "", data.words[row[FACTS][k]]), make("dd", "", data.words[row[FACTS][k + 1]]));
  if (row[PERCENT] < threshold()) dl.append(make("dt", "", "Mind"), make("dd", "", "an unsure reading"));
  if (row[ALSO].length) dl.append(make("dt", "", "Also said in"), make("dd", "",
    ...row[ALSO].map(m => link("#" + items[m][ID], "plainlink", data.reports[items[m][REPORT]][0]))));
  box.append(dl);
  return box;
}
function show(numbers) {
  rail.classList.remove("sheet");
  const kids = [button("btn x", "Close", close)];
  if (numbers.length > 1) kids.push(make("h2", "", numbers.length + " passages"));
  drawer.replaceChildren(...kids, ...numbers.map(n => one(n, numbers.length <= NEAR)));
  drawer.hidden = false;
  rail.hidden = desk.matches;
  drawer.scrollTop = 0;
  light(numbers);
  drawer.focus({preventScroll: true});
}
function light(numbers) {
  const ids = new Set(numbers.map(n => items[n][ID]));
  for (const a of document.querySelectorAll("a[href^='#'].i, a.arrow, a.pt, a.sp")) {
    const own = hrefs(a);
    a.classList.toggle("on", numbers.length > 0 && own.some(n => ids.has(items[n][ID])) && own.length <= Math.max(numbers.length, 1) + (a.classList.contains("sp") ? 9 : 0));
  }
}
function close() {
  if (drawer.hidden) return;
  drawer.hidden = true;
  rail.hidden = false;
  light([]);
  try { history.replaceState(null, "", location.pathname + location.search); } catch { /* a viewer that forbids it */ }
  if (opener && opener.isConnected) opener.focus({preventScroll: true});
  else $("main").focus({preventScroll: true});
  opener = null;
}
const hrefs = a => (a.getAttribute("href") || "").slice(1).split("+").map(id => where.get(id)).filter(n => n !== undefined);

// The address bar holds the state.
function route() {
  let hash = location.hash.slice(1);
  try { hash = decodeURIComponent(hash); } catch { /* not ours */ }
  if (hash.startsWith("source-")) return reveal(where.get(hash.slice(7)));
  const numbers = hash.split("+").map(id => where.get(id)).filter(n => n !== undefined);
  if (numbers.length) return show(numbers);
  if (!drawer.hidden) { drawer.hidden = true; rail.hidden = false; light([]); }
  const target = hash && $(hash);
  if (target instanceof HTMLDetailsElement) { target.open = true; target.scrollIntoView(); }
}
function reveal(n) {
  if (n === undefined) return;
  const report = items[n][REPORT], d = $("r" + report);
  d.open = true;
  const spans = [...draw(report).querySelectorAll(".sp")].filter(a => a.dataset.items.split(" ").includes(String(n)));
  if (!desk.matches) drawer.hidden = true;
  light([n]);
  if (spans.length) { spans[0].scrollIntoView({block: "center", behavior: "instant"}); spans[0].focus({preventScroll: true}); }
  else d.scrollIntoView();
}
document.addEventListener("click", event => {
  const a = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!a) return;
  if (hrefs(a).length && !drawer.contains(a)) opener = a;
  if (a.getAttribute("href") === location.hash) route();
  if (rail.contains(a)) sheet(false);
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  if (!drawer.hidden) close();
  else sheet(false);
});
addEventListener("hashchange", route);

// What is folded.
for (const b of document.querySelectorAll("[data-toggle]")) {
  const target = $(b.dataset.toggle), words = b.textContent;
  target.hidden = true;
  b.addEventListener("click", () => {
    target.hidden = !target.hidden;
    b.setAttribute("aria-expanded", String(!target.hidden));
    b.textContent = target.hidden ? words : "Show less";
  });
}

// On a small screen the rail is a sheet.
const menu = $("menu");
function sheet(open) {
  rail.classList.toggle("sheet", open);
  menu.setAttribute("aria-expanded", String(open));
  if (open) { const first = rail.querySelector("a, input"); if (first) first.focus(); }
}
menu.addEventListener("click", () => sheet(!rail.classList.contains("sheet")));

// Search and filters dim, and never move anything.
const q = $("q"), low = $("f-low"), pick = {actor: $("f-actor"), report: $("f-report"), kind: $("f-kind"), sure: $("f-sure")};
function options(select, list) {
  for (const [value, text] of list) {
    const o = make("option", "", text);
    o.value = value;
    select.append(o);
  }
  select.closest("label").hidden = list.length < 2;
}
const used = f => new Set(items.flatMap(f));
const kinds = used(r => [r[KIND]]), sures = used(r => (r[SURE] ? [r[SURE]] : []));
options(pick.actor, data.actors.map((name, n) => [n, name]));
options(pick.report, data.reports.map((r, n) => [n, r[0]]));
options(pick.kind, Object.entries(data.kinds).filter(([k]) => kinds.has(k)).map(([k, v]) => [k, v[1]]));
options(pick.sure, data.sure.map((name, n) => [n + 1, name]).filter(([n]) => sures.has(n)));
const threshold = () => Number(low.value);
const folded = s => s.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
let index = null;
function words(n) {
  if (!index) index = items.map((row, k) => folded(row[HEADING] + " " + row[BLOCKS].map(b =>
    pieces(blocks(row[REPORT])[b]).filter(s => s[1].includes(k)).map(s => s[0]).join("")).join(" ") + " " + row[ACTORS].map(a => data.actors[a]).join(" ")));
  return index[n];
}
function passes() {
  const asked = folded(q.value).split(/\s+/).filter(w => w.length >= TOO_SHORT);
  const {actor, report, kind, sure} = pick;
  return n => {
    const row = items[n];
    return (actor.value === "" || row[ACTORS].includes(Number(actor.value)))
      && (report.value === "" || row[REPORT] === Number(report.value))
      && (kind.value === "" || row[KIND] === kind.value)
      && (sure.value === "" || row[SURE] === Number(sure.value))
      && asked.every(w => words(n).includes(w));
  };
}
function active() {
  return q.value.trim().length >= TOO_SHORT || Object.values(pick).some(s => s.value !== "");
}
function apply() {
  const on = active(), ok = on ? passes() : () => true, limit = threshold();
  for (const a of document.querySelectorAll("a.i, a.arrow, a.pt")) {
    const own = hrefs(a);
    a.classList.toggle("low", a.classList.contains("i") && own.length > 0 && own.every(n => items[n][PERCENT] < limit) && !a.classList.contains("says"));
    if (!a.closest(".row")) a.classList.toggle("dim", on && !own.some(ok));
  }
  for (const row of document.querySelectorAll("main .row")) {
    const own = [...row.querySelectorAll("a.i")].flatMap(hrefs);
    row.classList.toggle("dim", on && !own.some(ok));
  }
  for (const a of document.querySelectorAll("a.sp")) a.classList.toggle("dim", on && !a.dataset.items.split(" ").map(Number).some(ok));
  return ok;
}
function list(ok) {
  const hits = $("hits"), count = $("count");
  $("clear").hidden = !active();
  if (!active()) {
    hits.replaceChildren();
    count.textContent = items.length + (items.length === 1 ? " item" : " items");
    return;
  }
  const found = items.map((_, n) => n).filter(ok);
  count.textContent = (found.length || "no") + " of " + items.length + " items" + (found.length > HITS ? ", the first " + HITS : "");
  hits.replaceChildren(...found.slice(0, HITS).map(n =>
    link("#" + items[n][ID], "", items[n][HEADING], make("span", "", data.kinds[items[n][KIND]][0] + ", " + data.reports[items[n][REPORT]][0]))));
}
function update() {
  $("low-out").textContent = low.value + "%";
  list(apply());
}
let soon = 0;
q.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(update, 120); });
for (const control of [low, ...Object.values(pick)]) control.addEventListener("input", update);
const form = q.form;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(update));

// Where the reader is.
const spots = new Map([...rail.querySelectorAll("nav a")].map(a => [a.getAttribute("href").slice(1), a]));
if ("IntersectionObserver" in window) {
  const seen = new IntersectionObserver(entries => {
    for (const e of entries) if (e.isIntersecting) {
      for (const a of spots.values()) a.removeAttribute("aria-current");
      spots.get(e.target.id)?.setAttribute("aria-current", "true");
    }
  }, {rootMargin: "-20% 0px -70% 0px"});
  for (const id of spots.keys()) if ($(id)) seen.observe($(id));
}

update();
route();
document.documentElement.dataset.ready = "yes";
})();
