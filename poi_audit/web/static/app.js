"use strict";
// Sends what is dropped, shows what the server says of it. Every word on the page comes from the server.
const byId = (id) => document.getElementById(id);
const words = document.body.dataset;
const filled = (text, ...values) => values.reduce((done, value) => done.replace("{}", value), text);
const LARGEST = 256 * 1024 * 1024;

function alarm(text) { byId("alert").textContent = text; }

async function post(path, values, body) {
  try {
    const answer = await fetch(path, { method: "POST", body: body || JSON.stringify(values || {}) });
    const found = await answer.json().catch(() => ({}));
    if (!answer.ok) alarm(found.why || words.lost);
    return answer.ok ? found : null;
  } catch {
    alarm(words.lost);
    return null;
  }
}

// Buttons that ask the server for something

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-post]");
  if (!button) return;
  alarm("");
  button.disabled = true;
  const { post: path, then, lang, ids } = button.dataset;
  const found = await post(path, lang ? { lang } : ids ? { ids } : {});
  button.disabled = false;
  if (!found) return;
  if (then === "reload") location.reload();
  if (then === "ended") over();
});

function over() {
  if (source) source.close();
  ended = true;
  document.querySelectorAll("button, input, select, textarea").forEach((one) => { one.disabled = true; });
  alarm(words.ended);
}

// Files that are dropped or chosen

const pending = [];
let sending = 0, total = 0, sent = 0;

function take(files) {
  alarm("");
  for (const file of files) {
    if (file.size > LARGEST) alarm(filled(words.tooLarge, file.name));
    else { pending.push(file); total += 1; }
  }
  while (sending < 2 && pending.length) next();
}

async function next() {
  const file = pending.shift();
  if (!file) return;
  sending += 1;
  said();
  try {
    const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    if (!answer.ok && answer.status === 403) alarm(words.lost);
  } catch {
    alarm(filled(words.unsent, file.name));
  }
  sending -= 1;
  sent += 1;
  if (!pending.length && !sending) { total = 0; sent = 0; }
  said();
  next();
}

function said() { byId("status").textContent = total ? filled(words.sending, sent, total) : ""; }

const drop = byId("drop");
if (drop) {
  byId("files").addEventListener("change", (event) => { take(event.target.files); event.target.value = ""; });
  document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take(event.dataTransfer.files);
  });
  addEventListener("beforeunload", (event) => { if (pending.length) event.preventDefault(); });
}

// The list, live

let source = null, ended = false, states = new Map();

function listen() {
  source = new EventSource("/events");
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onopen = () => alarm("");
  source.onerror = () => { if (!ended) alarm(words.lost); };
  source.addEventListener("end", over);
}

function show(news) {
  const focused = document.activeElement;
  const place = focused && focused.closest(".job, #offers");
  const at = place && [place.id, focused.dataset.key];
  for (const [id, html] of news.rows) {
    let body = byId(`job-${id}`);
    if (!body) {
      body = document.createElement("tbody");
      body.className = "job";
      body.id = `job-${id}`;
      byId("jobs").append(body);
    }
    body.innerHTML = html;
    tell(id, body.rows[0]);
  }
  for (const body of document.querySelectorAll(".job")) {
    if (!news.order.includes(body.id.slice(4))) body.remove();
  }
  for (const [id, html] of Object.entries(news.parts)) byId(id).innerHTML = html;
  byId("list").hidden = !news.order.length;
  if (at && !document.contains(focused)) restore(at);
  arrange();
}

function restore([id, key]) {
  const place = byId(id);
  const same = place && (place.querySelector(`[data-key="${key}"]`) || place.querySelector("a, button"));
  (same || byId("files")).focus();
}

function tell(id, row) {
  const { state, name } = row.dataset;
  const before = states.get(id);
  states.set(id, state);
  if (before && before !== state && ["done", "failed"].includes(state)) {
    byId("status").textContent = `${name}: ${row.querySelector(".word").textContent}`;
  }
}

// Sorting and searching

let sorted = ["", 1];

