// The story page: a mark shows its entry, an entry shows its words.

const text = document.getElementById("text");
const highlights = typeof Highlight === "function" && CSS.highlights;

// The marks of an entry are lit while the entry is looked at.
const pieces = new Map();
for (const piece of text.querySelectorAll("[data-of]")) {
  for (const entry of piece.dataset.of.split(" ")) {
    if (!pieces.has(entry)) pieces.set(entry, []);
    pieces.get(entry).push(piece);
  }
}

function light(entry, lit) {
  for (const piece of pieces.get(entry) ?? []) piece.classList.toggle("lit", lit);
}

for (const entry of document.querySelectorAll(".entry")) {
  for (const [event, lit] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    entry.addEventListener(event, () => light(entry.id, lit));
  }
}

// Offsets are code points of the text, as the record counts them; the page's own are UTF-16 units.
function rangeOf(start, end) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = Array.from(node.data);
    const units = (count) => points.slice(0, count).join("").length;
    if (start >= passed && start <= passed + points.length) range.setStart(node, units(start - passed));
    if (end <= passed + points.length) {
      range.setEnd(node, units(end - passed));
      return range;
    }
    passed += points.length;
  }
  return range;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

document.addEventListener("click", (event) => {
  const words = event.target.closest?.("a.words");
  if (!words || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const range = rangeOf(Number(words.dataset.start), Number(words.dataset.end));
  if (highlights) CSS.highlights.set("asked", new Highlight(range));
  const place = range.startContainer.parentElement;
  place.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  (place.closest("a") ?? text).focus({ preventScroll: true });
});

// An entry that the address names is brought to the reader's eyes and to the keyboard.
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const entry = document.getElementById(location.hash.slice(1)) ?? document.getElementById(id);
  for (const lit of text.querySelectorAll(".asked")) lit.classList.remove("asked");
  if (!entry?.classList.contains("entry")) return;
  for (const piece of pieces.get(entry.id) ?? []) piece.classList.add("asked");
  entry.focus({ preventScroll: true });
}
addEventListener("hashchange", arrive);
arrive();
