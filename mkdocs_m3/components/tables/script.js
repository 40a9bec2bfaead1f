// @ts-check
// Sorts tables and finds rows in long tables and lists. The page is complete without it.
(() => {
  "use strict";

  const FEW = 8;
  const UNFOUND = "m3-unfound";

  /** @param {HTMLTableCellElement} heading */
  const sortable = (heading) => {
    const table = heading.closest("table");
    if (!table) return;
    const column = Number(heading.dataset.m3Sort);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "m3-sort";
    button.append(...heading.childNodes);
    heading.append(button);

    /** @param {HTMLTableRowElement} row */
    const key = (row) => (row.cells[column]?.textContent ?? "").trim();
    const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    /** @param {HTMLTableSectionElement} body @param {boolean} isUp */
    const sort = (body, isUp) => {
      const rows = [...body.rows].filter((row) => !("m3Fixed" in row.dataset));
      const total = [...body.rows].find((row) => "m3Fixed" in row.dataset && row.rowIndex > (rows[0]?.rowIndex ?? 0));
      rows.sort((one, other) => order.compare(key(one), key(other)) * (isUp ? 1 : -1));
      for (const row of rows) body.insertBefore(row, total ?? null);
    };

    button.addEventListener("click", () => {
      const isNumber = heading.classList.contains("m3-count");
      const now = heading.getAttribute("aria-sort");
      const isUp = now ? now === "descending" : !isNumber;
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      for (const body of table.tBodies) sort(body, isUp);
    });
  };

  /** @param {HTMLElement} root */
  const findable = (root) => {
    /** @type {NodeListOf<HTMLElement>} */
    const all = root.querySelectorAll("tbody > tr, .m3-cards > li, .m3-terms__entry");
    const items = [...all].filter((item) => !("m3Fixed" in item.dataset));
    if (items.length < FEW) return;
    const texts = items.map((item) => (item.textContent ?? "").toLocaleLowerCase());
    const line = document.createElement("div");
    line.className = "m3-find";
    const label = document.createElement("label");
    const field = document.createElement("input");
    field.type = "search";
    field.className = "m3-find__field";
    label.append(`${root.dataset.m3Find} `, field);
    const status = document.createElement("span");
    status.className = "m3-find__status";
    status.setAttribute("role", "status");
    line.append(label, status);

    field.addEventListener("input", () => {
      const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, n) => {
        const isFound = words.every((word) => texts[n].includes(word));
        item.classList.toggle(UNFOUND, !isFound);
        shown += Number(isFound);
      });
      status.textContent = words.length
        ? (root.dataset.m3Found ?? "").replace("{shown}", String(shown)).replace("{count}", String(items.length))
        : "";
    });
    const scroll = root.closest(".m3-scroll");
    const count = root.querySelector(":scope > .m3-activities__count");
    if (scroll) scroll.before(line);
    else if (count) count.after(line);
    else root.prepend(line);
  };

  const start = () => {
    /** @type {NodeListOf<HTMLTableCellElement>} */
    const headings = document.querySelectorAll("th[data-m3-sort]:not(:has(.m3-sort))");
    for (const heading of headings) sortable(heading);
    /** @type {NodeListOf<HTMLElement>} */
    const roots = document.querySelectorAll("[data-m3-find]:not([data-m3-findable])");
    for (const root of roots) {
      root.dataset.m3Findable = "";
      findable(root);
    }
  };

  start();
  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
})();
