/* cells.mjs - a table whose cells are fields: two people at one cell, pasting, taking back,
 * no connection, a round that closes meanwhile. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { checkAccessible, checkTaken, model, paste, post, press, send, setUp } from './hands.mjs';
import { closeRound, prepare, rate } from './ground.mjs';

async function waitFor(page, id, state) {
  await page.waitForFunction(([name, wanted]) => document.getElementById(name).closest('td').dataset.state === wanted, [id, state]);
}

async function valueOf(page, address, name) {
  const { rows } = (await model(page, address)).grid;
  return rows.flatMap((row) => row.cells).find((cell) => cell.name === name).value;
}

/* ---- one's own sheet ---- */

/* A new network with three actors, and a round open for who made it; the address of the
 * arena. */
async function openRound(page, server) {
  await setUp(page, server);
  const arena = `${page.url().split('?')[0]}/arena`;
  await page.goto(arena);
  for (const name of ['OCMW', 'CAW', 'Bibliotheek']) {
    await page.locator('form[action$="/arena/actors"] [name=name]').fill(name);
    await send(page, 'form[action$="/arena/actors"]');
  }
  await send(page, 'form[action$="/round/open"]');
  return arena;
}

async function sheetByForm(browser, isScripted) {
  const server = await serve();
  const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
  const arena = await openRound(page, server);
  await page.goto(`${arena}/sheet`);
  for (const row of [1, 2, 3]) await page.locator(`[name=c_${row}_importance]`).selectOption(String(row));
  for (const row of [1, 2]) await page.locator(`[name=c_${row}_replaceability]`).selectOption('small');
  await page.locator('[name=c_1_replaced_by]').fill('CAW | Wijkteam');
  await press(page, 'button[value=finish]');
  assert.equal(await page.locator('td.wrong').count(), 1); // half a row
  assert.equal(await page.locator('[name=c_1_replaced_by]').inputValue(), 'CAW|Wijkteam');
  await page.locator('[name=c_3_replaceability]').selectOption('large');
  await press(page, 'button[value=finish]');
  assert.equal(await page.locator('main select').count(), 0);
  await page.goto(arena);
  assert.equal(await page.locator('.rater.finished').count(), 1);
  await page.locator('details.close summary').click({ force: true });
  await send(page, 'form[action$="/round/close"]');
  assert.match(page.url(), /\/arena\/result/);
  return { page, server };
}

/* With script: digits, arrows, Escape, taking back, no connection, two screens of one
 * person. */
async function sheetByKeyboard(browser) {
  const server = await serve();
  const page = await look(browser, server.base);
  const arena = await openRound(page, server);
  const states = (state, count) => page.waitForFunction(
    ([wanted, number]) => document.querySelectorAll(`td[data-state=${wanted}]`).length === number, [state, count]);
  const present = () => page.evaluate(() => document.activeElement.name);
  const keys = async (...pressed) => { for (const key of pressed) await page.keyboard.press(key); };
  await page.goto(`${arena}/sheet`);
  await page.locator('[name=c_1_importance]').focus();
  await keys('4', 'ArrowRight', '3', 'ArrowDown', '1');
  assert.equal(await present(), 'c_2_replaceability');
  await states('saved', 3);
  assert.equal(await page.locator('.grid-done').innerText(), '1');
  await keys('ArrowRight');
  await page.keyboard.type('OCMW');
  await keys('Escape');
  assert.equal(await page.locator('[name=c_2_replaced_by]').inputValue(), '');
  await keys('Control+z');
  await page.waitForFunction(() => document.querySelector('[name=w_2_replaceability]').value === '');
  await page.context().setOffline(true);
  await page.locator('[name=c_3_note]').fill('onderweg');
  await keys('Enter');
  await states('offline', 1);
  await page.context().setOffline(false);
  await page.waitForFunction(() => document.querySelector('[name=w_3_note]').value === 'onderweg');
  await checkAccessible(page, 'a sheet with marks');
  page.complaints = page.complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'));
  /* On another screen somebody changes the same cell. */
  const other = await look(browser, server.base, { storageState: await page.context().storageState() });
  await other.goto(`${arena}/sheet`);
  await other.locator('[name=c_1_importance]').selectOption('2');
  await other.waitForFunction(() => document.querySelector('[name=w_1_importance]').value === '2');
  await page.locator('[name=c_1_importance]').focus();
  await keys('3');
  await page.locator('#c_1_importance-error').waitFor();
  await keys('Enter');
  await page.waitForFunction(() => document.querySelector('[name=w_1_importance]').value === '3');
  await page.reload();
  assert.equal(await page.locator('[name=c_1_importance]').inputValue(), '3');
  assert.equal(await page.locator('[name=c_1_replaceability]').inputValue(), 'rather_small');
  assert.equal(await page.locator('[name=c_2_replaceability]').inputValue(), '');
  return { page, server, others: [other] };
}

