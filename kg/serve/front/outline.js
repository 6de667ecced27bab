// Natural Earth's countries in, the outline of Kazakhstan and of the lands around it out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const BOX = [36.7, 22, 112, 72]; // what maps show lies within: west, south, east, north
const KAZAKHSTAN = "398"; // ISO 3166-1

export function outline() {
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  const atlas = read(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"));
  const countries = feature(atlas, atlas.objects.countries).features;
  const clipped = countries.map(({ id, geometry }) => ({ id, rings: rings(geometry) }));
  const shape = (found) => ({
    type: "MultiPolygon",
    coordinates: found.flatMap(({ rings }) => rings).map((ring) => [ring]),
  });
  return {
    country: shape(clipped.filter(({ id }) => id === KAZAKHSTAN)),
    around: shape(clipped.filter(({ id }) => id !== KAZAKHSTAN)),
    regions: read(new URL("regions.json", import.meta.url)),
  };
}

function rings({ type, coordinates }) {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons
    .map(([outer]) => clip(outer).map((point) => point.map((one) => Math.round(one * 100) / 100)))
    .filter((ring) => ring.length > 2);
}

// Sutherland and Hodgman: what of a ring lies in the box, edge by edge.
function clip(ring) {
  const edges = [
    [0, (value) => value >= BOX[0], BOX[0]],
    [1, (value) => value >= BOX[1], BOX[1]],
    [0, (value) => value <= BOX[2], BOX[2]],
    [1, (value) => value <= BOX[3], BOX[3]],
  ];
  return edges.reduce((points, [axis, isIn, limit]) => {
    const kept = [];
    points.forEach((point, at) => {
      const before = points.at(at - 1);
      if (isIn(point[axis]) !== isIn(before[axis])) {
        const share = (limit - before[axis]) / (point[axis] - before[axis]);
        kept.push(before.map((value, one) => value + share * (point[one] - value)));
      }
      if (isIn(point[axis])) kept.push(point);
    });
    return kept;
  }, ring);
}
