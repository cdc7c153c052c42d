"use strict";
(() => {
  const fold = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const number = text => /^[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : NaN;
  for (const table of document.querySelectorAll("table.plain")) {
    const body = table.tBodies[0], rows = [...body.rows];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button"; button.className = "sort"; button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const text = row => row.cells[column].textContent.trim();
        rows.sort((a, b) => {
          const [x, y] = [text(a), text(b)];
          if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
          const by = Number.isNaN(number(x) - number(y)) ? x.localeCompare(y, document.documentElement.lang) : number(x) - number(y);
          return up ? by : -by;
        });
        body.append(...rows);
      });
    });
  }
  const search = document.getElementById("search");
  search.closest(".search").hidden = false;
  const rows = [...document.querySelectorAll("table.plain tbody tr, table.heat tbody:not(.whole) tr")].map(row => [row, fold(row.textContent)]);
  search.addEventListener("input", () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !words.every(word => text.includes(word));
  });
})();
