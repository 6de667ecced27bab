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
  ".CodeMirror-scroll": "editor",
};
// What a list of tabs and what scrolls have to be for those who use a keyboard.
const ATTRIBUTES = {
  ".addTab": { role: "tab", "aria-selected": "false" },
  ".CodeMirror-scroll": { role: "group", tabindex: "0" },
  ".yasr pre": { tabindex: "0" },
};

export function nameControls(box, words) {
  const name = () => {
    for (const [selector, key] of Object.entries(NAMES))
      for (const one of box.querySelectorAll(selector))
        if (one.ariaLabel !== words[key]) one.ariaLabel = words[key];
    for (const [selector, attributes] of Object.entries(ATTRIBUTES))
      for (const one of box.querySelectorAll(selector))
        for (const [key, value] of Object.entries(attributes))
          if (one.getAttribute(key) !== value) one.setAttribute(key, value);
    for (const one of box.querySelectorAll("svg:not([aria-hidden])")) one.setAttribute("aria-hidden", "true");
  };
  name();
  new MutationObserver(name).observe(box, { childList: true, subtree: true });
}
