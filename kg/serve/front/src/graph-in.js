// An element, things and the relations between them in, a drawn graph out.
import cytoscape from "cytoscape";
import { colour, isCalm } from "./look.js";

const LETTERS = 40;
const KINDS = ["person", "body", "place", "post", "instrument", "event"]; // that have a colour

// Cytoscape would write a style into the page, which the policy forbids; site styles have it.
const mark = document.createElement("meta");
mark.id = "__________cytoscape_stylesheet";
document.head.append(mark);

export function graphIn(element, things, relations) {
  const graph = cytoscape({
    container: element,
    elements: [
      ...things.map(({ id, name, kind, address }) => ({
        data: { id: `n${id}`, name: short(name), kind, address },
        classes: id === "" ? "middle" : "",
      })),
      ...relations.map(({ from, to, name }) => ({
        data: { source: `n${from}`, target: `n${to}`, name: short(name) },
      })),
    ],
    style: styles(),
    layout: { name: "cose", animate: false, randomize: false, idealEdgeLength: 70, padding: 12,
      nodeRepulsion: 9000, nodeDimensionsIncludeLabels: true },
    minZoom: 0.3,
    maxZoom: 2.5,
    userZoomingEnabled: false, // a page is scrolled with the wheel
    boxSelectionEnabled: false,
    autounselectify: true,
  });
  graph.on("tap", "node[address]", ({ target }) => location.assign(target.data("address")));
  if (!isCalm) graph.on("mouseover", "node", ({ target }) => target.connectedEdges().addClass("near"));
  graph.on("mouseout", "node", ({ target }) => target.connectedEdges().removeClass("near"));
  return graph;
}

function short(text) {
  return text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text;
}

function styles() {
  const font = getComputedStyle(document.body).fontFamily;
  const words = { "font-family": font, color: colour("ink"), "text-wrap": "wrap", "text-max-width": 130 };
  return [
    { selector: "node", style: { ...words, label: "data(name)", "font-size": 13, width: 18, height: 18,
      "background-color": colour("quiet"), "text-valign": "bottom", "text-margin-y": 4,
      "text-background-color": colour("ground"), "text-background-opacity": 0.8 } },
    ...KINDS.map((kind) => ({ selector: `node[kind = "${kind}"]`, style: { "background-color": colour(kind) } })),
    { selector: ".middle", style: { width: 30, height: 30, "font-size": 14, "font-weight": "bold" } },
    { selector: "edge", style: { ...words, color: colour("quiet"), label: "data(name)", "font-size": 10,
      width: 1, "line-color": colour("line"), "curve-style": "bezier", "target-arrow-shape": "triangle",
      "target-arrow-color": colour("line"), "text-background-color": colour("ground"),
      "text-background-opacity": 0.8 } },
    { selector: ".near", style: { "line-color": colour("accent"), "target-arrow-color": colour("accent"), color: colour("ink") } },
  ];
}
