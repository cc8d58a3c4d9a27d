/* stories.mjs - what people do at the door: the first start, signing in, invitations,
 * languages; with and without script. */
import assert from 'node:assert/strict';
import { look, serve } from './samenspel.mjs';
import { PASSWORD, fill, press, send, setUp } from './hands.mjs';

const STORIES = {
  async 'the first start makes an account and a network, and the link works once'(browser, isScripted) {
    const server = await serve();
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(server.setup());
    await fill(page, { name: 'An Peeters', email: 'an@example.org', password: 'kort', network: 'Huis', place: '' });
    await send(page);
    assert.match(await page.locator('.field.wrong .error').innerText(), /12/);
    assert.equal(await page.locator('[name=name]').inputValue(), 'An Peeters');
    await setUp(page, server);
    assert.match(await page.locator('h1').innerText(), /Huis van het Kind/);
    assert.equal((await page.goto(server.setup())).status(), 404);
    return { page, server };
  },

  async 'signing in refuses a wrong password and leads back to where one wanted to go'(browser, isScripted) {
    const server = await serve();
    const first = await look(browser, server.base);
    await setUp(first, server);
    const home = first.url().split('?')[0];
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(`${home}/people`);
    assert.match(page.url(), /\/sign-in\?to=/);
    await fill(page, { email: 'an@example.org', password: 'iets anders helemaal' });
    await send(page);
    assert.equal(await page.locator('[name=email]').first().inputValue(), 'an@example.org');
    assert.equal(await page.locator('[name=password]').inputValue(), '');
    await fill(page, { password: PASSWORD });
    await send(page);
    assert.equal(page.url(), `${home}/people`);
    await press(page, 'form[action="/sign-out"] button');
    await page.waitForURL(/\/sign-in/);
    await page.goto(`${home}/people`);
    assert.match(page.url(), /\/sign-in\?to=/);
    return { page, server, others: [first] };
  },

  async 'an invitation by mail is followed by a new person'(browser, isScripted) {
    const server = await serve();
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await setUp(page, server);
    const home = page.url().split('?')[0];
    await page.goto(`${home}/people/invite`);
    await fill(page, { name: 'Jan', email: 'jan@example.org', role: 'representative', organisation: '' });
    await send(page);
    assert.equal(await page.locator('.field.wrong').count(), 1);
    assert.ok(await page.locator('[name=role][value=representative]').isChecked());
    await fill(page, { organisation: 'OCMW' });
    await send(page);
    const link = (await server.mailTo('jan@example.org')).match(/http\S+\/invitation\/\S+/)[0];
    const guest = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await guest.goto(link);
    assert.match(await guest.locator('main').innerText(), /OCMW/);
    await fill(guest, { name: 'Jan Janssens', email: 'jan@example.org', password: PASSWORD });
    await send(guest);
    assert.equal(guest.url().split('?')[0], home);
    await page.goto(`${home}/people`);
    assert.match(await page.locator('table').first().innerText(), /Jan Janssens/);
    assert.equal((await guest.goto(link)).status(), 404);
    return { page, server, others: [guest] };
  },

  async 'an invitation to hand over shows a link and a QR code'(browser, isScripted) {
    const server = await serve();
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await setUp(page, server);
    await page.goto(`${page.url().split('?')[0]}/people/invite`);
    await fill(page, { name: 'Amina', role: 'member_family' });
    await send(page);
    const link = await page.locator('.copy').innerText();
    assert.match(link, /^http\S+\/invitation\/\S+$/);
    assert.ok(await page.locator('.handover img').evaluate((image) => image.complete && image.naturalWidth > 0));
    return { page, server };
  },

  async 'a mailed link signs in by its button, once'(browser, isScripted) {
    const server = await serve();
    const first = await look(browser, server.base);
    await setUp(first, server);
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(`${server.base}/sign-in`);
    await page.locator('form[action="/sign-in/mail"] [name=email]').fill('an@example.org');
    await send(page, 'form[action="/sign-in/mail"]');
    const link = (await server.mailTo('an@example.org')).match(/http\S+\/sign-in\/\S+/)[0];
    await page.goto(link);
    await page.goto(link);
    await send(page);
    await page.waitForURL(/\/networks/);
    assert.equal((await page.goto(link)).status(), 404);
    return { page, server, others: [first] };
  },

  async 'the language is chosen on any page, and kept'(browser, isScripted) {
    const server = await serve({ demonstration: true });
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    const headings = new Set();
    await page.goto(server.link('coordinator'));
    await page.goto(`${page.url()}/people`);
    for (const code of ['fr', 'en', 'nl']) {
      if (code !== (await page.locator('html').getAttribute('lang'))) await press(page, `.languages [lang=${code}]`);
      assert.equal(await page.locator('html').getAttribute('lang'), code);
      headings.add(await page.locator('h1').innerText());
      await page.reload();
      assert.equal(await page.locator('html').getAttribute('lang'), code);
    }
    assert.equal(headings.size, 3);
    return { page, server };
  },

  async 'everything can be reached and sent by keyboard'(browser, isScripted) {
    const server = await serve();
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(server.setup());
    await page.keyboard.press('Tab');
    assert.ok(await page.locator('.skip').evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0));
    await page.locator('[name=name]').focus();
    for (const typed of ['An Peeters', 'an@example.org', PASSWORD, 'Huis van het Kind', 'Zele']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/networks\/[0-9a-z]{12}/);
    return { page, server };
  },

  async 'a change is taken back from the history'(browser, isScripted) {
    const server = await serve({ demonstration: true });
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(server.link('coordinator'));
    const home = page.url();
    await page.goto(`${home}/settings`);
    const former = await page.locator('[name=name]').inputValue();
    await fill(page, { name: 'Een andere naam' });
    await send(page);
    await page.goto(`${home}/history`);
    await send(page, 'tbody tr:first-child form');
    await page.goto(`${home}/settings`);
    assert.equal(await page.locator('[name=name]').inputValue(), former);
    return { page, server };
  },

  async 'a change is taken back right after it was saved, where one is'(browser, isScripted) {
    const server = await serve({ demonstration: true });
    const page = await look(browser, server.base, { javaScriptEnabled: isScripted });
    await page.goto(server.link('coordinator'));
    const settings = `${page.url()}/settings`;
    await page.goto(settings);
    const former = await page.locator('[name=name]').inputValue();
    await fill(page, { name: 'Een andere naam' });
    await send(page);
    await press(page, '.notice button');
    assert.equal(page.url().split('?')[0], settings);
    assert.equal(await page.locator('main [name=name]').inputValue(), former);
    return { page, server };
  },
};

export const DOOR = Object.entries(STORIES).flatMap(([name, story]) => [
  [name, (browser) => story(browser, true)],
  [`${name} (script off)`, (browser) => story(browser, false)],
]);
