// A voice note: recorded here, listened to, and sent with the form as if it were a chosen file.
// The microphone is asked for only when someone taps, and let go when they stop.
(() => {
  const LONGEST = 5 * 60 * 1000; // milliseconds
  const KINDS = [
    ["audio/webm;codecs=opus", "webm"],
    ["audio/mp4", "m4a"],
    ["audio/ogg;codecs=opus", "ogg"],
  ];
  const SHOWN = { ready: ["start"], on: ["stop", "time"], done: ["again", "remove", "audio"] };
  const onClock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function enhance(part) {
    const field = part.querySelector(".field");
    const input = field.querySelector("input");
    const box = part.querySelector(".voice-box");
    const said = box.querySelector("[data-voice-said]");
    const audio = box.querySelector("audio");
    const pieces = { audio };
    for (const name of ["start", "stop", "again", "remove", "time"]) pieces[name] = box.querySelector(`[data-voice-${name}]`);
    const kind = KINDS.find(([type]) => window.MediaRecorder?.isTypeSupported(type));
    let recorder = null;
    let asking = false;
    let stopped = 0;

    function turn(state, words, focus) {
      box.dataset.state = state;
      said.textContent = words ? said.dataset[words] : "";
      for (const [name, piece] of Object.entries(pieces)) piece.hidden = !SHOWN[state].includes(name);
      pieces[focus]?.focus();
    }

    function put(file) {
      const files = new DataTransfer();
      if (file) files.items.add(file);
      input.files = files.files;
      if (audio.src) URL.revokeObjectURL(audio.src);
      file ? (audio.src = URL.createObjectURL(file)) : audio.removeAttribute("src");
    }

    // Someone may have said no, or the tablet has no microphone: then a file can still be chosen.
    function giveWay() {
      turn("ready", "no");
      box.querySelectorAll(".voice-name, .hint, .buttons").forEach((one) => (one.hidden = true));
      field.hidden = false;
      box.focus();
    }

    async function start() {
      // A finger that tapped “Stop” twice must not begin anew over what was just said.
      if (asking || recorder || Date.now() - stopped < 1000) return;
      asking = true;
      // Nothing is said when the tablet doesn't ask; when it does, people wonder what to do.
      const waits = setTimeout(() => (said.textContent = said.dataset.asking), 700);
      let microphone;
      try {
        microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
        listen(microphone);
      } catch {
        microphone?.getTracks().forEach((track) => track.stop());
        recorder = null;
        giveWay();
      } finally {
        clearTimeout(waits);
        asking = false;
      }
    }

    function listen(microphone) {
      const heard = [];
      const since = Date.now();
      let ended = "done";
      recorder = new MediaRecorder(microphone, { mimeType: kind[0], audioBitsPerSecond: 32000 });
      recorder.addEventListener("dataavailable", (event) => heard.push(event.data));
      recorder.addEventListener("stop", () => {
        clearInterval(tick);
        microphone.getTracks().forEach((track) => track.stop());
        recorder = null;
        stopped = Date.now();
        const file = new File(heard, `voice.${kind[1]}`, { type: kind[0].split(";")[0] });
        if (!file.size) return turn("ready", "nothing", "start");
        put(file);
        turn("done", ended, "again");
      });
      recorder.start(1000);
      const tick = setInterval(() => {
        // The seconds are for the eye only: said aloud, they would be in the recording.
        pieces.time.textContent = onClock(Math.round((Date.now() - since) / 1000));
        if (Date.now() - since < LONGEST) return;
        ended = "full";
        stop();
      }, 500);
      put(null);
      pieces.time.textContent = onClock(0);
      turn("on", "on", "stop");
    }

    function stop() {
      if (recorder?.state === "recording") recorder.stop();
    }

    function remove() {
      put(null);
      turn("ready", "removed", "start");
    }

    // Sent while still recording: stop first, so that nothing said is lost, then send.
    function sendWhole(event) {
      if (!recorder) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      recorder.addEventListener("stop", () => input.form.requestSubmit(event.submitter));
      stop();
    }

    if (!kind || !navigator.mediaDevices?.getUserMedia) return;
    const mistake = field.querySelector(".mistake");
    if (mistake) said.parentElement.before(mistake);
    field.querySelector("label").htmlFor = input.id = "voice-file";
    box.id = "voice"; // where the list of mistakes leads
    pieces.start.addEventListener("click", start);
    pieces.again.addEventListener("click", start);
    pieces.stop.addEventListener("click", stop);
    pieces.remove.addEventListener("click", remove);
    document.addEventListener("submit", (event) => event.target === input.form && sendWhole(event), true);
    window.addEventListener("pagehide", stop);
    field.hidden = true;
    box.hidden = false;
  }

  document.querySelectorAll("[data-voice]").forEach(enhance);
})();
