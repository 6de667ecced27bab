// Elements with data-map in, a map of the places that they hold out: data-lat and data-long of
// whatever is in them, with its text.
import { boxBefore } from "./look.js";
import { mapIn } from "./map-in.js";

for (const element of document.querySelectorAll("[data-map]")) {
  const places = [...element.querySelectorAll("[data-lat]")].map((one) => ({
    at: [Number(one.dataset.lat), Number(one.dataset.long)],
    name: one.dataset.name ?? one.textContent.trim(),
    address: one.dataset.address ?? "",
    isMain: "main" in one.dataset,
  }));
  if (places.length) mapIn(boxBefore(element, "map"), places);
}
