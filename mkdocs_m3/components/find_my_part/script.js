// @ts-check
// Makes a picker of the list of parties, roles and phases, which is complete without it.
(() => {
  "use strict";

  /** @typedef {{select: HTMLSelectElement, links: HTMLAnchorElement[]}} Choice */

  /** @param {HTMLElement} group @param {string} id @returns {{field: HTMLElement, choice: Choice}} */
  const choiceOf = (group, id, any = "") => {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const found = group.querySelectorAll("a[href]");
    const links = [...found];
    const field = document.createElement("div");
    const label = document.createElement("label");
    label.textContent = group.dataset.m3Label ?? "";
    label.htmlFor = id;
    const select = document.createElement("select");
    select.id = id;
    select.append(new Option(any, ""));
    links.forEach((link, n) => select.append(new Option(link.textContent ?? "", String(n))));
    field.append(label, select);
    return { field, choice: { select, links } };
  };

  /** @param {Choice | undefined} choice */
  const chosen = (choice) => (choice?.select.value ? choice.links[Number(choice.select.value)] : undefined);

  /** @param {HTMLAnchorElement} link @param {string} name @param {string | undefined} id */
  const has = (link, name, id) => !id || (link.dataset[name] ?? "").split(" ").includes(id);

  /** @param {HTMLElement} root @param {number} place Its place among all pickers of the page. */
  const enhance = (root, place) => {
    const words = root.dataset;
    const form = document.createElement("form");
    form.className = "m3-find-part__form";
    /** @type {Record<string, Choice>} */
    const choices = {};
    /** @type {NodeListOf<HTMLElement>} */
    const groups = root.querySelectorAll("[data-m3-kind]");
    for (const group of groups) {
      const kind = group.dataset.m3Kind ?? "";
      const { field, choice } = choiceOf(group, `m3-find-${kind}-${place}`, words.m3Any);
      choices[kind] = choice;
      form.append(field);
    }
    const button = document.createElement("button");
    button.type = "submit";
    button.textContent = words.m3Show ?? "";
    const status = document.createElement("p");
    status.className = "m3-find-part__status";
    status.setAttribute("aria-live", "polite");
    form.append(button, status);

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const role = chosen(choices.roles);
      const party = chosen(choices.parties);
      const phase = chosen(choices.phases);
      const who = role ?? party;
      if (!who && !phase) {
        status.textContent = words.m3Empty ?? "";
        return;
      }
      const isThere =
        (!who || has(who, "m3Phases", phase?.dataset.m3Id)) && (!role || has(role, "m3Parties", party?.dataset.m3Id));
      if (!isThere) {
        status.textContent = words.m3None ?? "";
        return;
      }
      const address = new URL((who ?? phase)?.href ?? "");
      if (role && party) address.searchParams.set("party", party.dataset.m3Id ?? "");
      if (who && phase) address.hash = phase.dataset.m3Id ?? "";
      location.assign(address);
    });
    form.addEventListener("change", () => {
      status.textContent = "";
    });

    const list = root.querySelector("details");
    if (list) {
      list.before(form);
      list.open = false;
    } else root.append(form);
  };

  const start = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const roots = document.querySelectorAll("[data-m3-picker]:not([data-m3-started])");
    roots.forEach((root, place) => {
      root.dataset.m3Started = "";
      enhance(root, place);
    });
  };

  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
  start();
})();
