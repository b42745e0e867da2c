// The picture of the page, drawn by cytoscape from the places that the server computed.
// Every step is an address: the page at that address is fetched, its parts replace
// those that are shown, and the address stands in the history.
"use strict";
(() => {
  const figure = document.getElementById("hood-picture");
  if (!figure || typeof cytoscape !== "function") return;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = (page) => JSON.parse(page.getElementById("hood-data").textContent);
  let view = read(document);
  let cursor = view.at.key; // the node that the arrow keys have reached

  const canvas = document.createElement("div");
  canvas.id = "hood-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", figure.dataset.label);
  const zoom = document.createElement("div");
  zoom.className = "hood-zoom";
  figure.append(canvas, zoom);
  figure.classList.add("live");

  const cy = cytoscape({ container: canvas, autoungrabify: true, boxSelectionEnabled: false, userZoomingEnabled: false, selectionType: "single", minZoom: 0.1, maxZoom: 6, style: style() });
  cy.on("tap", "node", (event) => go(event.target.data("select")));
  cy.on("mouseover", "node", (event) => point(event.target.id()));
  const button = (text, label, act) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.setAttribute("aria-label", label);
    b.addEventListener("click", act);
    zoom.append(b);
  };
  button("+", "zoom in", () => scale(1.3));
  button("\u2212", "zoom out", () => scale(1 / 1.3));
  button("all", "see all", () => whole());

  // style is that of the SVG: the colours by name, the names beside the nodes.
  function style() {
    const css = getComputedStyle(figure);
    const color = (name) => css.getPropertyValue("--chart-" + name).trim() || "#888";
    const ground = getComputedStyle(document.body).backgroundColor;
    const beside = { right: ["right", "center", 2.5, 0], left: ["left", "center", -2.5, 0], top: ["center", "top", 0, -1.5], bottom: ["center", "bottom", 0, 1.5] };
    const side = (i) => (node) => (beside[node.data("side")] || beside.right)[i];
    return [
      { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": (node) => color(node.data("color")), "border-width": 0.7, "border-color": ground,
          label: "data(name)", color: color("ink"), "font-size": 8, "font-family": "Liberation Sans, Arimo, Arial, Helvetica, sans-serif", "min-zoomed-font-size": 4,
          "text-halign": side(0), "text-valign": side(1), "text-margin-x": side(2), "text-margin-y": side(3), "text-outline-width": 1.1, "text-outline-color": ground } },
      { selector: "node.at", style: { "border-width": 2.5, "border-color": color("ink") } },
      { selector: "node.cursor", style: { label: "data(full)", "z-index": 10, "overlay-color": color("ink"), "overlay-opacity": 0.15, "overlay-padding": 4, "text-background-color": ground, "text-background-opacity": 0.9, "min-zoomed-font-size": 0 } },
      { selector: "edge", style: { width: 0.75, "line-color": color("muted"), "line-opacity": 0.45, "curve-style": "straight", "target-arrow-shape": "triangle", "target-arrow-color": color("muted"), "arrow-scale": 0.5 } },
      { selector: "edge.mutual", style: { "target-arrow-shape": "none" } },
    ];
  }
  for (const media of [dark, still]) media.addEventListener("change", () => cy.style(style()));

  function draw(animate) {
    const before = {};
    cy.nodes().forEach((node) => { before[node.id()] = { ...node.position() }; });
    const places = {};
    const elements = [];
    for (const n of view.nodes) {
      places[n.key] = { x: n.x, y: n.y };
      elements.push({ group: "nodes", classes: n.key === view.at.key ? "at" : "", position: { ...((animate && (before[n.key] || before[view.at.key])) || places[n.key]) },
        data: { id: n.key, size: 2 * n.radius, color: n.color, name: n.name, full: shown(n.id), side: n.side, select: n.select } });
    }
    view.edges.forEach((e, i) => elements.push({ group: "edges", classes: e.mutual ? "mutual" : "", data: { id: "edge " + i, source: view.nodes[e.from].key, target: view.nodes[e.to].key } }));
    cy.batch(() => { cy.elements().remove(); cy.add(elements); });
    cursor = view.at.key;
    glide(places, animate && !still.matches ? 350 : 0);
  }

  // glide moves the nodes to their places, within so many milliseconds.
  let glides = 0;
  function glide(places, duration) {
    const own = ++glides, address = view.address, begin = performance.now(), from = {};
    cy.nodes().forEach((node) => { from[node.id()] = { ...node.position() }; });
    const move = (part) => cy.batch(() => cy.nodes().forEach((node) => {
      const a = from[node.id()], b = places[node.id()];
      node.position(part < 1 ? { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part } : { ...b });
    }));
    const frame = (now) => {
      if (own !== glides) return;
      const part = duration ? Math.min(1, Math.max(0, now - begin) / duration) : 1;
      move(part);
      if (part < 1) requestAnimationFrame(frame);
      else figure.dataset.shown = address;
    };
    if (duration) requestAnimationFrame(frame);
    else frame(begin);
  }

  // fit shows all of it, or, where names would be too small to read, what is around
  // the thing whose groups are shown.
  function fit(least) {
    cy.resize();
    const all = Math.min(cy.width() / view.width, cy.height() / view.height);
    const level = Math.max(all, least);
    const at = level > all ? view.nodes.find((n) => n.key === view.at.key) : { x: view.width / 2, y: view.height / 2 };
    cy.viewport({ zoom: level, pan: { x: cy.width() / 2 - at.x * level, y: cy.height() / 2 - at.y * level } });
  }
  const whole = () => fit(0);
  const scale = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  function say(text, wrong) {
    const status = document.getElementById("hood-status");
    status.textContent = text;
    status.classList.toggle("hood-error", Boolean(wrong));
  }

  // shown is a name without characters that turn the direction of writing.
  const shown = (name) => name.replace(/[\u202a-\u202e\u2066-\u2069]/g, " ");

  function point(key) {
    const n = view.nodes.find((node) => node.key === key);
    if (!n) return;
    cursor = key;
    cy.nodes().removeClass("cursor");
    cy.getElementById(key).addClass("cursor");
    say(n.kind + " " + shown(n.id));
  }

  // turn moves the cursor to the nearest node in a direction.
  function turn(dx, dy) {
    const from = view.nodes.find((n) => n.key === cursor);
    let best = null, least = Infinity;
    for (const n of view.nodes) {
      const along = (n.x - from.x) * dx + (n.y - from.y) * dy;
      const across = Math.abs((n.x - from.x) * dy) + Math.abs((n.y - from.y) * dx);
      if (n !== from && along > 0 && along + 2 * across < least) [best, least] = [n, along + 2 * across];
    }
    if (!best) return;
    point(best.key);
    const node = cy.getElementById(best.key).renderedPosition();
    if (node.x < 20 || node.y < 20 || node.x > cy.width() - 20 || node.y > cy.height() - 20) cy.center(cy.getElementById(best.key));
  }

  const keys = {
    ArrowRight: () => turn(1, 0), ArrowLeft: () => turn(-1, 0), ArrowUp: () => turn(0, -1), ArrowDown: () => turn(0, 1),
    Enter: () => go(view.nodes.find((n) => n.key === cursor).select, "hood-thing-name"),
    "+": () => scale(1.3), "=": () => scale(1.3), "-": () => scale(1 / 1.3), 0: whole,
  };
  canvas.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  // What is above the canvas may have become higher since it was measured.
  for (const kind of ["pointerenter", "pointerdown"]) canvas.addEventListener(kind, () => cy.resize(), true);
  canvas.addEventListener("focus", () => { cy.userZoomingEnabled(true); point(cursor); });
  canvas.addEventListener("blur", () => { cy.userZoomingEnabled(false); cy.nodes().removeClass("cursor"); });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"), link.closest("#hood-seen") ? link.dataset.key : "hood-thing-name");
  });
  addEventListener("popstate", () => show(location.pathname + location.search));

  // go takes a step: the address is that of the picture after it.
  async function go(address, focus) {
    if (await show(address)) {
      history.pushState(null, "", address);
      if (focus) (document.getElementById(focus) || document.querySelector('#hood-seen a[data-key="' + CSS.escape(focus) + '"]'))?.focus({ preventScroll: focus !== "hood-thing-name" });
    }
  }

  let latest = 0;
  async function show(address) {
    const own = ++latest;
    figure.classList.add("loading");
    try {
      const response = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (own !== latest) return false;
      if (!response.ok || !page.getElementById("hood-data")) {
        say(page.querySelector(".said")?.textContent || "The server answers " + response.status + ".", true);
        return false;
      }
      for (const id of ["hood-thing", "hood-key", "hood-files", "hood-notes", "hood-seen", "hood-cypher", "hood-data"]) {
        const old = document.getElementById(id), open = old.open;
        old.replaceWith(document.importNode(page.getElementById(id), true));
        if (open) document.getElementById(id).open = true;
      }
      figure.querySelector(".scroll").replaceWith(document.importNode(page.querySelector("#hood-picture > .scroll"), true));
      document.title = page.title;
      document.querySelector("h1").textContent = page.querySelector("h1").textContent;
      view = read(document);
      draw(true);
      fit(least());
      say(page.getElementById("hood-status").textContent);
      return true;
    } catch {
      if (own === latest) say("The server does not answer.", true);
      return false;
    } finally {
      if (own === latest) figure.classList.remove("loading");
    }
  }

  const least = () => (canvas.clientWidth < 600 ? 0.95 : 0.7);
  draw(false);
  fit(least());
  new ResizeObserver(() => fit(least())).observe(canvas);
  // For those who look into it, tests among them.
  canvas.places = () => cy.nodes().map((node) => ({ key: node.id(), x: node.position("x"), y: node.position("y"), ...(({ x, y }) => ({ left: x, top: y }))(node.renderedPosition()) }));
})();
