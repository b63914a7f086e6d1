/* Runs before the page is drawn: light or dark, as the reader chose for the whole site or as the device is. */

{
  const root = document.documentElement;
  const key = `${new URL(document.currentScript.dataset.root, location).pathname}.scheme`;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = "";
  try {
    chosen = localStorage.getItem(key) ?? "";
  } catch {
    /* a reader may forbid storage; the choice then lasts as long as the page */
  }

  const show = () => {
    root.dataset.chosen = chosen;
    if (document.body) document.body.dataset.mdColorScheme = chosen || (dark.matches ? "slate" : "default");
  };
  root.classList.replace("no-js", "js");
  dark.addEventListener("change", show);
  root.addEventListener("choose", ({ detail }) => {
    chosen = detail;
    try {
      localStorage.setItem(key, chosen);
    } catch {
      /* as above */
    }
    show();
  });
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    show();
  }).observe(root, { childList: true });
}
