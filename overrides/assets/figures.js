/* What a figure can do more with JavaScript: say the value of a mark that is pointed at, by mouse, touch or keys;
   sort its table; turn into the live chart. Without it the same figures stand in the chart and the table. */

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
    const tall = mark.tagName === "line";
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

const script = (address) =>
  new Promise((done, failed) => {
    const tag = document.createElement("script");
    tag.src = address;
    tag.onload = done;
    tag.onerror = failed;
    document.head.append(tag);
  });

/* The colours and the font of the page, by their names: the live chart follows light and dark. */
const look = {
  background: "transparent",
  font: "PF Sans",
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    gridColor: "var(--pf-rule)",
    labelColor: "var(--pf-ink)",
    titleColor: "var(--pf-muted)",
    labelFontSize: 13,
    titleFontSize: 13,
    titleFontWeight: "normal",
    labelLimit: 220,
  },
  bar: { color: "var(--pf-strong)" },
  line: { color: "var(--pf-strong)", strokeWidth: 2.5 },
  point: { color: "var(--pf-strong)" },
  text: { color: "var(--pf-ink)", fontSize: 13 },
  title: { color: "var(--pf-ink)", fontSize: 14, offset: 14 },
  range: { category: ["var(--pf-calm)", "var(--pf-strong)"] },
};

function live(button) {
  const figure = button.closest(".figure");
  const chart = figure.querySelector(".chart");
  const plain = [chart, figure.querySelector(".figure__subtitle"), figure.querySelector(".figure__described")];
  const words = button.textContent;
  let box = null;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (box) {
      box.remove();
      box = null;
    } else {
      box = document.createElement("div");
      box.className = "chart__live";
      chart.before(box);
      try {
        button.setAttribute("aria-busy", "true");
        if (!window.vegaEmbed) await script(button.dataset.vega);
        const spec = await (await fetch(button.dataset.spec)).json();
        delete spec.config;
        await window.vegaEmbed(box, spec, { actions: false, ast: true, config: look, defaultStyle: false, renderer: "svg" });
      } catch {
        box.textContent = button.dataset.failed;
      }
      button.removeAttribute("aria-busy");
    }
    plain.forEach((part) => (part.hidden = Boolean(box)));
    button.textContent = box ? button.dataset.still : words;
  });
}

charts.forEach(point);
document.querySelectorAll("table[data-sort]").forEach(sortable);
document.querySelectorAll(".figure__live").forEach(live);
