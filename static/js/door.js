// The list at the door goes on while the line is away: each tap shows at once, is kept on this tablet and sent in order.
// Every tap says how it should be, not what to change, so one that is sent twice is one. Without this each tap waits.
(() => {
  const EVERY = 15_000; // milliseconds between two looks whether the line is back
  const PATIENCE = 10_000; // a line that says nothing for so long is no line
  const kept = document.getElementById("kept");
  const name = `door ${kept.dataset.who} ${location.pathname}`;
  // A tablet at a door that is opened anew can't send what was tapped before: those names are not left on it.
  const isLeftOver = (key) => key.startsWith("door table ") && name.startsWith("door table ") && key !== name;
  Object.keys(localStorage).filter(isLeftOver).forEach((key) => localStorage.removeItem(key));
  const list = () => JSON.parse(localStorage.getItem(name) ?? "[]");
  const [words, seen] = kept.children;
  let refused = []; // of each tap that was refused: whose it was, and why
  let isSending = false;

  function keep(taps) {
    if (taps.length) localStorage.setItem(name, JSON.stringify(taps));
    else localStorage.removeItem(name);
  }

  function say(sentence) {
    const all = [...refused, sentence].filter(Boolean).join(" ");
    if (words.textContent !== all) words.textContent = all;
    seen.hidden = !refused.length;
    kept.hidden = !all;
  }

  const sayHowMany = () => say(list().length ? kept.dataset.waits.replace("{}", list().length) : "");

  function forget() {
    refused = [];
    sayHowMany();
  }

  // Whom a tap is about, as the list names them, or how many.
  function called(form) {
    const chosen = form.closest("li")?.querySelector("bdi") ?? form.querySelector("select")?.selectedOptions[0];
    return chosen?.textContent ?? form.querySelector("[name=heads]").value;
  }

  function why(page) {
    const mistake = new DOMParser().parseFromString(page, "text/html").querySelector("#errors li");
    return mistake?.textContent.trim() ?? kept.dataset.refused;
  }

  // What was tapped looks so at once, and the next tap on it takes it back.
  function show(form, came) {
    form.querySelector(".door-tile")?.setAttribute("aria-pressed", String(came === "yes"));
    const next = form.querySelector("[name=came]");
    if (next) next.value = came === "yes" ? "no" : "yes";
  }

  function tap(event) {
    const form = event.target.closest("#door form");
    if (!form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const fields = Object.fromEntries(new FormData(form));
    const once = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    keep([...list(), { to: form.action, fields: { ...fields, once }, called: called(form) }]);
    show(form, fields.came);
    send();
  }

  async function one(first) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const body = new URLSearchParams(first.fields);
      return await fetch(first.to, { method: "POST", body, headers: { "hx-request": "true" }, signal: giveUp.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  function swap(page) {
    const held = document.activeElement?.closest("#door form")?.querySelector("[name=person]")?.value;
    document.getElementById("door").outerHTML = page;
    document.getElementById("errors")?.remove(); // said already, and whose tap it was
    const same = held && document.querySelector(`#door [name=person][value="${CSS.escape(held)}"]`);
    same?.closest("form").querySelector("button").focus();
  }

  // The list is drawn anew when all is sent. A tap that is refused is said until someone has read it, and the others go
  // on; where the house takes none at all, they stay, for someone to look at.
  async function send() {
    if (isSending) return;
    isSending = true;
    let page = "";
    try {
      while (list().length) {
        const [first] = list();
        const answer = await one(first);
        const isRefused = answer.status === 422;
        if (answer.redirected || !(answer.ok || isRefused)) return say(kept.dataset.refused);
        page = await answer.text();
        if (isRefused) refused.push(`${first.called}: ${why(page)}`);
        keep(list().slice(1));
      }
      if (page) swap(page);
      sayHowMany();
    } catch {
      sayHowMany();
    } finally {
      isSending = false;
    }
  }

  seen.addEventListener("click", forget);
  window.addEventListener("submit", tap, true);
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => list().length && event.preventDefault());
  document.addEventListener("visibilitychange", send);
  setInterval(send, EVERY);
  send();
})();
