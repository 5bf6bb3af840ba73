// Shows what a search finds while it is typed. Without this script the form does the same.
const box = document.querySelector("input[data-live]");
const found = box && document.getElementById(box.dataset.live);
let latest = 0;
let timer;

async function show(text) {
  const turn = ++latest;
  if (!text.trim()) {
    found.replaceChildren();
    return;
  }
  const answer = await fetch(`/search?part=list&q=${encodeURIComponent(text)}`);
  const html = await answer.text();
  if (turn === latest && answer.ok) found.innerHTML = html;
}

if (found) {
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(box.value), 120);
  });
}
