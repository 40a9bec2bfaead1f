// @ts-check
// Makes readiness indicators boxes to tick, which this browser remembers. Without it they are a list.
(() => {
  "use strict";

  /** Where a list's ticks are kept. @param {number} place Its place among the lists of the page. */
  const keyOf = (place) => `m3-ready ${location.pathname} ${place}`;

  /** The texts that were ticked; none where the browser keeps nothing. @param {string} key @returns {string[]} */
  const kept = (key) => {
    try {
      const found = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  };

  /** @param {string} key @param {string[]} ticked */
  const keep = (key, ticked) => {
    try {
      if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
      else localStorage.removeItem(key);
    } catch {
      // The ticks then last as long as the page.
    }
  };

  /** @param {HTMLElement} list @param {number} place */
  const enhance = (list, place) => {
    const key = keyOf(place);
    const ticked = kept(key);
    const boxes = [...list.children].map((item) => {
      const text = (item.textContent ?? "").trim();
      const box = document.createElement("input");
      box.type = "checkbox";
      box.className = "m3-readiness__box";
      box.checked = ticked.includes(text);
      if (item.querySelector("a")) {
        box.setAttribute("aria-label", text);
        item.prepend(box);
      } else {
        const label = document.createElement("label");
        label.append(box, ...item.childNodes);
        item.append(label);
      }
      return { box, text };
    });

    const line = document.createElement("p");
    line.className = "m3 m3-readiness__kept";
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "m3-filter__show-all";
    clear.textContent = list.dataset.m3Clear ?? "";
    line.append(list.dataset.m3Kept ?? "", " ", clear);
    list.after(line);

    const show = () => {
      line.hidden = !boxes.some(({ box }) => box.checked);
    };
    const save = () => {
      keep(key, boxes.filter(({ box }) => box.checked).map(({ text }) => text));
      show();
    };
    for (const { box } of boxes) box.addEventListener("change", save);
    clear.addEventListener("click", () => {
      for (const { box } of boxes) box.checked = false;
      save();
      boxes[0].box.focus();
    });
    list.toggleAttribute("data-m3-ticking", true);
    show();
  };

  const start = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const lists = document.querySelectorAll(".m3-readiness");
    lists.forEach((list, place) => {
      if (list.firstElementChild && !list.hasAttribute("data-m3-ticking")) enhance(list, place);
    });
  };

  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
  start();
})();
