// YASR's results in, what a chart, a map or a graph shows of them out; undefined where it is nothing.

const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const POINT = /^POINT\s*\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)\s*\)/i;

export function numbers(results, most) {
  const rows = bound(results, most);
  const [variables, isNumber] = [results.getVariables() ?? [], (one) => NUMBER.test(one?.datatype ?? "")];
  const counted = variables.filter((name) => rows.some((row) => isNumber(row[name])));
  const [labelling] = variables.filter((name) => !counted.includes(name));
  if (!counted.length || !labelling) return undefined;
  return {
    labels: rows.map((row) => told(row[labelling])),
    series: counted.map((name) => ({ name, values: rows.map((row) => Number(row[name]?.value ?? 0)) })),
  };
}

export function latitudes(results, most) {
  const rows = bound(results, most);
  const variables = results.getVariables() ?? [];
  const [lat, long] = [/^lat/i, /^lon/i].map((begin) => variables.find((name) => begin.test(name)));
  const wkt = variables.find((name) => rows.some((row) => POINT.test(row[name]?.value ?? "")));
  if (!wkt && !(lat && long)) return undefined;
  const naming = variables.filter((name) => ![lat, long, wkt].includes(name));
  const places = rows.map((row) => {
    const [, x, y] = (wkt && POINT.exec(row[wkt]?.value ?? "")) || [0, row[long]?.value, row[lat]?.value];
    const name = naming.map((one) => row[one]).filter((one) => one && one.type !== "uri").map(told);
    return { at: [Number(y), Number(x)], name: name.join(", ") };
  });
  const known = places.filter(({ at }) => at.every(Number.isFinite));
  return known.length ? known : undefined;
}

// Triples of CONSTRUCT and DESCRIBE; of SELECT the first two columns that have things in them.
export function relations(results, most) {
  const triples = (results.getStatements?.() ?? []).slice(0, most);
  const found = triples.length ? triples.filter(({ object }) => object.termType === "NamedNode")
    .map(({ subject, predicate, object }) => [subject.value, object.value, predicate.value])
    : pairs(results, most);
  if (!found.length) return undefined;
  const named = new Map(triples.filter(({ object }) => object.termType === "Literal")
    .map(({ subject, object }) => [subject.value, object.value]));
  const iris = [...new Set(found.flatMap(([from, to]) => [from, to]))];
  return {
    things: iris.map((iri) => ({ id: iri, name: named.get(iri) ?? last(iri), address: /^https?:/.test(iri) ? iri : "" })),
    links: found.map(([from, to, name]) => ({ from, to, name: last(name) })),
  };
}

function pairs(results, most) {
  const rows = bound(results, most);
  const things = (results.getVariables() ?? []).filter((name) => rows.some((row) => row[name]?.type === "uri"));
  if (things.length < 2) return [];
  return rows.filter((row) => row[things[0]] && row[things[1]])
    .map((row) => [row[things[0]].value, row[things[1]].value, ""]);
}

function bound(results, most) {
  return (results.getBindings() ?? []).slice(0, most);
}

function told(value) {
  return value ? (value.type === "uri" ? last(value.value) : value.value) : "";
}

function last(iri) {
  return decodeURI(iri.replace(/.*[/#](?=.)/, ""));
}
