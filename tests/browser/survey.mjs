/* survey.mjs - an informant answers: by a link, on a telephone and on a screen, with script
 * and without, and with a connection that breaks. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkWeight, model, post, press, tick } from './hands.mjs';

const HOME = '/networks/hu1svanhetk7';
const WORDS = { asker: 'An Peeters, coördinator', reason: 'Om samen te kijken hoe we werken.', keep_months: 12 };

/* The larger network of the demonstration asks a fourth time; the link is handed over. */
async function asked(browser, options = {}) {
  const server = await serve({ demonstration: true });
  const an = await look(browser, server.base);
  await an.goto(server.link('coordinator'));
  const home = server.base + HOME;
  await an.goto(`${home}/survey/new`);
  const plan = (await model(an, `${home}/survey/new`)).form_survey_new.fields.find((field) => field.name === 'steps');
  const made = await post(an, `${home}/survey/new`, { ...WORDS, title: 'T3', steps: plan.choices.map((choice) => choice.code) });
  const wave = `${home}/survey/${made.match(/survey\/(\d+)/)[1]}`;
  const { choices } = (await model(an, wave)).form_informant_add.fields.find((field) => field.name === 'wave_actor_id');
  await post(an, `${wave}/informants`, { wave_actor_id: choices[3].code, name: 'Jan Claes', language: 'nl' });
  await post(an, `${wave}/open`, {});
  const informant = JSON.stringify(await model(an, wave)).match(/\/informants\/\d+/)[0];
  const { link } = await model(an, wave + informant);
  const page = await look(browser, server.base, { locale: 'en', ...options });
  return { server, an, page, link: server.base + new URL(link, server.base).pathname };
}

async function checkPage(page, label) {
  await checkAccessible(page, label);
  await checkFits(page, label);
  await checkWeight(page, label);
}

const next = (page) => press(page, 'button[name=then][value=next]');
const says = (page) => page.locator('.answer-says');
const names = (page) => page.locator('.answer-names input[type=checkbox]');

async function walk(browser, options, isScripted) {
  const { server, an, page, link } = await asked(browser, { ...options, javaScriptEnabled: isScripted });
  const check = async (label) => (isScripted ? checkPage(page, label) : checkFits(page, label));
  await page.goto(link);
  await check('opening');
  await press(page, 'main form button');
  await check('partners');
  for (const place of [0, 1]) await tick(names(page).nth(place));
  await next(page);
  const steps = [];
  while (page.url().split('/').length > 5 && !page.url().endsWith('/end')) {
    steps.push(page.url().split('/').at(-1));
    await check(steps.at(-1));
    /* The last level of each, but of trust the first: known of everybody. */
    const rows = page.locator('.answer-item');
    for (let place = 0; place < await rows.count(); place++) await rows.nth(place).locator('input:not([type=hidden])').nth(2).press('Space');
    await next(page);
  }
  assert.deepEqual(steps, ['contact', 'info', 'referral', 'warm', 'action', 'means', 'T1', 'T2', 'T3', 'U1', 'U2', 'U3']);
  await check('end');
  assert.match(await page.locator('h1').innerText(), /Everything is answered/);
  await press(page, '.answer-finish button');
  assert.match(await page.locator('h2').first().innerText(), /Thank you/);
  await check('thanks');
  if (isScripted) assert.equal(await page.evaluate(() => localStorage.length), 0);
  return { server, page, others: [an] };
}

async function brokenLine(browser) {
  const { server, an, page, link } = await asked(browser);
  await page.goto(`${link}/partners`);
  await tick(names(page).nth(0));
  await page.getByText(/Saved at \d/).waitFor();
  /* What one chose is there after a reload, without a button. */
  await page.reload();
  assert.ok(await names(page).nth(0).isChecked());

  await page.route(/partners\.json/, (route) => route.abort());
  await tick(names(page).nth(1));
  await says(page).getByText(/Not saved yet/).waitFor();
  assert.ok(await page.evaluate(() => Object.values(localStorage).join().includes('c_works_with_')));
  await checkAccessible(page, 'offline');
  await page.reload();
  assert.ok(await names(page).nth(1).isChecked(), 'it stays on this screen');
  await page.unroute(/partners\.json/);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText(/Saved at \d/).waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  page.complaints = page.complaints.filter((words) => !words.includes('ERR_FAILED'));

  /* Of two screens both are told. */
  const other = await look(browser, server.base, { locale: 'en' });
  await other.goto(`${link}/partners`);
  await tick(names(page).nth(2));
  await page.getByText(/Saved at \d/).waitFor();
  await page.waitForFunction(() => localStorage.length === 0);
  await next(page);
  await other.goto(`${link}/contact`);
  const [mine, theirs] = [page, other].map((one) => one.locator('.answer-item').first().locator('input[type=radio]'));
  await mine.nth(4).press('Space');
  await page.getByText(/Saved at \d/).waitFor();
  await theirs.nth(2).press('Space');
  await other.getByText(/also changed on another screen/).waitFor();
  return { server, page, others: [an, other] };
}

async function trustIsGone(browser) {
  const { server, an, page, link } = await asked(browser);
  await page.goto(`${link}/partners`);
  await tick(names(page).nth(0));
  await next(page);
  await page.goto(`${link}/T1`);
  await page.locator('.answer-item input[type=radio]').nth(2).press('Space');
  await page.getByText(/Saved at \d/).waitFor();
  await next(page);
  await page.goto(`${link}/T1`);
  assert.equal(await page.locator('main input:checked').count(), 0);
  assert.match(await page.locator('main').innerText(), /is not shown here/);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  return { server, page, others: [an] };
}

async function byKeys(browser) {
  const { server, an, page, link } = await asked(browser, { viewport: { width: 320, height: 256 } });
  await page.goto(`${link}/partners`);
  await checkFits(page, 'at 400 %');
  await page.locator('.skip').focus();
  for (let keys = 0; keys < 20 && !(await page.evaluate(() => document.activeElement.name ?? '')).startsWith('c_'); keys++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.getByText(/Saved at \d/).waitFor();
  await page.locator('input#name').focus();
  await page.keyboard.type('Buurthuis Zonder Naam');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await page.locator('label', { hasText: 'Buurthuis Zonder Naam' }).waitFor();
  await page.locator('input#name').fill('buurthuis zondernaam');
  await Promise.all([page.waitForEvent('load'), page.locator('input#name').press('Enter')]);
  await checkAccessible(page, 'an offered name');
  await checkFits(page, 'an offered name');
  assert.match(await page.locator('.answer-offer legend').innerText(), /Do you mean/);
  return { server, page, others: [an] };
}

export const SURVEY = [
  ['an informant answers everything on a telephone', (browser) => walk(browser, PHONE, true)],
  ['an informant answers everything without script', (browser) => walk(browser, PHONE, false)],
  ['an answer is saved at once, and kept while the line is broken', brokenLine],
  ['an answer given in trust is nowhere on the screen again', trustIsGone],
  ['an informant answers by keys at 400 per cent', byKeys],
];
