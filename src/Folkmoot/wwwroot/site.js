// Enhances pages that already work without it: charts, live parts, counters, previews, copying, leaving with changes, keyboard shortcuts.

const each = (root, selector, enhance) => root.querySelectorAll(selector).forEach(enhance);
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Everything in a part of the page, at start and again in each part that was fetched anew. */
function enhance(root) {
  each(root, "[data-chart]", drawChart);
  each(root, "[data-count-url]", count);
  each(root, "[data-copy]", copy);
  each(root, "[data-confirm]", confirmation);
  each(root, "input[type=file][accept*=image]", preview);
}

// Charts ------------------------------------------------------------------------------------------

let library;
const loadLibrary = url => library ??= new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = url;
  script.onload = () => resolve(window.echarts);
  script.onerror = () => reject(new Error(`${url} cannot be loaded`));
  document.head.append(script);
});

// What a colour means is also in its lightness and its pattern, for those who see no red or green and for print.
const stripes = (rotation, ink) => ({ symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation, color: ink });
const looks = {
  negative: { color: "#a3160c", decal: stripes(-Math.PI / 4, "rgb(255 255 255 / 35%)") },
  neutral: { color: "#6b7280", decal: { symbol: "none" } },
  positive: { color: "#0b7a5c", decal: { symbol: "circle", symbolSize: 0.7, dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0], color: "rgb(255 255 255 / 45%)" } },
  unclear: { color: "#f4f6f9", borderColor: "#6b7280", decal: stripes(Math.PI / 4, "rgb(107 114 128 / 70%)") },
};

// So many bars are too thin for patterns and borders: lightness alone tells them apart.
const mostBroad = 60;
const forcedLook = (look, ink, paper) => ({ color: ink, ...(looks[look] && { decal: { ...looks[look].decal, color: paper } }) });
const thin = look => ({ color: look === "unclear" ? "#b9c0ca" : looks[look]?.color });

async function drawChart(element) {
  const data = JSON.parse(element.dataset.chart);
  const echarts = await loadLibrary(element.dataset.chartLibrary);
  const figures = element.parentElement.querySelector("details");
  const forced = matchMedia("(forced-colors: active)").matches;
  const ink = getComputedStyle(element).color;
  const paper = getComputedStyle(document.body).backgroundColor;
  element.hidden = false;
  if (figures && !figures.dataset.chosen) {
    figures.open = false;
  }

  const broad = data.labels.length <= mostBroad;
  const chart = echarts.init(element, null, { renderer: "canvas" });
  const text = { color: ink, fontFamily: getComputedStyle(document.documentElement).fontFamily, fontSize: 13 };
  chart.setOption({
    animation: !still.matches,
    // Dark enough for 3:1 on white, told apart without colour by the dash and the mark.
    color: forced ? [ink] : ["#005ea2", "#b50909", "#4d8055", "#8a6100", "#6b3fa0", "#00687d"],
    textStyle: text,
    grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    legend: { show: data.series.length > 1, top: 0, left: 0, textStyle: text },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, valueFormatter: value => String(value ?? 0) },
    xAxis: { type: "category", data: data.labels, axisLabel: { ...text, hideOverlap: true, ...(data.every > 0 && { interval: i => i % data.every === 0 && data.labels.length - i > data.every * 0.8, align: "left" }) }, axisLine: { lineStyle: { color: ink } } },
    yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: forced ? ink : "#dfe1e2" } } },
    series: data.series.map((series, i) => ({
      name: series.name,
      type: data.kind,
      // A bar of nothing would still have its border.
      data: data.kind === "bar" ? series.values.map(value => value || null) : series.values,
      stack: data.stacked ? "all" : undefined,
      areaStyle: data.stacked && data.kind === "line" ? { opacity: 0.25 } : undefined,
      symbol: ["circle", "rect", "triangle", "diamond"][i % 4],
      symbolSize: 6,
      showSymbol: data.labels.length <= 31,
      lineStyle: { width: 2, type: ["solid", "dashed", "dotted"][i % 3] },
      barMaxWidth: 40,
      barCategoryGap: broad ? "20%" : "5%",
      itemStyle: data.kind !== "bar" ? undefined : broad ? { borderColor: forced ? paper : "#fff", borderWidth: 1, ...(forced ? forcedLook(series.look, ink, paper) : looks[series.look]) } : forced ? {} : thin(series.look),
    })),
    aria: { enabled: true, label: { enabled: false }, decal: { show: broad && data.kind === "bar" && data.series.length > 1 } },
  });
  new ResizeObserver(() => chart.resize()).observe(element);
}

