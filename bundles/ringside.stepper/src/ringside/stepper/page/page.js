"use strict";
// Shows a recorded run position by position. Everything that is told stands in the data of the page; texts from the
// scenario become text nodes, and the pieces of the drawing were escaped when they were written.
const run = JSON.parse(document.getElementById("run").textContent);
const at = id => document.getElementById(id);
const make = (tag, name, text, parent) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
};

// Each position is stored as what is another thing there than before: all are unfolded once.
const applied = (list, difference) => {
  const next = list.slice();
  for (let i = 0; i < difference.length; i += 3) next.splice(difference[i], difference[i + 1], ...difference[i + 2]);
  return next;
};
const moments = [];
run.moments.reduce((before, told) => {
  const [row, side, sentence, sign, summary, event, phase, routine, work, over, out, overBack, outBack, changed, seam,
    height, words] = told;
  const text = number => run.texts[number];
  const values = before.values.slice();
  for (let i = 0; i < changed.length; i += 2) values[changed[i]] = text(changed[i + 1]);
  const moment = { row, side: text(side), sentence: text(sentence), sign: text(sign), summary: text(summary),
    event: text(event), phase: text(phase), routine: text(routine), work: text(work), over, out, overBack, outBack,
    values, before: before.values, seam: applied(before.seam, seam), height, words: applied(before.words, words) };
  moments.push(moment);
  return moment;
}, { values: [], seam: [], words: [] });
const last = moments.length - 1;
let here = 0;

// Where the longer ways lead.
const begins = run.chapters.flatMap(chapter => chapter.phases.map(phase => phase[0]));
const questions = run.chapters.flatMap(chapter => chapter.asked.map(asked => asked[0] - 1));
const returns = run.chapters.map(chapter => chapter.made).filter(step => step >= 0);
const after = (steps, otherwise) => {
  const found = steps.filter(step => step > here && step <= last);
  return found.length ? Math.min(...found) : otherwise;
};
const before = (steps, otherwise) => {
  const found = steps.filter(step => step < here);
  return found.length ? Math.max(...found) : otherwise;
};
const ways = {
  "F5": () => here + 1, "Shift+F5": () => here - 1,
  "ArrowRight": () => here + 1, "ArrowLeft": () => here - 1,
  "F6": () => moments[here].over, "Shift+F6": () => moments[here].overBack,
  "F7": () => moments[here].out, "Shift+F7": () => moments[here].outBack,
  "F8": () => after(returns, last), "Shift+F8": () => before(returns, 0),
  "PageDown": () => after(begins, last), "PageUp": () => before(begins, 0),
  ".": () => after(questions, here),
  ",": () => before(questions, here),
  "Home": () => 0, "End": () => last,
};

// What stays as it is while the reader steps.
const rows = run.rows.map(([kind, address, text, side]) => {
  const row = make("li", ["head", "label", ""][kind], undefined, at("listing"));
  if (kind === 2) make("span", "quiet", address.slice(-8), row);
  make("span", "", text, row);
  if (kind !== 1) row.side = make("span", kind === 2 ? "side" : "quiet", kind === 2 ? "" : side, row);
  return row;
});
const phases = [];
run.chapters.forEach((chapter, place) => {
  const line = make("div", "chapter", undefined, at("chapters"));
  make("b", "", String(place + 1), line);
  chapter.phases.forEach(([from, to, name, title]) => {
    const button = make("button", name, title, line);
    button.type = "button";
    button.style.flexGrow = to - from;
    button.setAttribute("aria-label", `Chapter ${place + 1}: ${title}, steps ${from} to ${to}`);
    button.addEventListener("click", () => go(from));
    phases.push({ from, to, button });
  });
  const end = make("button", "end " + chapter.way, chapter.end, line);
  end.type = "button";
  end.setAttribute("aria-label", `Chapter ${place + 1} ends: ${chapter.end}`);
  end.addEventListener("click", () => go(chapter.to));
  chapter.line = make("p", "events", "", at("chapters"));
});
const cells = run.registers.map(name => {
  const row = make("tr", "", undefined, at("registers"));
  make("th", "", name, row).scope = "row";
  return { row, old: make("td", "", "", row), now: make("td", "", "", row) };
});
const rflags = run.registers.indexOf("rflags");
const heads = make("tr", "", undefined, at("flags"));
const bits = make("tr", "", undefined, at("flags"));
const flags = run.flags.map(([name, bit, width]) => {
  make("th", "", name, heads).scope = "col";
  return { bit, width, cell: make("td", "", "", bits) };
});

