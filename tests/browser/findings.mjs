/* findings.mjs - what a closed wave shows, in the larger network of the demonstration: the
 * map with its table, by mouse and by keys, with script and without; figures, kept. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkWeight, model, press } from './hands.mjs';

const HOME = '/networks/hu1svanhetk7';

async function begin(browser, role, options = {}) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { locale: 'en', ...options });
  await page.goto(server.link(role));
  return { server, page, home: server.base + HOME };
}

/* The clerk computes when the server starts. */
async function computed(page, home) {
  const closed = `${home}/findings/6`;
  for (let tries = 0; tries < 300; tries++) {
    if ((await model(page, closed)).wave.is_computed) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('the findings are not computed');
}

async function everyPage(browser, options = {}) {
  const { server, page, home } = await begin(browser, 'coordinator', options);
  await computed(page, home);
  for (const path of ['', '/6', '/6/map', '/6/map?relation=referral&colour=role&as=code', '/6/scorecard', '/6/brokers', '/pinned',
    '/pin?wave=6&code=measure&relation=regular&measure=density']) {
    await page.goto(`${home}/findings${path}`);
    if (path.includes('/map')) await page.waitForSelector('.map-frame svg');
    await checkAccessible(page, path);
    await page.emulateMedia({ colorScheme: 'dark' });
    await checkAccessible(page, `${path}, in the dark`, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
    await checkFits(page, path);
    await checkWeight(page, path);
  }
  return { server, page };
}

/* Which marks of the map stand out. */
const lit = (page) => page.locator('.map-frame [data-mark]:not(.back)').count();

async function mapByKeys(browser) {
  const { server, page, home } = await begin(browser, 'worker');
  await page.goto(`${home}/findings/6/map`);
  await page.waitForSelector('.map-frame svg');
  const svg = page.locator('.map-frame svg');
  const whole = await svg.getAttribute('viewBox');
  const all = await lit(page);
  const mark = page.locator('.map-frame [data-mark]').first();
  const number = await mark.getAttribute('data-mark');
  await mark.focus();
  const partners = await page.locator(`.map-frame [data-tie^="${number} "], .map-frame [data-tie$=" ${number}"]`).count();
  assert.equal(await lit(page), partners + 1, 'the partners light up');
  assert.ok(partners + 1 < all);
  await page.keyboard.press('+');
  assert.notEqual(await svg.getAttribute('viewBox'), whole);
  await page.keyboard.press('0');
  assert.equal(await svg.getAttribute('viewBox'), whole);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), `o${number}`, 'Enter leads to the row');
  const name = await page.locator(`#o${number}`).getAttribute('data-name');
  await page.locator('.map-tools input').fill(name.toUpperCase());
  assert.equal(await lit(page), 1, 'found by name');
  assert.equal(await page.locator('tr[data-row]:not(.back)').count(), 1);
  await page.locator('.map-tools input').fill('');
  assert.equal(await lit(page), all);
  return { server, page };
}

/* Without script there is the picture, and the form chooses. */
async function mapWithoutScript(browser) {
  const { server, page, home } = await begin(browser, 'worker', { javaScriptEnabled: false });
  await page.goto(`${home}/findings/6/map`);
  assert.equal(await page.locator('.map img.picture').count(), 1);
  assert.equal(await page.locator('.map-frame').count(), 0);
  await page.locator('#map-relation').selectOption('referral');
  await press(page, '.map-choice button');
  assert.match(page.url(), /relation=referral/);
  assert.equal(await page.locator('.map img.picture').evaluate((image) => image.complete && image.naturalWidth > 0), true);
  return { server, page };
}

async function aFigureIsKept(browser) {
  const { server, page, home } = await begin(browser, 'coordinator');
  await computed(page, home);
  await page.goto(`${home}/findings/6/scorecard`);
  await press(page, '.pin[href*="measure=reciprocity_dyad"]');
  await page.locator('textarea').fill('Waarom is dit zo?');
  await press(page, 'main form .buttons button');
  assert.match(page.url(), /findings\/pinned/);
  const kept = page.locator('.pinned').first();
  assert.match(await kept.innerText(), /Waarom is dit zo\?/);
  await checkAccessible(page, 'kept');
  return { server, page };
}

export const FINDINGS = [
  ['findings: every page', (browser) => everyPage(browser)],
  ['findings: every page on a phone', (browser) => everyPage(browser, PHONE)],
  ['findings: the map by keys', mapByKeys],
  ['findings: the map without script', mapWithoutScript],
  ['findings: a figure is kept', aFigureIsKept],
];
