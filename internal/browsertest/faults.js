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
  if (root.scrollWidth > edge) bad.push("the page is " + (root.scrollWidth - root.clientWidth) + " px wider than the window");
  const scrolls = e => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  for (const e of document.body.querySelectorAll("*:not(svg *)")) {
    if (hidden(e)) continue;
    if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0) {
      const over = getComputedStyle(e).overflowX;
      if (["hidden", "clip"].includes(over)) bad.push(name(e) + " is cut by " + (e.scrollWidth - e.clientWidth) + " px");
      else if (scrolls(e) && !bar(e)) bad.push(name(e) + " scrolls without a bar");
      else if (scrolls(e) && wide && e.querySelector("table,svg")) bad.push(name(e) + " has to be scrolled by " + (e.scrollWidth - e.clientWidth) + " px");
      else if (e.matches("th,td,caption,summary,li,p,dd,dt,figcaption")) bad.push(name(e) + " leaves its box by " + (e.scrollWidth - e.clientWidth) + " px");
    }
    let box = e.parentElement;
    while (box && !scrolls(box)) box = box.parentElement;
    const at = e.getBoundingClientRect();
    if (!box && (at.right > edge || at.left < -1) && at.width > 0) bad.push(name(e) + " leaves the page");
  }
  return [...new Set(bad)];
}
