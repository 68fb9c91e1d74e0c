// On a tablet that goes round a table: covers the screen when no one seems to be there, leaves nothing behind,
// and keeps words when the line drops. Without it the server still ends a session that is quiet.
(() => {
  const GIVES_UP = 5 * 60; // seconds that the cover stays before the tablet passes itself on
  const STILL_HERE = 4 * 60; // seconds after which the server is told that someone is there
  const GOODBYE = 8;
  const FIRST = "/table";
  const cover = document.getElementById("cover");
  const quiet = Number(document.body.dataset.quiet);
  const keepsTaps = document.querySelector("[data-keeps]") !== null; // the list at the door, which sends by itself (door.js)
  const isFirstPage = location.pathname.startsWith(FIRST) || keepsTaps;
  let moved = Date.now();
  let told = Date.now();
  let isLeaving = false;
  let tried = false; // a form has been let through, as the line is there

  const seconds = (since) => (Date.now() - since) / 1000;
  const isCovered = () => cover?.open === true;

  // A page that the browser kept is not shown to whoever comes next.
  window.addEventListener("pagehide", (event) => event.persisted && document.body.replaceChildren());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  function goToFirstPage() {
    if (isLeaving) return;
    isLeaving = true;
    location.replace(FIRST);
  }

  // Whoever has gone left words that no one else is to read: they go first, then the session, as soon as it can.
  async function passItselfOn() {
    document.querySelectorAll("main form").forEach((form) => form.reset());
    document.querySelector("main").replaceChildren();
    cover.querySelector("[data-stay]")?.remove();
    try {
      await fetch(`${FIRST}/passing-on`, { method: "POST" });
      location.replace(FIRST);
    } catch {
      setTimeout(passItselfOn, 10_000);
    }
  }

  function coverUp() {
    document.documentElement.classList.add("covered");
    cover.showModal();
    cover.focus();
  }

  function uncover() {
    moved = Date.now();
    document.documentElement.classList.remove("covered");
    cover.close();
    tellStillHere();
  }

  function tellStillHere() {
    told = Date.now();
    fetch(`${FIRST}/here`, { cache: "no-store" }).catch(() => {});
  }

  // Looks at the clock instead of waiting: a tablet that slept is covered the moment it wakes.
  function look() {
    if (!cover || isLeaving) return;
    if (isCovered()) {
      if (seconds(moved) > quiet + GIVES_UP) {
        isLeaving = true;
        passItselfOn();
      }
    } else if (seconds(moved) > quiet) coverUp();
    else if (seconds(told) > STILL_HERE && moved > told) tellStillHere();
  }

  function keepCovering(event) {
    event.preventDefault();
    if (document.documentElement.classList.contains("covered") && !cover.open) cover.showModal();
  }

  if (cover) {
    for (const sign of ["pointerdown", "keydown", "input", "scroll", "wheel"])
      window.addEventListener(sign, () => isCovered() || (moved = Date.now()), { capture: true, passive: true });
    cover.addEventListener("cancel", keepCovering);
    cover.addEventListener("close", keepCovering);
    cover.querySelector("[data-stay]").addEventListener("click", uncover);
    document.addEventListener("visibilitychange", look);
    setInterval(look, 1000);
  }

  // The line: asked before a form is sent, so that a page with words on it is not left for the browser's own error.
  const line = document.getElementById("no-line");

  async function isThere() {
    try {
      return navigator.onLine && (await fetch("/healthz", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  function sayNoLine(form) {
    if (!line) return;
    form?.querySelector("[type=submit], button:not([type])")?.before(line);
    line.textContent = "";
    setTimeout(() => {
      line.textContent = line.dataset.words;
      line.scrollIntoView({ block: "center" });
    }, 50);
  }

  async function askFirst(event) {
    const form = event.target;
    if (form.method !== "post" || form.closest("[data-keeps]")) return;
    if (tried) {
      tried = false;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.asking) return;
    form.dataset.asking = "yes";
    const there = await isThere();
    delete form.dataset.asking;
    if (!there) return sayNoLine(form);
    if (line) line.textContent = "";
    tried = true;
    form.requestSubmit(event.submitter);
    tried = false;
  }

  window.addEventListener("submit", askFirst, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || navigator.onLine || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    sayNoLine(link.closest("form"));
  });
  document.addEventListener("htmx:error", (event) => sayNoLine(event.target.closest?.("form")));

  // No one has it: going back leads to the first page. After a goodbye the name does not stay on the screen.
  if (document.body.dataset.table === "free" && !isFirstPage) goToFirstPage();
  if (document.querySelector("[data-goodbye]")) setTimeout(goToFirstPage, GOODBYE * 1000);
  if (isFirstPage && document.body.dataset.table === "free") {
    setInterval(async () => {
      const answer = await fetch(`${FIRST}/here`, { cache: "no-store" }).catch(() => null);
      if (answer?.ok && !(await answer.json()).open) goToFirstPage();
    }, 60_000);
  }
})();
