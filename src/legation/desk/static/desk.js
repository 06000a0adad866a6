// What every page does beyond what HTML does by itself.

// "/" goes to the search field, as on many sites, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("finder")?.focus();
  }
});
