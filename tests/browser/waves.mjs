/* waves.mjs - a whole wave by ten partners, each with a telephone or a screen, in Dutch or
 * French, with script or without; one stops and goes on elsewhere, one answers on paper. The
 * coordinator has no script. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkTaken, fill, model, post, press, send, setUp, submit, tick } from './hands.mjs';

const HOUSES = ['OCMW', 'CAW', 'Basisschool', 'Bib', 'Crèche', 'Inloopteam', 'Huisartsen', 'Voedselhulp', 'Vereniging', 'Zorghuis'];
const PAPER = 7; /* answers on paper */
const SILENT = 9; /* never answers */
const STOPS = 4; /* stops half way, and goes on elsewhere */

const hasScript = (number) => number % 4 < 2;

/* Ten members, a wave, an informant each with a link to hand over. */
async function prepare(browser) {
  const server = await serve();
  const an = await look(browser, server.base, { javaScriptEnabled: true });
  const home = await setUp(an, server);
  for (const name of HOUSES) await post(an, `${home}/arena/actors`, { name, sector: name < 'I' ? 'welzijn' : 'zorg' });
  const { rows } = (await model(an, `${home}/arena`)).grid;
  const day = new Date(Date.now() - 86400000 * 30).toISOString().slice(0, 10);
  for (const { id } of rows) await post(an, `${home}/members`, { actor_id: id, role: 'core', from_day: day, engagement_level: 'lasting' });

  const hilde = await look(browser, server.base, { javaScriptEnabled: false, storageState: await an.context().storageState() });
  await hilde.goto(`${home}/survey/new`);
  await fill(hilde, { title: 'T0', asker: 'An Peeters', reason: 'Samen kijken hoe we werken.', keep_months: '6', steps: ['info'] });
  await send(hilde, 'main form[action$="/survey/new"]');
  await checkTaken(hilde);
  const wave = hilde.url().split('?')[0];
  const { choices } = (await model(an, wave)).form_informant_add.fields.find((field) => field.name === 'wave_actor_id');
  for (const [number, { code }] of choices.filter((choice) => choice.code !== '').entries()) {
    await post(an, `${wave}/informants`, { wave_actor_id: code, name: `Partner ${number}`, language: number % 2 ? 'fr' : 'nl' });
  }
  await hilde.goto(wave);
  await press(hilde, `form[action="${new URL(wave).pathname}/open"] button`);
  await checkTaken(hilde);
  const links = [];
  for (let id = 1; id <= HOUSES.length; id++) {
    links.push(server.base + new URL((await model(an, `${wave}/informants/${id}`)).link, server.base).pathname);
  }
  return { server, an, hilde, home, wave, links };
}

/* Each holds another thing in the hand. */
const device = (number) => ({
  ...(number % 3 === 2 ? {} : PHONE), locale: number % 2 ? 'fr-BE' : 'nl-BE', javaScriptEnabled: hasScript(number),
});

const next = (page) => press(page, 'button[name=then][value=next]');

/* Neighbours on the list, and the third: of each some level. */
async function choose(page, number) {
  const names = page.locator('.answer-names input[type=checkbox]');
  for (const place of [0, number % 9, (number + 1) % 9]) await tick(names.nth(place));
  await next(page);
}

async function answerOne(page, number) {
  for (const row of await page.locator('.answer-item').all()) {
    const levels = row.locator('input:not([type=hidden])');
    await levels.nth((number + 2) % (await levels.count())).press('Space');
  }
  await next(page);
}

async function answer(browser, server, link, number) {
  let page = await look(browser, server.base, device(number));
  await page.goto(link);
  assert.equal(await page.locator('html').getAttribute('lang'), number % 2 ? 'fr' : 'nl');
  await press(page, 'main form button');
  await choose(page, number);
  if (number === STOPS) {
    await answerOne(page, number);
    await page.context().close();
    page = await look(browser, server.base, device(number + 1));
    await page.goto(`${server.base}/v`);
    await page.locator('[name=code]').fill(link.split('/').at(-1).toUpperCase().replace('-', ' '));
    await send(page);
    await press(page, '.buttons a.button');
  }
  while (!page.url().endsWith('/end')) await answerOne(page, number);
  await checkFits(page, `the end, partner ${number}`);
  await press(page, '.answer-finish button');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

async function paper(hilde, wave) {
  await hilde.goto(`${wave}/informants/${PAPER + 1}/paper`);
  const form = 'main form[action$="/paper"]';
  for (const place of [0, 1]) await tick(hilde.locator(`${form} input[name^="p_"]`).nth(place));
  for (const place of [0, 1]) await hilde.locator(`${form} select[name^="i_contact_"]`).nth(place).selectOption('monthly');
  await press(hilde, `${form} button`);
  await checkTaken(hilde);
}

/* The clerk of the server has computed it. */
async function computed(page, address) {
  for (let tries = 0; tries < 100; tries++) {
    if ((await model(page, address)).wave.is_computed) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail('computed in time');
}

async function whole(browser) {
  const { server, an, hilde, home, wave, links } = await prepare(browser);
  for (const [number, link] of links.entries()) {
    if (number !== PAPER && number !== SILENT) await answer(browser, server, link, number);
  }
  await paper(hilde, wave);
  await hilde.goto(wave);
  assert.match(await hilde.locator('main').innerText(), /9 .*10.*90 %/);
  await hilde.goto(`${wave}/close`);
  assert.match(await hilde.locator('main').innerText(), new RegExp(HOUSES[SILENT]));
  await submit(hilde, `${wave}/close`, { sure: true });
  await checkTaken(hilde);
  const findings = `${home}/findings/${wave.split('/').at(-1)}`;
  await computed(an, findings);
  for (const part of ['', '/map', '/scorecard', '/coordinator', '/introductions', '/trust']) {
    await hilde.goto(findings + part);
    await checkFits(hilde, part);
  }
  await an.goto(findings);
  await checkAccessible(an, 'findings');
  /* Afterwards the link shows one's own organisation. */
  const partner = await look(browser, server.base, device(0));
  await partner.goto(links[0]);
  assert.match(await partner.locator('main').innerText(), new RegExp(HOUSES[0]));
  await checkFits(partner, 'own page');
  return { server, page: hilde, others: [an, partner] };
}

export const WAVES = [['a wave by ten partners, to the findings', whole]];
