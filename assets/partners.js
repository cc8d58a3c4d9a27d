/* partners.js - ticking an actor shows at once what the choice covers. */

const WAIT = 200; // milliseconds: several ticks are one question
const form = document.querySelector('form.choose');
let timer = 0;
let asking = null;

function redraw(coverage) {
  for (const place of form.querySelectorAll('.summary')) {
    place.textContent = coverage.summary.join(' ');
  }
  for (const source of coverage.sources) {
    const item = form.querySelector(`[data-source="${source.id}"]`);

    if (!item) {
      continue; // added by somebody else since this page was made
    }
    item.className = source.state;
    for (const part of item.querySelectorAll('[data-part]')) {
      const value = source[part.dataset.part];

      part.hidden = !value;
      if (typeof value === 'string') {
        part.textContent = value;
      }
    }
  }
}

async function ask() {
  const chosen = Array.from(form.querySelectorAll('input[name="in"]:checked'), (box) => box.value);

  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;

  try {
    const answer = await fetch(`${form.dataset.json}?only=coverage&try=${chosen.join(',')}`, { signal });

    if (answer.ok) {
      redraw((await answer.json()).coverage);
    }
    form.classList.toggle('live-works', answer.ok);
  } catch {
    if (!signal.aborted) {
      form.classList.remove('live-works'); // the button shows again: it asks by itself
    }
  }
}

form?.classList.add('live-works');
form?.addEventListener('change', (event) => {
  if (event.target.name === 'in') {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }
});
