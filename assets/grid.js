/* grid.js - a table whose cells are fields, as one knows it from a spreadsheet: arrow keys,
 * each cell saved when one leaves it, taking back, pasting a block. Without it the table is
 * one form. */

const form = document.querySelector('form.grid-form');
const RETRY_FIRST = 2000;
const RETRY_LAST = 30000;

/* ---- cells ---- */

const controlOf = (cell) => cell?.querySelector('input:not([type=hidden]), select');
const wasOf = (control) => form.elements[`w${control.name.slice(1)}`];
const isCheck = (control) => control.type === 'checkbox';
const isText = (control) => control.tagName === 'INPUT' && !isCheck(control);
const valueOf = (control) =>
  isCheck(control) ? (control.checked ? 'yes' : '') : control.value;

function putValue(control, value) {
  if (isCheck(control)) {
    control.checked = value !== '';
  } else {
    control.value = value;
  }
}

/* The cell so many rows and columns further; undefined at the edge. */
function neighbour(control, down, right) {
  const cell = control.closest('td');
  const row = cell.closest('tr');
  const rows = [...row.parentElement.rows];
  const cells = [...row.cells];
  const target = rows[rows.indexOf(row) + down];
  return controlOf(target?.cells[cells.indexOf(cell) + right]);
}

function go(control, down, right) {
  const next = neighbour(control, down, right);
  if (next) {
    next.focus();
    if (isText(next)) {
      next.select();
    }
  }
  return Boolean(next);
}

/* ---- what is said ---- */

const says = form.querySelector('.grid-says');

function say(words) {
  says.textContent = '';
  says.textContent = words;
}

/* state: "saving", "saved", "wrong", "offline" or "" */
function mark(control, state) {
  control.closest('td').dataset.state = state;
}

function errorPut(control, sentence) {
  const cell = control.closest('td');
  const id = `${control.id}-error`;
  cell.classList.toggle('wrong', Boolean(sentence));
  document.getElementById(id)?.remove();
  if (!sentence) {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
    return;
  }
  const words = document.createElement('p');
  words.className = 'error';
  words.id = id;
  words.textContent = sentence;
  cell.append(words);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
}

/* How many rows are filled in as far as is counted. */
function progressPut() {
  const rows = [...form.querySelectorAll('tbody tr')];
  const done = rows.filter((row) => {
    const counted = [...row.querySelectorAll('[data-counted]')];
    return counted.length > 0 && counted.every((control) => control.value !== '');
  }).length;
  for (const place of document.querySelectorAll('.grid-done')) {
    place.textContent = String(done);
  }
  for (const bar of document.querySelectorAll('.grid-done-bar')) {
    bar.value = done;
  }
}

/* ---- saving: one request at a time, in the order of what was done ---- */

const waiting = new Map(); /* by name: the control */
const undoing = new Set(); /* names of those that put a former value back */
const undoable = []; /* [{control, value}], the last saved last */
let isSending = false;
let retryAfter = RETRY_FIRST;
let retryTimer = 0;

function save(control) {
  if (valueOf(control) === wasOf(control).value && !waiting.has(control.name)) {
    errorPut(control, '');
    mark(control, '');
    return;
  }
  waiting.set(control.name, control);
  mark(control, 'saving');
  void send();
}

function bodyOf(control, value) {
  const body = new URLSearchParams();
  body.set('token', form.elements.token.value);
  if (!isCheck(control) || value !== '') {
    body.set(control.name, value);
  }
  body.set(wasOf(control).name, wasOf(control).value);
  return body;
}

/* What the answer says of this cell: undefined when it is not in it. */
function cellOf(model, name) {
  for (const row of model?.grid?.rows ?? []) {
    for (const cell of row.cells) {
      if (cell.name === name) {
        return cell;
      }
    }
  }
  return undefined;
}

/* What it says of this form. */
function formOf(model) {
  const action = form.getAttribute('action');
  return Object.values(model ?? {}).find((part) => part?.error && part.action === action);
}

