// Names for fields that ask for one, as they are typed: the list of a field with
// data-suggest holds what the graph has of that kind.
"use strict";
for (const field of document.querySelectorAll("input[data-suggest]")) {
  let timer = 0, asked = "";
  const suggest = async () => {
    const text = asked = field.value.trim();
    if (!text) return;
    try {
      const answer = await fetch("/suggest?" + new URLSearchParams({kind: field.dataset.suggest, q: text}));
      if (!answer.ok) return; // the list stays as it is
      const names = await answer.json();
      if (text === asked) field.list.replaceChildren(...names.map(name => Object.assign(document.createElement("option"), {value: name})));
    } catch { /* nobody answers: the list stays */ }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 150);
  });
}