/* ---- two people, and what goes wrong ---- */

export const CELLS = [
  ['a sheet is filled in, finished, and the round closed', (browser) => sheetByForm(browser, true)],
  ['a sheet is filled in, finished, and the round closed (script off)', (browser) => sheetByForm(browser, false)],
  ['a sheet is filled in by keyboard, cell by cell', sheetByKeyboard],

  ['a cell is saved when one leaves it, and put back by Ctrl and Z', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser);
    const name = `c_${actors.OCMW}_sector`;
    await an.goto(`${home}/arena`);
    await an.locator(`#${name}`).focus();
    await an.keyboard.press('Control+A');
    await an.keyboard.type('zorg');
    await an.keyboard.press('Enter');
    await waitFor(an, name, 'saved');
    assert.equal(await valueOf(an, `${home}/arena`, name), 'zorg');
    const below = `c_${actors.Vereniging}_sector`;
    assert.equal(await an.evaluate(() => document.activeElement.id), below, 'Enter goes down');
    await an.keyboard.press('ArrowRight');
    await an.keyboard.press('ArrowRight');
    assert.equal(await an.evaluate(() => document.activeElement.id), `c_${actors.Vereniging}_note`, 'arrows go on');
    await an.keyboard.press('Control+Z');
    await an.waitForFunction((id) => document.querySelector('.grid-says').textContent !== '' && document.getElementById(id).value === 'welzijn', name);
    await waitFor(an, name, 'saved');
    assert.equal(await valueOf(an, `${home}/arena`, name), 'welzijn');
    assert.equal(await an.evaluate(() => document.activeElement.id), name, 'one sees what was put back');
    return { page: an, server, others: [bram] };
  }],

  ['a block pasted into the sheet is shown before it is taken over', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isOpen: true });
    await an.goto(`${home}/arena/sheet`);
    await an.locator(`#c_${actors.Vereniging}_importance`).focus();
    await paste(an, '4\tklein\n2\tdoet er niet toe\n');
    assert.equal(await an.locator('table.preview tbody tr').count(), 2);
    assert.match(await an.locator('table.preview tbody tr').first().innerText(), /Vereniging/);
    assert.match(await an.locator('table.preview tbody tr').nth(1).innerText(), /doet er niet toe/);
    assert.equal(await valueOf(an, `${home}/arena/sheet`, `c_${actors.Vereniging}_importance`), '');
    await press(an, 'main form:has([name=confirm][value=yes]) button');
    await checkTaken(an);
    assert.equal(await valueOf(an, `${home}/arena/sheet`, `c_${actors.Vereniging}_importance`), '4');
    assert.equal(await valueOf(an, `${home}/arena/sheet`, `c_${actors.Vereniging}_replaceability`), 'small');
    return { page: an, server, others: [bram] };
  }],

  ['who changes the same cell second sees both values, and decides', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser);
    const name = `c_${actors.Bib}_sector`;
    await an.goto(`${home}/arena`);
    await bram.goto(`${home}/arena`);
    await an.locator(`#${name}`).fill('cultuur');
    await an.keyboard.press('Tab');
    await waitFor(an, name, 'saved');
    await bram.locator(`#${name}`).fill('vrije tijd');
    await bram.keyboard.press('Tab');
    await waitFor(bram, name, 'wrong');
    const said = await bram.locator(`#${name}-error`).innerText();
    assert.match(said, /cultuur/);
    assert.match(said, /An Peeters/);
    assert.equal(await bram.locator(`#${name}`).inputValue(), 'vrije tijd');
    assert.equal(await valueOf(bram, `${home}/arena`, name), 'cultuur');
    await bram.locator(`#${name}`).press('Enter');
    await waitFor(bram, name, 'saved');
    assert.equal(await valueOf(bram, `${home}/arena`, name), 'vrije tijd');
    return { page: an, server, others: [bram] };
  }],

  ['who changes the same cell second sees both values, and decides (script off)', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isScripted: false });
    const name = `c_${actors.Bib}_sector`;
    await bram.goto(`${home}/arena`);
    await post(an, `${home}/arena`, { [name]: 'cultuur', [name.replace('c', 'w')]: 'welzijn' });
    await bram.locator(`#${name}`).fill('vrije tijd');
    await bram.locator(`#c_${actors.OCMW}_note`).fill('belt terug');
    await press(bram, 'form.grid-form button');
    assert.match(await bram.locator(`#${name}-error`).innerText(), /cultuur/);
    assert.match(await bram.locator(`#${name}-error`).innerText(), /An Peeters/);
    assert.equal(await bram.locator(`#${name}`).inputValue(), 'vrije tijd');
    assert.equal(await valueOf(an, `${home}/arena`, name), 'cultuur');
    assert.equal(await valueOf(an, `${home}/arena`, `c_${actors.OCMW}_note`), 'belt terug', 'the other cell was taken');
    await press(bram, 'form.grid-form button');
    await checkTaken(bram);
    assert.equal(await valueOf(an, `${home}/arena`, name), 'vrije tijd');
    return { page: an, server, others: [bram] };
  }],

  ['two people who change other cells of a row both keep what they wrote', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser);
    await an.goto(`${home}/arena`);
    await bram.goto(`${home}/arena`);
    await an.locator(`#c_${actors.Bib}_sector`).fill('cultuur');
    await bram.locator(`#c_${actors.Bib}_note`).fill('op woensdag open');
    await an.keyboard.press('Tab');
    await bram.keyboard.press('Tab');
    await waitFor(an, `c_${actors.Bib}_sector`, 'saved');
    await waitFor(bram, `c_${actors.Bib}_note`, 'saved');
    assert.equal(await valueOf(an, `${home}/arena`, `c_${actors.Bib}_sector`), 'cultuur');
    assert.equal(await valueOf(an, `${home}/arena`, `c_${actors.Bib}_note`), 'op woensdag open');
    return { page: an, server, others: [bram] };
  }],

  ['without connection what was typed stays, is said, and is sent later', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isOpen: true });
    const note = `c_${actors.OCMW}_note`;
    await an.goto(`${home}/arena/sheet`);
    await an.context().setOffline(true);
    await an.locator(`#${note}`).fill('kent de gezinnen');
    await an.keyboard.press('Enter');
    await waitFor(an, note, 'offline');
    assert.match(await an.locator('.grid-says').innerText(), /\w+/);
    assert.equal(await an.locator(`#${note}`).inputValue(), 'kent de gezinnen');
    await an.context().setOffline(false);
    await waitFor(an, note, 'saved');
    assert.equal(await valueOf(an, `${home}/arena/sheet`, note), 'kent de gezinnen');
    an.complaints = an.complaints.filter((words) => !words.includes('ERR_INTERNET_DISCONNECTED'));
    return { page: an, server, others: [bram] };
  }],

  ['a round closed while somebody types: a plain sentence, nothing typed is lost', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isOpen: true });
    const note = `c_${actors.OCMW}_note`;
    await bram.goto(`${home}/arena/sheet`);
    await bram.locator(`#c_${actors.OCMW}_importance`).selectOption('3');
    await waitFor(bram, `c_${actors.OCMW}_importance`, 'saved');
    await bram.locator(`#${note}`).fill('half getypt');
    await rate(an, home, actors, { OCMW: ['4', 'small'] });
    await closeRound(an, home);
    await bram.keyboard.press('Enter');
    await waitFor(bram, note, 'wrong');
    assert.match(await bram.locator(`#${note}-error`).innerText(), /(gesloten|closed)/);
    assert.equal(await bram.locator(`#${note}`).inputValue(), 'half getypt');
    return { page: an, server, others: [bram] };
  }],

  ['a round closed while somebody types, with script off', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isOpen: true, isScripted: false });
    await bram.goto(`${home}/arena/sheet`);
    await bram.locator(`#c_${actors.OCMW}_note`).fill('half getypt');
    await rate(an, home, actors, { OCMW: ['4', 'small'] });
    await closeRound(an, home);
    await press(bram, 'form.grid-form button');
    assert.match(await bram.locator('main [role=alert]').first().innerText(), /(gesloten|closed)/);
    assert.match(await bram.locator('main').innerHTML(), /half getypt/, 'what was typed comes back');
    return { page: an, server, others: [bram] };
  }],
];
