/* experience.mjs - who answers an anonymous survey: a mother on a telephone without script, a
 * line that breaks, a tablet for many people, and somebody who types paper sheets. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkWeight, model, post, press, tick } from './hands.mjs';

const HOME = '/networks/hu1svanhetk7';
const WORDS = { asker: 'An Peeters, coördinator van het Huis van het Kind', reason: 'Wij willen weten wat goed is en wat beter moet. In maart praten we erover met gezinnen.', keep_months: 12 };

/* The larger network of the demonstration asks families, and workers, once more. */
export async function asked(browser, { instrument = 'five_b', respondent = 'families', kind = 'screen' } = {}) {
  const server = await serve({ demonstration: true });
  const an = await look(browser, server.base);
  await an.goto(server.link('coordinator'));
  const home = `${server.base}${HOME}/experience`;
  await an.goto(`${home}/new`);
  const made = await post(an, `${home}/new`, { ...WORDS, instrument, title: 'T9' });
  const wave = `${home}/${made.match(/experience\/(\d+)/)[1]}`;
  await an.goto(wave);
  const link = { respondent, kind, label: 'folder', language: 'nl', people: 200 };
  const added = await post(an, `${wave}/links`, link);
  await post(an, `${wave}/open`, {});
  const number = added.match(/links\/(\d+)/) ?? JSON.stringify(await model(an, wave)).match(/\/links\/(\d+)/);
  const shown = JSON.stringify(await model(an, `${wave}/links/${number[1]}`));
  const address = server.base + shown.match(/\/a\/[a-z0-9]{8}/)[0];
  return { server, an, wave, link: address };
}

async function checkPage(page, label, isScripted = true) {
  await checkFits(page, label);
  assert.equal(await page.locator('[hidden]:visible').count(), 0, `${label}: what is hidden is not seen`);
  if (isScripted) {
    await checkAccessible(page, label);
    await checkWeight(page, label);
  }
}
const next = (page) => press(page, '.reply-go .reply-next');
const codeOf = (page) => page.locator('strong.reply-code').innerText();
const here = (page) => page.url().split('/').at(-1);

/* Answer screen after screen: the second of each list, but of every seventh nothing. */
async function answerAll(page, check) {
  const seen = [];
  while (here(page) !== 'end') {
    seen.push(here(page));
    await check(seen.at(-1));
    const items = page.locator('.reply-item');
    for (let place = 0; place < await items.count() && seen.length % 7 !== 0; place++) {
      const choices = items.nth(place).locator('input:not([type=hidden])');
      if (await choices.count() > 0) await tick(choices.nth(1));
    }
    await next(page);
  }
  return seen;
}

/* ---- a mother on a telephone ---- */

async function mother(browser, isScripted) {
  const { server, an, link } = await asked(browser);
  const page = await look(browser, server.base, { ...PHONE, javaScriptEnabled: isScripted });
  const check = (label) => checkPage(page, label, isScripted);
  await page.goto(link);
  assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
  await check('opening');
  await press(page, '.reply-begin button');
  assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen already');
  for (let screens = 0; screens < 4; screens++) {
    await tick(page.locator('.reply-option input').nth(screens));
    await next(page);
  }
  /* She stops, the telephone forgets her, and the code brings all back. */
  const fifth = here(page);
  await press(page, 'button[name=then][value=stop]');
  await check('stop');
  const code = await codeOf(page);
  await page.context().clearCookies();
  await page.goto(link);
  await page.locator('details summary').click({ force: true });
  await page.locator('details [name=sheet]').fill(` ${code.toUpperCase()} `);
  await press(page, 'details form button');
  assert.equal(here(page), fifth, 'the first question without an answer');
  await press(page, 'button[name=then][value=back]');
  assert.ok(await page.locator('.reply-option input').nth(3).isChecked());
  await next(page);
  await answerAll(page, check);
  await check('end');
  await page.goto(`${link}/erase`);
  await check('delete');
  await page.goto(link);
  await check('begun already');
  await page.goto(`${link}/end`);
  await press(page, 'main form button');
  await check('thanks');
  assert.equal(here(page), 'thanks');
  assert.equal(await page.locator('.reply-code').count(), 0);
  assert.deepEqual((await page.context().cookies()).filter(({ name }) => name.endsWith('sheet')), []);
  await page.goto(`${link}/bs1`);
  assert.equal(page.url(), link, 'what was handed in opens no more');
  return { server, page, others: [an] };
}

async function leaveAtOnce(browser) {
  const { server, an, link } = await asked(browser);
  const page = await look(browser, server.base, PHONE);
  await page.goto(link);
  await press(page, '.reply-begin button');
  await tick(page.locator('.reply-option input').nth(0));
  await Promise.all([page.waitForURL('**/bs2'), page.keyboard.press('Enter')]);
  await tick(page.locator('.reply-option input').nth(0));
  assert.equal(await page.evaluate(() => sessionStorage.length), 1);
  await Promise.all([page.waitForURL('**/leave'), page.locator('.reply-leave').click()]);
  await checkPage(page, 'left');
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.deepEqual((await page.context().cookies()).filter(({ name }) => name.endsWith('sheet')), []);
  await page.goBack();
  assert.equal(page.url(), link, 'the question is not behind it');
  return { server, page, others: [an] };
}

/* ---- a worker ---- */

