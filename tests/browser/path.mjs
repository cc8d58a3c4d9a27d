/* path.mjs - from a new network to selected partners, as three people in three browsers:
 * the coordinator, a colleague of the initiating group, and one on a phone. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PHONE, checkFits, checkTaken, fill, invite, join, model, paste, press, setUp, submit, tick } from './hands.mjs';

/* What the home says is next for somebody leads there. */
async function checkNext(page, home, part) {
  await page.goto(home);
  const { next } = await model(page, home);
  assert.equal(next?.address, new URL(home + part).pathname);
  assert.equal(await page.locator('.next .button').evaluate((link) => link.href), home + part);
}

/* ---- the issue, and what it needs ---- */

async function writeIssue(page, home) {
  await press(page, '.next .button');
  assert.equal(page.url(), `${home}/issue`, 'a new network begins with the issue');
  await submit(page, `${home}/issue`, {
    purpose: 'Gezinnen met jonge kinderen vinden de weg naar hulp niet.',
    appeal: 'Gezinnen, scholen en het OCMW',
    known_domains: ['income', 'education', 'health'],
    area: 'Zele',
  });
  await checkTaken(page);
  assert.match(await page.locator('main blockquote').innerText(), /vinden de weg naar hulp niet/);
}

const SOURCES = [
  { label: 'vertrouwen van gezinnen', kind: 'access_trust', necessity: 'indispensable' },
  { label: 'beslissen over middelen', kind: 'authority', necessity: 'indispensable' },
  { label: 'lokalen', kind: 'rooms', necessity: 'useful' },
];

async function nameSources(page, home) {
  await page.goto(home);
  await press(page, '.next .button');
  assert.equal(page.url(), `${home}/sources`, 'sources come before actors');
  for (const source of SOURCES) {
    await submit(page, `${home}/sources`, source);
    await checkTaken(page);
  }
  const { sources } = await model(page, `${home}/sources`);
  assert.deepEqual(sources.map((source) => source.label), SOURCES.map((source) => source.label));
  return sources.map((source) => source.id);
}

/* ---- the actors ---- */

const BLOCK = 'naam\tsector\nBib\tcultuur\nBasisschool\tonderwijs\nOCMW\tzorg\nVereniging\tarmoede\n';

async function nameActors(page, home, isScripted) {
  await page.goto(`${home}/arena`);
  for (const actor of [{ name: 'OCMW', sector: 'welzijn', sources: 'geld, mandaat' }, { name: 'Kind en Gezin' }]) {
    await submit(page, `${home}/arena/actors`, actor);
    await checkTaken(page);
  }
  if (isScripted) {
    await page.locator('form.grid-form td.cell input').first().focus();
    await paste(page, BLOCK);
  } else {
    await press(page, 'main a[href$="/arena/paste?into=actors"]');
    await submit(page, `${home}/arena/paste`, { text: BLOCK });
  }
  assert.equal(await page.locator('table.preview tbody tr').count(), 5, 'the preview says it line by line');
  assert.match(await page.locator('table.preview').innerText(), /welzijn → zorg/);
  assert.equal((await model(page, `${home}/arena`)).actor_count, 2, 'nothing is taken over before it is confirmed');
  await press(page, 'main form:has([name=confirm][value=yes]) button');
  const { rows } = (await model(page, `${home}/arena`)).grid;
  assert.deepEqual(rows.map((row) => row.name), ['OCMW', 'Kind en Gezin', 'Bib', 'Basisschool', 'Vereniging']);
  assert.equal(rows[0].cells[1].value, 'zorg');
  return Object.fromEntries(rows.map((row) => [row.name, row.id]));
}

/* Who has what: one a source, and one source of nobody. */
async function sayHoldings(page, home, actors, sources) {
  await page.goto(`${home}/arena/holdings`);
  for (const [actor, source] of [[actors.OCMW, sources[1]], [actors.Vereniging, sources[0]], [actors.Bib, sources[2]]]) {
    await page.locator(`#c_${actor}_has_${source}`).selectOption('yes');
  }
  await press(page, 'form.grid-form button');
  await checkTaken(page);
}

/* ---- the round ---- */

