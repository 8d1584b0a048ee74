"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { articles, events } = data;
  const byId = (id) => document.getElementById(id);
  const FIELDS = ["search", "type", "status", "actor", "place", "from", "to"];
  const ROWS = 50;
  const plain = (text) => (text || "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  for (const event of events) {
    const [start, end] = event.mentions[0].sentence;
    event.evidence = articles[event.article].text.slice(...units(articles[event.article], start, end));
    event.words = plain([event.type, event.label, event.date, event.who, event.what, event.where, event.source, event.evidence].join(" "));
    event.actorWords = event.actors.map(plain);
    event.placeWords = plain(event.where);
  }

  let chosen = events;
  let page = 0;
  let sort = { key: "start", down: false };
  let views = {};

  /* Offsets count code points, strings of JavaScript count UTF-16 units. */
  function units(article, start, end) {
    if (article.wide === undefined) article.wide = /[\ud800-\udbff]/.test(article.text);
    if (!article.wide) return [start, end];
    if (!article.units) {
      article.units = [0];
      for (const character of article.text) article.units.push(article.units.at(-1) + character.length);
    }
    return [article.units[start], article.units[end]];
  }

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value != null) made.setAttribute(name, value);
    if (text != null) made.textContent = text;
    return made;
  }

  /* The text from one place to another, with a class on the characters of each mark. */
  function marked(article, from, to, marks) {
    const into = document.createDocumentFragment();
    const cuts = new Set([from, to]);
    for (const [start, end] of marks) for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
    const at = [...cuts].sort((one, other) => one - other);
    for (let i = 0; i + 1 < at.length; i += 1) {
      const text = article.text.slice(...units(article, at[i], at[i + 1]));
      const over = marks.filter(([start, end]) => start <= at[i] && end >= at[i + 1]).map((mark) => mark[2]);
      if (!over.length) into.append(text);
      else into.append(element(over.includes("trigger") ? "mark" : "span", text, { class: [...new Set(over)].join(" ") }));
    }
    return into;
  }

  const marksOf = (mention) => [
    [...mention.trigger, "trigger"],
    ...mention.arguments.map(([start, end]) => [start, end, "argument"]),
  ];

  function wanted() {
    const value = Object.fromEntries(FIELDS.map((id) => [id, byId(id).value.trim()]));
    const words = plain(value.search).split(/\s+/).filter(Boolean);
    const [actor, place] = [plain(value.actor), plain(value.place)];
    const inPeriod = (event) =>
      (!value.from || (event.start && event.end > value.from)) && (!value.to || (event.start && event.start.slice(0, 10) <= value.to));
    return {
      inPeriod,
      others: (event) =>
        (!value.type || event.type === value.type) &&
        (!value.status || event.status === value.status) &&
        (!actor || event.actorWords.some((name) => name.includes(actor))) &&
        (!place || event.placeWords.includes(place)) &&
        words.every((word) => event.words.includes(word)),
    };
  }

  function update() {
    const { others, inPeriod } = wanted();
    chosen = events.filter((event) => others(event) && inPeriod(event));
    page = 0;
    arrange();
    byId("count").textContent = `${chosen.length} of ${events.length} events of ${articles.length} article${articles.length === 1 ? "" : "s"}`;
    const { edges, nodes } = graph();
    views.timeline?.data("events", bars()).resize().runAsync();
    views.network?.data("edges", edges).data("nodes", nodes).runAsync();
  }

  function arrange() {
    const { key, down } = sort;
    const value = (event) => event[key] || "";
    chosen.sort((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (!a !== !b) return a ? -1 : 1; // what is unknown comes last, whichever the direction
      return (key === "start" ? (a < b ? -1 : a > b ? 1 : 0) : a.localeCompare(b, "it")) * (down ? -1 : 1);
    });
    for (const button of document.querySelectorAll("[data-sort]")) {
      const own = button.dataset.sort === key;
      button.parentElement.setAttribute("aria-sort", own ? (down ? "descending" : "ascending") : "none");
    }
    fill();
  }

  function fill() {
    const shown = chosen.slice(page * ROWS, (page + 1) * ROWS);
    byId("rows").replaceChildren(...shown.map(row));
    if (!shown.length) byId("rows").append(emptyRow());
    const pages = Math.max(1, Math.ceil(chosen.length / ROWS));
    byId("page").textContent = `page ${page + 1} of ${pages}`;
    byId("before").disabled = page === 0;
    byId("after").disabled = page + 1 >= pages;
  }

  function emptyRow() {
    const made = element("tr");
    made.append(element("td", "No event is like that. “Show all” takes the filters away.", { colspan: 8 }));
    return made;
  }

  function row(event) {
    const made = element("tr");
    const cell = (name, text, kind) => {
      const td = element("td", null, { "data-name": name, class: [kind, text ? null : "empty"].filter(Boolean).join(" ") || null });
      td.append(text ? element("bdi", text, { lang: "it" }) : "–");
      made.append(td);
      return td;
    };
    cell("Date", event.date, "date");
    cell("Type", event.type, "type").append(element("span", event.label, { class: "label", lang: "it" }));
    for (const [name, key] of [["Who", "who"], ["What", "what"], ["Where", "where"]]) cell(name, event[key]);
    cell("Status", event.status).firstChild.className = `status-${event.status}`;
    cell("Source", event.source);
    const evidence = element("td", null, { class: "evidence", "data-name": "Evidence" });
    const button = element("button", null, { type: "button", class: "evidence", lang: "it", dir: "auto", title: "Read it in the article" });
    const mention = event.mentions[0];
    button.append(marked(articles[event.article], ...mention.sentence, marksOf(mention)));
    button.addEventListener("click", () => read(event));
    evidence.append(button);
    made.append(evidence);
    return made;
  }

  function read(event) {
    const article = articles[event.article];
    byId("reader-title").textContent = article.title;
    const facts = byId("reader-facts");
    facts.replaceChildren(article.published ? `published ${article.published}` : "no publication date");
    if (article.url) facts.append(" · ", element("a", article.url, { href: article.url, rel: "noopener noreferrer" }));
    const marks = event.mentions.flatMap((mention) => [...marksOf(mention), [...mention.sentence, "sentence"]]);
    byId("reader-text").replaceChildren(marked(article, 0, length(article), marks));
    byId("reader").showModal();
    byId("reader-text").querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  function length(article) {
    units(article, 0, 0);
    return article.wide ? article.units.length - 1 : article.text.length;
  }

  function bars() {
    const { others, inPeriod } = wanted();
    const { first, last } = data.timeline;
    const candidates = events.filter(others);
    const dated = candidates.filter((event) => event.start);
    const near = dated.filter((event) => event.start >= first && event.start <= last);
    const notes = [
      [candidates.length - dated.length, "without a date"],
      [dated.length - near.length, "far from all others in time"],
    ].filter(([number]) => number);
    byId("left-out").textContent = notes.length ? `Only in the table: ${notes.map((note) => note.join(" ")).join(", ")}.` : "";
    return near.map((event) => ({ start: event.start, group: event.group, chosen: inPeriod(event) }));
  }

  function graph() {
    const inside = new Set(chosen);
    const pairs = new Map();
    const degree = new Map();
    for (const [source, target, number, together] of data.links) {
      if (!inside.has(events[number])) continue;
      const key = JSON.stringify([source, target, together]);
      if (!pairs.has(key)) pairs.set(key, { source, target, together, count: 0, kinds: new Set() });
      const pair = pairs.get(key);
      pair.count += 1;
      pair.kinds.add(events[number].type);
      for (const name of [source, target]) degree.set(name, (degree.get(name) || 0) + 1);
    }
    const found = [...pairs.values()].sort((one, other) => other.count - one.count || one.source.localeCompare(other.source, "it"));
    byId("pairs").replaceChildren(
      ...found.slice(0, 200).map((pair) =>
        element("li", `${pair.source} ${pair.together ? "–" : "→"} ${pair.target}: ${pair.count} (${[...pair.kinds].join(", ")})`, { lang: "it", dir: "auto" }),
      ),
    );
    const [width, height] = views.network ? [views.network.width(), views.network.height()] : [4, 3];
    const placed = (name) => Object.hasOwn(data.places, name);
    const edges = found
      .filter((pair) => placed(pair.source) && placed(pair.target))
      .map((pair) => {
        const [[x, y], [x2, y2]] = [data.places[pair.source], data.places[pair.target]];
        const angle = (Math.atan2(((x2 - x) * width) / 2.5, ((y2 - y) * height) / 2.3) * 180) / Math.PI;
        return { ...pair, kinds: undefined, types: [...pair.kinds].join(", "), x, y, x2, y2, angle };
      });
    const nodes = [...degree.keys()].filter(placed).map((name) => ({ name, x: data.places[name][0], y: data.places[name][1], events: degree.get(name) }));
    return { edges, nodes };
  }

  function config() {
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--nw-${name}`).trim();
    const words = { labelColor: colour("text"), titleColor: colour("text"), labelFontSize: 12, titleFontSize: 12 };
    return {
      background: null,
      view: { stroke: null },
      axis: { ...words, gridColor: colour("line"), domainColor: colour("soft"), tickColor: colour("soft") },
      legend: words,
      text: { color: colour("text") },
    };
  }

  async function draw() {
    for (const view of Object.values(views)) view.finalize();
    const { edges, nodes } = graph();
    const timelineSpec = { ...data.timeline.spec, datasets: { events: bars() } };
    const networkSpec = { ...data.network, datasets: { edges, nodes } };
    const options = { actions: false, logLevel: 1, renderer: "svg", ast: true, config: config(), tooltip: { disableDefaultStyle: false } };
    const [timeline, network] = await Promise.all([
      window.vegaEmbed("#timeline", timelineSpec, options),
      window.vegaEmbed("#network", networkSpec, options),
    ]);
    views = { timeline: timeline.view, network: network.view };
    views.timeline.addEventListener("click", (_, item) => choosePeriod(item?.datum));
    views.network.addEventListener("click", (_, item) => {
      if (item?.datum?.name) set({ actor: item.datum.name });
    });
    update();
  }

  function choosePeriod(bar) {
    const key = bar && Object.keys(bar).find((name) => name.endsWith("_start") && name.startsWith("year"));
    if (!key) return;
    const start = new Date(bar[key]);
    const end = new Date(bar[`${key}_end`] ?? next(start, key));
    end.setDate(end.getDate() - 1);
    set({ from: day(start), to: day(end) });
  }

  function next(start, key) {
    const end = new Date(start);
    if (key.startsWith("yearmonthdate")) end.setDate(end.getDate() + 1);
    else if (key.startsWith("yearmonth")) end.setMonth(end.getMonth() + 1);
    else end.setFullYear(end.getFullYear() + 1);
    return end;
  }

  const day = (date) =>
    `${String(date.getFullYear()).padStart(4, "0")}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

  function set(values) {
    for (const [id, value] of Object.entries(values)) byId(id).value = value;
    update();
  }

  let waiting;
  byId("filters").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 120);
  });
  byId("filters").addEventListener("reset", () => setTimeout(update));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const [id, by] of [["before", -1], ["after", 1]]) {
    byId(id).addEventListener("click", () => {
      page += by;
      fill();
      byId("table").scrollIntoView();
    });
  }
  for (const button of document.querySelectorAll("[data-sort]")) {
    button.addEventListener("click", () => {
      sort = { key: button.dataset.sort, down: sort.key === button.dataset.sort && !sort.down };
      page = 0;
      arrange();
    });
  }
  byId("close").addEventListener("click", () => byId("reader").close());
  byId("reader").addEventListener("click", (event) => {
    if (event.target === byId("reader")) byId("reader").close();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  update();
  draw().then(() => document.documentElement.setAttribute("data-ready", ""));
})();
