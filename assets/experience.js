/* experience.js - the pages of an anonymous survey, when there is script: what was chosen
 * stays on the screen while the line is broken, a question is read aloud, a kiosk forgets
 * who went away. Without it each question is one form. */

const RETRY_FIRST = 2000;
const RETRY_LAST = 30000;
const IDLE_AFTER = 120000;
const IDLE_WARNED = 20000;
const THANKS_FOR = 8000;

const { device, opening, erase, kiosk, clean, saved, thanks } = document.body.dataset;
const key = `samenspel-reply-${device}`;
const form = document.querySelector('form.reply-form');

/* ---- what is kept on this device: one screen, until it was sent; in a kiosk nothing ---- */

function keptRead() {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function keptWrite(value) {
  try {
    if (value && !kiosk) {
      sessionStorage.setItem(key, JSON.stringify(value));
    } else {
      sessionStorage.removeItem(key);
    }
  } catch {
    /* No room, or not allowed: it is kept as long as this page is open. */
  }
}

if (clean || saved || kiosk) {
  keptWrite(null);
}

/* A page out of the memory of the browser is not shown again. */
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});

/* ---- leave at once: no way back to here ---- */

document.querySelector('.reply-leave')?.addEventListener('click', (event) => {
  event.preventDefault();
  keptWrite(null);
  location.replace(event.currentTarget.href);
});

/* ---- one screen ---- */

if (form) {
  begin();
}

function begin() {
  const says = form.querySelector('.reply-says');
  const address = form.getAttribute('action');
  let retryAfter = RETRY_FIRST;
  let retryTimer = 0;
  let waiting = null;

  function say(state) {
    says.hidden = !state;
    says.textContent = state ? says.dataset[state] : '';
  }

  const chosen = () => [...new FormData(form)].filter(([name]) => name.startsWith('c_'));

  function put(pairs) {
    for (const control of form.elements) {
      const values = pairs.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === 'radio' || control.type === 'checkbox') {
        control.checked = values.includes(control.value);
      } else if (control.name.startsWith('c_') && values.length > 0) {
        [control.value] = values;
      }
    }
  }

  async function send(button) {
    waiting = button;
    clearTimeout(retryTimer);
    try {
      const answer = await fetch(`${address}.json`, { method: 'POST', body: new URLSearchParams(new FormData(form, button)), headers: { Accept: 'application/json' } });
      const model = await answer.json();
      if (answer.ok && model.go) {
        keptWrite(null);
        location.assign(model.go);
        return;
      }
      /* What is wrong stands on the page that comes back. */
      if (answer.status < 500) {
        form.dataset.plain = 'yes';
        form.requestSubmit(button);
        return;
      }
    } catch {
      /* No line, or something else than an answer of ours. */
    }
    keptWrite({ address, pairs: chosen() });
    say('offline');
    retryTimer = setTimeout(() => void send(waiting), retryAfter);
    retryAfter = Math.min(2 * retryAfter, RETRY_LAST);
  }

  form.addEventListener('submit', (event) => {
    if (form.dataset.plain) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    retryAfter = RETRY_FIRST;
    void send(event.submitter);
  }, true);

  form.addEventListener('input', () => keptWrite({ address, pairs: chosen() }));
  addEventListener('online', () => waiting && void send(waiting));

  const kept = keptRead();
  if (kept?.address === address) {
    put(kept.pairs);
    say('kept');
  } else {
    keptWrite(null);
  }
  readAloud();
}

/* ---- read aloud: by a voice of this device alone ---- */

function readAloud() {
  const button = form.querySelector('.reply-read');
  const { lang } = document.documentElement;
  const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith(lang));

  function show() {
    button.hidden = !voice();
  }

  if (!('speechSynthesis' in globalThis)) {
    return;
  }
  show();
  speechSynthesis.addEventListener?.('voiceschanged', show);
  button.addEventListener('click', () => {
    const words = [...form.querySelectorAll('.reply-lead, h1, legend, .reply-option label')].map((one) => one.textContent.trim());
    const speech = new SpeechSynthesisUtterance([...new Set(words)].join('. '));
    speech.voice = voice();
    speech.lang = lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(speech);
  });
}

/* ---- a kiosk: nobody is there any more ---- */

const idle = document.querySelector('.reply-idle');

if (kiosk && thanks) {
  setTimeout(() => location.replace(opening), THANKS_FOR);
}
if (idle) {
  let timer = 0;

  async function forget() {
    const token = document.querySelector('[name=token]');
    if (token) {
      await fetch(`${erase}.json`, { method: 'POST', body: new URLSearchParams({ token: token.value }) }).catch(() => null);
    }
    location.replace(document.querySelector('.reply-leave').href);
  }

  function ask() {
    idle.showModal();
    timer = setTimeout(() => void forget(), IDLE_WARNED);
  }

  function wait() {
    clearTimeout(timer);
    if (idle.open) {
      idle.close();
    }
    timer = setTimeout(ask, IDLE_AFTER - IDLE_WARNED);
  }

  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, wait, { passive: true });
  }
  wait();
}

/* ---- paper sheets: Enter goes on to the next field, as Tab does ---- */

const paper = document.querySelector('form.reply-paper');

if (paper) {
  const fields = () => [...paper.querySelectorAll('input[type=text], textarea, select')];

  (paper.querySelector('[aria-invalid]') ?? fields()[0])?.focus();
  paper.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.matches('input[type=text]')) {
      event.preventDefault();
      fields()[fields().indexOf(event.target) + 1]?.focus();
    }
  });
}
