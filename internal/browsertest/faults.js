function (wide) {
  document.querySelectorAll("details").forEach(d => { d.open = true; });
  const bad = [], root = document.documentElement, edge = root.clientWidth + 1;
  const name = e => {
    const of = e.closest("[id],[aria-label]");
    return e.tagName.toLowerCase() + (e.id ? "#" + e.id : of ? " in " + (of.id || of.getAttribute("aria-label")) : "") + ": " + e.textContent.trim().slice(0, 40);
  };
  const hidden = e => e.closest(".vh,.skip") || !e.checkVisibility();
  // A bar for scrolling that takes room, and so is always seen.
  const bar = e => {
    const s = getComputedStyle(e);
    return e.offsetHeight - e.clientHeight - parseFloat(s.borderTopWidth) - parseFloat(s.borderBottomWidth) >= 6;
  };
  // A word of a heading or label that goes on in the next line.
  const broken = e => {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange();
    for (let t; (t = texts.nextNode());) {
      for (const word of t.data.matchAll(/\p{L}{2,14}/gu)) {
        range.setStart(t, word.index);
        range.setEnd(t, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) return word[0];
      }
    }
    return "";
  };
  if (root.scrollWidth > edge) bad.push("the page is " + (root.scrollWidth - root.clientWidth) + " px wider than the window");
  const scrolls = e => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  for (const e of document.body.querySelectorAll("*:not(svg *)")) {
    if (hidden(e) || e.matches("input")) continue; // what is typed moves with the caret
    if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) {
      const over = getComputedStyle(e).overflowX;
      if (["hidden", "clip"].includes(over)) bad.push(name(e) + " is cut by " + (e.scrollWidth - e.clientWidth) + " px");
      else if (scrolls(e) && !bar(e)) bad.push(name(e) + " scrolls without a bar");
      else if (scrolls(e) && wide && e.querySelector("table,svg")) bad.push(name(e) + " has to be scrolled by " + (e.scrollWidth - e.clientWidth) + " px");
      else if (e.matches("th,td,caption,summary,li,p,dd,dt,figcaption")) bad.push(name(e) + " leaves its box by " + (e.scrollWidth - e.clientWidth) + " px");
    }
    const word = e.matches("th,dt,label,summary,button") && !e.querySelector("bdi") ? broken(e) : "";
    if (word) bad.push(name(e) + " breaks the word " + word);
    let box = e.parentElement;
    while (box && !scrolls(box)) box = box.parentElement;
    const at = e.getBoundingClientRect();
    if (!box && (at.right > edge || at.left < -1) && at.width > 0) bad.push(name(e) + " leaves the page");
  }
  return [...new Set(bad)];
}
