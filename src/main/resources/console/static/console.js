// Draws the plots of a page from its tables. A page is complete without it.
"use strict";

(() => {
  const DAY = 86400;
  const shortNumber = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

  /** Returns the x values (seconds), their labels, and the values of some columns of a table; null where a cell has none. */
  function columnsOf(table, names) {
    const headings = [...table.tHead.rows[0].cells].map((cell) => cell.dataset.column);
    const rows = [...table.tBodies[0].rows];
    const valueOf = (cell) => cell.dataset.value === undefined ? null : Number(cell.dataset.value);
    return {
      times: rows.map((row) => Number(row.dataset.time)),
      labels: rows.map((row) => row.cells[0].textContent.trim()),
      series: names.map((name) => rows.map((row) => valueOf(row.cells[headings.indexOf(name)]))),
    };
  }

  function optionsOf(host, data, value) {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    const accent = color("--accent");
    const bars = host.dataset.plot === "bars";
    const daily = data.times.length > 1 && data.times[1] - data.times[0] >= DAY;
    const axis = { stroke: color("--muted"), font: "11px " + getComputedStyle(host).fontFamily };
    return {
      width: host.clientWidth,
      height: host.clientHeight,
      legend: { show: false },
      padding: [8, 4, 0, 0],
      cursor: { y: false, drag: { x: false }, ...(bars && { points: { show: false } }) },
      scales: {
        x: bars ? { range: (u, min, max) => [min - DAY / 2, max + DAY / 2] } : {},
        y: { range: (u, min, max) => [Math.min(0, min), Math.max(1, max) * 1.05] },
      },
      axes: [
        { ...axis, grid: { show: false }, ticks: { show: false }, size: 24, gap: 4, space: 64,
          values: (u, times) => times.map((time) => timeLabel(time, daily)) },
        { ...axis, grid: { stroke: color("--line"), width: 1 }, ticks: { show: false }, size: 40, gap: 6, space: 36,
          values: (u, values) => values.map((y) => shortNumber.format(y)) },
      ],
      series: [
        {},
        bars
          ? { fill: accent, stroke: accent, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.66, 24], radius: 0.2 }) }
          : { stroke: accent, width: 2, fill: color("--accent-soft"), points: { show: false } },
        ...data.series.slice(1).map(() => ({ stroke: accent, width: 1.5, dash: [5, 4], points: { show: false } })),
      ],
      hooks: {
        setCursor: [(u) => {
          const index = u.cursor.idx;
          const values = index == null ? [] : data.series.map((line) => line[index]).filter((y) => y !== null);
          value.textContent = values.length === 0 ? "" : data.labels[index] + ": " + values.map(number.format).join(", ");
        }],
      },
    };
  }

  function timeLabel(seconds, daily) {
    const time = new Date(seconds * 1000);
    return daily
      ? time.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })
      : time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  }

  function draw(host) {
    const data = columnsOf(document.getElementById(host.dataset.table), host.dataset.column.split(" "));
    const value = document.createElement("span");
    value.className = "value";
    host.replaceChildren(value);
    const options = optionsOf(host, data, value);
    options.tzDate = (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC");
    return new uPlot(options, [data.times, ...data.series], host);
  }

  const plots = new Map();

  function drawAll() {
    document.querySelectorAll("[data-plot]").forEach((host) => {
      const before = plots.get(host);
      if (before) {
        before.destroy();
      } else {
        new ResizeObserver(() => {
          const plot = plots.get(host);
          if (plot && plot.width !== host.clientWidth) {
            plot.setSize({ width: host.clientWidth, height: host.clientHeight });
          }
        }).observe(host);
      }
      plots.set(host, draw(host));
    });
  }

  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();

// Reads a chosen file into a text field: the server takes no uploads.
document.querySelectorAll("input[data-fills]").forEach((input) => {
  input.closest("label").hidden = false;
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (file) {
      document.getElementById(input.dataset.fills).value = await file.text();
    }
  });
});

// Says why a part of a page could not be loaded.
(() => {
  const note = document.getElementById("failure");
  if (!note) {
    return;
  }
  const show = (text) => {
    note.textContent = text;
    note.hidden = false;
  };
  document.addEventListener("htmx:beforeRequest", () => { note.hidden = true; });
  document.addEventListener("htmx:sendError", () =>
    show("The console does not answer. Check the connection, and try again."));
  document.addEventListener("htmx:responseError", (event) =>
    show("This part of the page could not be loaded (error " + event.detail.xhr.status + "). Try again, or reload the page."));
})();

// Shows exact times instead of relative ones, if the person wants so on this machine.
document.querySelectorAll("[data-switch]").forEach((button) => {
  const name = button.dataset.switch;
  const apply = (on) => {
    document.documentElement.classList.toggle(name, on);
    button.setAttribute("aria-pressed", String(on));
  };
  button.hidden = false;
  apply(localStorage.getItem(name) === "on");
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    localStorage.setItem(name, on ? "on" : "off");
    apply(on);
  });
});
