// Measures what a person meets on a page. Evaluates to an object of questions; each answers with plain values.
(() => {
  const TAPPED = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, audio[controls]';
  const SPOKEN = "main p, main li, main dd, main dt, main blockquote, main label, main legend, main td, main figcaption";
  const WHOLE = "button, a, label, legend, summary, h1, h2, h3, p, li, td, th, dd, dt, span, bdi, blockquote, select";
  const LEAST_SENTENCE = 12; // letters around a link that make it part of a sentence

  const words = (thing) => (thing.innerText || thing.getAttribute("aria-label") || thing.name || "").trim().slice(0, 60);
  const named = (thing) => `<${thing.tagName.toLowerCase()}.${thing.className?.baseVal ?? thing.className}> ${words(thing)}`;
  const isFixed = (thing) => thing && (getComputedStyle(thing).position === "fixed" || getComputedStyle(thing).position === "sticky" || isFixed(thing.parentElement));

  function isShown(thing) {
    const box = thing.getBoundingClientRect();
    const isThere = box.width > 0 && box.height > 0 && box.bottom + scrollY > 0;
    return isThere && thing.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  // What reacts to a tap: a tick box with its label, a link with the card it is stretched over.
  function reach(thing) {
    const label = ["radio", "checkbox"].includes(thing.type) && thing.closest("label");
    if (label) return label.getBoundingClientRect();
    const after = getComputedStyle(thing, "::after");
    const isStretched = after.position === "absolute" && after.content !== "none" && parseFloat(after.width) > 0;
    return isStretched && thing.offsetParent ? thing.offsetParent.getBoundingClientRect() : thing.getBoundingClientRect();
  }

  function isInSentence(thing) {
    if (thing.tagName !== "A" || !getComputedStyle(thing).display.startsWith("inline")) return false;
    const around = thing.closest("p, li, dd, td")?.innerText ?? "";
    return getComputedStyle(thing).display === "inline" && around.length - thing.innerText.length > LEAST_SENTENCE;
  }

  const tapped = () => [...document.querySelectorAll(TAPPED)].filter(isShown);

  function targets() {
    return tapped().map((thing) => {
      const box = reach(thing);
      return {
        name: named(thing),
        width: Math.round(box.width * 10) / 10,
        height: Math.round(box.height * 10) / 10,
        isMain: thing.matches('.ds-button[data-kind="primary"]') || thing.matches(".choice input"),
        isInSentence: isInSentence(thing),
      };
    });
  }

  const inside = (one, other) =>
    one.left >= other.left - 1 && one.right <= other.right + 1 && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;

  function gaps(least) {
    const near = [];
    const all = tapped().filter((one) => !isInSentence(one)).map((one) => ({ name: named(one), box: reach(one), isFixed: isFixed(one) }));
    all.forEach((one, index) =>
      all.slice(index + 1).forEach((other) => {
        if (one.isFixed !== other.isFixed || inside(one.box, other.box) || inside(other.box, one.box)) return;
        const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
        const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
        const gap = Math.max(across, down);
        if (gap < least - 0.5) near.push(`${Math.round(gap)} px: ${one.name} | ${other.name}`);
      }),
    );
    return near;
  }

  function* letters(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) yield walker.currentNode;
  }

  function sizes() {
    const found = {};
    for (const text of letters(document.body)) {
      const holder = text.parentElement;
      if (!isShown(holder) || holder.closest("svg, [aria-hidden=true], .aloud, option")) continue;
      const size = parseFloat(getComputedStyle(holder).fontSize);
      found[size] ??= named(holder);
    }
    const main = document.querySelector("main");
    return { body: parseFloat(getComputedStyle(main).fontSize), found };
  }

  // Letters in the longest line of each block of text, counted where the browser broke it.
  function lines() {
    const found = [];
    for (const block of document.querySelectorAll(SPOKEN)) {
      if (!isShown(block) || block.querySelector("p, li, table") || block.innerText.length < 60) continue;
      const rows = new Map();
      for (const text of letters(block)) {
        for (const word of text.data.matchAll(/\S+\s*/g)) {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].trimEnd().length);
          // A word too long for its line stands on several: each has its share of the letters.
          const parts = [...range.getClientRects()];
          const whole = parts.reduce((sum, part) => sum + part.width, 0) || 1;
          for (const part of parts) {
            const row = Math.round(part.bottom / 8);
            rows.set(row, (rows.get(row) ?? 0) + (word[0].length * part.width) / whole);
          }
        }
      }
      const leading = parseFloat(getComputedStyle(block).lineHeight) / parseFloat(getComputedStyle(block).fontSize);
      found.push({ longest: Math.round(Math.max(...rows.values())), leading, name: named(block) });
    }
    return found;
  }

  function sideways() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((one) => isShown(one) && !one.closest(".aloud, svg"));
    const beyond = out.filter((one) => one.getBoundingClientRect().right > width + 1 || one.getBoundingClientRect().left < -1);
    return [`${document.documentElement.scrollWidth} px wide on ${width}`, ...beyond.slice(0, 5).map(named)];
  }

  function clipped() {
    const cut = [...document.querySelectorAll(WHOLE)].filter((one) => {
      const style = getComputedStyle(one);
      if (!isShown(one) || one.closest(".aloud, svg, .skip") || style.display === "inline" || !words(one)) return false;
      const isCut = style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 2;
      return isCut || one.scrollWidth > one.clientWidth + 2;
    });
    return cut.map(named);
  }

  // What a screen reader says of each link, button and fold, and where it leads.
  function names() {
    const heard = (one) => [...letters(one)].filter((text) => !text.parentElement.closest("[aria-hidden=true]")).map((text) => text.data.trim()).join(" ");
    const form = (one) => `${one.formAction} ${one.name} ${one.value}`;
    return [...document.querySelectorAll("a[href], button, summary")].filter((one) => isShown(one)).map((one, index) => ({
      name: one.getAttribute("aria-label") ?? heard(one).replace(/\s+/g, " "),
      leads: one.href ?? (one.type === "submit" ? form(one) : `here ${index}`),
    }));
  }

  // The edge of each thing against the page: all that is left of it where the machine forces its colours.
  function edges(selector) {
    return [...document.querySelectorAll(selector)].filter(isShown).map((one) => {
      const style = getComputedStyle(one);
      const sides = ["Top", "Right", "Bottom", "Left"].map((side) => (style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`])));
      return { name: named(one), least: Math.min(...sides), colour: style.borderTopColor, ground: getComputedStyle(document.body).backgroundColor };
    });
  }

  // Icons that took another colour than the words they stand beside.
  function strayIcons() {
    const colour = (one) => getComputedStyle(one).color;
    return [...document.querySelectorAll("svg.icon")].filter((one) => isShown(one) && colour(one) !== colour(one.parentElement)).map((one) => named(one.parentElement));
  }

  const isStop = (one) => !one.disabled && one.tabIndex >= 0;
  const group = (one) => (one.type === "radio" ? `radio ${one.form?.action} ${one.name}` : one);

  function stops() {
    return new Set([...document.querySelectorAll(TAPPED + ', [tabindex="0"]')].filter((one) => isStop(one) && one.checkVisibility({ visibilityProperty: true })).map(group)).size;
  }

  const skipping = (one) => one.matches(".skip");

  // Where the keyboard is now: how far down the page, and whether one can see it.
  function focus() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const ringed = [one, one.closest(".choice"), one.closest(".card")].filter(Boolean);
    const ring = Math.max(...ringed.map((thing) => getComputedStyle(thing)).map((style) => (style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth))));
    const box = (one.closest(".choice") ?? one).getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
    const all = [...document.querySelectorAll("*")];
    return {
      name: named(one),
      order: all.indexOf(one),
      isSkip: skipping(one),
      ring,
      isSeen: box.bottom > 0 && box.top < innerHeight && (!at || one.contains(at) || at.contains(one) || at.closest("label") === one.closest("label") || skipping(one)),
    };
  }

  // Notes where the keyboard is before each press, and so after the one before it.
  let before = [];
  const note = () => before.push(focus());

  function follow() {
    before = [];
    addEventListener("keydown", note, true);
  }

  function followed() {
    removeEventListener("keydown", note, true);
    return [...before.slice(1), focus()];
  }

  function dress(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => !one.ours), Object.assign(sheet, { ours: true })];
  }

  return { targets, gaps, sizes, lines, sideways, clipped, names, edges, strayIcons, stops, focus, follow, followed, dress };
})();
