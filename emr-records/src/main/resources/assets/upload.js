// Files of a HIS: sent in parts, each kept as soon as it was answered; what breaks off goes on where it stopped, also after
// the page was closed. Without it the form posts the files as they are.
(() => {
  const form = document.getElementById("upload");
  const panel = document.getElementById("uploading");
  if (!form || !panel) return;
  const text = (key, ...values) => values.reduce((t, v, i) => t.replace("{" + i + "}", v), panel.dataset[key]);
  const status = panel.querySelector("[role=status]");
  const body = panel.querySelector("tbody");
  const token = new URL(form.action).searchParams.get("form");
  const MOST = 2 ** 31;
  const LARGEST = 2 ** 18;
  const SMALLEST = 2 ** 14;
  const QUICK_MS = 4000;
  const STUCK_MS = 30000;
  const END_MS = 300000;
  const files = [];
  let part = 2 ** 16;
  let batch = "";
  let working = false;

  const size = (n) => n < 1e6 ? Math.max(n ? 1 : 0, Math.round(n / 1000)) + " kB"
    : (n / 1e6).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) + " MB";
  const time = (s) => s < 60 ? text("seconds", Math.max(1, Math.round(s)))
    : text("minutes", Math.floor(s / 60), Math.round(s % 60));

  const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let k = 0; k < 8; k++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  const checksum = async (file, item) => {
    let crc = -1;
    for (let at = 0; at < file.size && !item.stopped; at += 2 ** 20) {
      for (const b of new Uint8Array(await file.slice(at, at + 2 ** 20).arrayBuffer())) crc = TABLE[(crc ^ b) & 255] ^ (crc >>> 8);
      item.bar.value = at;
    }
    return (crc ^ -1) >>> 0;
  };

  // Status 0: the line broke. A request that stands still is given up and tried again.
  const ask = (item, method, path, data, shown) => new Promise((answer) => {
    const request = new XMLHttpRequest();
    let stuck;
    const wait = (ms) => { clearTimeout(stuck); stuck = setTimeout(() => request.abort(), ms); };
    request.open(method, path + (path.includes("?") ? "&" : "?") + "form=" + token);
    if (data instanceof Blob) request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (e) => { wait(STUCK_MS); if (shown) shown(e.loaded); };
    request.upload.onload = () => wait(END_MS);
    request.onloadend = () => {
      clearTimeout(stuck);
      item.request = null;
      let json = null;
      try { json = JSON.parse(request.responseText); } catch (page) { /* an error page */ }
      answer({ status: request.status, json });
    };
    item.request = request;
    wait(STUCK_MS);
    request.send(data);
  });

  const pause = (item, tries) => new Promise((go) => {
    let left = Math.min(30, 2 ** tries);
    const end = () => { clearInterval(tick); removeEventListener("online", end); item.wake = null; go(); };
    const tick = setInterval(() => { if (--left <= 0) end(); else say(); }, 1000);
    const say = () => { item.note.textContent = navigator.onLine ? text("again", left, size(item.at)) : text("offline"); };
    addEventListener("online", end);
    item.wake = end;
    say();
  });

  // Tries until the server has answered: a broken line and a server that starts anew are no answers.
  const sure = async (item, call) => {
    for (let tries = 0; ; tries++) {
      const got = await call();
      if (item.stopped || got.json || (got.status >= 400 && got.status < 500 && ![408, 429].includes(got.status))) return got;
      part = Math.max(SMALLEST, part / 2);
      await pause(item, tries);
      if (item.stopped) return got;
    }
  };

  const tag = (item, key, colour) => {
    item.tag.textContent = text(key);
    item.tag.className = "tag " + colour;
    item.bar.className = colour === "green" ? "ok" : colour === "red" ? "no" : "";
  };
  const end = (item, key, colour, problem) => {
    item.over = true;
    tag(item, key, colour);
    item.button.hidden = true;
    item.note.textContent = "";
    item.error.textContent = problem || "";
    item.error.hidden = !problem;
  };

  const begin = (item) => sure(item, () => ask(item, "POST", "/imports/uploads", new URLSearchParams({
    batch, name: item.file.name, size: item.file.size, checksum: item.checksum })));

  const failed = (got) => got.status === 401 || got.status === 403 ? "session" : got.status === 413 ? "large" : "refused";

  const parts = async (item, got) => {
    const began = Date.now();
    const first = got.json.bytes;
    let anew = false;
    while (got.json && got.json.state === "COMING" && !item.stopped) {
      item.upload = got.json.upload;
      batch = got.json.batch;
      item.at = got.json.bytes;
      const shown = (more) => {
        const sent = Math.min(item.file.size, item.at + more);
        item.bar.value = sent;
        const rate = (sent - first) / (Date.now() - began);
        item.note.textContent = rate > 0 && Date.now() - began > 2000
          ? text("left", size(sent), size(item.file.size), time((item.file.size - sent) / rate / 1000))
          : text("sent", size(sent), size(item.file.size));
      };
      shown(0);
      const from = Date.now();
      got = await sure(item, () => ask(item, "PATCH", "/imports/uploads/" + item.upload + "?start=" + item.at,
        item.file.slice(item.at, item.at + part), shown));
      if (Date.now() - from < QUICK_MS) part = Math.min(LARGEST, part * 2);
      if (got.status === 404 && !anew && !item.stopped) { anew = true; got = await begin(item); }
    }
    return got;
  };

  const send = async (item) => {
    if (item.file.size > MOST) { end(item, "failed", "red", text("large")); return; }
    try {
      tag(item, "reading", "blue");
      item.checksum = await checksum(item.file, item);
      tag(item, "sending", "blue");
      let got = item.stopped ? null : await begin(item);
      if (got && got.json) {
        item.upload = got.json.upload;
        got = await parts(item, got);
      }
      if (item.stopped) {
        end(item, "stopped", "");
        if (item.upload) ask(item, "POST", "/imports/uploads/" + item.upload + "/cancel", new URLSearchParams());
      } else if (!got.json) {
        end(item, "failed", "red", text(failed(got)));
      } else if (got.json.problem) {
        end(item, "failed", "red", got.json.problem);
      } else {
        batch = got.json.batch;
        item.bar.value = item.bar.max;
        item.done = true;
        end(item, "done", "green");
      }
    } catch (unreadable) {
      end(item, "failed", "red", text("unreadable"));
    }
  };

  const row = (file) => {
    const line = panel.querySelector("template").content.firstElementChild.cloneNode(true);
    const item = { file, at: 0, bar: line.querySelector("progress"), note: line.querySelector(".sub"),
      tag: line.querySelector(".tag"), error: line.querySelector(".err"), button: line.querySelector("button") };
    line.querySelector("code").textContent = file.name;
    line.querySelector("td").textContent = size(file.size);
    item.bar.max = Math.max(1, file.size);
    item.bar.setAttribute("aria-label", file.name);
    item.button.setAttribute("aria-label", text("cancel", file.name));
    item.button.onclick = () => {
      item.stopped = true;
      if (item.upload && item.request) item.request.abort(); // what begins ends first, to be forgotten by its id
      if (item.wake) item.wake();
    };
    tag(item, "waiting", "blue");
    body.append(line);
    files.push(item);
  };

  const count = () => { status.textContent = text("status", files.filter((f) => f.done).length, files.length); };

  const work = async () => {
    working = true;
    for (const item of files) {
      if (!item.over) await send(item);
      count();
    }
    working = false;
    if (files.every((f) => f.done)) { location.assign("/imports/batches/" + batch); return; }
    const footer = panel.querySelector("footer");
    footer.hidden = !batch;
    footer.querySelector("a").href = "/imports/batches/" + batch;
  };

  form.addEventListener("submit", (event) => {
    const chosen = [...form.elements.file.files];
    if (!chosen.length) return;
    event.preventDefault();
    panel.hidden = false;
    const unfinished = document.getElementById("unfinished");
    if (unfinished) unfinished.hidden = true;
    chosen.forEach(row);
    form.elements.file.value = "";
    count();
    if (!working) work();
  });
})();
