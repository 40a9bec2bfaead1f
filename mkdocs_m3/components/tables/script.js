// @ts-check
// Sorts tables, and finds rows in long tables and lists. The page is complete without it.
(() => {
  "use strict";

  const FEW = 8;
  const UNFOUND = "m3-unfound";
  const FILTERED = "m3-row--filtered";

  /** @param {Element} element */
  const wordsOf = (element) => (element.textContent ?? "").trim();
  /** @param {string | undefined} words @param {Record<string, string | number>} values */
  // By a function, since `$&` in a name is nothing but these signs.
  const filled = (words, values) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => String(value)), words ?? "");

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag @param {string} className @param {string} [text]
   */
  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  /** A line that a screen reader says when it changes. @param {string} className */
  const statusLine = (className) => {
    const status = element("span", className);
    status.setAttribute("aria-live", "polite"); // without a role, since an empty status bar would be read out
    return status;
  };

  /** The rows of the table, not the headings and totals between them. @param {HTMLTableSectionElement} body */
  const entries = (body) => [...body.rows].filter((row) => !("m3Fixed" in row.dataset));

  /**
   * Puts all rows of a table into one body, by a column, with the names of their groups in a column of
   * their own; and back.
   * @param {HTMLTableElement} table
   */
  const sorter = (table) => {
    const bodies = [...table.tBodies]
      .filter((body) => !body.classList.contains("m3-nothing"))
      .map((body) => ({ body, rows: [...body.rows] }));
    const all = bodies.flatMap(({ body }) => {
      const heading = body.querySelector("th[scope=rowgroup]");
      const group = heading ? wordsOf(heading) : "";
      return entries(body).map((row) => ({ row, group, keys: [...row.cells].map(wordsOf) }));
    });
    const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    const columns = table.querySelector("colgroup");
    /** @type {HTMLTableCellElement[]} */
    let added = [];
    /** @type {HTMLTableSectionElement | undefined} */
    let sorted;

    /** @param {HTMLTableRowElement} row @param {HTMLTableCellElement} cell */
    const add = (row, cell) => {
      row.cells[0].after(cell);
      added.push(cell);
    };

    const restore = () => {
      if (added.length && columns) columns.span -= 1;
      for (const cell of added) cell.remove();
      added = [];
      for (const { body, rows } of bodies) body.append(...rows);
      sorted?.replaceWith(...bodies.map(({ body }) => body));
      sorted = undefined;
    };

    /** @param {number} column @param {boolean} isUp */
    const sort = (column, isUp) => {
      restore();
      const rows = [...all].sort((one, other) => order.compare(one.keys[column], other.keys[column]) * (isUp ? 1 : -1));
      if (all.some(({ group }) => group)) {
        const heading = element("th", "m3-grid__added", table.dataset.m3Group);
        heading.scope = "col";
        heading.rowSpan = table.tHead?.rows.length ?? 1;
        if (table.tHead) add(table.tHead.rows[0], heading);
        for (const { row, group } of rows) add(row, element("td", "m3-grid__added", group));
        for (const row of table.tFoot?.rows ?? []) add(row, document.createElement("td"));
        if (columns) columns.span += 1;
      }
      sorted = document.createElement("tbody");
      sorted.append(...rows.map(({ row }) => row));
      bodies[0].body.before(sorted);
      for (const { body } of bodies) body.remove();
    };
    return { sort, restore };
  };

  /** @param {HTMLTableElement} table */
  const sortable = (table) => {
    /** @type {NodeListOf<HTMLTableCellElement>} */
    const headings = table.querySelectorAll("th[data-m3-sort]");
    if (!headings.length) return;
    const words = table.dataset;
    const status = statusLine("m3-hidden");
    (table.closest(".m3-scroll") ?? table).before(status);
    /** @type {ReturnType<typeof sorter> | undefined} */
    let rows;

    for (const heading of headings) {
      const name = wordsOf(heading);
      const button = element("button", "m3-sort");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);

      // Numbers begin with the greatest, words with A; the third click is the order of before.
      const directions = heading.classList.contains("m3-count") ? ["descending", "ascending"] : ["ascending", "descending"];
      button.addEventListener("click", () => {
        rows ??= sorter(table);
        const now = heading.getAttribute("aria-sort");
        const next = directions[now ? directions.indexOf(now) + 1 : 0];
        for (const other of headings) other.removeAttribute("aria-sort");
        if (next) {
          heading.setAttribute("aria-sort", next);
          rows.sort(Number(heading.dataset.m3Sort), next === "ascending");
        } else rows.restore();
        const said = !next ? words.m3Unsorted : next === "ascending" ? words.m3Ascending : words.m3Descending;
        status.textContent = filled(said, { column: name });
      });
    }
  };

  /** @param {HTMLElement} root @returns {HTMLElement[]} */
  const itemsOf = (root) => [
    ...[...root.querySelectorAll("tbody")].flatMap(entries),
    .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".m3-cards > li, .m3-terms__entry")),
  ];

  /** Puts a field above its table or list, or above the heading of the first section. @param {HTMLElement} root @param {HTMLElement} line */
  const place = (root, line) => {
    const above = root.closest(".m3")?.querySelector(":scope > .m3-above");
    /** @type {Element} */
    let next = root.closest(".m3-scroll") ?? root;
    if ("m3Everywhere" in root.dataset) {
      while (next.tagName !== "H2" && next.previousElementSibling) next = next.previousElementSibling;
      if (next.tagName !== "H2") next = root;
    }
    if (above) above.append(line);
    else next.before(line);
  };

  /** Whether an entry lacks something: a word of `data-m3-gap`. @param {HTMLElement} item @param {string} gap */
  const hasGap = (item, gap) => (item.dataset.m3Gap ?? "").split(" ").includes(gap);

  /** What is said where nothing is found. @param {HTMLElement} root @param {string} words */
  const emptyLine = (root, words) => {
    if (!(root instanceof HTMLTableElement)) return element("p", "m3-nothing", words);
    const body = element("tbody", "m3-nothing");
    body.insertRow().insertCell().append(words);
    const heads = [...(root.tHead?.rows[0].cells ?? [])];
    body.rows[0].cells[0].colSpan = heads.reduce((sum, { colSpan }) => sum + colSpan, 0);
    return body;
  };

  /** Lists and tables that one field searches. @param {HTMLElement[]} roots */
  const findable = (roots) => {
    const [root] = roots;
    const words = root.dataset;
    const items = roots.flatMap(itemsOf);
    if (items.length < FEW) return;
    const texts = items.map((item) => wordsOf(item).toLocaleLowerCase());
    const line = element("div", "m3 m3-find");
    const label = element("label", "", `${words.m3Find} `);
    const field = element("input", "m3-find__field");
    field.type = "search";
    label.append(field);
    const status = statusLine("m3-find__status");
    line.append(label);
    const nothing = emptyLine(root, words.m3Unfound ?? "");
    /** The gap that is looked for. */
    let gap = "";

    const find = () => {
      const wanted = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, n) => {
        const isFound = wanted.every((word) => texts[n].includes(word)) && (!gap || hasGap(item, gap));
        item.classList.toggle(UNFOUND, !isFound);
        shown += Number(isFound && !item.classList.contains(FILTERED));
      });
      const isOn = wanted.length > 0 || Boolean(gap);
      if (isOn && !shown) root.append(nothing);
      else nothing.remove();
      line.toggleAttribute("data-m3-on", isOn);
      const all = items.filter((item) => !item.classList.contains(FILTERED)).length;
      status.textContent = filled(words.m3Found, { shown: isOn ? shown : all, count: items.length });
    };

    for (const [kind, words] of Object.entries(JSON.parse(root.dataset.m3Gaps ?? "{}"))) {
      const count = items.filter((item) => hasGap(item, kind)).length;
      if (!count) continue;
      const button = element("button", "m3-filter__button", `${words} `);
      button.type = "button";
      button.append(element("span", "m3-filter__count", String(count)));
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        gap = gap === kind ? "" : kind;
        for (const other of line.querySelectorAll("button")) {
          other.setAttribute("aria-pressed", String(other === button && gap === kind));
        }
        find();
      });
      line.append(button);
    }
    line.append(status);
    field.addEventListener("input", find);
    root.addEventListener("m3-filtered", () => {
      if (line.hasAttribute("data-m3-on")) find();
      else status.textContent = "";
    });
    place(root, line);
  };

  /** Says whether there are columns behind the far edge of a region. @param {Element} region */
  const watch = (region) => {
    const show = () => {
      const rest = region.scrollWidth - region.clientWidth - Math.abs(region.scrollLeft);
      region.toggleAttribute("data-m3-more", rest > 1);
    };
    region.addEventListener("scroll", show, { passive: true });
    new ResizeObserver(show).observe(region);
  };

  const start = () => {
    for (const region of document.querySelectorAll(".m3-scroll:not([data-m3-watched])")) {
      region.toggleAttribute("data-m3-watched", true);
      watch(region);
    }
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = document.querySelectorAll("table[data-m3-ascending]:not(:has(.m3-sort))");
    for (const table of tables) sortable(table);
    /** @type {NodeListOf<HTMLElement>} */
    const found = document.querySelectorAll("[data-m3-find]:not([data-m3-findable])");
    const roots = [...found];
    for (const root of roots) root.dataset.m3Findable = "";
    const together = roots.filter((root) => "m3Everywhere" in root.dataset);
    if (together.length) findable(together);
    for (const root of roots) if (!together.includes(root)) findable([root]);
  };

  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
  start();
})();
