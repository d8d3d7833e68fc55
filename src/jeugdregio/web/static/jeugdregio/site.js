// Small comforts; every page works without this file.
"use strict";
// A filter answers at once when it changes; the button remains for who has no script.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form && event.target.matches("select")) form.requestSubmit();
});
// What is folded on screen is open on paper.
window.addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
// After a part of the page was replaced, say what it answers to who cannot see it.
document.addEventListener("htmx:afterSettle", () => {
  const answer = document.getElementById("antwoord");
  const told = document.getElementById("melding");
  if (answer && told) told.textContent = answer.textContent;
});
