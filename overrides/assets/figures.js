/* What a figure can do more with JavaScript: say the value of a mark that is pointed at, by mouse, touch or keys;
   sort its table; turn into the live chart; be copied. Without it the same figures stand in the chart and the table. */

(() => {
  const charts = [...document.querySelectorAll(".chart")];

  /* The marks of the drawing that is shown, the wide or the narrow one. */
  const marksOf = (chart) => [...chart.querySelectorAll("[data-row]")].filter((mark) => mark.getClientRects().length);

  function point(chart) {
    const tip = document.createElement("div");
    tip.className = "chart__tip";
    tip.setAttribute("aria-hidden", "true");
    tip.hidden = true;
    const said = document.createElement("strong");
    const name = document.createElement("span");
    tip.append(said, name);

    const keys = document.createElement("div");
    keys.className = "chart__keys";
    keys.tabIndex = 0;
    keys.setAttribute("role", "slider");
    keys.setAttribute("aria-label", chart.dataset.values);
    keys.setAttribute("aria-valuemin", "1");
    chart.append(keys, tip);

    let at = 0;
    let lit = [];

    const tell = (marks) => {
      const mark = marks[at];
      keys.setAttribute("aria-valuemax", marks.length);
      keys.setAttribute("aria-valuenow", at + 1);
      keys.setAttribute("aria-valuetext", [mark.dataset.name, mark.dataset.said].filter(Boolean).join(": "));
    };

    const hide = () => {
      tip.hidden = true;
      lit.forEach((each) => each.classList.remove("pointed"));
      lit = [];
    };

    const show = (mark) => {
      hide();
      const marks = marksOf(chart);
      at = Math.max(0, marks.indexOf(mark));
      tell(marks);
      said.textContent = mark.dataset.said;
      name.textContent = mark.dataset.name;
      const cell = chart.closest(".figure")?.querySelector(`td[data-row="${mark.dataset.row}"]`);
      lit = [mark, cell].filter(Boolean);
      lit.forEach((each) => each.classList.add("pointed"));
      tip.hidden = false;
      const box = chart.getBoundingClientRect();
      const spot = mark.getBoundingClientRect();
      const tall = spot.height > box.height / 2;
      const left = spot.left + spot.width / 2 - box.left - tip.offsetWidth / 2;
      tip.style.left = `${Math.max(0, Math.min(left, box.width - tip.offsetWidth))}px`;
      tip.style.top = `${spot.top - box.top - (tall ? 0 : tip.offsetHeight + 2)}px`;
    };

    const first = marksOf(chart);
    if (first.length) tell(first);

    chart.addEventListener("pointerover", (event) => {
      const mark = event.target.closest("[data-row]");
      if (mark) show(mark);
    });
    chart.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && document.activeElement !== keys) hide();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!chart.contains(event.target)) hide();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    keys.addEventListener("focus", () => {
      const marks = marksOf(chart);
      if (keys.matches(":focus-visible") && marks.length) show(marks[Math.min(at, marks.length - 1)]);
    });
    keys.addEventListener("blur", hide);
    keys.addEventListener("keydown", (event) => {
      const marks = marksOf(chart);
      const last = marks.length - 1;
      const step = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
      if (step === undefined || last < 0) return;
      event.preventDefault();
      show(marks[Math.max(0, Math.min(step, last))]);
    });
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const asPrinted = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.slice(1).forEach((head, number) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.title = table.dataset.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { descending: "ascending", ascending: null }[head.getAttribute("aria-sort")];
        const order = next === undefined ? "descending" : next;
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        if (order) head.setAttribute("aria-sort", order);
        const value = (row) => Number(row.cells[number + 1].dataset.value ?? -1);
        const parts = asPrinted.filter((row) => !row.classList.contains("total"));
        if (order) parts.sort((one, other) => (value(one) - value(other)) * (order === "descending" ? -1 : 1));
        const totals = asPrinted.filter((row) => row.classList.contains("total"));
        body.append(...(order ? [...parts, ...totals] : asPrinted));
      });
    });
  }

  /* Vega is loaded once, when the first live chart is asked for. */
  let vega = null;
  const loaded = (address) =>
    (vega ??= new Promise((done, failed) => {
      const tag = document.createElement("script");
      tag.src = address;
      tag.onload = done;
      tag.onerror = failed;
      document.head.append(tag);
    }).catch((error) => {
      vega = null;
      throw error;
    }));

  function live(button) {
    const figure = button.closest(".figure");
    const plain = [".chart", ".figure__subtitle", ".figure__described"].map((name) => figure.querySelector(name));
    const words = button.textContent;
    let shown = null;

    const close = () => {
      shown.view?.finalize();
      shown.box.remove();
      shown = null;
      plain.forEach((part) => (part.hidden = false));
      button.textContent = words;
      button.removeAttribute("aria-busy");
    };

    const open = async () => {
      const mine = (shown = { box: document.createElement("div") });
      mine.box.className = "chart__live";
      mine.box.setAttribute("role", "status");
      plain[0].before(mine.box);
      button.textContent = button.dataset.still;
      button.setAttribute("aria-busy", "true");
      try {
        await loaded(button.dataset.vega);
        const spec = await (await fetch(button.dataset.spec)).json();
        if (mine !== shown) return;
        Object.assign(spec, spec.usermeta.page);
        const tooltip = { disableDefaultStyle: true };
        const options = { actions: false, ast: true, defaultStyle: false, renderer: "svg", tooltip };
        mine.view = await window.vegaEmbed(mine.box, spec, options);
        if (mine !== shown) return mine.view.finalize();
        mine.box.removeAttribute("role");
        plain.forEach((part) => (part.hidden = true));
      } catch {
        mine.box.textContent = button.dataset.failed;
      }
      button.removeAttribute("aria-busy");
    };

    button.hidden = false;
    button.addEventListener("click", () => (shown ? close() : open()));
  }

  /* A button that copies what stands before it, and says so. */
  function copies(button) {
    const from = button.previousElementSibling;
    const { copied, failed } = button.closest("dl").dataset;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;
    button.addEventListener("blur", () => (said.textContent = ""));
    button.addEventListener("click", async () => {
      said.textContent = "";
      const done = navigator.clipboard.writeText(from.value ?? from.textContent);
      said.textContent = await done.then(() => copied, () => failed);
    });
  }

  charts.forEach(point);
  document.querySelectorAll("table[data-sort]").forEach(sortable);
  document.querySelectorAll(".figure__live").forEach(live);
  if (navigator.clipboard) document.querySelectorAll(".copy").forEach(copies);
})();
