/* What the header, the menu and the search need besides the theme's script, which runs after this one. Without
JavaScript every page still reads; the menu then opens by its label. */

{
  const toggles = { menu: document.getElementById("__drawer"), search: document.getElementById("__search") };
  const find = (selector) => document.querySelector(selector);

  /* The theme's script would ask for a sitemap at each of these addresses; a space in `rel`, which means nothing, hides
  them from it. */
  for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate ";

  /* The theme scrolls the table of contents smoothly, whatever the reader asked of the device. */
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const config = document.getElementById("__config");
    const said = JSON.parse(config.textContent);
    said.features = said.features.filter((feature) => feature !== "toc.follow");
    config.textContent = JSON.stringify(said);
  }

  /* The theme takes single letters as shortcuts, which a reader who speaks to the device sets off by chance. */
  addEventListener("keydown", (event) => {
    if (event.key?.length === 1 && !toggles.search.checked) event.stopImmediatePropagation();
  });

  /* The checkboxes of the theme: for no keyboard, as buttons stand for them. */
  for (const toggle of Object.values(toggles)) {
    toggle.removeAttribute("autocomplete");
    toggle.setAttribute("aria-hidden", "true");
  }

  const opener = (name) => find(`[data-opens=${name}]`);
  const set = (name, open) => {
    if (toggles[name].checked !== open) toggles[name].click();
  };

  for (const name of Object.keys(toggles)) {
    opener(name).addEventListener("click", () => set(name, true));
    toggles[name].addEventListener("change", () => {
      opener(name).setAttribute("aria-expanded", toggles[name].checked);
      if (name === "menu") menuTurned(toggles.menu.checked);
    });
  }

  /* While the menu lies over the page, nothing under it can be reached. */
  const menuTurned = (open) => {
    for (const part of document.querySelectorAll(".skip, .md-header, .md-content, .md-footer")) part.inert = open;
    if (open) find("[data-closes=menu]").focus();
    else if (find("#_menu").contains(document.activeElement) || document.activeElement === document.body) {
      opener("menu").focus();
    }
  };

  find("[data-closes=menu]").addEventListener("click", () => set("menu", false));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") set("menu", false);
  });
  matchMedia("(min-width: 76.25em)").addEventListener("change", (wide) => wide.matches && set("menu", false));

  /* Search: its button on a phone leads into the field, and closing it leads back. */
  opener("search").addEventListener("click", () => find(".md-search__input").focus());
  find(".search__back").addEventListener("click", () => {
    set("search", false);
    opener("search").focus();
  });
  find(".md-search__input").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opener("search").offsetParent) setTimeout(() => opener("search").focus());
  });

  /* The theme closes the search at Tab and keeps results from it: here Tab goes through them, and out of the search. */
  addEventListener("keydown", (event) => {
    if (!toggles.search.checked || event.key === "Escape") return;
    if (["Tab", "Shift"].includes(event.key) || event.target.closest("button")) event.stopImmediatePropagation();
  });
  find(".md-search").addEventListener("focusout", ({ currentTarget, relatedTarget }) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) set("search", false);
  });
  new MutationObserver(() => {
    for (const link of document.querySelectorAll(".md-search-result [tabindex]")) link.removeAttribute("tabindex");
  }).observe(find(".md-search-result__list"), { childList: true, subtree: true });

  /* Light or dark: each button chooses what comes after its own. */
  const palette = find(".palette");
  palette.addEventListener("keydown", (event) => event.stopImmediatePropagation()); // the theme's own way with Enter
  palette.querySelectorAll("button").forEach((button, index, all) => {
    const next = (index + 1) % all.length;
    button.addEventListener("click", () => {
      palette.querySelectorAll("input")[next].click();
      all.forEach((one, at) => (one.hidden = at !== next)); // as the theme will, but before the focus moves
      all[next].focus();
    });
  });

  /* On paper a link shows where it leads: the public address, wherever the page was printed from. */
  const published = find("link[rel=canonical]")?.href ?? location.href;
  for (const link of document.querySelectorAll("article a[download]")) {
    link.dataset.address = new URL(link.getAttribute("href"), published).href;
  }

  /* Nothing here: first in the language of the address that was asked for. */
  const homes = [...document.querySelectorAll(".missing > section")];
  const length = (section) => {
    const home = new URL(section.dataset.home, location).pathname;
    return location.pathname.startsWith(home) ? home.length : 0;
  };
  homes.sort((one, other) => length(other) - length(one)).forEach((section) => section.parentNode.append(section));
}
