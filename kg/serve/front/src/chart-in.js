// An element, labels and series of numbers in, a chart of bars out; of lines where labels are years.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement,
  PointElement, Tooltip } from "chart.js";
import { colour, isCalm } from "./look.js";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement,
  PointElement, Tooltip);
const COLOURS = ["accent", "person", "place", "event", "post", "instrument"];

export function chartIn(element, labels, series) {
  const canvas = document.createElement("canvas");
  element.append(canvas);
  const isTime = labels.every((label) => /^\d{4}(-\d\d){0,2}$/.test(label));
  const words = { color: colour("ink"), font: { family: getComputedStyle(document.body).fontFamily } };
  const scale = { ticks: words, grid: { color: colour("line") } };
  return new Chart(canvas, {
    type: isTime ? "line" : "bar",
    data: {
      labels,
      datasets: series.map(({ name, values }, at) => ({
        label: name,
        data: values,
        backgroundColor: colour(COLOURS[at % COLOURS.length]),
        borderColor: colour(COLOURS[at % COLOURS.length]),
      })),
    },
    options: {
      animation: !isCalm && { duration: 300 },
      maintainAspectRatio: false,
      scales: { x: scale, y: { ...scale, beginAtZero: true } },
      plugins: { legend: { labels: words, display: series.length > 1 } },
    },
  });
}
