// Passkeys need the browser's help, so a form marked data-passkey is shown only where it can give it.
(() => {
  const kind = window.PublicKeyCredential;
  const isNumber = /^[\d.]+$|:/.test(location.hostname); // devices make passkeys for names, not for numbers
  if (isNumber || !kind?.parseCreationOptionsFromJSON || !kind?.parseRequestOptionsFromJSON) return;

  async function ask(form) {
    const answer = await fetch(form.dataset.passkey, { method: "POST" });
    if (!answer.ok) throw new Error(answer.statusText);
    const options = await answer.json();
    if (options.user) {
      return navigator.credentials.create({ publicKey: kind.parseCreationOptionsFromJSON(options) });
    }
    return navigator.credentials.get({ publicKey: kind.parseRequestOptionsFromJSON(options) });
  }

  async function sendWithKey(form) {
    const trouble = form.querySelector("[data-trouble]");
    trouble.hidden = true;
    form.setAttribute("aria-busy", "true");
    try {
      form.elements.credential.value = JSON.stringify((await ask(form)).toJSON());
      form.submit();
    } catch {
      // They said no, or their device has none: the other ways in are still there.
      form.removeAttribute("aria-busy");
      trouble.hidden = false;
    }
  }

  document.querySelectorAll("[data-passkey-not]").forEach((words) => (words.hidden = true));
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.getAttribute("aria-busy") !== "true") sendWithKey(form);
    });
  });
})();
