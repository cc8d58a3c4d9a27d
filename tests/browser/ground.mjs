/* ground.mjs - a network with a preparation, made through its pages without opening each:
 * what the stories about single pages stand on. */
import { look, serve } from './samenspel.mjs';
import { invite, join, model, post, setUp } from './hands.mjs';

const ACTORS = ['OCMW', 'Vereniging', 'Bib'];

/* Two raters, of whom the second may be without script; three actors, by name their ids. */
export async function prepare(browser, { isOpen = false, isScripted = true } = {}) {
  const server = await serve();
  const an = await look(browser, server.base);
  const home = await setUp(an, server);
  const link = await invite(an, home, server, { name: 'Bram', role: 'initiator' });
  const bram = await join(browser, server, link, 'Bram De Smet', { javaScriptEnabled: isScripted });
  await post(an, `${home}/issue`, { purpose: 'Gezinnen vinden de weg naar hulp niet.', area: 'Zele' });
  await post(an, `${home}/sources`, { code: 'B1', label: 'vertrouwen', necessity: 'indispensable' });
  for (const name of ACTORS) await post(an, `${home}/arena/actors`, { name, sector: 'welzijn' });
  if (isOpen) await post(an, `${home}/arena/round/open`, {});
  const { rows } = (await model(an, `${home}/arena`)).grid;
  return { server, home, an, bram, actors: Object.fromEntries(rows.map((row) => [row.name, row.id])) };
}

export async function rate(page, home, actors, marks, note = '') {
  for (const [name, [importance, replaceability]] of Object.entries(marks)) {
    const id = actors[name];
    await post(page, `${home}/arena/sheet`, {
      [`c_${id}_importance`]: importance, [`c_${id}_replaceability`]: replaceability, [`c_${id}_note`]: note,
    });
  }
}

export async function finishSheet(page, home) {
  await post(page, `${home}/arena/sheet`, { then: 'finish' });
}

export async function closeRound(page, home) {
  const { rounds } = await model(page, `${home}/arena`);
  await post(page, `${home}/arena/round/close`, { round: rounds.at(-1).id });
}

/* The addresses of all pages of a network, with one example of each thing that is there. */
export async function addresses(page, home) {
  const { sources } = await model(page, `${home}/sources`);
  const { rows = [] } = (await model(page, `${home}/arena`)).grid ?? {};
  const { criteria = [] } = await model(page, `${home}/criteria`);
  const { groups = [] } = await model(page, `${home}/partners/pairs`);
  const { roles } = await model(page, `${home}/members`);
  const { held = [] } = await model(page, `${home}/partners/talks`);
  const members = roles.flatMap((role) => role.members);
  const pairs = groups.flatMap((group) => group.pairs);
  const first = (list, path) => (list.length > 0 ? [path(list[0])] : []);
  return [
    '', '/people', '/people/1', '/people/invite', '/history', '/settings', '/archive',
    '/issue', '/sources', ...first(sources, (source) => `/sources/${source.id}`),
    '/arena', ...first(rows, (actor) => `/arena/actors/${actor.id}`),
    '/arena/sheet', '/arena/holdings', '/arena/paste?into=actors', '/arena/paste?into=sheet', '/arena/paste?into=holdings',
    '/arena/result', ...first(rows, (actor) => `/arena/result/${actor.id}`), '/arena/versions',
    '/form', '/form/0', ...first(rows, (actor) => `/form/${actor.id}`),
    '/criteria', '/criteria/fit', ...first(criteria, (criterion) => `/criteria/${criterion.id}`),
    '/partners', '/partners/pairs', ...first(pairs, (pair) => new URL(pair.address, home).href.replace(home, '')),
    '/partners/talks', ...first(rows, (actor) => `/partners/talks/${actor.id}`),
    ...first(held, (talk) => new URL(talk.address, home).href.replace(home, '')),
    '/members', ...first(members, (member) => `/members/${member.id}`),
    '/files',
  ].map((path) => home + path);
}
