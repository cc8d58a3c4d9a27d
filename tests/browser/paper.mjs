/* paper.mjs - a coordinator sets a survey up, hands a link over, types in a sheet that came
 * back on paper, reminds, and closes: on a screen and on a telephone, with script and
 * without. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkTaken, press, submit, tick } from './hands.mjs';

const HOME = '/networks/hu1svanhetk7';

async function coordinate(browser, options, isScripted) {
  const server = await serve({ demonstration: true });
  const page = await look(browser, server.base, { ...options, locale: 'en', javaScriptEnabled: isScripted });
  const check = async (label) => {
    if (isScripted) await checkAccessible(page, label);
    await checkFits(page, label);
  };
  const survey = `${server.base}${HOME}/survey`;
  await page.goto(server.link('coordinator'));
  await page.goto(survey);
  await check('waves');

  /* What was wrong is said, and what was typed stays. */
  await page.goto(`${survey}/new`);
  await check('new');
  await submit(page, `${survey}/new`, { title: 'T3', asker: 'An Peeters', reason: 'Om samen te kijken.', keep_months: '0' });
  await check('refused');
  assert.equal(await page.locator('[name=title]').inputValue(), 'T3');
  await submit(page, `${survey}/new`, { keep_months: '12' });
  await checkTaken(page);
  const wave = page.url().split('?')[0];
  await check('draft');

  const someone = await page.locator('[name=wave_actor_id] >> nth=0').locator('option').nth(3).getAttribute('value');
  await submit(page, `${wave}/informants`, { wave_actor_id: someone, name: 'Dora Peeters', language: 'nl' });
  await checkTaken(page);
  const dora = page.url().split('?')[0];
  await check('who answers');
  assert.match(await page.locator('main code').innerText(), /\/v\/[0-9a-z]{4}-[0-9a-z]{4}$/);
  await page.goto(wave);
  await submit(page, `${wave}/open`, {});
  await check('open');
  return { server, page, check, wave, dora };
}

async function typeIn(browser, options, isScripted) {
  const { server, page, check, wave, dora } = await coordinate(browser, options, isScripted);

  /* By keys alone: a box, and levels by their first letters. */
  await page.goto(`${dora}/paper`);
  await check('sheet');
  await page.locator('.paper input[type=checkbox]').first().focus();
  await page.keyboard.press('Space');
  const contact = page.locator('select[name^=i_contact_]').first();
  await contact.focus();
  await page.keyboard.type('weekly');
  assert.equal(await contact.inputValue(), 'weekly');
  await page.locator('select[name^=i_T1_]').first().selectOption('unreadable');
  await press(page, '.paper-save button');
  await checkTaken(page);
  assert.match(await page.locator('main').innerText(), /1 vakje was onleesbaar/);
  await check('typed in');

  /* Nothing of it is shown again. */
  await page.goto(`${dora}/paper`);
  assert.equal(await page.locator('main input:checked').count(), 0);
  assert.notEqual(await page.locator('select[name^=i_contact_]').first().inputValue(), 'weekly');

  await page.goto(wave);
  assert.match(await page.locator('main').innerText(), /1 van de \d+ organisaties hebben geantwoord/);
  await submit(page, `${wave}/remind`, { part: '50' });
  await check('reminded');
  await page.goto(`${wave}/words`);
  await check('words');
  await page.goto(`${wave}/close`);
  await check('closing');
  await tick(page.locator('[name=sure]'));
  await press(page, `form[action$="/close"] button`);
  await checkTaken(page);
  await check('closed');
  return { server, page };
}

export const PAPER = [
  ['a sheet from paper is typed in on a screen', (browser) => typeIn(browser, {}, true)],
  ['a sheet from paper is typed in on a telephone without script', (browser) => typeIn(browser, PHONE, false)],
];
