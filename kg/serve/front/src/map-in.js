// An element and places in, a Leaflet map out, over outlines that are bundled: nothing is loaded.
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import outline from "outline";
import { colour, isCalm } from "./look.js";

const KAZAKHSTAN = L.latLngBounds([40.5, 46.4], [55.5, 87.4]);
const SHOWN = L.latLngBounds([28, 37], [67, 108]); // within the outlines: see outline.js
const LABELLED = 12; // places whose names stand beside them

export function mapIn(element, places) {
  const map = L.map(element, {
    maxBounds: SHOWN,
    maxBoundsViscosity: 1,
    zoomSnap: 0.25,
    maxZoom: 10,
    zoomAnimation: !isCalm,
    fadeAnimation: !isCalm,
    scrollWheelZoom: false, // a page is scrolled with it
  });
  map.setMinZoom(map.getBoundsZoom(SHOWN, true));
  const bounds = L.latLngBounds(places.map(({ at }) => at));
  map.fitBounds(
    places.length > 1 && KAZAKHSTAN.contains(bounds) ? bounds.pad(0.6) : KAZAKHSTAN,
    { maxZoom: 8 },
  );
  map.attributionControl.setPrefix("Leaflet").addAttribution("Natural Earth");
  const line = { color: colour("quiet"), weight: 1, fill: true, interactive: false };
  L.geoJSON(outline.around, { ...line, opacity: 0.4, fillColor: colour("raised"), fillOpacity: 0.6 }).addTo(map);
  L.geoJSON(outline.country, { ...line, weight: 1.5, fillColor: colour("ground"), fillOpacity: 1 }).addTo(map);
  L.geoJSON(outline.regions, { ...line, fill: false, opacity: 0.6, dashArray: "2 4" }).addTo(map);
  for (const place of places) marker(place, places.length <= LABELLED).addTo(map);
  return map;
}

function marker({ at, name, address, isMain }, isLabelled) {
  const made = L.circleMarker(at, {
    radius: isMain ? 8 : 5,
    weight: 2,
    color: colour(isMain ? "place" : "accent"),
    fillColor: colour(isMain ? "place" : "accent"),
    fillOpacity: 0.5,
  });
  const text = document.createTextNode(name); // a text, never markup
  made.bindTooltip(Object.assign(document.createElement("span"), { textContent: text.data }), {
    permanent: isLabelled,
    offset: [isMain ? 10 : 7, 0],
    direction: "auto",
  });
  if (address) made.on("click", () => location.assign(address));
  return made;
}
