/* keys.mjs - the same path by keyboard alone: Tab, Enter, space, arrows. Wherever the focus
 * goes, it can be seen, and nothing lies over it. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { checkTaken } from './hands.mjs';
import { finishSheet, prepare, rate } from './ground.mjs';

/* What has the focus: is it there, on the screen, marked, and on top? */
async function checkFocus(page) {
  const seen = await page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return { name: 'nothing' };
    const [box = one.getBoundingClientRect()] = one.getClientRects(); /* of a link over two lines the first */
    const style = getComputedStyle(one);
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
      name: one.outerHTML.slice(0, 160),
      /* The parts of a date are marked by the browser. */
      isMarked: one.type === 'date' || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      isInSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      isOnTop: Boolean(top) && (one.contains(top) || top.contains(one) || top.closest('label')?.control === one),
      over: top?.outerHTML.slice(0, 160),
    };
  });
  assert.ok(seen.isMarked, `the focus cannot be seen: ${seen.name}`);
  assert.ok(seen.isInSight, `the focus is out of sight: ${seen.name}`);
  assert.ok(seen.isOnTop, `the focus lies under ${seen.over}: ${seen.name}`);
}

const isAt = (page, target) => page.evaluate((selector) => document.activeElement.matches(selector), target);

/* To a place by Tab (or back); each stop on the way is looked at. */
async function tabTo(page, target, key = 'Tab') {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press(key);
    await checkFocus(page);
    if (await isAt(page, target)) return;
  }
  assert.fail(`${target} cannot be reached on ${page.url()}`);
}

async function enter(page, key = 'Enter') {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

/* Past the menu, as one does who comes often. */
async function open(page, address) {
  await page.goto(address);
  await tabTo(page, '.skip');
  await page.keyboard.press('Enter');
}

async function nameActor(page, home) {
  await open(page, `${home}/arena`);
  await tabTo(page, 'form[action$="/arena/actors"] [name=name]');
  await page.keyboard.type('Wijkgezondheidscentrum');
  await tabTo(page, '[name=sector]');
  await page.keyboard.type('gezondheid');
  await tabTo(page, 'form[action$="/arena/actors"] button');
  await enter(page);
  await checkTaken(page);
}

async function rateOwn(page, home) {
  await open(page, `${home}/arena`);
  await tabTo(page, 'form[action$="/arena/round/open"] button');
  await enter(page, 'Space');
  await open(page, `${home}/arena/sheet`);
  await tabTo(page, 'td.importance select');
  for (let row = 0; row < 4; row++) {
    await page.keyboard.press('4');
    await page.keyboard.press('ArrowRight');
    await checkFocus(page);
    await page.keyboard.press('4');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await checkFocus(page);
  }
  await page.waitForFunction(() => document.querySelectorAll('[data-state=saved]').length === 8);
  await tabTo(page, 'form.grid-form button[name=then]');
  await enter(page);
  await checkTaken(page);
}

async function close(page, home) {
  await open(page, `${home}/arena`);
  await tabTo(page, 'details.close > summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'form[action$="/arena/round/close"] button');
  await enter(page);
  assert.match(page.url(), /\/arena\/result/);
}

async function lock(page, home) {
  await open(page, `${home}/criteria`);
  await tabTo(page, '.library button');
  await enter(page);
  await open(page, `${home}/criteria`);
  await tabTo(page, 'form[action$="/criteria/lock"] button');
  await enter(page);
  await checkTaken(page);
}

async function choose(page, home) {
  await open(page, `${home}/partners`);
  for (const box of await page.locator('main [name=in]').evaluateAll((boxes) => boxes.map((one) => one.id))) {
    await tabTo(page, `#${box}`);
    if (!(await page.locator(`#${box}`).isChecked())) await page.keyboard.press('Space');
    await checkFocus(page);
  }
  await tabTo(page, 'form.choose .bar button');
  await enter(page);
  await checkTaken(page);
  assert.equal(await page.locator('main [name=in]:checked').count(), 4);
}

/* The whole page once by Tab: every stop is seen, and the end is reached. */
async function tabThrough(page, address) {
  const wrong = [];
  await page.goto(address);
  const stops = await page.locator('a[href], button, input:not([type=hidden]), select, textarea, summary').count();
  for (let stop = 0; stop <= stops; stop++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) {
      assert.ok(stop > 5, `${address}: only ${stop} stops`);
      break;
    }
    await checkFocus(page).catch((error) => wrong.push(`${new URL(address).pathname}: ${error.message}`));
  }
  return wrong;
}

const CROWDED = ['/arena/sheet', '/arena/result', '/partners', '/arena/holdings', '/form/0', '/partners/talks/1', '/history'];

async function tabThroughAll(browser, viewport, parts) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { viewport });
  await page.goto(server.link('coordinator'));
  const home = page.url();
  const lost = [];
  for (const part of parts) {
    lost.push(...(await tabThrough(page, home + part)).slice(0, 3));
  }
  assert.deepEqual(lost, []);
  return { page, server };
}

export const KEYS = [
  ['from an actor to chosen partners by keyboard alone, the focus never lost', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser);
    await nameActor(an, home);
    await rateOwn(an, home);
    await rate(bram, home, actors, { OCMW: ['4', 'small'], Vereniging: ['3', 'small'], Bib: ['2', 'large'] });
    await finishSheet(bram, home);
    await close(an, home);
    await lock(an, home);
    await choose(an, home);
    return { page: an, server, others: [bram] };
  }],
  ['the focus is seen wherever Tab goes', (browser) => tabThroughAll(browser, { width: 1280, height: 600 }, CROWDED)],
  ['the focus is seen wherever Tab goes, on a narrow screen', (browser) => tabThroughAll(browser, { width: 360, height: 640 }, CROWDED.slice(0, 3))],
];
