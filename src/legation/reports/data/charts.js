// Draws the charts of a page: each element with data-chart names the JSON that specifies it.

const options = {
  actions: false,
  ast: true, // Vega's own interpreter: nothing is compiled, so a page may forbid eval
  defaultStyle: false,
  mode: "vega-lite",
  renderer: "svg",
  tooltip: { disableDefaultStyle: true },
};

async function draw(holder) {
  try {
    await vegaEmbed(holder, JSON.parse(document.getElementById(holder.dataset.chart).textContent), options);
    for (const drawn of holder.children) drawn.setAttribute("aria-hidden", "true"); // the holder says what is shown
  } catch (error) {
    holder.textContent = "This chart could not be drawn. Its figures are in the table.";
    console.error(error);
  }
}

for (const holder of document.querySelectorAll("[data-chart]")) draw(holder);
