/** What scripts add to a report that is complete without them; it reads attributes only and writes no markup. */
export const script = `(() => {
"use strict";
const root = document.documentElement;
const all = (query, within = document) => [...within.querySelectorAll(query)];
root.classList.remove("no-js");

const remembered = () => { try { return localStorage.getItem("plumbline-theme"); } catch { return null; } };
const remember = (theme) => { try { localStorage.setItem("plumbline-theme", theme); } catch {} };
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
for (const toggle of all("[data-theme-toggle]")) {
  const label = () => { toggle.textContent = isDark() ? "Light theme" : "Dark theme"; };
  const stored = remembered();
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
    label();
  });
  system.addEventListener("change", label);
  label();
}

const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\\u0300-\\u036f]/g, "").replace(/[_\\s]+/g, " ").trim();
for (const list of all("[data-list]")) {
  const bodies = all("tbody[data-name]", list);
  const input = list.querySelector("[data-search]");
  const filters = all("[data-filter]", list);
  const status = list.querySelector("[data-status]");
  const empty = list.querySelector(".none-found");
  const show = () => {
    const wanted = fold(input.value);
    const tones = filters.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.filter);
    let shown = 0;
    for (const body of bodies) {
      const fits = fold(body.dataset.name).includes(wanted) && (tones.length === 0 || tones.includes(body.dataset.tone));
      body.hidden = !fits;
      if (fits) shown++;
    }
    empty.hidden = shown > 0;
    status.textContent = shown + " of " + bodies.length + " shown";
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = ""; show(); } });
  for (const filter of filters) filter.addEventListener("click", () => {
    filter.setAttribute("aria-pressed", String(filter.getAttribute("aria-pressed") !== "true"));
    show();
  });
  const open = list.querySelector("[data-open-all]");
  if (open) open.addEventListener("click", () => {
    const details = all("details", list);
    const opening = details.some((one) => !one.open);
    for (const one of details) one.open = opening;
    open.textContent = opening ? "Close all" : "Open all";
  });
  if (input.value) show();
}

for (const table of all("table[data-sortable]")) {
  const bodies = all("tbody[data-name]", table);
  if (bodies.length < 3) continue;
  table.classList.add("sortable");
  const order = new Map(bodies.map((body, i) => [body, i]));
  const heads = all("th[data-sort]", table);
  const sort = (head) => {
    const key = head.dataset.sort;
    const was = head.getAttribute("aria-sort");
    const largestFirst = key === "effect" || key === "missing" || key === "mean";
    const direction = was ? (was === "ascending" ? "descending" : "ascending") : largestFirst ? "descending" : "ascending";
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const compare = key === "name"
      ? (a, b) => a.dataset.name.localeCompare(b.dataset.name, undefined, {numeric: true})
      : (a, b) => a.dataset[key] - b.dataset[key];
    table.append(...[...bodies].sort((a, b) => sign * compare(a, b) || order.get(a) - order.get(b)));
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  }
}

const openTarget = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) target.hidden = false;
  const details = target.matches("tbody") && target.querySelector("details");
  if (details) details.open = true;
};
addEventListener("hashchange", openTarget);
openTarget();

let opened = [];
addEventListener("beforeprint", () => { opened = all("details:not([open])"); for (const one of opened) one.open = true; });
addEventListener("afterprint", () => { for (const one of opened) one.open = false; opened = []; });
})();`;
