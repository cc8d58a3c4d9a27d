/* tests.mjs - tells all stories, two at a time, and says which went wrong. */
import assert from 'node:assert/strict';
import { browse } from './samenspel.mjs';
import { DOOR } from './stories.mjs';
import { BLIND } from './blind.mjs';
import { CELLS } from './cells.mjs';
import { EXPERIENCE } from './experience.mjs';
import { EXPERIENCE_SET_UP } from './experience_set_up.mjs';
import { FINDINGS } from './findings.mjs';
import { FIVE_B } from './five_b.mjs';
import { KEYS } from './keys.mjs';
import { PAPER } from './paper.mjs';
import { PATH } from './path.mjs';
import { SURVEY } from './survey.mjs';
import { TOURS } from './tours.mjs';
import { WAVES } from './waves.mjs';

const wanted = process.argv[2] ?? '';
process.setMaxListeners(0);
const browser = await browse();
const results = [];

/* A story gives back its server and its pages, of which none may have complained. */
async function tell(name, story) {
  const begun = Date.now();
  try {
    const { page, server, others = [] } = await story(browser);
    for (const seen of [page, ...others]) {
      assert.deepEqual(seen.complaints, []);
      await seen.context().close();
    }
    assert.equal(await server.stop(), 0, 'the server ends well');
    results.push(true);
  } catch (error) {
    results.push(false);
    console.log(`FAILED ${name}\n${error.stack ?? error}`);
  }
  if (process.env.SAMENSPEL_TIMES) console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s ${name}`);
}

const left = [...DOOR, ...PATH, ...KEYS, ...CELLS, ...BLIND, ...SURVEY, ...WAVES, ...PAPER, ...FINDINGS, ...FIVE_B, ...EXPERIENCE, ...EXPERIENCE_SET_UP, ...TOURS].filter(([name]) => name.includes(wanted));

async function work() {
  for (let next = left.shift(); next; next = left.shift()) await tell(...next);
}

await Promise.all([work(), work()]);
await browser.close();
const passed = results.filter(Boolean).length;
console.log(`${passed} passed, ${results.length - passed} failed`);
process.exit(passed === results.length && passed > 0 ? 0 : 1);
