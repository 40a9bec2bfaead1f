// @ts-check
// Filter buttons for tables of activities and of tasks. The page is complete without them.
(() => {
  "use strict";

  const PARAMETER = "party";
  const STORED = "m3-party";
  const FILTERED = "m3-row--filtered";
  /** As many parties have buttons on every screen; those of more would fill a phone's, which gets a list. */
  const FEW = 4;

  /**
   * Where a choice is kept: each of several playbooks in a site has parties of its own.
   * @param {Element} place
   */
  const keyOf = (place) => {
    const own = place.closest('[class*="m3-playbook--"]')?.className.match(/m3-playbook--\S+/);
    return own ? `${STORED} ${own[0]}` : STORED;
  };

  /** What was chosen last in this tab; nothing where the browser keeps nothing. @param {string} key */
  const remembered = (key) => {
    try {
      return sessionStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  };

  /** @param {string} key @param {string} party Its id, or nothing for all. */
  const remember = (key, party) => {
    try {
      sessionStorage.setItem(key, party);
    } catch {
      // The choice then lives in the address alone.
    }
    const address = new URL(location.href);
    if (party) address.searchParams.set(PARAMETER, party);
    else address.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", address);
  };

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} [text]
   */
  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  /**
   * A party's label as the stylesheet has it, also where no table of the page names it; nothing for an id
   * that is no party's.
   * @param {Element} place @param {string} party
   */
  const labelOf = (place, party) => {
    const sample = element("span", `m3-party--${party.replace(/\s/g, "")}`);
    place.append(sample);
    const written = getComputedStyle(sample).getPropertyValue("--m3-label").trim();
    sample.remove();
    return written.slice(1, -1).replace(/\\([0-9a-f]{1,6}) ?|\\(.)/gi, (_, code, sign) =>
      code ? String.fromCodePoint(parseInt(code, 16)) : sign,
    );
  };

  /** The id that the address leads to, which may hold a stray `%`. */
  const placeInAddress = () => {
    const written = location.hash.slice(1);
    try {
      return decodeURIComponent(written);
    } catch {
      return written;
    }
  };

  /** @type {WeakMap<Element, () => void>} */
  const reveals = new WeakMap();
  /** @type {WeakMap<Element, (party: string) => void>} */
  const shows = new WeakMap();
  const started = () => document.querySelectorAll("table[data-m3-started]");

  /** @param {HTMLTableElement} table @param {boolean} isSaid Whether the address itself says a party. */
  const enhance = (table, isSaid) => {
    const words = table.dataset;
    const key = keyOf(table);
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const marked = table.querySelectorAll("tr[data-m3-parties]");
    const rows = [...marked];
    /** @param {HTMLTableRowElement} row @param {string} party */
    const isOf = (row, party) => !party || (row.dataset.m3Parties ?? "").split(" ").includes(party);
    /** @param {string} party */
    const count = (party) => rows.filter((row) => isOf(row, party)).length;

    /** @type {NodeListOf<HTMLElement>} */
    const named = table.querySelectorAll("[data-m3-party]");
    const choices = [...named]
      .map((name) => ({ id: name.dataset.m3Party ?? "", label: (name.textContent ?? "").trim() }))
      .filter((choice) => count(choice.id) > 0);
    const above = table.closest(".m3")?.querySelector(".m3-above");
    const line = above?.querySelector(".m3-activities__count");
    if (!rows.length || !above || !line) return;

    const total = [...line.childNodes];
    const message = element("span", "");
    message.replaceChildren(...total);
    message.setAttribute("aria-live", "polite");
    const showAll = element("button", "m3-filter__show-all", words.m3ShowAll);
    showAll.setAttribute("type", "button");
    showAll.hidden = true;
    line.replaceChildren(message, showAll);

    const group = element("div", "m3-filter");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.m3Filter ?? "");
    const every = [{ id: "", label: words.m3All ?? "" }, ...choices];
    const buttons = every.map((choice) => {
      const button = element("button", "m3-filter__button", choice.label + " ");
      button.setAttribute("type", "button");
      button.append(element("span", "m3-filter__count", String(count(choice.id))));
      button.addEventListener("click", () => choose(choice.id));
      return { button, ...choice };
    });
    group.append(...buttons.map(({ button }) => button));

    const list = document.createElement("select");
    list.className = "m3-filter__list";
    for (const { id, label } of every) list.add(new Option(`${label} (${count(id)})`, id));
    list.addEventListener("change", () => choose(list.value));
    const label = element("label", "m3-filter__choice", `${words.m3Filter} `);
    label.append(list);

    if (choices.some((choice) => count(choice.id) < rows.length)) {
      above.prepend(group);
      if (choices.length > FEW) group.before(label);
    }

    /** What is said of a party's rows; of all, the line that the page had. @param {string} party */
    const say = (party) => {
      const label = choices.find((choice) => choice.id === party)?.label;
      // By a function, since `$&` in a label is nothing but these signs.
      return ((label ? words.m3Status : words.m3NoPart) ?? "")
        .replace("{shown}", String(count(party)))
        .replace("{count}", String(rows.length))
        .replace("{party}", () => label ?? labelOf(above, party));
    };

    /** The party whose rows are shown. */
    let shown = "";

    /** @param {string} party */
    const show = (party) => {
      for (const row of rows) row.classList.toggle(FILTERED, !isOf(row, party));
      for (const { button, id } of buttons) button.setAttribute("aria-pressed", String(id === party));
      if (party && !choices.some(({ id }) => id === party)) list.add(new Option(`${labelOf(above, party)} (0)`, party));
      list.value = party;
      if (party !== shown) message.replaceChildren(...(party ? [say(party)] : total));
      shown = party;
      showAll.hidden = !party;
      table.dispatchEvent(new Event("m3-filtered"));
    };

    /** All tables of the playbook on a page follow, as they do when its address is opened. @param {string} party */
    const choose = (party) => {
      remember(key, party);
      for (const other of started()) if (keyOf(other) === key) shows.get(other)?.(party);
    };

    showAll.addEventListener("click", () => {
      choose("");
      if (group.isConnected) (list.offsetParent ? list : buttons[0].button).focus();
    });

    /** A link to an activity, or to a list or the whole part, shows all of it, whatever was filtered. */
    const reveal = () => {
      const target = document.getElementById(placeInAddress());
      if (!target || !(table.contains(target) || target === table.closest(".m3"))) return;
      if (!rows.some((row) => target.contains(row) && row.classList.contains(FILTERED))) return;
      show("");
      target.scrollIntoView();
    };

    shows.set(table, show);
    const wanted = new URLSearchParams(location.search).get(PARAMETER) ?? remembered(key);
    if (wanted && labelOf(above, wanted)) {
      remember(key, wanted);
      show(wanted);
    } else show("");
    const isOfActivity = rows.some(({ id }) => id && `#${id}` === location.hash);
    if (isOfActivity || !isSaid) reveal();
    reveals.set(table, reveal);
  };

  const start = () => {
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = document.querySelectorAll("table[data-m3-filter]:not([data-m3-started])");
    const isSaid = new URLSearchParams(location.search).has(PARAMETER);
    for (const table of tables) {
      table.dataset.m3Started = "";
      enhance(table, isSaid);
    }
  };

  addEventListener("hashchange", () => {
    for (const table of started()) reveals.get(table)?.();
  });
  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
  start();
})();
