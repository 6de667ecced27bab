// Elements with data-timeline in, the same on a line of time out: whatever in them has data-from or
// data-to (a year, month or day), with its text.
import { Timeline } from "vis-timeline/peer";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import moment from "moment";
import "moment/locale/kk";
import "moment/locale/ru";
import { boxBefore } from "./look.js";

const YEAR_MS = 365 * 86400 * 1000;
const language = document.documentElement.lang;
moment.locale(language);

for (const element of document.querySelectorAll("[data-timeline]")) {
  const items = [...element.querySelectorAll("[data-from], [data-to]")]
    .filter(({ dataset }) => dataset.from || dataset.to)
    .map(item);
  if (items.length) draw(boxBefore(element, "timeline"), items);
}

// A row for each name; an item itself has no words, which a short one would cut off.
function item(element, id) {
  const { from, to, name, open } = element.dataset;
  const start = day(from || to);
  const end = to && from ? lastDay(to) : open !== undefined ? new Date() : undefined;
  const kind = end && end > start ? { end, type: "range" } : { type: "point" };
  const group = name ?? element.textContent.trim();
  return { id, content: document.createElement("span"), start, group, ...kind };
}

function draw(box, items) {
  const times = items.flatMap(({ start, end }) => [start, end ?? start]).map(Number);
  const margin = Math.max((Math.max(...times) - Math.min(...times)) * 0.05, YEAR_MS / 4);
  const [min, max] = [Math.min(...times) - margin, Math.max(...times) + margin];
  const groups = [...new Set(items.map(({ group }) => group))].map((id, order) => ({
    id,
    order,
    content: Object.assign(document.createElement("span"), { textContent: id }),
  }));
  new Timeline(box, items, groups, {
    start: min,
    end: max,
    min: min - 5 * margin,
    max: max + 5 * margin,
    groupOrder: "order",
    margin: { item: 4, axis: 4 },
    orientation: "top",
    locale: language,
    zoomable: false, // a page is scrolled with the wheel
    selectable: false,
    showCurrentTime: false,
    maxHeight: 480,
    verticalScroll: true,
    moment: (date) => moment(date).locale(language),
  });
}

function day(text) {
  return moment(text, ["YYYY-MM-DD", "YYYY-MM", "YYYY"], true).toDate();
}

function lastDay(text) {
  const unit = { 4: "year", 7: "month" }[text.length] ?? "day";
  return moment(day(text)).endOf(unit).toDate();
}