async function worker(browser) {
  const { server, an, link } = await asked(browser, { instrument: 'dilemmas', respondent: 'workers' });
  const page = await look(browser, server.base, PHONE);
  await page.goto(link);
  await checkPage(page, 'opening');
  await press(page, '.reply-begin button');
  const seen = await answerAll(page, (label) => checkPage(page, label));
  assert.deepEqual(seen.slice(0, 3), ['organisation', 'loyalty', 'responsibility']);
  await press(page, 'main form button');
  assert.equal(here(page), 'thanks');
  return { server, page, others: [an] };
}

/* ---- a line that breaks ---- */

async function brokenLine(browser) {
  const { server, an, link } = await asked(browser);
  const page = await look(browser, server.base, PHONE);
  await page.goto(link);
  await press(page, '.reply-begin button');
  await page.route(/bs1\.json/, (route) => route.abort());
  await tick(page.locator('.reply-option input').nth(2));
  await page.locator('.reply-go .reply-next').click();
  await page.locator('.reply-says:not([hidden])').waitFor();
  assert.ok(await page.locator('.reply-option input').nth(2).isChecked());
  await checkAccessible(page, 'offline');
  /* The telephone loads the page anew before the line is back. */
  await page.reload();
  assert.ok(await page.locator('.reply-option input').nth(2).isChecked(), 'it stays on this screen');
  await page.locator('.reply-go .reply-next').click();
  await page.locator('.reply-says:not([hidden])').waitFor();
  await page.unroute(/bs1\.json/);
  await Promise.all([page.waitForURL((address) => !address.pathname.endsWith('/bs1')), page.evaluate(() => dispatchEvent(new Event('online')))]);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await press(page, 'button[name=then][value=back]');
  assert.ok(await page.locator('.reply-option input').nth(2).isChecked());
  page.complaints = page.complaints.filter((words) => !words.includes('ERR_FAILED'));
  return { server, page, others: [an] };
}

/* ---- a tablet ---- */

async function kiosk(browser) {
  const { server, an, link } = await asked(browser, { kind: 'kiosk' });
  const page = await look(browser, server.base, { viewport: { width: 800, height: 1100 }, hasTouch: true });
  const nothingOfBefore = async () => {
    await page.goBack();
    await page.waitForLoadState();
    assert.equal(await page.locator('main input:checked').count(), 0, page.url());
  };
  await page.clock.install();
  await page.goto(link);
  await checkAccessible(page, 'kiosk');
  await checkFits(page, 'kiosk');
  assert.equal(await page.locator('[name=sheet]').count(), 0);
  await press(page, '.reply-begin button');
  await tick(page.locator('.reply-option input').nth(0));
  await next(page);
  await page.goto(`${link}/end`);
  await checkAccessible(page, 'end');
  await press(page, 'main form button');
  await checkAccessible(page, 'thanks');
  await Promise.all([page.waitForURL(link), page.clock.fastForward(9000)]);
  await nothingOfBefore();

  /* The next one begins, and walks away. */
  await page.goto(link);
  await press(page, '.reply-begin button');
  assert.equal(await page.locator('main input:checked').count(), 0);
  await tick(page.locator('.reply-option input').nth(1));
  await next(page);
  await page.clock.fastForward(101000);
  await page.locator('dialog[open]').waitFor();
  await checkAccessible(page, 'are you still there');
  await page.locator('dialog button').click();
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await page.clock.fastForward(101000);
  await Promise.all([page.waitForURL(link), page.clock.fastForward(21000)]);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await nothingOfBefore();
  await page.goto(`${link}/bs1`);
  assert.equal(page.url(), link);
  return { server, page, others: [an] };
}

/* ---- paper ---- */

async function paperSheets(browser) {
  const { server, an, link } = await asked(browser, { kind: 'paper' });
  const page = await look(browser, server.base);
  await page.goto(link);
  await checkPage(page, 'paper');
  const names = await page.locator('.reply-paper input[type=text]').evaluateAll((all) => all.map(({ name }) => name));
  const focused = () => page.evaluate(() => document.activeElement.name);
  assert.equal(await focused(), names[0]);
  /* A digit stays where it was typed: one goes on by Tab, as the page says, or by Enter. */
  for (const key of ['4', 'Tab', '5', 'Enter', '?', 'Tab', '3', 'Tab', '1', 'Tab']) await page.keyboard.press(key);
  assert.equal(await focused(), names[5]);
  assert.equal(await page.locator(`[name=${names[3]}]`).inputValue(), '3');
  await press(page, 'main form button');
  assert.match(await page.locator('main [role=status]').innerText(), /1/);
  assert.equal(await page.locator(`[name=${names[0]}]`).inputValue(), '');

  for (const key of ['4', 'Tab', '7']) await page.keyboard.press(key);
  await press(page, 'main form button');
  assert.equal(await focused(), names[1]);
  assert.equal(await page.locator(`[name=${names[0]}]`).inputValue(), '4');
  await checkPage(page, 'a wrong digit');
  await page.locator(`[name=${names[1]}]`).fill('5');
  await press(page, 'main form button');
  assert.match(await page.locator('main [role=status]').innerText(), /2/);
  await page.setViewportSize({ width: 360, height: 740 });
  await checkFits(page, 'paper on a telephone');
  return { server, page, others: [an] };
}

export const EXPERIENCE = [
  ['a mother answers on a telephone without script', (browser) => mother(browser, false)],
  ['a mother answers on a telephone', (browser) => mother(browser, true)],
  ['who leaves at once is away', leaveAtOnce],
  ['a worker answers about the dilemmas', worker],
  ['what a family chose stays while the line is broken', brokenLine],
  ['a tablet forgets each person', kiosk],
  ['paper sheets are typed one after the other', paperSheets],
];
