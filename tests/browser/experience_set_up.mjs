/* experience_set_up.mjs - a coordinator asks families without their names: chooses the
 * questions, makes a link, prints its poster, opens, follows, closes. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkAccessible, checkFits, checkTaken, checkWeight, model, press, setUp, submit, tick } from './hands.mjs';

const WORDS = {
  title: 'Lente 2027', asker: 'An Peeters, Huis van het Kind, 052 00 00 00',
  reason: 'Wij willen weten wat goed is en wat beter moet.', keep_months: '24', due_day: '2099-03-01',
};

async function check(page, label) {
  await checkTaken(page);
  await checkAccessible(page, label);
  await checkFits(page, label);
  await checkWeight(page, label);
}

/* What the browser gets for an address, as it is. */
async function file(page, address) {
  return page.evaluate(async (path) => {
    const answer = await fetch(path);
    return { status: answer.status, type: answer.headers.get('Content-Type'), begin: (await answer.text()).slice(0, 4) };
  }, address);
}

async function story(browser, options = {}) {
  const server = await serve();
  const page = await look(browser, server.base, options);
  const home = await setUp(page, server);
  await page.goto(`${home}/experience`);
  await check(page, 'before the first survey');
  await press(page, 'a[href$="instrument=five_b"]');
  await check(page, 'a new survey');
  await submit(page, `${home}/experience/new`, WORDS);
  await check(page, 'the draft');
  const wave = page.url().split('?')[0];

  /* Which questions stay is decided on paper. */
  await page.goto(`${wave}/items`);
  await check(page, 'what is asked');
  const sheet = await page.locator('a[href*="sheet.pdf"]').getAttribute('href');
  assert.deepEqual(await file(page, sheet), { status: 200, type: 'application/pdf', begin: '%PDF' });
  await submit(page, `${wave}/items/preset`, { preset: '7' });
  await check(page, 'the seven');
  await tick(page.locator('#item-bs3'), false);
  await submit(page, `${wave}/items`, { chosen_by: 'De moeders van dinsdag' });
  await check(page, 'a question less');
  assert.equal(await page.locator('#item-bs3').isChecked(), false);
  assert.ok(await page.locator('#step-trust').isChecked());

  /* One link for all families, that hangs in the library. */
  await page.goto(wave);
  await submit(page, `${wave}/links`, { respondent: 'families', kind: 'screen', label: 'Affiche in de bib', language: 'nl', people: '1' });
  assert.match(await page.locator('main .error').first().innerText(), /5 mensen of meer/);
  await submit(page, `${wave}/links`, { people: '20' });
  await check(page, 'the link');
  assert.match(await page.locator('.experience-code').innerText(), /^\w{4}-\w{4}$/);
  for (const poster of await page.locator('a[href*="poster.pdf"]').evaluateAll((links) => links.map((link) => link.href))) {
    assert.equal((await file(page, poster)).begin, '%PDF');
  }
  const { open_address: address } = await model(page, page.url().split('?')[0]);
  await page.goto(wave);
  await check(page, 'a draft with a link');
  await submit(page, `${wave}/open`, {});
  await check(page, 'open');

  /* Whoever has the link begins. */
  const visitor = await look(browser, server.base);
  await visitor.goto(server.base + new URL(address).pathname);
  assert.match(await visitor.locator('main').innerText(), /Wij willen weten wat goed is/);
  await page.goto(wave);
  assert.match(await page.locator('main').innerText(), /gezinnen: minder dan 5/);

  await page.goto(`${wave}/close`);
  await check(page, 'closing');
  await submit(page, `${wave}/close`, { sure: true });
  await check(page, 'closed');
  assert.match(await page.locator('main').innerText(), /Wat eruit kwam/);
  await page.goto(`${home}/experience`);
  await check(page, 'the list');
  return { server, page, others: [visitor] };
}

/* A coordinator throws a draft away. */
async function away(browser) {
  const server = await serve();
  const page = await look(browser, server.base);
  const home = await setUp(page, server);
  await page.goto(`${home}/experience/new?instrument=growth`);
  await submit(page, `${home}/experience/new`, WORDS);
  const wave = page.url().split('?')[0];
  await page.locator('summary', { hasText: 'Gooi deze meting weg' }).click();
  await submit(page, `${wave}/remove`, { title: 'Herfst' });
  assert.match(await page.locator('main .error').first().innerText(), /niet de naam van de meting/);
  await checkAccessible(page, 'not the name');
  await submit(page, `${wave}/remove`, { title: WORDS.title });
  await checkTaken(page);
  assert.match(await page.locator('main').innerText(), /Er is nog niets gevraagd/);
  return { server, page };
}

/* Sheets of paper that somebody has put into a table: first wrong, then right, then in. */
async function table(browser) {
  const server = await serve();
  const page = await look(browser, server.base);
  const home = await setUp(page, server);
  await page.goto(`${home}/experience/new?instrument=five_b`);
  await submit(page, `${home}/experience/new`, WORDS);
  const wave = page.url().split('?')[0];
  await submit(page, `${wave}/links`, { respondent: 'families', kind: 'paper', label: 'Bladen', language: 'nl', people: '20' });
  await page.goto(wave);
  await submit(page, `${wave}/open`, {});
  await page.goto(`${wave}/import`);
  await check(page, 'before a table');
  const choose = (text) => page.locator('input[type=file]').setInputFiles({ name: 'bladen.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('bs1;bs2\n9;1\n3;x\n');
  await submit(page, `${wave}/import`, {}, 'button:not([hidden] *)');
  assert.match(await page.locator('main').innerText(), /Er is niets toegevoegd/);
  assert.equal(await page.locator('.experience-errors tbody tr').count(), 2);
  assert.match(await page.locator('main textarea[name=text]:visible').inputValue(), /9,1/);
  await checkAccessible(page, 'what is wrong');
  await checkFits(page, 'what is wrong');
  await choose('bs1;bs2\n4;1\n3;?\n;\n5;5\n');
  await submit(page, `${wave}/import`, {});
  await check(page, 'what would be added');
  /* An empty row is no sheet. */
  assert.match(await page.locator('h2').first().innerText(), /^3 vragenlijsten/);
  await press(page, 'main section.next button');
  await checkTaken(page);
  assert.match(await page.locator('.notice, [role=status]').first().innerText(), /toegevoegd/);
  return { server, page };
}

export const EXPERIENCE_SET_UP = [
  ['a coordinator sets up, opens and closes an anonymous survey', (browser) => story(browser)],
  ['a coordinator does so on a telephone', (browser) => story(browser, PHONE)],
  ['paper sheets come in from a file', table],
  ['a draft of an anonymous survey is thrown away by its name', away],
];
