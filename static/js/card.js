// The square on a card leads here with the code behind a "#". It goes into the field, and out of the address.
(() => {
  const CODE = /^#([A-Za-z0-9]{8})$/;
  const form = document.querySelector("form[data-card]");

  function read() {
    const found = CODE.exec(location.hash);
    if (!form || !found) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    form.elements.code.value = found[1];
    for (const part of document.querySelectorAll("[data-card-typing]")) part.hidden = true;
    for (const part of document.querySelectorAll("[data-card-read]")) part.hidden = false;
  }

  window.addEventListener("hashchange", read);
  read();
})();
