/* The search where Zensical made the pages: it does in the field and the list of the page what the theme's script does
on a site by MkDocs. The index comes when a reader goes to the field. */

{
  const { base, translations } = JSON.parse(document.getElementById("__config").textContent);
  const search = document.getElementById("_search");
  const field = search.querySelector(".md-search__input");
  const told = search.querySelector(".md-search-result__meta");
  const list = search.querySelector(".md-search-result__list");
  const root = new URL(`${base.replace(/\/?$/, "/")}`, location);
  const MOST = 30;

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ");

  const read = ({ items }) =>
    items.map(({ location, title, text, path }) => {
      const said = textOf(text);
      return { location, said, title: textOf(title), path, head: plain(title), all: plain(`${title} ${said}`) };
    });

  let index;
  const load = () => {
    index ??= fetch(new URL("search.json", root))
      .then((answer) => answer.json())
      .then(read)
      .catch(() => ((index = undefined), []));
    return index;
  };

  const made = (name, kind, ...inside) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...inside);
    return element;
  };

  /* A title counts for more than what is under it. */
  const rank = (page, words) => words.filter((word) => page.head.includes(word)).length;

  const item = ({ location, title, said, path }, words) => {
    const at = Math.max(0, plain(said).indexOf(words.find((word) => plain(said).includes(word)) ?? "") - 60);
    const teaser = `${at ? "… " : ""}${said.slice(at, at + 200)}`;
    const link = made("a", "md-search-result__link");
    link.href = new URL(location, root);
    const within = path.length ? [made("p", "", path.join(" / "))] : [];
    link.append(made("article", "md-search-result__article md-typeset", made("h2", "", title), ...within, made("p", "", teaser)));
    return made("li", "md-search-result__item", link);
  };

  const show = async () => {
    const pages = await load();
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const found = words.length ? pages.filter(({ all }) => words.every((word) => all.includes(word))) : [];
    found.sort((one, other) => rank(other, words) - rank(one, words));
    list.replaceChildren(...found.slice(0, MOST).map((page) => item(page, words)));
    const key = !words.length ? "placeholder" : found.length > 1 ? "other" : found.length ? "one" : "none";
    told.textContent = translations[`search.result.${key}`].replace("#", found.length);
  };

  field.addEventListener("focus", show);
  field.addEventListener("input", show);
  field.form.addEventListener("reset", () => setTimeout(show));
  field.form.addEventListener("submit", (event) => event.preventDefault());
  if (field === document.activeElement) show();
}
