// Lists with data-graph in, the same as a graph out: the thing in the middle, around it what each
// link of the list leads to, joined by what its data-relation says.
import { boxBefore } from "./look.js";
import { graphIn } from "./graph-in.js";

for (const list of document.querySelectorAll("[data-graph]")) {
  const middle = { id: "", name: list.dataset.name, kind: list.dataset.kind };
  const links = [...list.querySelectorAll("a[data-relation]")].slice(0, innerWidth < 600 ? 8 : 16);
  const things = new Map(
    links.map((link) => [
      link.href,
      { id: link.href, name: link.textContent.trim(), kind: link.dataset.kind, address: link.href },
    ]),
  );
  const relations = links.map((link) => {
    const ends = "inward" in link.dataset ? [link.href, ""] : ["", link.href];
    return { from: ends[0], to: ends[1], name: link.dataset.relation };
  });
  if (links.length) graphIn(boxBefore(list, "graph"), [middle, ...things.values()], relations);
}
