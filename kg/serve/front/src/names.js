// YASGUI's controls in, the same with names that screen readers can say, in the page's language.

const NAMES = {
  ".yasqe textarea, .yasqe .CodeMirror-code": "editor",
  ".yasqe_queryButton": "run",
  ".yasqe_share": "share",
  ".yasr_btn.yasr_downloadIcon": "download",
  ".yasr .tableFilter": "filter",
  ".yasr .pageSizeSelect, .yasr .tableSizer": "rows_shown",
  ".autocompleteWrapper input, .autocomplete": "endpoint",
  ".controlbar .tabContextButton": "settings",
  ".addTab": "tab",
  ".closeTab": "close",
};

export function nameControls(box, words) {
  const name = () => {
    for (const [selector, key] of Object.entries(NAMES))
      for (const one of box.querySelectorAll(selector))
        if (one.ariaLabel !== words[key]) one.ariaLabel = words[key];
    for (const one of box.querySelectorAll("svg:not([aria-hidden])")) one.setAttribute("aria-hidden", "true");
  };
  name();
  new MutationObserver(name).observe(box, { childList: true, subtree: true });
}
