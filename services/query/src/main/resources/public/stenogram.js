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
    if (document.hidden || Date.now() - heard < 6000) {
      event.preventDefault();
    }
  });

  // The overview is sent as it changes. Where nothing has come for some seconds, the page asks, as all other pages do.
  let heard = 0;
  const streamed = document.querySelector('[data-stream]');
  if (streamed) {
    let stream = null;
    const follow = () => {
      if (document.hidden || !navigator.onLine) {
        // A browser has few connections to one server: pages that nobody looks at leave them to others. Without a
        // network the page asks, and so learns that the connection is lost.
        stream?.close();
        stream = null;
        heard = 0;
      } else if (!stream) {
        stream = new EventSource(streamed.dataset.stream);
        stream.addEventListener('error', () => { heard = 0; });
        stream.addEventListener('message', (event) => {
          heard = Date.now();
          show(false);
          htmx.swap(streamed, event.data, { swapStyle: 'innerHTML' });
        });
      }
    };
    document.addEventListener('visibilitychange', follow);
    addEventListener('offline', follow);
    addEventListener('online', follow);
    follow();
  }

  // The texts of this script come with the page, in its language.
  const texts = document.getElementById('texts');
  const text = (key, values = {}) => texts.dataset[key].replace(/%(name|why)/g, (place, name) => values[name]);
  const detail = (problem) => {
    const known = texts && texts.content.querySelector(`[data-type="${CSS.escape(problem.type || '')}"]`);
    return known ? known.textContent : problem.detail;
  };

  const zone = document.getElementById('dropzone');
  const carriesFiles = (event) => zone && event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files');
  document.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      zone.hidden = false;
    }
  });
  document.addEventListener('dragleave', (event) => {
    if (zone && !event.relatedTarget) {
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

  const desk = document.querySelector('[data-review]');
  if (desk) {
    review(desk);
  }

  // Corrections with the keyboard alone. Everything that a key does is a link, a field or a button of the page.
  function review(place) {
    const sheet = document.getElementById('keys');
    const allowed = document.getElementById('keys-on');
    const passages = Array.from(place.querySelectorAll('.passage'));
    const remembered = 'stenogram.shortcuts';
    allowed.checked = localStorage.getItem(remembered) !== 'off';
    allowed.addEventListener('change', () => localStorage.setItem(remembered, allowed.checked ? 'on' : 'off'));
    document.querySelector('.keys-hint').hidden = false;
    const opened = passages.find((passage) => passage.classList.contains('is-open'));
    let current = opened || passages.find((passage) => '#' + passage.id === location.hash) || null;
    const focused = document.activeElement;
    if (current && (!focused || focused === document.body)) {
      // The browser may not have come to the field that asks for the focus, and leaves it alone once something has it.
      (document.querySelector('[autofocus]') || current).focus({ preventScroll: true });
    }
    place.addEventListener('focusin', (event) => { current = event.target.closest('.passage') || current; });
    const go = (step, wanted) => {
      let index = current ? passages.indexOf(current) + step : step > 0 ? 0 : passages.length - 1;
      while (passages[index] && !wanted(passages[index])) {
        index += step;
      }
      if (passages[index]) {
        passages[index].focus();
      }
    };
    const any = () => true;
    const doubtful = (passage) => passage.dataset.doubtful === 'true';
    const moves = { j: [1, any], k: [-1, any], n: [1, doubtful], p: [-1, doubtful] };
    const forms = { s: 'speaker', x: 'split', m: 'merge', t: 'kind', e: 'text' };
    const open = (action) => {
      const passage = current || passages[0];
      const field = passage.querySelector(`[data-do="${action}"]`);
      if (field) {
        field.focus();
      } else {
        const address = passage.querySelector('.correct').getAttribute('href').split('#');
        // A field has the focus only when the address names no place on the page.
        location.assign(action ? `${address[0]}&do=${action}` : address.join('#'));
      }
    };
    document.addEventListener('keydown', (event) => {
      const isTyping = event.target.matches('input:not([type=checkbox]), select, textarea');
      if (event.key === 'Escape' && isTyping && current) {
        current.focus();
        return;
      }
      if (isTyping || sheet.open || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      if (event.key === 'Enter' && event.target === current && current.querySelector('.correct')) {
        open('');
      } else if (!allowed.checked && event.key !== '?') {
        return;
      } else if (event.key === '?') {
        sheet.showModal();
      } else if (moves[event.key]) {
        go(...moves[event.key]);
      } else if (forms[event.key]) {
        open(forms[event.key]);
      } else if ('huw'.includes(event.key)) {
        const target = place.querySelector(`[data-key="${event.key}"]`);
        if (target) {
          target.focus();
        }
      } else {
        return;
      }
      event.preventDefault();
    });
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
      return text('hidden');
    }
    if (new TextEncoder().encode(item.name).length > 255) {
      return text('long');
    }
    if (taken.has(item.name)) {
      return text('taken');
    }
    return item.file.size > limits.fileBytes ? text('large') : null;
  }

  async function send(items, collection) {
    if (items.length === 0) {
      return;
    }
    const panel = document.createElement('section');
    panel.className = 'panel sending';
    panel.setAttribute('aria-label', text('files'));
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
        const why = taken.size >= limits.files ? text('full') : fault(item, taken, limits);
        if (why) {
          item.row.textContent = text('notSent', { name: item.name, why });
          item.row.className = 'no';
        } else {
          taken.set(item.name, item);
        }
      }
      if (taken.size === 0) {
        end.textContent = text('nothing');
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
        link.textContent = text('receipt');
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
      throw new Error(detail(await answer.json()));
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
          failed(new Error(detail(JSON.parse(request.responseText))));
        }
      });
      request.addEventListener('error', () => failed(new Error(text('brokeOff', { name: item.name }))));
      request.send(item.file);
    });
  }
})();
