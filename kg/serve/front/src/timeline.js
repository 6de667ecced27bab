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
  const items = [...element.querySelectorAll("[data-from], [data-to]")].map(item);
  if (items.length) draw(boxBefore(element, "timeline"), items);
}

function item(element, id) {
  const { from, to, name, group, open } = element.dataset;
  const text = Object.assign(document.createElement("span"), { textContent: name ?? element.textContent.trim() });
  const start = day(from || to);
  const end = to && from ? lastDay(to) : open !== undefined ? new Date() : undefined;
  const kind = end && end > start ? { end, type: "range" } : { type: "box" };
  return { id, content: text, start, className: group ?? "", title: "", ...kind };
}

function draw(box, items) {
  const times = items.flatMap(({ start, end }) => [start, end ?? start]).map(Number);
  const margin = Math.max((Math.max(...times) - Math.min(...times)) * 0.1, YEAR_MS / 4);
  const [min, max] = [Math.min(...times) - margin, Math.max(...times) + margin];
  new Timeline(box, items, {
    start: min,
    end: max,
    min: min - 5 * margin,
    max: max + 5 * margin,
    locale: language,
    zoomable: false, // a page is scrolled with the wheel
    selectable: false,
    showCurrentTime: false,
    maxHeight: 420,
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
