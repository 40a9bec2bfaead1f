// @ts-check
// Picks a party or a role on the map. The page is complete without it.
(() => {
  "use strict";

  const STORED = "m3-party";

  /**
   * The party that was chosen last in this tab, in the playbook of a map; nothing where the browser keeps nothing.
   * @param {Element} map
   */
  const remembered = (map) => {
    const own = map.closest('[class*="m3-playbook--"]')?.className.match(/m3-playbook--\S+/);
    try {
      return sessionStorage.getItem(own ? `${STORED} ${own[0]}` : STORED) ?? "";
    } catch {
      return "";
    }
  };

  /** @param {HTMLElement} pick */
  const enhance = (pick) => {
    const map = pick.closest(".m3-map");
    const choice = pick.querySelector("select");
    const status = pick.querySelector(".m3-map__status");
    if (!map || !choice || !status) return;
    /** @type {NodeListOf<HTMLElement>} */
    const chips = map.querySelectorAll("[data-m3-of]");

    const show = () => {
      const value = choice.value;
      const own = [...chips].filter((chip) => value && (chip.dataset.m3Of ?? "").split(" ").includes(value));
      for (const chip of chips) chip.toggleAttribute("data-m3-picked", own.includes(chip));
      map.toggleAttribute("data-m3-picked", Boolean(value));
      const isInMap = (/** @type {HTMLElement} */ chip) => chip.closest(".m3-scroll");
      // By a function, since `$&` in a name is nothing but these signs.
      status.textContent = value
        ? (pick.dataset.m3Status ?? "")
            .replace("{shown}", String(own.filter(isInMap).length))
            .replace("{count}", String([...chips].filter(isInMap).length))
            .replace("{name}", () => choice.selectedOptions[0].label)
        : "";
    };

    choice.addEventListener("input", show);
    pick.hidden = false;
    const wanted = new URLSearchParams(location.search).get("party") ?? remembered(map);
    choice.value = [...choice.options].some(({ value }) => value === wanted) ? wanted : "";
    if (choice.value) show();
  };

  const start = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const picks = document.querySelectorAll(".m3-map__pick[hidden]");
    for (const pick of picks) enhance(pick);
  };

  // Material replaces pages without a reload and tells of each one here.
  // @ts-ignore - the theme's own global, where there is one
  window.document$?.subscribe(start);
  start();
})();
