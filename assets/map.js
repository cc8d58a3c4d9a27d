/* map.js - the map of a network in the page: move, enlarge, light up partners. Without it
 * there is the picture and the table. */

const STEP = 40; // of the drawing's own measure, for an arrow key
const FACTOR = 1.25;
const LARGEST = 12;
const place = document.querySelector('.map[data-svg]');

/* What is in sight, as the viewBox has it. */
class Sight {
  constructor(svg) {
    const { x, y, width, height } = svg.viewBox.baseVal;

    this.svg = svg;
    this.begun = svg.getAttribute('viewBox');
    this.whole = { x, y, width, height };
    this.now = { ...this.whole };
  }

  show() {
    const { whole, now } = this;

    now.x = Math.min(Math.max(now.x, whole.x - now.width / 2), whole.x + whole.width - now.width / 2);
    now.y = Math.min(Math.max(now.y, whole.y - now.height / 2), whole.y + whole.height - now.height / 2);
    this.svg.setAttribute('viewBox', `${now.x} ${now.y} ${now.width} ${now.height}`);
  }

  /* Around a point that stays where it is. */
  zoom(factor, at = { x: this.now.x + this.now.width / 2, y: this.now.y + this.now.height / 2 }) {
    const { whole, now } = this;
    const width = Math.min(Math.max(now.width / factor, whole.width / LARGEST), whole.width);
    const share = width / now.width;

    now.x = at.x - (at.x - now.x) * share;
    now.y = at.y - (at.y - now.y) * share;
    now.width = width;
    now.height = width * whole.height / whole.width;
    this.show();
  }

  move(right, down) {
    const share = this.now.width / this.whole.width;

    this.now.x += right * share;
    this.now.y += down * share;
    this.show();
  }

  all() {
    this.now = { ...this.whole };
    this.svg.setAttribute('viewBox', this.begun);
  }

  /* A point of the screen in the drawing's own measure. */
  point(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
  }
}

/* Who is tied to whom, as the drawing has it. */
function partnersOf(svg) {
  const partners = new Map();

  for (const tie of svg.querySelectorAll('[data-tie]')) {
    const [one, other] = tie.dataset.tie.split(' ');

    partners.set(one, (partners.get(one) ?? new Set([one])).add(other));
    partners.set(other, (partners.get(other) ?? new Set([other])).add(one));
  }
  return partners;
}

/* Everything but these organisations, and the ties of `centre`, steps back. */
function light(svg, numbers, centre) {
  for (const part of svg.querySelectorAll('[data-mark], [data-name]')) {
    part.classList.toggle('back', numbers !== null && !numbers.has(part.dataset.mark ?? part.dataset.name));
  }
  for (const tie of svg.querySelectorAll('[data-tie]')) {
    const ends = tie.dataset.tie.split(' ');
    const isLit = centre === null ? ends.every((end) => numbers?.has(end)) : ends.includes(centre);

    tie.classList.toggle('back', numbers !== null && !isLit);
    tie.classList.toggle('lit', centre !== null && isLit);
  }
}

function button(label, act) {
  const made = document.createElement('button');

  made.type = 'button';
  made.className = 'quiet small';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function labelled(label, field) {
  const made = document.createElement('label');

  made.append(label, ' ', field);
  return made;
}

/* Find by name, or by group: the others step back, in the table too. */
function filterBar(svg) {
  const name = document.createElement('input');
  const group = document.createElement('select');
  const bar = [labelled(place.dataset.find, name)];
  const rows = Array.from(document.querySelectorAll('[data-row]'));

  name.type = 'search';
  group.append(new Option(place.dataset.all, ''));
  for (const item of place.querySelectorAll('.map-group')) {
    group.append(new Option(item.textContent, item.textContent));
  }
  if (group.options.length > 2) {
    bar.push(labelled(place.dataset.group, group));
  }

  const filter = () => {
    const wanted = name.value.trim().toLowerCase();
    const found = rows.filter((row) => row.dataset.name.toLowerCase().includes(wanted)
      && (group.value === '' || row.dataset.sector === group.value || row.dataset.role === group.value));
    const isAll = found.length === rows.length;

    for (const row of rows) {
      row.classList.toggle('back', !found.includes(row));
    }
    light(svg, isAll ? null : new Set(found.map((row) => row.dataset.row)), null);
  };
  name.addEventListener('input', filter);
  group.addEventListener('change', filter);
  return { bar, filter };
}

/* The words of a mark are its <title>, which the drawing has. */
function makeMarks(svg, filter) {
  const partners = partnersOf(svg);

  for (const mark of svg.querySelectorAll('[data-mark]')) {
    const number = mark.dataset.mark;
    const on = () => light(svg, partners.get(number) ?? new Set([number]), number);

    mark.setAttribute('tabindex', '0');
    mark.setAttribute('role', 'link');
    mark.setAttribute('aria-label', mark.querySelector('title')?.textContent ?? '');
    mark.addEventListener('focus', on);
    mark.addEventListener('mouseenter', on);
    mark.addEventListener('blur', filter);
    mark.addEventListener('mouseleave', filter);
    mark.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        goToRow(number);
      }
    });
    mark.addEventListener('dblclick', () => goToRow(number));
  }
}