// Live parts: <section id="x" data-live="topic,topic" data-live-url="/path" data-live-says="It has changed."> -----------------------
// A screen reader is not read the part anew; it hears the sentence, where the part has one.

const parts = () => [...document.querySelectorAll("[data-live]")];
const busy = new Set();
const again = new Set();

async function refresh(id) {
  const part = document.getElementById(id);
  if (!part || isTyping(part)) {
    return;
  }

  if (busy.has(id)) {
    again.add(id);
    return;
  }

  busy.add(id);
  try {
    const url = new URL(part.dataset.liveUrl || location.href, location.href);
    url.searchParams.set("fragment", id);
    const answer = await fetch(url, { headers: { accept: "text/html" }, redirect: "manual" });
    if (answer.ok) {
      put(part, new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id));
    }
  } catch {
    // No connection: the next event or the next connection tries again.
  } finally {
    busy.delete(id);
    if (again.delete(id)) {
      refresh(id);
    }
  }
}

const isTyping = part => part.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox],[type=radio]), textarea, select");

/** Puts the new part in place; what was open stays open, what had the focus keeps it. */
function put(old, fresh) {
  if (!fresh || old.innerHTML === fresh.innerHTML && old.dataset.live === fresh.dataset.live) {
    return;
  }

  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const opened = new Map([...old.querySelectorAll("details")].map((d, i) => [d.id || i, d.open]));
  fresh = document.importNode(fresh, true);
  each(fresh, "details", (d, i) => {
    if (opened.has(d.id || i)) {
      d.open = opened.get(d.id || i);
      d.dataset.chosen = "yes";
    }
  });

  const path = focused && (focused.id ? `#${CSS.escape(focused.id)}`
    : focused.matches("details[id] > summary") ? `#${CSS.escape(focused.parentElement.id)} > summary`
      : focused.matches("a[href]") ? `a[href="${CSS.escape(focused.getAttribute("href"))}"]` : null);
  old.replaceWith(fresh);
  enhance(fresh);
  if (fresh.dataset.liveSays) {
    say(fresh.dataset.liveSays);
  }

  if (path) {
    document.querySelector(path)?.focus({ preventScroll: true });
  }
}

let spoken;

/** Says it to a screen reader, in a region that is there before it speaks. */
function say(words) {
  spoken.textContent = "";
  setTimeout(() => spoken.textContent = words, 100);
}

function listen() {
  const topics = [...new Set(parts().flatMap(p => p.dataset.live.split(",")))];
  if (topics.length === 0) {
    return;
  }

  spoken = document.createElement("div");
  spoken.className = "usa-sr-only";
  spoken.setAttribute("role", "status");
  document.querySelector("main").append(spoken);
  const refreshAll = () => parts().forEach(p => refresh(p.id));
  let source, heard = false;
  const open = () => {
    source = new EventSource(`/live?topics=${encodeURIComponent(topics.join(","))}`);
    source.addEventListener("changed", e => parts().filter(p => p.dataset.live.split(",").includes(e.data)).forEach(p => refresh(p.id)));
    source.addEventListener("ready", () => { if (heard) { refreshAll(); } heard = true; });
  };
  open();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", e => { if (e.persisted) { open(); refreshAll(); } });
  document.addEventListener("visibilitychange", () => document.hidden || refreshAll());
  // Changes that another process made are not announced here: look now and then while somebody looks.
  setInterval(() => document.hidden || refreshAll(), 30_000);
}

// Counters: the server counts, by the network's own rule ------------------------------------------
// POST data-count-url with field "value" (and the form's antiforgery token) answers {"text": "12 of 300", "over": false}.

function count(control) {
  const out = document.createElement("span");
  out.className = "count";
  out.setAttribute("role", "status");
  control.after(out);
  let timer, last = 0;
  const ask = async () => {
    const mine = ++last;
    const body = new FormData();
    body.set("value", control.value);
    const token = control.form?.elements.namedItem("__RequestVerificationToken");
    if (token) {
      body.set("__RequestVerificationToken", token.value);
    }

    const answer = await fetch(control.dataset.countUrl, { method: "POST", body, headers: { accept: "application/json" } }).catch(() => null);
    if (mine !== last || !answer?.ok) {
      return;
    }

    const counted = await answer.json();
    out.textContent = counted.text;
    out.classList.toggle("count--over", counted.over);
  };
  control.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 300); });
  ask();
}

