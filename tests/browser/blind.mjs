/* blind.mjs - while a round is open nobody finds what another gave, on no page and in no
 * .json: not the second rater, and not the coordinator. */
import assert from 'node:assert/strict';
import { addresses, closeRound, finishSheet, prepare, rate } from './ground.mjs';

const NOTES = { an: 'zeepaardje tweehonderd', bram: 'kwartelnest zevenendertig' };

/* Every address that can be reached by links from the home of the network. */
async function reachable(page, home) {
  const seen = new Set();
  const left = [home];
  while (left.length > 0) {
    const address = left.pop();
    if (seen.has(address)) continue;
    seen.add(address);
    const links = await page.evaluate(async (path) => {
      const answer = await fetch(path);
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return [];
      const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
      return [...shown.querySelectorAll('a[href], img[src]')].map((link) => new URL(link.getAttribute('href') ?? link.getAttribute('src'), location.href).href);
    }, address);
    for (const link of links) {
      const plain = link.split('#')[0];
      if (plain.startsWith(`${home}/`) && !/[?&]lang=/.test(plain)) left.push(plain);
    }
  }
  return [...seen];
}

/* The addresses of which the bytes hold the words, also as data. */
async function whereFound(page, list, words) {
  const both = list.flatMap((address) => [address, address.replace(/(\?|$)/, '.json$1')]);
  return page.evaluate(async ([paths, wanted]) => {
    const found = [];
    for (const path of paths) {
      if ((await (await fetch(path)).text()).includes(wanted)) found.push(path);
    }
    return found;
  }, [both, words]);
}

/* What somebody can reach by links, what stands in the list of all pages, and what the
 * other can reach. */
async function everywhere(page, other, home) {
  const list = [...await reachable(page, home), ...await addresses(page, home), ...await reachable(other, home)];
  for (const part of ['', '/arena', '/arena/sheet', '/arena/result', '/history', '/partners']) assert.ok(list.includes(home + part), part);
  return [...new Set(list)];
}

export const BLIND = [
  ['nobody finds the note of another while the round is open, in no page and no .json', async (browser) => {
    const { server, home, an, bram, actors } = await prepare(browser, { isOpen: true });
    await rate(bram, home, actors, { OCMW: ['4', 'small'], Bib: ['1', 'large'] }, NOTES.bram);
    await rate(an, home, actors, { OCMW: ['3', 'small'] }, NOTES.an);
    assert.deepEqual((await whereFound(bram, [`${home}/arena/sheet`], NOTES.bram)).length, 2, 'one finds one\'s own');
    const list = await everywhere(an, bram, home);
    assert.ok(list.length > 30, `only ${list.length} pages`);
    assert.deepEqual(await whereFound(an, list, NOTES.bram), [], 'the coordinator, before');
    assert.deepEqual(await whereFound(bram, list, NOTES.an), [], 'the other rater, before');
    await finishSheet(bram, home);
    await finishSheet(an, home);
    assert.deepEqual(await whereFound(an, list, NOTES.bram), [], 'the coordinator, after finishing');
    assert.deepEqual(await whereFound(bram, list, NOTES.an), [], 'the other rater, after finishing');
    await closeRound(an, home);
    for (const note of Object.values(NOTES)) {
      assert.ok((await whereFound(an, [`${home}/arena/result`], note)).length > 0, 'after closing it is there');
    }
    return { page: an, server, others: [bram] };
  }],
];