function saved(control, value) {
  const was = wasOf(control);
  const isUndone = undoing.delete(control.name);
  if (!isUndone) {
    undoable.push({ control, value: was.value });
  }
  was.value = value;
  waiting.delete(control.name);
  errorPut(control, '');
  mark(control, 'saved');
  say(isUndone ? form.dataset.undone : form.dataset.saved);
  progressPut();
}

function refused(control, model) {
  const cell = cellOf(model, control.name);
  waiting.delete(control.name);
  undoing.delete(control.name);
  if (cell) {
    /* What somebody else made of it meanwhile: sending it once more puts ours there. */
    wasOf(control).value = cell.was;
  }
  const sentence =
    cell?.error ?? formOf(model)?.error ?? model?.error?.sentence ?? form.dataset.wrong;
  errorPut(control, sentence);
  mark(control, 'wrong');
  say(sentence);
}

function later(control) {
  mark(control, 'offline');
  say(form.dataset.offline);
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => void send(), retryAfter);
  retryAfter = Math.min(retryAfter * 2, RETRY_LAST);
}

/* True when the next may go. */
async function sendOne(control) {
  const value = valueOf(control);
  let answer;
  try {
    answer = await fetch(`${form.getAttribute('action')}.json`, {
      method: 'POST',
      body: bodyOf(control, value),
      headers: { Accept: 'application/json' },
    });
  } catch {
    later(control);
    return false;
  }
  if (answer.status === 429 || answer.status >= 500) {
    later(control);
    return false;
  }
  retryAfter = RETRY_FIRST;
  if (answer.ok) {
    saved(control, value);
  } else {
    refused(control, await answer.json().catch(() => undefined));
  }
  /* Typed on while it was under way. */
  if (answer.ok && valueOf(control) !== value && document.activeElement !== control) {
    save(control);
  }
  return true;
}

async function send() {
  if (isSending) {
    return;
  }
  isSending = true;
  clearTimeout(retryTimer);
  if (waiting.size > 0) {
    say(form.dataset.saving);
  }
  for (let next = waiting.values().next(); !next.done; next = waiting.values().next()) {
    if (!(await sendOne(next.value))) {
      break;
    }
  }
  isSending = false;
}

/* ---- taking back ---- */

function undo() {
  const last = undoable.pop();
  if (!last) {
    say(form.dataset.nothing);
    return;
  }
  undoing.add(last.control.name);
  putValue(last.control, last.value);
  last.control.focus();
  save(last.control);
}

/* ---- keys ---- */

const atStart = (control) => control.selectionStart === 0;
const atEnd = (control) => control.selectionEnd === control.value.length;
const isWhole = (control) => atStart(control) && atEnd(control);

/* May the caret not go further this way? */
function leaves(control, key) {
  if (!isText(control) || isWhole(control)) {
    return true;
  }
  const isPoint = control.selectionStart === control.selectionEnd;
  return isPoint && (key === 'ArrowLeft' ? atStart(control) : atEnd(control));
}

/* After a refusal the same value is sent once more: so it takes the place of another's. */
const isRefused = (control) => control.closest('td').dataset.state === 'wrong';

function choose(control, value) {
  if (control.value !== value || isRefused(control)) {
    control.value = value;
    save(control);
  }
}

/* "3" is the third choice, and that with the code 3. */
function chooseNumber(control, digit) {
  const choices = [...control.options].filter((option) => option.value !== '');
  const choice =
    choices.find((option) => option.value === digit) ?? choices[Number(digit) - 1];
  if (choice) {
    choose(control, choice.value);
  }
  return Boolean(choice);
}

function keyInSelect(control, event) {
  if (event.key === 'Delete' || event.key === 'Backspace' || event.key === '0') {
    choose(control, '');
    return true;
  }
  return /^[1-9]$/.test(event.key) && chooseNumber(control, event.key);
}

