'use strict';
// Two things that HTML alone cannot do: say that the connection is lost, and take files that are dropped anywhere.
(() => {
  const lost = document.getElementById('lost');
  const show = (isLost) => { lost.hidden = !isLost; };
  document.body.addEventListener('htmx:sendError', () => show(true));
  document.body.addEventListener('htmx:timeout', () => show(true));
  document.body.addEventListener('htmx:responseError', () => show(true));
  document.body.addEventListener('htmx:afterSwap', () => show(false));

  const form = document.getElementById('upload');
  const zone = document.getElementById('dropzone');
  if (!form) {
    return;
  }
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
    if (!carriesFiles(event)) {
      return;
    }
    event.preventDefault();
    zone.hidden = true;
    if (event.dataTransfer.files.length > 0) {
      document.getElementById('files').files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    button.disabled = true;
    button.textContent = 'Sending …';
  });
  window.addEventListener('pageshow', () => {
    const button = form.querySelector('button');
    button.disabled = false;
    button.textContent = 'Send';
  });
})();
