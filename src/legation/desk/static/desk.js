// What every page does beyond what HTML does by itself.

// "/" goes to the search field, as on many sites, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("finder")?.focus();
  }
});

// On a narrow screen the answer comes before the form that narrows it down.
if (!matchMedia("(min-width: 62rem)").matches) {
  for (const narrow of document.querySelectorAll("details.narrow")) narrow.open = false;
}

// A menu closes when somebody clicks elsewhere, or presses Escape.
const menus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On a narrow screen the navigation scrolls: the page that is open is brought into sight, the focus left where it is.
const open = document.querySelector(".masthead [aria-current]");
if (open) {
  const list = open.closest("ul");
  list.scrollLeft = open.offsetLeft - list.offsetLeft - list.clientWidth / 2;
}

// A list may begin what another page goes on with: its first lines are put in the place of the link to it.
async function begin(list) {
  list.setAttribute("aria-busy", "true");
  const answer = await fetch(list.dataset.begunOn).catch(() => null);
  if (answer?.ok) {
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lines = [...other.querySelector("main ul.lines").children].slice(0, Number(list.dataset.most));
    list.replaceChildren(...lines);
  }
  list.removeAttribute("aria-busy");
}
for (const list of document.querySelectorAll("[data-begun-on]")) begin(list);
