// Narrows the changes to the chosen classes. Without scripts all of them are there.
"use strict";

(() => {
  const classes = document.getElementById("classes");

  function narrow() {
    const wanted = new Set([...classes.querySelectorAll("input:checked")].map((box) => box.value));
    let left = 0;
    for (const row of document.querySelectorAll("tr[data-class]")) {
      row.hidden = !wanted.has(row.dataset.class);
      left += row.hidden ? 0 : 1;
    }
    for (const part of document.querySelectorAll("details.subject")) {
      part.hidden = !part.querySelector("tr[data-class]:not([hidden])");
    }
    for (const part of document.querySelectorAll("section.changes")) {
      part.hidden = !part.querySelector("details:not([hidden])");
    }
    document.getElementById("left").textContent = `${left} shown`;
  }

  classes.hidden = false;
  classes.addEventListener("change", narrow);
  narrow();
})();
