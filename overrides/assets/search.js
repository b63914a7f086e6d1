/* The search. The theme's script runs it, with the index of all pages; both come when a reader goes to the field. */

{
  const toggle = document.getElementById("__search");
  const search = document.getElementById("_search");
  const field = search.querySelector(".md-search__input");
  const opener = document.querySelector("[data-opens=search]");

  const set = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  let asked = false;
  const load = () => {
    set(true);
    if (asked) return;
    asked = true;
    /* The theme's script would ask for a sitemap at each of these addresses; a space in `rel`, which means nothing,
    hides them from it. */
    for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate ";
    const script = document.createElement("script");
    script.src = document.getElementById("_searcher").dataset.script;
    script.onerror = () => {
      asked = false;
      script.remove();
    };
    document.head.append(script);
  };
  field.addEventListener("focus", load);
  if (field === document.activeElement) load();

  /* The theme takes single letters as shortcuts, which a reader who speaks to the device sets off by chance. It closes
  the search at Tab and keeps results from it: here Tab goes through them, and out of the search. */
  addEventListener("keydown", (event) => {
    if (!toggle.checked) {
      if (event.key?.length === 1) event.stopImmediatePropagation();
    } else if (event.key === "Escape") {
      set(false);
      field.blur();
      if (opener.offsetParent) setTimeout(() => opener.focus());
    } else if (["Tab", "Shift"].includes(event.key) || event.target.closest("button")) {
      event.stopImmediatePropagation();
    }
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) set(false);
  });
  new MutationObserver(() => {
    for (const link of search.querySelectorAll(".md-search-result [tabindex]")) link.removeAttribute("tabindex");
  }).observe(search.querySelector(".md-search-result__list"), { childList: true, subtree: true });

  search.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  /* Its button on a phone leads into the field, and closing it leads back. */
  toggle.addEventListener("change", () => opener.setAttribute("aria-expanded", toggle.checked));
  opener.addEventListener("click", () => {
    set(true);
    field.focus();
  });
  search.querySelector(".search__back").addEventListener("click", () => {
    set(false);
    opener.focus();
  });
}
