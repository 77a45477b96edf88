"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plain = (text) => text.replace(/\s+/g, "").toLowerCase();
  const tools = byId("tools"), go = byId("goto"), filter = byId("filter"), said = byId("said");
  tools.hidden = false;

  // Where a bare link leads. A place that begins no mark leads to its line.
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const target = (hash) => {
    const id = hash.slice(1);
    const found = byId(id) || byId(decoded(id));
    if (found) return found;
    const place = /^([^:]+:\d+)[:-]\d+$/.exec(decoded(id));
    return place && byId(place[1]);
  };

  // Every piece of what has an id: a mark that breaks over lines, a thing wherever it is named, all parts of a story.
  const pieces = (id) => {
    const quoted = CSS.escape(id);
    const own = [byId(id), ...all(`[data-k~="${quoted}"]`)].filter(Boolean);
    const named = id.startsWith("m-") ? all("a", byId(id).children[1]).map((a) => a.hash.slice(1)) : [];
    return [...own, ...named.flatMap((place) => [byId(place), ...all(`[data-k~="${CSS.escape(place)}"]`)])].filter(Boolean);
  };
  const arrive = () => {
    all(".here").forEach((one) => one.classList.remove("here"));
    if (location.hash.length < 2) return;
    const found = target(location.hash);
    if (!found) return;
    if (found.closest(".off")) narrow((filter.value = ""));
    for (let up = found; up; up = up.parentElement) if (up.localName === "details") up.open = true;
    pieces(found.id).forEach((one) => one.classList.add("here"));
    // the next Tab goes on from here, and a screen reader reads from here
    if (!found.matches("a[href], input, button, main")) {
      found.tabIndex = -1;
      found.addEventListener("blur", () => found.removeAttribute("tabindex"), { once: true });
    }
    found.focus({ preventScroll: true });
    const passage = found.closest(".part > div");
    const fits = passage && passage.offsetHeight < innerHeight - 120;
    (fits ? passage : found).scrollIntoView({ block: fits || !passage ? "start" : "center" });
  };

  // Pointing at a mark shows its note, and at a note its marks.
  const point = (event, on) => {
    const at = event.target.closest(".part li, .part [lang] > span > [href], .part [lang] > span > [data-k]");
    if (!at) return;
    const key = at.id || at.dataset.k?.split(" ")[0] || "";
    const mark = at.localName === "li" ? at.firstChild.hash.slice(1) : key;
    [...pieces(mark), byId(`n-${mark}`)].forEach((one) => one && one.classList.toggle("point", on));
  };
  addEventListener("mouseover", (event) => point(event, true));
  addEventListener("mouseout", (event) => point(event, false));

  // A mark that goes on in the next line is a link as its beginning is.
  addEventListener("click", (event) => {
    const on = event.target.closest(".part [lang] > span > span[data-k]");
    const mark = on && byId(on.dataset.k.split(" ")[0]);
    if (mark && mark.hash) location.hash = mark.hash;
  });

  // Go to an id, a name or a term, in either language.
  const names = [];
  const name = (id, ...words) => names.push([id, words.map(plain).filter(Boolean)]);
  all("#things > article").forEach((one) => name(one.id, one.querySelector("h3").firstChild.data, one.querySelector("h3 span").textContent));
  all("#search > details").forEach((one) =>
    name(one.id, one.querySelector("summary").textContent.replace(/: \d+ hits?$/, ""), ...one.querySelector("p > span").textContent.split(", ")));
  all(".part h4[id]").forEach((one) => name(one.id, one.firstChild.data, one.nextElementSibling.querySelector("span").textContent));
  all(".rows tbody tr").forEach((one) => name(one.id, one.querySelector(".name").lastChild.data));
  const find = (text) => {
    const id = text.trim().replace(/^#/, "");
    const exact = [id, id.toUpperCase(), `m-${id.split(/\s+/).join("-")}`].find((one) => one && target(`#${one}`));
    if (exact) return exact;
    const wanted = plain(id);
    if (!wanted) return null;
    const found = names.find(([, words]) => words.includes(wanted)) || names.find(([, words]) => words.some((one) => one.includes(wanted)));
    if (found) return found[0];
    const passage = all(".part > div").find((one) => plain(one.textContent).includes(wanted));
    return passage ? passage.querySelector("span[id]").id : null;
  };
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    if (document.activeElement === filter) return;
    const found = find(go.value);
    said.textContent = found ? "" : `Nothing here is called ${go.value.trim() || "that"}.`;
    if (!found) return;
    if (location.hash === `#${found}`) arrive();
    else location.hash = `#${found}`;
  });

  // The filter hides what has not got the words. A link to what it hides takes it away.
  const kinds = [[".story", "stories"], ["#things > article", "things"], ["#relations article", "relations"], ["#figure-table tbody tr", "figures"]];
  const texts = new Map();
  const narrow = (words) => {
    const wanted = plain(words);
    const counts = kinds.map(([selector, kind]) => {
      const shown = all(selector).filter((one) => {
        if (wanted && !texts.has(one)) texts.set(one, plain(one.textContent));
        const fits = !wanted || texts.get(one).includes(wanted);
        one.classList.toggle("off", !fits);
        return fits;
      });
      return `${shown.length} ${kind}`;
    });
    said.textContent = wanted ? `Shown: ${counts.join(", ")}.` : "";
  };
  filter.addEventListener("input", () => narrow(filter.value));

  // Figures by any column. By place is the order of the pages.
  const table = byId("figure-table"), body = table.tBodies[0], rows = [...body.rows];
  const number = (text) => {
    const found = /-?[\d,]+(?:\.\d+)?(?:\/\d+)?/.exec(text);
    if (!found) return null;
    const [over, under = "1"] = found[0].replaceAll(",", "").split("/");
    return Number(over) / Number(under);
  };
  const keys = [(row) => rows.indexOf(row), 1, (row) => number(row.cells[2].textContent), 3, 4];
  all("th", table.tHead).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      all("[aria-sort]", table).forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = typeof keys[column] === "function" ? keys[column] : (row) => row.cells[keys[column]].textContent;
      const value = new Map(rows.map((row) => [row, key(row)]));
      const order = (one, other) => (typeof one === "string" ? one.localeCompare(other) : one - other);
      body.append(...[...rows].sort((a, b) => (down ? -1 : 1) * order(value.get(a), value.get(b))));
    });
  });

  // The open questions, to paste elsewhere.
  const copy = byId("copy");
  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const text = all("#questions li").map((one) => one.textContent).join("\n");
      try {
        await navigator.clipboard.writeText(text);
        byId("copied").textContent = "Copied.";
      } catch {
        getSelection().selectAllChildren(byId("questions"));
        byId("copied").textContent = "The list is selected: copy it with the keyboard.";
      }
    });
  }

  addEventListener("hashchange", arrive);
  addEventListener("load", arrive);
})();
