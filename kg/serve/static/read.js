// Points at the sentences of a fact while the fact is pointed at or its links are reached by
// keyboard; drops a file anywhere on the page into the form. Without this script the numbers
// lead to the sentences, and the file is chosen.
const facts = document.querySelectorAll(".encounter, .delegation, .said, tbody tr, dd > div");

function light(fact, on) {
  for (const link of fact.querySelectorAll(".at a")) {
    document.querySelector(link.hash)?.classList.toggle("lit", on);
  }
}

for (const fact of facts) {
  fact.addEventListener("mouseenter", () => light(fact, true));
  fact.addEventListener("mouseleave", () => light(fact, false));
  fact.addEventListener("focusin", () => light(fact, true));
  fact.addEventListener("focusout", () => light(fact, false));
}

const chosen = document.querySelector("#file");
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (!event.dataTransfer.files.length) return;
  chosen.files = event.dataTransfer.files;
  chosen.form.requestSubmit();
});
