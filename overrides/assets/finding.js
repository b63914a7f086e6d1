/* The list of all figures: brings its form to life. The choice stands in the address, so that it can be linked
   and the back button undoes it. `text` and not `q`, which the theme takes for its own search. */
(() => {
  const form = document.querySelector("form[data-finder]");
  if (!form) return;
  const names = ["text", "answer", "dimension"];
  const list = form.parentElement;
  const count = form.querySelector(".finder__count");
  const none = form.querySelector(".finder__none");
  const clear = form.querySelector(".finder__state .finder__clear");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = [...list.querySelectorAll(".entry")].map((item) => ({
    item,
    answer: item.dataset.answer,
    dimensions: item.dataset.dimensions.split(" "),
    terms: plain(item.dataset.terms),
  }));
  const groups = [...list.querySelectorAll(".listing__group")];

  const chosen = () => names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);

  function show() {
    const words = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
    const { answer, dimension } = form.elements;
    let found = 0;
    for (const entry of entries) {
      const fits =
        (!answer.value || entry.answer === answer.value) &&
        (!dimension.value || entry.dimensions.includes(dimension.value)) &&
        words.every((word) => entry.terms.includes(word));
      entry.item.hidden = !fits;
      if (fits) found += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".entry:not([hidden])");
    const said = (found === 1 ? count.dataset.one : count.dataset.many).replace("{count}", found);
    if (count.textContent !== said) count.textContent = said;
    none.hidden = found > 0;
    clear.hidden = chosen().length === 0 || found === 0;
  }

  function remember(how) {
    const address = new URL(location.href);
    address.search = new URLSearchParams(chosen()).toString();
    if (address.href !== location.href) history[how](null, "", address);
  }

  function recall() {
    const given = new URLSearchParams(location.search);
    for (const name of names) {
      const field = form.elements[name];
      field.value = given.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    show();
  }

  // One step back for a word, however many letters it took to type.
  let typing = false;
  form.elements.text.addEventListener("input", () => {
    show();
    remember(typing ? "replaceState" : "pushState");
    typing = true;
  });
  form.addEventListener("change", (event) => {
    typing = false;
    if (event.target === form.elements.text) return;
    show();
    remember("pushState");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of names) form.elements[name].value = "";
    typing = false;
    show();
    remember("pushState");
    form.elements.text.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    typing = false;
    recall();
  });

  form.hidden = false;
  recall();
})();
