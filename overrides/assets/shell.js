/* What the frame of a page can do more with JavaScript: the menu of a phone, light or dark, where the reader is on the
page, words that are explained where they stand. Without it every page reads; the menu then opens by its label. */

{
  const find = (selector) => document.querySelector(selector);
  const article = find("article");
  const drawer = find("#__drawer");
  const menu = find("#_menu");
  const opener = find("[data-opens=menu]");

  /* The checkboxes of the theme: for no keyboard, as buttons stand for them. */
  for (const toggle of document.querySelectorAll(".md-toggle")) {
    toggle.removeAttribute("autocomplete");
    toggle.setAttribute("aria-hidden", "true");
  }

  /* While the menu lies over the page, nothing under it can be reached. */
  const turn = (open) => {
    if (drawer.checked !== open) drawer.click();
  };
  drawer.addEventListener("change", () => {
    const open = drawer.checked;
    opener.setAttribute("aria-expanded", open);
    for (const part of document.querySelectorAll(".skip, .md-header, .md-content, .md-footer")) part.inert = open;
    if (open) find("[data-closes=menu]").focus();
    else if (menu.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
  });
  opener.addEventListener("click", () => turn(true));
  find("[data-closes=menu]").addEventListener("click", () => turn(false));
  matchMedia("(min-width: 76.25em)").addEventListener("change", (wide) => wide.matches && turn(false));

  /* Light or dark: each button chooses what comes after its own. */
  const buttons = [...document.querySelectorAll(".palette button")];
  const root = document.documentElement;
  const offer = () => buttons.forEach((one) => (one.hidden = one.dataset.scheme !== (root.dataset.chosen ?? "")));
  buttons.forEach((button, index) => {
    const next = buttons[(index + 1) % buttons.length];
    button.addEventListener("click", () => {
      root.dispatchEvent(new CustomEvent("choose", { detail: next.dataset.scheme }));
      offer();
      next.focus();
    });
  });
  offer();

  /* Beside the page: which of its headings is read now. */
  const links = [...document.querySelectorAll(".onpage a")];
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const side = find(".onpage")?.parentElement;
  let current = null;
  let waiting = false;
  const follow = () => {
    waiting = false;
    const room = parseFloat(getComputedStyle(root).scrollPaddingTop) + 24;
    const at = heads.findLastIndex((head) => head && head.getBoundingClientRect().top <= room);
    if (links[at] === current) return;
    current?.classList.remove("onpage__now");
    current = links[at] ?? null;
    current?.classList.add("onpage__now");
    if (current && side.scrollHeight > side.clientHeight) {
      side.scrollTop = current.offsetTop - side.clientHeight / 2;
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  if (links.length) {
    addEventListener("scroll", soon, { passive: true });
    soon();
  }

  /* A word that is explained where it stands: when it is pointed at, and when it has the focus. */
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "_tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let told = null;
  const hush = () => {
    if (!told) return;
    told.title = tip.textContent;
    told.removeAttribute("aria-describedby");
    tip.hidden = true;
    told = null;
  };
  const tell = ({ target }) => {
    const word = target.closest("article a[title]");
    if (!word || word === told) return;
    hush();
    told = word;
    tip.textContent = word.title;
    word.removeAttribute("title"); // or the browser would say it once more
    word.setAttribute("aria-describedby", tip.id);
    tip.hidden = false;
    const spot = word.getClientRects()[0];
    const left = Math.min(spot.left, root.clientWidth - tip.offsetWidth - 8);
    const above = spot.top - tip.offsetHeight - 4;
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${(above < 64 ? spot.bottom + 4 : above) + scrollY}px`;
  };
  const leave = ({ target, relatedTarget }) => {
    if (target.closest?.("a") === told && !tip.contains(relatedTarget) && !told?.contains(relatedTarget)) hush();
  };
  article.addEventListener("pointerover", tell);
  article.addEventListener("focusin", tell);
  article.addEventListener("pointerout", leave);
  article.addEventListener("focusout", leave);
  tip.addEventListener("pointerleave", hush);

  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    turn(false);
    hush();
  });

  /* What is folded is unfolded for a link that leads into it, and on paper. */
  const arrive = () => {
    turn(false);
    const folded = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", arrive);
  arrive();
  let unfolded = [];
  const paper = (on) => {
    if (on) unfolded.push(...document.querySelectorAll("article details:not([open])"));
    for (const one of unfolded) one.open = on;
    if (!on) unfolded = [];
  };
  matchMedia("print").addEventListener("change", ({ matches }) => paper(matches));
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));

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
