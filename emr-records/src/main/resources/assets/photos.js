// Photos of a referral: shows what will be sent, offers them smaller, and how far the upload is. Without it the form
// posts the files as they are.
(() => {
  const SIDE = 2000;
  const BIG = 1500000;
  const size = (n) => n < 1e6 ? Math.max(1, Math.round(n / 1000)) + " kB"
    : (n / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + " MB";

  const smaller = async (file) => {
    if (!/^image\/(jpeg|png)$/.test(file.type)) return null;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size < BIG) return null;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? blob : null;
    } catch (unreadable) {
      return null; // the server says what is wrong with it
    }
  };

  const begin = () => {
    const box = document.getElementById("photos");
    if (!box) return;
    const input = box.querySelector("input[type=file]");
    const button = box.querySelector("[data-upload]");
    const bar = box.querySelector("progress");
    const one = box.querySelector("[data-one]");
    let chosen = [];

    const row = (item) => {
      const line = document.createElement("div");
      line.className = "field";
      const label = document.createElement("label");
      label.textContent = box.dataset.title + ": " + item.file.name + ", " + size(item.file.size);
      item.title = document.createElement("input");
      item.title.maxLength = 100;
      item.title.value = item.file.name.replace(/\.[^.]+$/, "").slice(0, 100);
      item.title.id = "title-" + chosen.indexOf(item);
      label.htmlFor = item.title.id;
      line.append(label, item.title);
      if (item.small) {
        const pick = document.createElement("label");
        pick.className = "row";
        item.pick = document.createElement("input");
        item.pick.type = "checkbox";
        item.pick.checked = true;
        pick.append(item.pick, " " + box.dataset.small.replace("{0}", size(item.small.size)).replace("{1}", size(item.file.size)));
        line.append(pick);
      }
      return line;
    };

    input.addEventListener("change", async () => {
      box.querySelectorAll("[data-row]").forEach((r) => r.remove());
      const files = [...input.files];
      chosen = [];
      for (const file of files) chosen.push({ file, small: await smaller(file) });
      one.hidden = chosen.length > 0;
      for (const item of chosen) {
        const line = row(item);
        line.dataset.row = "";
        button.parentNode.before(line);
      }
    });

    button.addEventListener("click", (event) => {
      if (!chosen.length) return;
      event.preventDefault();
      const data = new FormData(input.form);
      data.delete("file");
      data.delete("fileTitle");
      for (const item of chosen) {
        const small = item.pick && item.pick.checked;
        data.append("file", small ? item.small : item.file, small ? item.file.name.replace(/\.[^.]+$/, "") + ".jpg" : item.file.name);
        data.append("fileTitle", item.title.value || item.file.name);
      }
      const request = new XMLHttpRequest();
      request.open("POST", button.formAction);
      request.upload.onprogress = (e) => { bar.max = e.total; bar.value = e.loaded; };
      request.onload = () => {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        const main = page.querySelector("main");
        if (!main) { location.reload(); return; }
        document.querySelector("main").replaceWith(main);
        document.querySelector("body > svg").replaceWith(page.querySelector("body > svg"));
        document.title = page.title;
        begin();
        document.getElementById("files")?.scrollIntoView();
      };
      request.onerror = () => { bar.hidden = true; button.disabled = false; };
      bar.hidden = false;
      button.disabled = true;
      request.send(data);
    });
  };
  begin();
})();
