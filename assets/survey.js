/* survey.js - each answer of an informant is saved at once, and what cannot be sent stays on
 * the screen. Without it each question is one form. */

const RETRY_FIRST = 2000;
const RETRY_LAST = 30000;
const PREFIX = 'samenspel-survey-';

/* After finishing, nothing stays on this screen. */
const finished = document.querySelector('[data-finished]');
if (finished) {
  localStorage.removeItem(PREFIX + finished.dataset.finished);
}

const form = document.querySelector('form.answer-form');
if (form) {
  begin();
}

function begin() {
  const key = PREFIX + form.dataset.device;
  const address = form.getAttribute('action');
  const says = form.querySelector('.answer-says');
  let retryAfter = RETRY_FIRST;
  let retryTimer = 0;
  let isSending = false;

  /* ---- what waits: [{address, field, values, was}], one for each field ---- */

  function waitingRead() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  }

  let kept = waitingRead();

  function waitingWrite(list) {
    kept = list;
    try {
      if (list.length > 0) {
        localStorage.setItem(key, JSON.stringify(list));
      } else {
        localStorage.removeItem(key);
      }
    } catch {
      /* No room, or not allowed: it is kept as long as this page is open. */
    }
  }

  const isSame = (a, b) => a.address === b.address && a.field === b.field;

  /* ---- fields ---- */

  const controlsOf = (field) => [...form.querySelectorAll('input[type=radio], input[type=checkbox]')].filter((one) => one.name === field);
  const valuesOf = (field) => controlsOf(field).filter((one) => one.checked).map((one) => one.value);
  const wasOf = (field) => form.elements[`w${field.slice(1)}`];

  /* As the server writes it down: of a set its bits, of a tick 1 or 0. */
  function written(field, values) {
    const [first] = controlsOf(field);
    if (first?.type === 'radio') {
      return values[0] ?? '';
    }
    if (form.querySelector('.answer-names')) {
      return values.length > 0 ? '1' : '0';
    }
    return String(values.reduce((sum, bit) => sum + 2 ** Number(bit), 0));
  }

  function stillSo(field) {
    const same = controlsOf(field)[0]?.closest('fieldset')?.querySelector('.answer-same');
    if (same) {
      same.hidden = written(field, valuesOf(field)) !== same.dataset.last;
    }
  }

  /* ---- what is said ---- */

  function say(state, more = '') {
    const words = says.dataset[state];
    says.className = `answer-says ${state}`;
    says.textContent = more ? `${words} ${more}` : words;
  }

  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

  /* ---- sending: one after the other ---- */

  function bodyOf(item) {
    const body = new URLSearchParams();
    body.set('token', form.elements.token.value);
    body.set('then', 'one');
    body.set(`w${item.field.slice(1)}`, item.was);
    for (const value of item.values) {
      body.append(item.field, value);
    }
    return body;
  }

  function sorry(model) {
    return Object.values(model ?? {}).find((part) => part?.error)?.error ?? model?.error?.sentence ?? '';
  }

  function later() {
    say('offline');
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void send(), retryAfter);
    retryAfter = Math.min(2 * retryAfter, RETRY_LAST);
  }

  /* True when it needs not be sent again. */
  async function sendOne(item) {
    const answer = await fetch(`${item.address}.json`, { method: 'POST', body: bodyOf(item), headers: { Accept: 'application/json' } });
    const model = await answer.json().catch(() => null);
    if (answer.status >= 500 || answer.status === 429 || !model) {
      return false;
    }
    /* What was chosen meanwhile waits behind it. */
    waitingWrite(kept.filter((one) => !isSame(one, item) || one.values.join() !== item.values.join()));
    if (!answer.ok) {
      waitingWrite(kept.filter((one) => !isSame(one, item)));
      say('wrong', sorry(model));
      return true;
    }
    if (item.address === address) {
      const was = wasOf(item.field);
      if (was) {
        was.value = form.dataset.secret ? was.value : written(item.field, item.values);
      }
    }
    if (model.go?.includes('answer-meanwhile')) {
      say('meanwhile');
    } else {
      say('saved', clock());
    }
    return true;
  }

  async function send() {
    if (isSending) {
      return;
    }
    isSending = true;
    try {
      while (kept.length > 0) {
        if (!(await sendOne(kept[0]))) {
          later();
          break;
        }
        retryAfter = RETRY_FIRST;
      }
    } catch {
      later();
    }
    isSending = false;
  }

  function save(field) {
    const item = { address, field, values: valuesOf(field), was: wasOf(field)?.value ?? '' };
    const former = kept.find((one) => isSame(one, item));
    waitingWrite([...kept.filter((one) => !isSame(one, item)), { ...item, was: former?.was ?? item.was }]);
    say('saving');
    void send();
  }

  /* ---- what waits from before stands in the form again ---- */

  for (const item of kept.filter((one) => one.address === address)) {
    for (const control of controlsOf(item.field)) {
      control.checked = item.values.includes(control.value);
    }
  }
  if (kept.length > 0) {
    void send();
  }

  form.addEventListener('change', (event) => {
    const { name = '', type } = event.target;
    if (name.startsWith('c_') && (type === 'radio' || type === 'checkbox')) {
      stillSo(name);
      save(name);
    }
  });

  /* The whole form would be lost without a connection. What waits is sent again by the next
   * page: twice is once. */
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      say('offline');
      return;
    }
    clearTimeout(retryTimer);
  }, true);

  addEventListener('online', () => void send());
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  /* ---- finding a name in a long list ---- */

  const filter = form.querySelector('.answer-filter');
  if (filter) {
    const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    filter.hidden = false;
    filter.addEventListener('input', (event) => {
      const wanted = plain(event.target.value.trim());
      for (const row of form.querySelectorAll('[data-name]')) {
        row.hidden = !plain(row.dataset.name).includes(wanted);
      }
    });
    filter.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
      }
    });
  }
}
