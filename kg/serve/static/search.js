// A search begins as soon as another order or another way to join words is chosen.
const form = document.querySelector("form[data-submits]");
form?.addEventListener("change", (event) => {
  if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit();
});
// "/" leads to the query, as on other sites of search.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    form?.elements.q.focus();
  }
});
