/* Runs before the page is drawn. The names with `__md` are those that the theme's own script asks for; what a reader
chose is kept for the whole site, not for each language. */

var __md_scope = new URL(document.currentScript.dataset.root, location);
var __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null;
  }
};
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    /* a reader may forbid storage; the choice then lasts as long as the page */
  }
};

{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const { media = "(prefers-color-scheme)", scheme } = __md_get("__palette")?.color ?? {};
  const dark = media === "(prefers-color-scheme)" ? matchMedia("(prefers-color-scheme: dark)").matches : scheme === "slate";
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  }).observe(root, { childList: true });
}
