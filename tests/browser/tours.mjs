/* tours.mjs - every page, as it is shown: accessible in the light, in the dark and on a
 * phone; never wider than the screen; light to load; empty and full. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { checkAccessible, checkFits, checkWeight, setUp, submit } from './hands.mjs';
import { addresses } from './ground.mjs';

const PHONE = { width: 360, height: 740 };
const ZOOMED = { width: 320, height: 256 }; /* 1280 at 400 % */
const DESK = { width: 1280, height: 800 };

/* What is folded is a part of the page. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));

async function checkShape(page, label) {
  await checkWeight(page, label);
  await unfold(page);
  await checkAccessible(page, `${label}, in the light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await checkAccessible(page, `${label}, in the dark`, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE);
  await checkFits(page, label);
  await checkAccessible(page, `${label}, on a phone`);
  await page.setViewportSize(ZOOMED);
  await checkFits(page, label);
  await page.setViewportSize(DESK);
}

/* In another language words are longer. */
async function checkWords(page, label) {
  await unfold(page);
  await page.setViewportSize(PHONE);
  await checkFits(page, label);
  await page.setViewportSize(ZOOMED);
  await checkFits(page, label);
}

/* Goes on after a page that is wrong, so that all of them are named. */
function guide(page, base, check) {
  const wrong = [];
  return {
    async see(address) {
      const answer = await page.goto(address);
      const label = address.replace(base, '').replace(/^\/networks\/[0-9a-z]{12}/, '…');
      if (answer.status() !== 200 && !address.endsWith('/nowhere')) wrong.push(`${label}: ${answer.status()}`);
      await this.here(label);
    },
    async here(label) {
      try {
        await check(page, label);
      } catch (error) {
        wrong.push(error.message.slice(0, 2000));
      }
    },
    end() {
      assert.deepEqual(wrong, []);
    },
  };
}

async function demonstration(browser, check, options = {}) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, options);
  const tour = guide(page, server.base, check);
  await page.goto(server.link('coordinator'));
  const home = page.url();
  const wanted = await addresses(page, home);
  for (const part of ['/sources/', '/arena/actors/', '/criteria/1', '/partners/pairs/', '/members/']) {
    assert.ok(wanted.some((address) => address.startsWith(home + part)), `the demonstration shows ${part}`);
  }
  for (const address of wanted) await tour.see(address);
  await page.goto(`${home}/arena/paste?into=actors`);
  await submit(page, `${home}/arena/paste`, { text: 'naam\tsector\nEen nieuwe\tonderwijs\nEen nieuwe\tzorg\n' });
  await tour.here('the preview of a pasted block');
  await page.goto(`${home}/issue`);
  await submit(page, `${home}/issue`, { purpose: 'woord '.repeat(200) });
  await tour.here('a form that was refused');
  tour.end();
  return { page, server };
}

/* Those that are not the coordinator's: what stands in each one's menu. */
async function others(browser, check) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base);
  const tour = guide(page, server.base, check);
  await tour.see(`${server.base}/sign-in`);
  for (const role of ['representative', 'member_family', 'researcher']) {
    await page.goto(server.link(role));
    const home = page.url();
    await tour.here(`home, ${role}`);
    const menu = await page.locator('nav.side a').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(menu.length > 2, role);
    for (const address of new Set(menu)) if (address !== home) await tour.see(address);
  }
  await page.goto(server.link('host'));
  for (const part of ['/host', '/account', '/networks', '/networks/new', '/nowhere']) await tour.see(server.base + part);
  tour.end();
  return { page, server };
}

async function empty(browser, check) {
  const server = await serve();
  const page = await look(browser, server.base);
  const tour = guide(page, server.base, check);
  const home = await setUp(page, server);
  for (const address of await addresses(page, home)) await tour.see(address);
  tour.end();
  return { page, server };
}

export const TOURS = [
  ['every page of the coordinator, full, is as a page must be', (browser) => demonstration(browser, checkShape)],
  ['every page of others is as a page must be', (browser) => others(browser, checkShape)],
  ['every page, empty, is as a page must be', (browser) => empty(browser, checkShape)],
  ['every page fits a phone, in French', (browser) => demonstration(browser, checkWords, { locale: 'fr-BE' })],
];
