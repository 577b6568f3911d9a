// A page that loads itself again when something changed would take away what somebody is typing: it says so instead.
(() => {
  const typed = (field) => /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked
    : field.options ? field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected))
    : field.type !== "hidden" && field.value !== field.defaultValue;

  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const reloads = event.detail.xhr.getResponseHeader("HX-Refresh");
    if (!reloads || ![...document.querySelectorAll("main :is(input, textarea, select)")].some(typed)) return;
    event.preventDefault();
    const note = document.getElementById("changed");
    if (note) note.hidden = false;
  });
})();