const MARKS = {
  An: { OCMW: ['4', 'small'], 'Kind en Gezin': ['3', 'rather_small'], Bib: ['1', 'large'], Basisschool: ['3', 'large'], Vereniging: ['4', 'small'] },
  Bram: { OCMW: ['4', 'small'], 'Kind en Gezin': ['3', 'small'], Bib: ['1', 'large'], Basisschool: ['2', 'large'], Vereniging: ['4', 'rather_small'] },
  Chaima: { OCMW: ['3', 'rather_small'], 'Kind en Gezin': ['4', 'small'], Bib: ['4', 'large'], Basisschool: ['3', 'large'], Vereniging: ['4', 'small'] },
};
const CODES = { importance: ['1', '2', '3', '4'], replaceability: ['large', 'rather_large', 'rather_small', 'small'] };

/* As in a spreadsheet: a digit chooses, arrows go on, each cell is saved when it is left. */
async function rateByKeys(page, home, actors) {
  await page.goto(`${home}/arena/sheet`);
  await page.locator(`#c_${Object.values(actors)[0]}_importance`).focus();
  for (const [importance, replaceability] of Object.values(MARKS.An)) {
    await page.keyboard.press(String(CODES.importance.indexOf(importance) + 1));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(String(CODES.replaceability.indexOf(replaceability) + 1));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
  }
  await page.waitForFunction(() => document.querySelectorAll('[data-state=saved]').length === 10);
  assert.equal(await page.locator('.grid-done').innerText(), '5');
  const last = page.locator(`#c_${Object.values(actors).at(-1)}_importance`);
  await last.press('1');
  await page.waitForFunction((id) => document.getElementsByName(id)[0].value === '1', (await last.getAttribute('name')).replace('c', 'w'));
  await page.keyboard.press('Control+Z');
  await page.waitForFunction((id) => document.getElementsByName(id)[0].value === '4', (await last.getAttribute('name')).replace('c', 'w'));
  assert.equal(await last.inputValue(), '4', 'what was saved is put back');
}

async function rateByForm(page, home, actors, name) {
  await page.goto(`${home}/arena/sheet`);
  for (const [actor, [importance, replaceability]] of Object.entries(MARKS[name])) {
    await page.locator(`#c_${actors[actor]}_importance`).selectOption(importance);
    await page.locator(`#c_${actors[actor]}_replaceability`).selectOption(replaceability);
  }
}

/* A finger needs room; a phone never scrolls sideways. */
async function rateByTouch(page, home, actors, name) {
  await rateByForm(page, home, actors, name);
  await checkFits(page, 'the sheet on a phone');
  const small = await page.locator('main select, main td.cell input:not([type=hidden])').evaluateAll((fields) =>
    fields.filter((field) => field.type !== 'checkbox' && field.getBoundingClientRect().height < 44).map((field) => field.name));
  assert.deepEqual(small, []);
  await page.locator(`td.own:has(#c_${actors.Vereniging}_own)`).scrollIntoViewIfNeeded();
  await page.locator(`#c_${actors.Vereniging}_own`).tap({ force: true });
  assert.ok(await page.locator(`#c_${actors.Vereniging}_own`).isChecked());
}

async function finish(page) {
  await press(page, 'form.grid-form button[name=then]');
  await checkTaken(page);
  assert.equal(await page.locator('form.grid-form').count(), 0, 'a finished sheet is read');
}