const mark = (element, on, name) => on ? element.setAttribute("aria-current", name)
  : element.removeAttribute("aria-current");
const field = (value, bit, width) => Number(BigInt(value) >> BigInt(bit) & (1n << BigInt(width)) - 1n);
const sign = (step, held) => step > here ? "\u00b7" : held ? "\u2713" : "\u2717";

function go(step) {
  here = Math.max(0, Math.min(last, step));
  show();
}

function show() {
  const moment = moments[here];
  at("sign").textContent = moment.sign;
  at("summary").textContent = moment.summary;
  at("work").textContent = moment.work;
  at("sentence").textContent = [moment.event, moment.sentence].filter(words => words).join(" ");
  at("slider").value = here;
  const place = `step ${here} of ${last}` + (moment.phase ? ` · ${moment.phase}` : "");
  at("step").textContent = place;
  at("slider").setAttribute("aria-valuetext", place);
  at("first").disabled = at("back").disabled = here === 0;
  at("on").disabled = at("last").disabled = here === last;
  showRow(moment);
  phases.forEach(({ from, to, button }) => mark(button, from <= here && here < to, "step"));
  run.chapters.forEach(chapter => {
    const checks = chapter.asked.map(([step, id, held]) => sign(step, held) + " " + id);
    const events = chapter.events.map(([step, name]) => `\u25b2 ${name} (${step})`);
    const open = chapter.from <= here && here < chapter.to || chapter === run.chapters[run.chapters.length - 1]
      && here >= chapter.from;
    chapter.line.textContent = open ? events.concat(checks).join("   ") : "";
    chapter.line.hidden = !chapter.line.textContent;
  });
  cells.forEach(({ row, old, now }, i) => {
    const changed = here > 0 && moment.before[i] !== moment.values[i];
    row.className = changed ? "changed" : "";
    old.textContent = changed ? moment.before[i] : "";
    now.textContent = moment.values[i];
  });
  flags.forEach(({ bit, width, cell }) => {
    const now = field(moment.values[rflags], bit, width);
    const old = here > 0 ? field(moment.before[rflags], bit, width) : now;
    cell.className = old === now ? "" : "changed";
    cell.textContent = old === now ? now : `${old} \u2192 ${now}`;
  });
  const seam = at("seam");
  seam.setAttribute("height", moment.height);
  seam.setAttribute("viewBox", `0 0 ${seam.getAttribute("width")} ${moment.height}`);
  seam.innerHTML = moment.seam.map(number => run.pieces[number]).join("");
  at("told").replaceChildren(...moment.words.map(number => make("li", "", run.texts[number])));
}

// The row that runs next, with its sentence under it; in the middle of what is seen of the listing.
let current = null;
function showRow(moment) {
  if (current) {
    mark(current, false);
    current.side.textContent = "";
    current.querySelector(".says").remove();
  }
  current = moment.row < 0 ? null : rows[moment.row];
  if (!current) return;
  mark(current, true, "step");
  current.side.textContent = moment.side;
  make("span", "says", moment.sentence, current);
  const list = at("listing");
  if (current.offsetTop < list.scrollTop || current.offsetTop + current.offsetHeight > list.scrollTop
      + list.clientHeight) {
    list.scrollTop = current.offsetTop - list.clientHeight / 3;
  }
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const way = ways[(event.shiftKey && event.key.length > 1 ? "Shift+" : "") + event.key];
  if (!way) return;
  event.preventDefault();
  go(way());
});
at("first").addEventListener("click", () => go(0));
at("back").addEventListener("click", () => go(here - 1));
at("on").addEventListener("click", () => go(here + 1));
at("last").addEventListener("click", () => go(last));
at("slider").addEventListener("input", event => go(Number(event.target.value)));
show();
