"use strict";
(() => {
  const one = id => document.getElementById(id), all = (css, of = document) => [...of.querySelectorAll(css)];
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const groups = all("#findings .group"), bodies = all("#table tbody[id]"), sections = all("#table .aei");
  const texts = new Map(), search = one("search"), hits = one("hits"), said = one("said");
  const text = node => texts.get(node) || (texts.set(node, fold(node.textContent)), texts.get(node));
  const shown = node => node.checkVisibility ? node.checkVisibility() : node.offsetParent !== null;

  function find() {
    const words = fold(search.value).split(/\s+/).filter(Boolean), has = node => words.every(w => text(node).includes(w));
    let found = 0;
    for (const group of groups) {
      const head = has(group.querySelector("summary")), members = all("li.q", group);
      const some = members.filter(member => head || has(member));
      members.forEach(member => { member.hidden = !some.includes(member); });
      group.hidden = words.length > 0 && !some.length;
      if (group.closest("#by-rule")) found += some.length;
      if (words.length && some.length && !head) group.open = true;
    }
    const rows = bodies.filter(body => (body.hidden = !has(body), !body.hidden)).length;
    for (const section of sections) {
      section.hidden = words.length > 0 && !has(section);
      if (words.length === 0) section.open = false; else if (bodies.some(b => !b.hidden && section.contains(b))) section.open = rows <= 40;
    }
    hits.textContent = words.length ? hits.dataset.text.replace("{0}", found).replace("{1}", rows) : "";
    if (!words.length) groups.forEach(group => { group.open = false; });
  }

  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.matches(".f") && one("v-owner")) one("v-rule").checked = true;
    for (let node = target; node; node = node.parentElement) { node.hidden = false; if (node.tagName === "DETAILS") node.open = true; }
    target.scrollIntoView();
  }

  function step(by) {
    const list = all("#findings .group > summary").filter(shown), at = list.indexOf(document.activeElement);
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by))];
    if (next) { next.focus(); next.scrollIntoView({block: "center"}); }
  }

  async function copy(link) {
    const address = location.href.split("#")[0] + link.getAttribute("href");
    try { await navigator.clipboard.writeText(address); } catch { return; }
    said.textContent = said.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, 2000);
  }

  const open = state => groups.forEach(group => { group.open = state; });
  all(".search, .scripted").forEach(part => { part.hidden = false; });
  search.addEventListener("input", find);
  addEventListener("hashchange", reveal);
  document.addEventListener("click", event => { const link = event.target.closest("a.copy"); if (link) copy(link); });
  one("open")?.addEventListener("click", () => open(true));
  one("close")?.addEventListener("click", () => open(false));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && document.activeElement === search) { search.value = ""; find(); search.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], select, textarea")) return;
    if (!(one("keys")?.checked ?? true)) return;
    const keys = {"/": () => search.focus(), j: () => step(1), k: () => step(-1), a: () => open(true), c: () => open(false)};
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  reveal();
})();
