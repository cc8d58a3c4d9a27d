/* hands.mjs - what a person does with a page, and what is looked at on each. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { look } from './samenspel.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PASSWORD = 'vier losse woorden samen';
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/* ---- what every page must be ---- */

/* Axe sees what a machine can see of WCAG 2.2 AA. Our own policy forbids scripts from
 * elsewhere, so it is run through the debugger. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function checkAccessible(page, label, rules = undefined) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: values }),
    rules ? { type: 'rule', values: rules } : STANDARDS);
  const found = violations.map((rule) => `${rule.id}: ${rule.nodes[0].html} ${rule.nodes[0].failureSummary}`);
  assert.deepEqual(found, [], label);
}

export async function checkFits(page, label) {
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(inner <= outer, `${label}: ${inner} px wide in ${outer}`);
}

export async function checkWeight(page, label) {
  const weight = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0));
  /* A table of actors by sources has a field for each pair, a map a line for each tie: they
   * grow with the network. */
  const ceiling = /\/arena\/holdings$|\/findings\/\d+\/map$/.test(new URL(page.url()).pathname) ? 85000 : 60000;
  assert.ok(weight > 0 && weight < ceiling, `${label}: ${weight} bytes`);
}

/* ---- filling in, sending ---- */

/* By the space bar: with script off, Chromium never tells that a box stands still, and a
 * forced click may miss it. */
export async function tick(box, isWanted = true) {
  if ((await box.isChecked()) !== isWanted) await box.press('Space');
  assert.equal(await box.isChecked(), isWanted);
}

/* By name: a text; the code of a choice; a list of codes of which several may be chosen;
 * true or false. */
export async function fill(page, values, form = 'main') {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`${form} [name="${name}"]:not([type=hidden])`).first();
    const type = await field.getAttribute('type');
    if (Array.isArray(value)) {
      for (const code of value) await tick(page.locator(`${form} [name="${name}"][value="${code}"]`));
    } else if (type === 'radio') {
      await tick(page.locator(`${form} [name="${name}"][value="${value}"]`));
    } else if (type === 'checkbox') {
      await tick(field, value);
    } else if ((await field.evaluate((one) => one.tagName)) === 'SELECT') {
      await field.selectOption(value);
    } else {
      await field.fill(value);
    }
  }
}

/* Forced: with script off, Chromium never tells that a button stands still. */
export async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), page.locator(button).first().click({ force: true })]);
}

export async function send(page, form = 'main form:not(.notice *)') {
  await press(page, `${form} button`);
}

/* Fill in the form that goes to an address, and send it; true when it was taken. */
export async function submit(page, address, values, button = 'button') {
  const form = `main form[action="${new URL(address, page.url()).pathname}"]`;
  await fill(page, values, form);
  await press(page, `${form} ${button}`);
}

/* Said after a form: what was refused, and where. Nothing when it was taken. */
export async function refusals(page) {
  return page.locator('main .error, main [role=alert]').allInnerTexts();
}

export async function checkTaken(page) {
  assert.deepEqual(await refusals(page), [], page.url());
}

/* A block on the clipboard, and Ctrl and V. */
export async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Control+V')]);
}

/* What a page shows, as data. */
export async function model(page, address) {
  return page.evaluate(async (path) => {
    const answer = await fetch(path, { headers: { Accept: 'application/json' } });
    return answer.json();
  }, address.replace(/(\?|$)/, '.json$1'));
}

/* A form, sent without its page: for what a story begins with. */
export async function post(page, address, values) {
  const answer = await page.evaluate(async ([path, pairs]) => {
    const body = new URLSearchParams(pairs);
    body.set('token', document.querySelector('[name=token]').value);
    const { status, url } = await fetch(path, { method: 'POST', body });
    return { status, url };
  }, [address, Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]))]);
  assert.equal(answer.status, 200, `${address}: ${JSON.stringify(values)}`);
  return answer.url;
}

/* ---- people ---- */

export async function setUp(page, server) {
  await page.goto(server.setup());
  await fill(page, { name: 'An Peeters', email: 'an@example.org', password: PASSWORD, network: 'Huis van het Kind', place: 'Zele' });
  await send(page);
  await page.waitForURL(/\/networks\/[0-9a-z]{12}/);
  return page.url().split('?')[0];
}

/* A link that takes somebody in: from the page, or from the mail when there is an address. */
export async function invite(page, home, server, guest) {
  await page.goto(`${home}/people/invite`);
  await submit(page, `${home}/people/invite`, guest);
  await checkTaken(page);
  if (!guest.email) return page.locator('.copy').innerText();
  return (await server.mailTo(guest.email)).match(/http\S+\/invitation\/\S+/)[0];
}

export async function join(browser, server, link, name, options = {}) {
  const page = await look(browser, server.base, options);
  await page.goto(link);
  await fill(page, { name, email: `${name.split(' ')[0].toLowerCase()}@example.org`, password: PASSWORD });
  await send(page);
  await checkTaken(page);
  return page;
}