// Small things ------------------------------------------------------------------------------------

function copy(button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });
}

function confirmation(details) {
  const close = details.querySelector("[data-confirm-close]");
  const shut = () => { details.open = false; details.querySelector("summary").focus(); };
  close.hidden = false;
  close.addEventListener("click", shut);
  details.addEventListener("keydown", e => { if (e.key === "Escape" && details.open) { e.stopPropagation(); shut(); } });
  details.addEventListener("toggle", () => details.open && details.querySelector("input, textarea, button[type=submit]").focus());
}

function preview(input) {
  const box = document.createElement("div");
  box.className = "previews";
  input.after(box);
  input.addEventListener("change", () => {
    each(box, "img", img => URL.revokeObjectURL(img.src));
    box.replaceChildren(...[...input.files].map(file => Object.assign(new Image(), { src: URL.createObjectURL(file), alt: file.name })));
  });
}

function warnUnsaved() {
  let changed = false;
  document.addEventListener("input", e => { changed ||= e.target.closest("[data-unsaved]") !== null; });
  document.addEventListener("submit", e => { if (!e.defaultPrevented) { changed = false; } });
  // Another script has saved it, or has put a fresh part in place.
  document.addEventListener("saved", () => { changed = false; });
  document.addEventListener("fresh", e => enhance(e.target));
  addEventListener("beforeunload", e => { if (changed) { e.preventDefault(); } });
}

function popups() {
  const shut = except => each(document, "[data-popup][open]", d => { if (!d.contains(except)) { d.open = false; } });
  document.addEventListener("click", e => shut(e.target));
  document.addEventListener("keydown", e => {
    const open = e.key === "Escape" && document.querySelector("[data-popup][open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
}

// A button with data-busy asks something that takes a while: says so in [data-busy-status], offers [data-busy-stop], and is not pressed twice ----------
function waits() {
  document.addEventListener("submit", e => {
    const button = e.submitter;
    const near = button?.dataset.busy && button.parentElement;
    if (!near || e.defaultPrevented) { return; }
    const status = near.querySelector("[data-busy-status]");
    const stop = near.querySelector("[data-busy-stop]");
    status.textContent = button.dataset.busy;
    // Not "disabled": the form must still send which button it was, and the focus must stay where it is.
    button.setAttribute("aria-disabled", "true");
    const guard = again => again.preventDefault();
    button.addEventListener("click", guard);
    stop.hidden = false;
    stop.addEventListener("click", () => {
      window.stop();
      status.textContent = status.dataset.stopped;
      stop.hidden = true;
      button.removeAttribute("aria-disabled");
      button.removeEventListener("click", guard);
      button.focus();
    }, { once: true });
  });
}

// Keyboard: a page offers a key by data-key="n" on a link or button; "?" lists them (and the layout's own) ------------------------

function shortcuts() {
  const dialog = document.querySelector("dialog.shortcuts");
  if (!dialog) {
    return;
  }

  const off = "shortcuts-off";
  const fill = () => {
    const list = dialog.querySelector("[data-keys]");
    each(list, "[data-added]", row => row.remove());
    each(document, "[data-key]", target => {
      const row = document.createElement("p");
      row.dataset.added = "";
      row.append(Object.assign(document.createElement("kbd"), { textContent: target.dataset.key }), " ", target.textContent.trim());
      list.append(row);
    });
    dialog.showModal();
  };
  const on = dialog.querySelector("[data-keys-on]");
  on.checked = localStorage.getItem(off) === null;
  on.addEventListener("change", () => on.checked ? localStorage.removeItem(off) : localStorage.setItem(off, "yes"));
  each(document, "[data-opens=shortcuts]", button => { button.hidden = false; button.addEventListener("click", fill); });
  document.addEventListener("keydown", e => {
    if (!on.checked || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, dialog, [contenteditable]")) {
      return;
    }

    if (e.key === "?") {
      fill();
    } else {
      const target = [...document.querySelectorAll("[data-key]")].find(t => t.dataset.key === e.key);
      if (target) {
        e.preventDefault();
        target.click();
      }
    }
  });
}

enhance(document);
listen();
warnUnsaved();
popups();
waits();
shortcuts();
document.querySelector(".error-summary")?.focus();