async function closeRound(page, home, actors) {
  await page.goto(`${home}/arena`);
  const { raters } = await model(page, `${home}/arena`);
  assert.deepEqual(raters.map((rater) => rater.sheet_state), ['finished', 'finished', 'finished']);
  if (await page.locator('details.close > summary').isVisible()) await page.locator('details.close > summary').click({ force: true });
  await submit(page, `${home}/arena/round/close`, {});
  assert.equal(page.url().split('?')[0], `${home}/arena/result`);
  const result = await model(page, `${home}/arena/result`);
  const divided = result.divided.map((cell) => cell.actor_id);
  assert.deepEqual(divided, [actors.Bib], 'what the raters are divided on comes first');
  assert.ok(await page.locator('img.picture').evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  return result;
}

/* The group lets its own view count, and says why. */
async function override(page, home, actor) {
  await page.goto(`${home}/arena/result`);
  await press(page, `main a[href$="/arena/result/${actor}"]`);
  await submit(page, `${home}/arena/result/${actor}`, { arena_class: '3', dependence: '0' });
  assert.equal(await page.locator('.field.wrong [name=reason]').count(), 1, 'an override asks for a reason');
  await submit(page, `${home}/arena/result/${actor}`, { reason: 'De bib bereikt gezinnen die niemand anders ziet.' });
  await checkTaken(page);
  await page.goto(`${home}/arena/result`);
  assert.match(await page.locator('table.ranking').innerText(), /De bib bereikt gezinnen/);
}

/* ---- forms, criteria ---- */

async function chooseForms(page, home, actors) {
  await page.goto(`${home}/form/0`);
  await submit(page, `${home}/form/0`, { q1: 'project', q2a: 'yes', q3: 'only_together', q4: 'lasting', q5: 'lasting', q8: 'yes' });
  await checkTaken(page);
  assert.ok((await model(page, `${home}/form/0`)).case.advice);
  for (const actor of [actors.OCMW, actors.Vereniging]) {
    await page.goto(`${home}/form/${actor}`);
    await submit(page, `${home}/form/${actor}/choice`, { form: 'network', kind: 'action', reason: 'Samen bereiken we wie we alleen niet bereiken.', recheck_day: '2027-06-01' });
    await checkTaken(page);
  }
  assert.equal((await model(page, `${home}/form`)).chosen_count, 2);
}

async function lockCriteria(page, home) {
  await page.goto(`${home}/partners`);
  assert.equal(await page.locator('form.choose').count(), 0, 'no choice before the criteria are locked');
  await press(page, 'main .say.note .button');
  assert.equal(page.url(), `${home}/criteria`);
  await press(page, '.library form button');
  await checkTaken(page);
  await submit(page, `${home}/criteria`, { code: 'K9', text: 'Bereikt gezinnen die niemand bereikt.' });
  await checkTaken(page);
  await submit(page, `${home}/criteria/lock`, {});
  await checkTaken(page);
  const { criteria, locked } = await model(page, `${home}/criteria`);
  assert.equal(criteria.length, 2);
  assert.equal(locked.who, 'An Peeters');
  return criteria.map((criterion) => criterion.id);
}

/* ---- partners ---- */

const coverage = (page) => page.locator('.live .covered > li').evaluateAll((items) => items.map((item) => item.className));

async function choosePartners(page, home, actors, isScripted) {
  await page.goto(`${home}/partners`);
  const wanted = [actors.Vereniging, actors.Bib];
  for (const id of Object.values(actors)) await tick(page.locator(`#in-${id}`), wanted.includes(id));
  if (isScripted) {
    assert.ok(!(await page.locator('button[name=show]').isVisible()));
    await page.waitForFunction(() => document.querySelector('.live .covered > li:nth-child(3)').className === 'fragile');
  } else {
    await press(page, 'button[name=show]');
    assert.ok(await page.locator(`#in-${actors.Bib}`).isChecked());
  }
  assert.deepEqual(await coverage(page), ['fragile', 'gap', 'fragile']);
  await press(page, 'form.choose .bar button');
  const asked = await page.locator('.pick .field.wrong input[aria-invalid]').evaluateAll((fields) => fields.map((field) => field.name));
  assert.deepEqual(asked, [actors.OCMW, actors['Kind en Gezin']].map((id) => `reason_${id}`), 'leaving out a core actor asks for a sentence');
  await tick(page.locator(`#in-${actors.OCMW}`));
  await page.locator(`[name=reason_${actors['Kind en Gezin']}]`).fill('Doet mee zodra er een aanbod is.');
  await press(page, 'form.choose .bar button');
  await checkTaken(page);
  assert.deepEqual(await coverage(page), ['fragile', 'fragile', 'fragile']);
}

/* ---- the talk, the member, its own entry ---- */

async function holdTalk(page, home, actors, sources) {
  const talk = `${home}/partners/talks/${actors.OCMW}`;
  await page.goto(`${home}/partners/talks`);
  await press(page, `main a[href$="/partners/talks/${actors.OCMW}"]`);
  const today = await page.evaluate(() => new Date().toISOString().slice(0, 10));
  await submit(page, talk, {
    day: today,
    by_whom: 'An',
    with_whom: 'Dirk Claes',
    was_right: 'no',
    conditions: 'Nooit zonder het gezin erbij.',
    outcome: 'core',
    note: 'Wil eerst meekijken.',
  });
  await checkTaken(page);
  await fill(page, { [`confirm_${sources[1]}_has`]: 'yes', [`confirm_${sources[1]}_wants`]: 'partly' });
  await submit(page, talk, {});
  await checkTaken(page);
  await press(page, `form[action$="/members"] button`);
  await checkTaken(page);
  const { roles } = await model(page, `${home}/members`);
  assert.deepEqual(roles.find((role) => role.code === 'core').members.map((member) => member.name), ['OCMW']);
}

/* Who speaks for a partner reads what was said, corrects it, and sees nothing of the sheet. */
async function correctOwn(dirk, page, home, actors) {
  await dirk.goto(`${home}/own`);
  const shown = await dirk.locator('main').innerText();
  assert.match(shown, /Dirk Claes/);
  const own = dirk.url() === `${home}/own` ? `${home}/own/${actors.OCMW}` : dirk.url();
  await submit(dirk, own, { note: 'Wij kijken mee vanaf januari.' });
  await checkTaken(dirk);
  for (const part of ['/arena', '/arena/sheet', '/arena/result', '/partners', `/partners/talks/${actors.OCMW}`]) {
    assert.ok([403, 404].includes((await dirk.goto(home + part)).status()), part);
  }
  await page.goto(`${home}/partners/talks/${actors.OCMW}`);
  assert.equal(await page.locator('main [name=note]').inputValue(), 'Wij kijken mee vanaf januari.');
  assert.match(await page.locator('main .say.note').first().innerText(), /Dirk Claes/);
}

/* ---- as a whole ---- */

async function walk(browser, isScripted) {
  const server = await serve();
  const options = { javaScriptEnabled: isScripted };
  const an = await look(browser, server.base, options);
  const home = await setUp(an, server);
  await writeIssue(an, home);
  const sources = await nameSources(an, home);

  const bram = await join(browser, server, await invite(an, home, server, { name: 'Bram', role: 'initiator' }), 'Bram De Smet', options);
  const chaima = await join(browser, server, await invite(an, home, server, { name: 'Chaima', email: 'chaima@example.org', role: 'initiator' }),
    'Chaima Aziz', { ...options, ...PHONE });

  await checkNext(an, home, '/arena');
  const actors = await nameActors(an, home, isScripted);
  await sayHoldings(an, home, actors, sources);
  await an.goto(`${home}/arena`);
  await submit(an, `${home}/arena/round/open`, {});
  await checkTaken(an);

  await checkNext(bram, home, '/arena/sheet');
  await (isScripted ? rateByKeys(an, home, actors) : rateByForm(an, home, actors, 'An'));
  await finish(an);
  await rateByForm(bram, home, actors, 'Bram');
  await finish(bram);
  await rateByTouch(chaima, home, actors, 'Chaima');
  await finish(chaima);

  await checkNext(an, home, '/arena');
  await closeRound(an, home, actors);
  await checkNext(bram, home, '/arena/result');
  await override(bram, home, actors.Bib);
  await chooseForms(an, home, actors);
  await lockCriteria(an, home);
  await choosePartners(bram, home, actors, isScripted);
  await holdTalk(an, home, actors, sources);
  const dirk = await join(browser, server,
    await invite(an, home, server, { name: 'Dirk', role: 'representative', organisation: 'OCMW' }), 'Dirk Claes', options);
  await correctOwn(dirk, an, home, actors);
  return { page: an, server, others: [bram, chaima, dirk] };
}

export const PATH = [
  ['three people go from a new network to selected partners', (browser) => walk(browser, true)],
  ['three people go from a new network to selected partners (script off)', (browser) => walk(browser, false)],
];
