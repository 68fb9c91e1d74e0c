// Small kindnesses on every page. Nothing here is needed: each form and link works without it.
(() => {
  const REST = 700; // milliseconds in which a second tap in one place is a tremor, not a wish
  const NEAR = 48; // pixels; a swapped part may have put another button under the same finger
  const met = new WeakSet(document.querySelectorAll("[autofocus]"));
  let last = null;

  function isTremor(tap, thing) {
    if (!last || tap.timeStamp - last.timeStamp > REST) return false;
    const byFinger = tap.detail > 0 && last.tap.detail > 0;
    const near = Math.hypot(tap.clientX - last.tap.clientX, tap.clientY - last.tap.clientY) < NEAR;
    return thing === last.thing || (byFinger && near);
  }

  function ignoreTremor(tap) {
    const thing = tap.target.closest("button, a[href]");
    if (!thing) return;
    if (isTremor(tap, thing)) {
      tap.preventDefault();
      tap.stopImmediatePropagation();
    } else {
      last = { tap, thing, timeStamp: tap.timeStamp };
    }
  }

  function focusOnNews() {
    const news = [...document.querySelectorAll("[autofocus]")].filter((one) => !met.has(one));
    news.forEach((one) => met.add(one));
    if (news.length) news[0].focus();
  }

  // A part that has something to say aloud carries it: <div data-said="Thank you. This is need 43.">
  function sayAloud() {
    const part = document.querySelector("[data-said]");
    const region = document.getElementById("said");
    if (!part || !region) return;
    const words = part.dataset.said;
    part.removeAttribute("data-said");
    region.textContent = "";
    setTimeout(() => (region.textContent = words), 50);
  }

  function isBusy(thing, busy) {
    if (thing?.setAttribute) busy ? thing.setAttribute("aria-busy", "true") : thing.removeAttribute("aria-busy");
  }

  // A link to a step of a story opens what it is folded into; older browsers don't do that by themselves.
  function unfold() {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = wanted?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    wanted.scrollIntoView();
  }

  document.addEventListener("click", ignoreTremor, true);
  window.addEventListener("hashchange", unfold);
  document.addEventListener("htmx:before:request", (event) => isBusy(event.target, true));
  document.addEventListener("htmx:finally:request", (event) => isBusy(event.target, false));
  document.addEventListener("htmx:after:swap", () => {
    focusOnNews();
    sayAloud();
  });
  // What comes as a download leaves the page standing, so nothing would say that it is over.
  document.addEventListener("submit", (event) => {
    const stays = event.defaultPrevented || event.target.hasAttribute("data-downloads");
    if (!stays) isBusy(event.target, true);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => isBusy(form, false)));
  sayAloud();
  unfold();
})();
