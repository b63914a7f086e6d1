// Put into every page by `make serve` only: shows what is wrong, and the page anew when it changed.
(() => {
  const { page, digest, styles } = document.currentScript.dataset;
  const FOLDED = "serve-folded";
  let news = null;
  let host = null;

  function connect() {
    if (news) return;
    news = new EventSource(`/.live/events?${new URLSearchParams({ page, digest, styles })}`);
    news.addEventListener("panel", (event) => show(JSON.parse(event.data)));
    news.addEventListener("styles", (event) => restyle(JSON.parse(event.data)));
    news.addEventListener("reload", () => {
      leave();
      location.reload();
    });
    news.addEventListener("sleep", leave);
  }

  function leave() {
    news?.close();
    news = null;
  }

  function restyle(version) {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = new URL(link.href);
      address.searchParams.set("changed", version);
      link.href = address.href;
    }
  }

  // In a shadow tree, so that the styles of the site and of the panel leave each other alone.
  function show(html) {
    host?.remove();
    host = null;
    if (!html) return;
    host = document.createElement("div");
    const tree = host.attachShadow({ mode: "open" });
    tree.innerHTML = html;
    document.body.append(host);
    const box = tree.querySelector("details");
    const key = `${FOLDED}-${box.dataset.kind}`;
    const kept = sessionStorage.getItem(key);
    if (kept) box.open = kept === "open";
    box.addEventListener("toggle", () => sessionStorage.setItem(key, box.open ? "open" : "folded"));
    tree.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-copy]");
      if (button) copy(button);
    });
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.nextElementSibling.textContent = button.dataset.copied;
  }

  for (const back of ["focus", "pageshow"]) {
    window.addEventListener(back, () => document.visibilityState === "visible" && connect());
  }
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && connect());
  connect();
})();