function takeBack(control) {
  putValue(control, wasOf(control).value);
  waiting.delete(control.name);
  errorPut(control, '');
  mark(control, '');
  if (isText(control)) {
    control.select();
  }
  progressPut();
}

/* The caret stays in a list of names that the browser offers. */
const hasOffers = (control) => control.hasAttribute('list') && !isWhole(control);

const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/* True when the key was ours. */
function key(control, event) {
  const move = MOVES[event.key];
  if (move) {
    const isAcross = move[0] === 0;
    if (isAcross ? !leaves(control, event.key) : hasOffers(control)) {
      return false;
    }
    go(control, move[0], move[1]);
    return true;
  }
  switch (event.key) {
    case 'Enter':
      if (hasOffers(control)) {
        return false;
      }
      if (isRefused(control)) {
        save(control);
      } else if (!go(control, event.shiftKey ? -1 : 1, 0)) {
        control.dispatchEvent(new Event('change', { bubbles: true }));
      }
      return true;
    case 'Escape':
      takeBack(control);
      return true;
    case 'F2':
      if (isText(control)) {
        control.setSelectionRange(control.value.length, control.value.length);
      }
      return isText(control);
    default:
      return control.tagName === 'SELECT' && keyInSelect(control, event);
  }
}

const isCell = (target) => Boolean(target.closest?.('td.cell') && target.name);

form.addEventListener('keydown', (event) => {
  if (!isCell(event.target) || event.isComposing) {
    return;
  }
  const control = event.target;
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
  if (isUndo && !event.shiftKey && valueOf(control) === wasOf(control).value) {
    event.preventDefault();
    undo();
    return;
  }
  if (!event.ctrlKey && !event.metaKey && !event.altKey && key(control, event)) {
    event.preventDefault();
  }
});

form.addEventListener('change', (event) => {
  if (isCell(event.target)) {
    save(event.target);
  }
});

/* Enter in a text is a way down and not the end of the form; its buttons are. */
form.addEventListener('submit', () => waiting.clear());

/* ---- several names in a text: offered behind the last comma ---- */

const names = document.getElementById('grid-names');
const offered = names ? [...names.options].map((option) => option.value) : [];

form.addEventListener('input', (event) => {
  const control = event.target;
  if (!names || !control.hasAttribute?.('list')) {
    return;
  }
  const before = control.value.match(/^(?:.*[,;|] *)?/)[0];
  names.replaceChildren(
    ...offered.map((name) => {
      const option = document.createElement('option');
      option.value = before + name;
      return option;
    }),
  );
});

/* ---- pasting ---- */

const paste = document.querySelector('form.grid-paste');

/* A word for a list: by its code, its label, or the number before it. */
function pasteChoice(control, text) {
  const wanted = text.trim().toLowerCase();
  const choice = [...control.options].find(
    (option) =>
      option.value.toLowerCase() === wanted ||
      option.textContent.trim().toLowerCase() === wanted,
  );
  if (choice) {
    choose(control, choice.value);
  } else if (/^[1-9]$/.test(wanted)) {
    chooseNumber(control, wanted);
  }
}

form.addEventListener('paste', (event) => {
  const control = event.target;
  if (!isCell(control)) {
    return;
  }
  const text = (event.clipboardData?.getData('text/plain') ?? '').replace(/\r?\n$/, '');
  if (paste && /[\t\n]/.test(text)) {
    event.preventDefault();
    const [, row, column] = /^c_(\d+)_(.*)$/.exec(control.name);
    paste.elements.at_row.value = row;
    paste.elements.at_column.value = column;
    paste.elements.text.value = text;
    paste.requestSubmit();
  } else if (control.tagName === 'SELECT') {
    event.preventDefault();
    pasteChoice(control, text);
  }
});

/* ---- the connection ---- */

addEventListener('online', () => void send());
addEventListener('beforeunload', (event) => {
  if (waiting.size > 0) {
    event.preventDefault();
  }
});

/* What the browser kept of a former visit is not what stands here. */
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    location.reload();
  }
});
