'use strict';
// What HTML alone cannot do: say that the connection is lost, rest while nobody looks, and send files that are dropped anywhere.
(() => {
  const lost = document.getElementById('lost');
  const show = (isLost) => { lost.hidden = !isLost; };
  for (const name of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.body.addEventListener(name, () => show(true));
  }
  document.body.addEventListener('htmx:afterSwap', () => show(false));
  document.body.addEventListener('htmx:beforeRequest', (event) => {
    if (document.hidden) {
      event.preventDefault();
    }
  });

  const zone = document.getElementById('dropzone');
  const carriesFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      zone.hidden = false;
    }
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) {
      zone.hidden = true;
    }
  });
  document.addEventListener('drop', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      zone.hidden = true;
      const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
      collect(entries.filter(Boolean)).then((files) => send(files, ''));
    }
  });
  const form = document.getElementById('upload');
  if (form) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const files = Array.from(form.elements.files.files, (file) => ({ name: file.name, file }));
      send(files, form.elements.collection.value.trim());
    });
  }
  for (const button of document.querySelectorAll('.print')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  // Files in folders get the folders' names before their own: a batch is flat, and two people's minutes.txt stay two.
  async function collect(entries, before = '') {
    const files = [];
    for (const entry of entries) {
      if (entry.isFile) {
        const file = await new Promise((done, failed) => entry.file(done, failed));
        files.push({ name: before + entry.name, file });
      } else {
        const reader = entry.createReader();
        for (;;) {
          const more = await new Promise((done, failed) => reader.readEntries(done, failed));
          if (more.length === 0) {
            break;
          }
          files.push(...await collect(more, before + entry.name + ' - '));
        }
      }
    }
    return files;
  }

  // What the server would refuse is not sent: the sender hears of it at once.
  function fault(item, taken, limits) {
    if (item.name.startsWith('.')) {
      return 'hidden files are not taken';
    }
    if (new TextEncoder().encode(item.name).length > 255) {
      return 'the name is too long';
    }
    if (taken.has(item.name)) {
      return 'a file of this name is in the batch already';
    }
    return item.file.size > limits.fileBytes ? 'the file is larger than this server takes' : null;
  }

  async function send(items, collection) {
    if (items.length === 0) {
      return;
    }
    const panel = document.createElement('section');
    panel.className = 'panel sending';
    panel.setAttribute('aria-label', 'Files that are sent');
    panel.setAttribute('role', 'status');
    const list = document.createElement('ul');
    const end = document.createElement('p');
    panel.append(list, end);
    document.body.append(panel);
    try {
      const limits = await (await ask('GET', '/api/v1/uploads')).json();
      const taken = new Map();
      for (const item of items) {
        item.row = document.createElement('li');
        item.row.textContent = item.name;
        list.append(item.row);
        const why = taken.size >= limits.files ? 'the batch is full' : fault(item, taken, limits);
        if (why) {
          item.row.textContent = `${item.name}: not sent, ${why}`;
          item.row.className = 'no';
        } else {
          taken.set(item.name, item);
        }
      }
      if (taken.size === 0) {
        end.textContent = 'Nothing was sent.';
        return;
      }
      const body = collection ? { collection, files: taken.size } : { files: taken.size };
      const batch = await (await ask('POST', '/api/v1/batches', JSON.stringify(body))).json();
      for (const item of taken.values()) {
        await put(`/api/v1/batches/${batch.batchId}/files/${encodeURIComponent(item.name)}`, item);
      }
      await ask('POST', `/api/v1/batches/${batch.batchId}/seal`, '{}');
      if (taken.size === items.length) {
        window.location.assign(`/batches/${batch.batchId}`);
      } else {
        const link = document.createElement('a');
        link.href = `/batches/${batch.batchId}`;
        link.textContent = 'The receipt of those that were sent';
        end.append(link);
      }
    } catch (problem) {
      end.className = 'no';
      end.textContent = problem.message;
    }
  }

  async function ask(method, address, body) {
    const headers = body ? { 'Content-Type': 'application/json' } : {};
    const answer = await fetch(address, { method, body, headers });
    if (!answer.ok) {
      throw new Error((await answer.json()).detail);
    }
    return answer;
  }

  function put(address, item) {
    const bar = document.createElement('progress');
    bar.max = Math.max(1, item.file.size);
    bar.value = 0;
    bar.setAttribute('aria-label', item.name);
    item.row.append(bar);
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open('PUT', address);
      request.upload.addEventListener('progress', (event) => { bar.value = event.loaded; });
      request.addEventListener('load', () => {
        if (request.status === 201) {
          bar.value = bar.max;
          done();
        } else {
          failed(new Error(JSON.parse(request.responseText).detail));
        }
      });
      request.addEventListener('error', () => failed(new Error(`${item.name} could not be sent: the connection broke off. Send it again.`)));
      request.send(item.file);
    });
  }
})();
