import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { findBrowser } from '../../build/browser.ts';

let browser: Browser;
let said = '';

beforeAll(async () => {
  const found = await findBrowser();
  said = `${found.name}: ${found.why}`;
  browser = await found.launch();
});

afterAll(async () => {
  await browser.close();
});

test('the browser that tests use says what it is and why it was taken', () => {
  expect(said).toMatch(/\w+.*: .*\w/);
});

test('it draws text, with a font that has the signs of dosages', async () => {
  const page = await browser.newPage();
  await page.setContent('<p style="font: 16px sans-serif; display: inline-block">125 µg ½ ≥</p>');
  const width = (await page.getByText('125').boundingBox())?.width ?? 0;
  const blank = await page.screenshot({ clip: { x: 400, y: 200, width: 120, height: 20 } });
  const drawn = await page.screenshot({ clip: { x: 8, y: 14, width: 120, height: 20 } });
  await page.close();
  expect(width).toBeGreaterThan(40);
  expect(drawn.equals(blank)).toBe(false);
});

test('it reaches a server on loopback, and runs its script', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<h1>Ward</h1><script>document.querySelector("h1").textContent += " 7B";</script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const heading = await page.getByRole('heading').textContent();
  await page.close();
  await new Promise((closed) => server.close(closed));
  expect(heading).toBe('Ward 7B');
});
