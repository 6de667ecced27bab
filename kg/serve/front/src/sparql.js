// The form of the SPARQL page in, YASGUI in its place out: with our prefixes, the example queries
// and the words of the page; it asks our own endpoint and nobody else.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "leaflet/dist/leaflet.css"; // of the map of results, which is loaded when it is drawn
import { drawings } from "./results.js";
import { nameControls } from "./names.js";

const { Yasqe, Yasr } = Yasgui;
const form = document.getElementById("query-form");
const { words: told, prefixes: known } = form.dataset;
const endpoint = new URL(form.dataset.endpoint, location.href).href;
const words = JSON.parse(told);
const prefixes = JSON.parse(known);

Yasqe.defaults.prefixCcApi = null; // it is on another host, as are the lists of LOV
Yasqe.Autocompleters.prefixes.get = async () =>
  Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
Yasqe.Autocompleters.prefixes.persistenceId = null;
Yasqe.defaults.autocompleters = ["prefixes", "variables", "ours"];
Yasqe.defaults.createShareableLink = () => "";
Yasqe.defaults.collapsePrefixesOnLoad = true;
Yasqe.registerAutocompleter({
  name: "ours",
  bulk: false,
  isValidCompletionPosition: (yasqe) => /^[a-z0-9]*:[\w-]*$/i.test(yasqe.getCompleteToken().string),
  get: (_, token) => terms(token.string),
}, false);
for (const [name, plugin] of Object.entries(drawings(words))) Yasr.registerPlugin(name, plugin);
Yasr.defaults.pluginOrder = ["table", "chart", "map", "graph", "response"];
Yasr.defaults.prefixes = prefixes;

const box = document.createElement("div");
form.before(box);
form.hidden = true;
document.getElementById("query-results")?.remove();
const yasgui = new Yasgui(box, {
  requestConfig: { endpoint, method: "POST" },
  populateFromUrl: false,
  tabName: words.query,
  persistenceId: `agglo-kg ${endpoint}`,
  endpointCatalogueOptions: { getData: () => [] },
  yasqe: { value: form.elements.query.value },
});
nameControls(box, words);
show(form.elements.query.value);

const examples = document.getElementById("examples");
examples?.addEventListener("click", (event) => {
  const query = event.target.closest("a")?.dataset.query;
  if (!query) return;
  event.preventDefault();
  show(query);
  box.scrollIntoView();
});

// Asks *query* in the tab that is open.
function show(query) {
  if (!query) return;
  const tab = yasgui.getTab();
  tab.setQuery(declared(query));
  tab.query().catch(() => {}); // what is wrong stands in the results
}

// The endpoint knows our prefixes; the editor marks those that a query does not declare.
function declared(query) {
  const missing = Object.keys(prefixes).filter(
    (prefix) =>
      new RegExp(`(^|[\\s(^/|!,;{])${prefix}:[\\w-]`).test(query) &&
      !new RegExp(`PREFIX\\s+${prefix}:`, "i").test(query),
  );
  return missing.map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}>\n`).join("") + query;
}

let found; // what our ontology has, asked once
async function terms(written) {
  found ??= fetch(`${endpoint}?${new URLSearchParams({ query: TERMS })}`, {
    headers: { Accept: "application/sparql-results+json" },
  }).then((answer) => answer.json());
  const { results } = await found;
  const [prefix] = written.split(":");
  return results.bindings
    .map(({ term }) => term.value)
    .filter((iri) => iri.startsWith(prefixes[prefix]))
    .map((iri) => `${prefix}:${iri.slice(prefixes[prefix].length)}`)
    .filter((name) => name.startsWith(written));
}
const TERMS = `SELECT DISTINCT ?term WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty } ?term a ?kind
} ORDER BY ?term`;
