// Narrows the changes to the chosen classes and to a text. Without scripts all of them are there.
"use strict";

(() => {
  const form = document.getElementById("narrow");
  const classes = document.getElementById("classes");
  const text = document.getElementById("text");
  const groups = [...document.querySelectorAll("section.changes")].map((group) => ({
    place: group,
    subjects: [...group.querySelectorAll("details.subject")].map((subject) => ({
      place: subject,
      name: subject.querySelector("summary").textContent.toLowerCase(),
      rows: [...subject.querySelectorAll("tr[data-class]")].map((row) => ({ place: row, text: row.textContent.toLowerCase() })),
    })),
  }));

  const isWanted = (wanted, name) => wanted === null || wanted.has(name);

  function narrowSubject(subject, wanted, sought) {
    const isNamed = subject.name.includes(sought);
    let left = 0;
    for (const row of subject.rows) {
      row.place.hidden = !isWanted(wanted, row.place.dataset.class) || !(isNamed || row.text.includes(sought));
      left += row.place.hidden ? 0 : 1;
    }
    subject.place.hidden = left === 0;
    return left;
  }

  function narrow() {
    const wanted = classes ? new Set([...classes.querySelectorAll("input:checked")].map((box) => box.value)) : null;
    const sought = text.value.trim().toLowerCase();
    let all = 0;
    for (const group of groups) {
      const left = group.subjects.reduce((sum, subject) => sum + narrowSubject(subject, wanted, sought), 0);
      group.place.hidden = left === 0;
      all += left;
    }
    document.getElementById("left").textContent = all ? `${all.toLocaleString("en")} shown` : "No change is like that";
  }

  /** The class that a link to here asks for, alone. */
  function follow() {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("class");
    if (wanted && classes) {
      classes.querySelectorAll("input").forEach((box) => {
        box.checked = box.value === wanted;
      });
      document.querySelectorAll(`details.subject:has(tr[data-class="${CSS.escape(wanted)}"])`).forEach((subject) => {
        subject.open = true;
      });
    }
    narrow();
  }

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  follow();
})();
