// What all drawings have in common: the colours of the page, and a place to be drawn in.

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;

// A box before `element`, which keeps telling in words what the box shows.
export function boxBefore(element, kind) {
  const box = document.createElement("div");
  box.className = `drawn drawn-${kind}`;
  box.role = "region";
  box.ariaLabel = element.dataset.label;
  element.before(box);
  return box;
}
