/* five_b.mjs - what a closed anonymous survey shows of help and of growth, in the larger
 * network of the demonstration; and two people who check what somebody wrote. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkWeight, model, press } from './hands.mjs';

const HOME = '/networks/hu1svanhetk7';
const PAGES = ['/experience/9/five-b', '/experience/9/five-b?apart=1', '/experience/9/open-answers', '/experience/9/open-answers/check',
  '/experience/8/growth', '/experience/8/dimensions', '/experience/8/benefits', '/attention'];

async function everyPage(browser, options = {}) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { locale: 'en', ...options });
  await page.goto(server.link('coordinator'));
  for (const path of PAGES) {
    await page.goto(`${server.base}${HOME}${path}`, { waitUntil: 'networkidle' });
    await checkWeight(page, path); /* before anything is opened: what comes at first */
    for (const details of await page.locator('main details').all()) await details.evaluate((it) => { it.open = true; });
    await checkAccessible(page, path);
    await page.emulateMedia({ colorScheme: 'dark' });
    await checkAccessible(page, `${path}, in the dark`, ['color-contrast']);
    await page.emulateMedia({ colorScheme: 'light' });
    await checkFits(page, path);
  }
  return { server, page };
}

/* A picture as wide as the screen asks, and never without its table. */
async function picturesAndTables(browser) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { locale: 'en', ...PHONE });
  await page.goto(server.link('worker'));
  await page.goto(`${server.base}${HOME}/experience/9/five-b`);
  const picture = page.locator('#part-availability ~ picture img');
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((it) => it.decode());
  assert.match(await picture.evaluate((it) => it.currentSrc), /width=360$/);
  assert.ok(await page.locator('#part-availability ~ details table tbody tr').count() > 0);
  return { server, page };
}

async function check(page, address, shown) {
  await page.goto(address);
  await page.locator('main textarea').fill(shown);
  await page.locator('main input[value="show"]').check();
  await press(page, 'main form:not(.notice *) .buttons button');
}

async function twoPeopleCheck(browser) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { locale: 'en' });
  const family = await look(browser, server.base, { locale: 'en' });
  await page.goto(server.link('coordinator'));
  await family.goto(server.link('member_family'));
  const read = `${server.base}${HOME}/experience/9/open-answers`;
  await page.goto(`${read}/check`);
  const answer = await page.locator('main input[name="answer"]').inputValue();
  const shown = 'Wij wonen met [...] in de [...].';
  await check(page, `${read}/check?answer=${answer}`, shown);
  const between = JSON.stringify((await model(family, read)).questions);
  await check(family, `${read}/check?answer=${answer}`, shown);
  assert.ok(!between.includes(shown), 'one is not enough');
  const texts = (await model(page, read)).questions.flatMap((question) => question.answers);
  assert.ok(texts.includes(shown), 'two are');
  return { server, page, others: [family] };
}

export const FIVE_B = [
  ['five B: every page', (browser) => everyPage(browser)],
  ['five B: every page on a phone', (browser) => everyPage(browser, PHONE)],
  ['five B: pictures and tables', picturesAndTables],
  ['five B: two people check', twoPeopleCheck],
];
