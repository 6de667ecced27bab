// The words of the page in, YASR's plug-ins for chart, map and graph out.
import { colour } from "./look.js";
import { latitudes, numbers, relations } from "./rows.js";

const MOST = 500; // rows that are drawn

export function drawings(words) {
  return {
    chart: plugin(words.chart, numbers, async (box, { labels, series }) => {
      const { chartIn } = await import("./chart-in.js");
      return chartIn(box, labels, series);
    }),
    map: plugin(words.map, latitudes, async (box, places) => {
      const { mapIn } = await import("./map-in.js");
      return mapIn(box, places);
    }),
    graph: plugin(words.graph, relations, async (box, { things, links }) => {
      const { graphIn } = await import("./graph-in.js");
      return graphIn(box, things, links);
    }),
  };
}

function plugin(label, read, draw) {
  return class {
    priority = 5;
    label = label;
    constructor(yasr) {
      this.yasr = yasr;
    }
    canHandleResults() {
      return Boolean(this.found());
    }
    found() {
      const { results } = this.yasr;
      return results && !results.hasError() ? read(results, MOST) : undefined;
    }
    async draw() {
      const box = document.createElement("div");
      box.className = "drawn";
      box.role = "region";
      box.ariaLabel = label;
      this.yasr.resultsEl.append(box);
      this.drawn = await draw(box, this.found());
    }
    getIcon() {
      const icon = document.createElement("span");
      icon.className = "dot";
      icon.style.background = colour("accent");
      return icon;
    }
    destroy() {
      (this.drawn?.destroy ?? this.drawn?.remove)?.call(this.drawn);
    }
  };
}
