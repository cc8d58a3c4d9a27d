/* samenspel.mjs - start the program for a test and look at it with Chromium. */
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const program = process.env.SAMENSPEL;
const wrapper = (process.env.SAMENSPEL_WRAPPER ?? '').split(' ').filter((word) => word !== '');

function run(...args) {
  return execFileSync(program, args, { encoding: 'utf8' });
}

/* A server over a new database; mails become files. */
export async function serve({ demonstration = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-browser-'));
  const db = join(folder, 'samenspel.db');
  const mail = join(folder, 'mail');
  const links = demonstration ? run('demo', '--db', db) : '';
  execFileSync('mkdir', [mail]);
  const command = [...wrapper, program, 'serve', '--db', db, '--listen', '127.0.0.1:0', '--mail-dir', mail];
  const server = spawn(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', end); /* of a story that failed */
  let log = '';
  server.stderr.setEncoding('utf8');
  const base = await new Promise((resolve, reject) => {
    server.stderr.on('data', (text) => {
      log += text;
      const found = log.match(/listens on (\S+)/);
      if (found) resolve(found[1]);
    });
    server.on('exit', () => reject(new Error(`the server did not start: ${log}`)));
  });
  /* A server that falls says why at the end. */
  server.on('exit', (code, signal) => {
    if (code || signal === 'SIGABRT' || signal === 'SIGSEGV') console.log(`the server fell: ${log.trim().split('\n').at(-1)}`);
  });
  return {
    base,
    link: (role) => base + links.split('\n').find((line) => line.startsWith(`${role}\t`)).split('\t')[1],
    setup: () => log.match(/(http\S+\/setup\/\S+)/)[1],
    /* The text of the newest mail to an address, once it is there. */
    async mailTo(address) {
      for (let tries = 0; tries < 100; tries++) {
        const names = readdirSync(mail).filter((name) => name.endsWith('.eml') && name.includes(address)).sort();
        if (names.length > 0) {
          return readFileSync(join(mail, names.at(-1)), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`no mail to ${address}`);
    },
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      server.kill('SIGTERM');
      const code = await ended;
      process.off('exit', end);
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

export async function browse() {
  return chromium.launch({
    executablePath: process.env.SAMENSPEL_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/* A page that notes everything a page must not do: complain, or ask elsewhere. */
export async function look(browser, base, options = {}) {
  const context = await browser.newContext({ locale: 'nl-BE', reducedMotion: 'reduce', viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(15000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    const isExpected = /status of (4\d\d)/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isExpected) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) page.complaints.push(`asks elsewhere: ${request.url()}`);
  });
  return page;
}
