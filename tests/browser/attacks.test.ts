/**
 * Known attacks are harmless in a real browser after sanitizing: they run nothing, load nothing, and link to
 * nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { newCase } from '../support/onboarding.ts';
import { Rest } from '../support/rest.ts';
import { BASE_URL, useBrowser } from './browser.ts';
import { openCase } from './form.ts';

const LIST = 'force-app/main/shared/classes/RpTestAttacks.cls';
const KEPT =
  'a b blockquote br code div em h1 h2 h3 h4 hr i img li ol p pre s span strike strong sub sup table tbody td th thead tr u ul';

const browser = useBrowser();

/** The literals of the Apex list, so that both tests use the same attacks. */
function attacks(): string[] {
  const literals = [...readFileSync(LIST, 'utf8').matchAll(/^ +'((?:[^'\\]|\\.)+)',?$/gm)];
  const written = literals.map(([, literal = '']) => unescaped(literal));
  const addresses = written.filter((text) => !/^[<&%]/.test(text) && !text.startsWith('\0'));
  return [
    ...written.filter((text) => !addresses.includes(text)),
    ...addresses.flatMap((address) => [`<a href="${address}">x</a>`, `<img src="${address}">`]),
  ];
}

const unescaped = (literal: string): string =>
  literal
    .replace(/\\u([0-9a-fA-F]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\(.)/g, (_all, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? letter);

async function cleaned(html: string, caseId: string, specialist: Rest): Promise<string> {
  const email = { templateName: null, to: [], cc: [], subject: 'Attack', body: html };
  const { body } = await specialist.apex<{ body: string | null }>('OnboardingEmailController.saveDraft', {
    caseId,
    email,
  });
  return body ?? '';
}

test('known attacks are harmless in a browser after sanitizing', async () => {
  const made = await newCase(browser.admin);
  const specialist = await Rest.signIn(BASE_URL, 'specialist');
  const tried = attacks();
  assert.ok(tried.length > 100, 'The list contains the attacks.');
  const bodies: string[] = [];
  for (const attack of tried) bodies.push(await cleaned(attack, made.id, specialist));

  const page = await browser.signedIn('specialist');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openCase(page, made.id);
  const found = await page.evaluate(
    async ({ htmls, kept }) => {
      const wrong: string[] = [];
      window.alert = () => wrong.push('a script ran');
      for (const html of htmls) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = html;
        for (const element of place.querySelectorAll('*')) {
          const isKept = kept.includes(element.localName) && element.namespaceURI === 'http://www.w3.org/1999/xhtml';
          const runs = [...element.attributes].some(
            ({ name, value }) => name.startsWith('on') || /script:/i.test(value),
          );
          if (!isKept || runs) wrong.push(`${element.outerHTML} of ${html}`);
          element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return wrong;
    },
    { htmls: bodies, kept: KEPT.split(' ') },
  );
  assert.deepEqual(found, []);
  assert.deepEqual(
    asked.filter((url) => url.includes('evil.example')),
    [],
  );
});