function goToRow(number) {
  const link = document.getElementById(`o${number}`);

  link.setAttribute('tabindex', '-1');
  link.scrollIntoView({ block: 'center' });
  link.focus();
}

/* The middle of the mark that has the focus; undefined: none has. */
function focused(svg) {
  const box = svg.querySelector('[data-mark]:focus')?.getBBox();

  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function makeKeys(frame, sight) {
  const larger = () => sight.zoom(FACTOR, focused(sight.svg));
  const KEYS = {
    ArrowLeft: () => sight.move(-STEP, 0),
    ArrowRight: () => sight.move(STEP, 0),
    ArrowUp: () => sight.move(0, -STEP),
    ArrowDown: () => sight.move(0, STEP),
    '+': larger,
    '=': larger,
    '-': () => sight.zoom(1 / FACTOR, focused(sight.svg)),
    0: () => sight.all(),
  };

  frame.addEventListener('keydown', (event) => {
    if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
}

function makePointer(svg, sight) {
  let from = null;

  /* With Ctrl, as maps do it: the wheel alone scrolls the page. */
  svg.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      sight.zoom(event.deltaY < 0 ? FACTOR : 1 / FACTOR, sight.point(event));
    }
  }, { passive: false });
  svg.addEventListener('pointerdown', (event) => {
    if (event.isPrimary && event.button === 0 && sight.now.width < sight.whole.width) {
      from = sight.point(event);
      svg.setPointerCapture(event.pointerId);
    }
  });
  svg.addEventListener('pointermove', (event) => {
    if (from !== null) {
      const at = sight.point(event);

      sight.now.x += from.x - at.x;
      sight.now.y += from.y - at.y;
      sight.show();
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, () => { from = null; });
  }
  return () => svg.classList.toggle('moves', sight.now.width < sight.whole.width);
}

async function begin() {
  const answer = await fetch(place.dataset.svg);

  if (!answer.ok) {
    return; // the picture stays
  }
  const drawing = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
  const svg = document.importNode(drawing, true);
  const tools = document.createElement('div');
  const frame = document.createElement('div');
  const keys = document.createElement('p');
  const sight = new Sight(svg);
  const { bar, filter } = filterBar(svg);

  svg.removeAttribute('width');
  svg.removeAttribute('height');
  svg.setAttribute('role', 'group');
  frame.className = 'map-frame';
  frame.append(svg);
  tools.className = 'map-tools unprinted';
  tools.append(button(place.dataset.zoomIn, () => sight.zoom(FACTOR)), button(place.dataset.zoomOut, () => sight.zoom(1 / FACTOR)), button(place.dataset.whole, () => sight.all()), ...bar);
  keys.className = 'small soft unprinted';
  keys.textContent = place.dataset.keys;
  makeMarks(svg, filter);
  makeKeys(frame, sight);
  const moves = makePointer(svg, sight);
  new MutationObserver(moves).observe(svg, { attributeFilter: ['viewBox'] });
  place.replaceChildren(...place.querySelectorAll('.map-group'), tools, frame, keys);
}

if (place) {
  begin().catch(() => {}); // the picture stays
}
