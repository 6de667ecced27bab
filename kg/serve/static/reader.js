// The keys n and p lead from one occurrence to the next; a sentence's address can be copied.
const hits = [...document.querySelectorAll("mark[id]")];
let current = hits.findIndex((one) => `#${one.id}` === location.hash);

function go(step) {
  if (!hits.length) return;
  hits[current]?.classList.remove("current");
  current = (current + step + hits.length) % hits.length;
  hits[current].classList.add("current");
  hits[current].scrollIntoView({ block: "center" });
  history.replaceState(null, "", `#${hits[current].id}`);
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(current < 0 ? 0 : -1);
});
document.querySelectorAll(".keys").forEach((one) => (one.hidden = false));

const text = document.querySelector(".text[data-copy]");
for (const sentence of text?.querySelectorAll(".sentence[id]") ?? []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy plain";
  button.textContent = "#";
  button.title = text.dataset.copy;
  button.setAttribute("aria-label", text.dataset.copy);
  button.addEventListener("click", async () => {
    const address = new URL(location.href);
    address.search = "";
    address.hash = sentence.id;
    history.replaceState(null, "", address.hash);
    location.hash = sentence.id;
    await navigator.clipboard?.writeText(address.href);
  });
  sentence.append(button);
}