function arrange() {
  const [key, way] = sorted;
  const table = byId("jobs");
  if (table && key) {
    const value = (body) => body.rows[0].dataset[key];
    const bodies = [...table.tBodies];
    const order = [...bodies].sort((a, b) => way * value(a).localeCompare(value(b), undefined, { numeric: true }));
    if (order.some((body, i) => body !== bodies[i])) {
      const focused = document.activeElement;
      table.append(...order);
      if (document.activeElement !== focused) focused.focus();
    }
  }
  search();
}

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s]/g, "").toLowerCase();

function search() {
  const box = byId("search");
  if (!box) return;
  const asked = plain(box.value);
  let count = 0;
  for (const one of document.querySelectorAll("[data-search]")) {
    const hit = plain(one.dataset.search).includes(asked);
    (one.closest(".job") || one).hidden = !hit;
    count += hit;
  }
  byId("found").textContent = asked ? filled(words.found, count) : "";
}

if (byId("search")) byId("search").addEventListener("input", search);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-sort]");
  if (!button) return;
  const key = button.dataset.sort;
  sorted = [key, sorted[0] === key ? -sorted[1] : key === "errors" ? -1 : 1];
  for (const head of document.querySelectorAll("th[aria-sort]")) head.setAttribute("aria-sort", "none");
  button.closest("th").setAttribute("aria-sort", sorted[1] > 0 ? "ascending" : "descending");
  arrange();
});

// Again, with other options

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-again]");
  if (!button) return;
  const dialog = byId("again"), row = button.closest("tr");
  const options = JSON.parse(row.dataset.options);
  const form = dialog.querySelector("form");
  for (const name of ["as_of", "first", "last", "engine"]) form.elements[name].value = options[name];
  form.elements.password.value = "";
  byId("again-name").textContent = row.dataset.name;
  dialog.returnValue = "";
  dialog.dataset.job = button.dataset.again;
  dialog.showModal();
  form.elements[options.locked ? "password" : "as_of"].focus();
});

if (byId("again")) byId("again").addEventListener("close", (event) => {
  const dialog = event.target;
  if (dialog.returnValue !== "go") return;
  post(`/f/${dialog.dataset.job}/again`, Object.fromEntries(new FormData(dialog.querySelector("form"))));
});

// Dispositions

const late = new WeakMap();

async function decide(form) {
  const found = await post(form.dataset.decide, { id: form.dataset.id, ...Object.fromEntries(new FormData(form)) });
  form.querySelector(".saved").textContent = found ? words.saved : "";
  const decided = [...document.querySelectorAll("form.decide")].filter((one) => {
    const { disposition, responsible, comment } = one.elements;
    return disposition.selectedIndex > 0 || responsible.value || comment.value;
  });
  byId("decided").textContent = decided.length;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form.decide");
  if (!form) return;
  form.querySelector(".saved").textContent = "";
  clearTimeout(late.get(form));
  late.set(form, setTimeout(() => decide(form), 500));
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.decide");
  if (form) { event.preventDefault(); decide(form); }
});

const paper = document.querySelector("[data-paper]");
if (paper) paper.addEventListener("change", async () => {
  alarm("");
  const found = await post(paper.dataset.paper, null, paper.files[0]);
  paper.value = "";
  if (found) { sessionStorage.setItem("said", filled(words.taken, found.count)); location.reload(); }
});
if (sessionStorage.getItem("said")) {
  alarm(sessionStorage.getItem("said"));
  sessionStorage.removeItem("said");
  choose(byId("tab-decide"));
}

// Tabs

function choose(tab) {
  if (!tab) return;
  for (const one of document.querySelectorAll("[role=tab]")) {
    one.setAttribute("aria-selected", one === tab);
    one.tabIndex = one === tab ? 0 : -1;
    byId(one.getAttribute("aria-controls")).hidden = one !== tab;
  }
}

document.addEventListener("click", (event) => choose(event.target.closest("[role=tab]")));
document.addEventListener("keydown", (event) => {
  const tab = event.target.closest("[role=tab]");
  if (!tab || !["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const to = step ? tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] : tabs.at(event.key === "Home" ? 0 : -1);
  choose(to);
  to.focus();
});

if (byId("jobs")) listen();
