import PersonLine from 'c/personLine';
import type { Person } from 'c/accountPanelModel';
import { CASEY, DEVON, MARIA } from 'test/accountSamples';
import { CASE_ID } from 'test/onboardingSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const show = async (person: Person | null, rest: object = {}): Promise<HTMLElement> => {
  const element = render('c-person-line', PersonLine, { person, ...rest });
  await settle();
  return element;
};

it('shows a contact with links to the record, a call, and an email', async () => {
  const element = await show(MARIA, { isContact: true, caseId: CASE_ID });
  const link = { recordId: MARIA.id, objectApiName: 'Contact', label: 'Maria Castellanos' };
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject(link);
  expect(textOf(element)).toContain('Principal');
  expect(find(element, '[data-id="phone"]').getAttribute('href')).toBe('tel:3255550201');
  expect(props(find(element, 'c-case-email-link'))).toMatchObject({
    recordId: CASE_ID,
    address: MARIA.email,
    name: MARIA.name,
  });
  expect(props(find(element, 'lightning-badge')).label).toBe('Case contact');
  expect(has(element, '[data-id="problem"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('keeps a long name and title whole for tooltips and screen readers', async () => {
  const name = 'Maximiliana '.repeat(9).trim();
  const title = 'Assistant Superintendent of Curriculum '.repeat(3).trim();
  const element = await show({ ...MARIA, name, title }, { isContact: true });
  expect(find(element, '.name').title).toBe(name);
  expect(props(find(element, 'c-rp-record-link')).label).toBe(name);
  expect([find(element, '.title').title, textOf(find(element, '.title'))]).toEqual([title, title]);
  await expect(element).toBeAccessible();
});

it('says why a contact cannot get emails', async () => {
  const element = await show(DEVON, { isContact: true });
  expect(textOf(find(element, '[data-id="problem"]'))).toBe('No email address. Ask for one and add it to the contact.');
  expect(['[data-id="phone"]', '[data-id="email"]', 'lightning-badge'].some((part) => has(element, part))).toBe(false);
  await expect(element).toBeAccessible();
});

it('fills in the subject of an email to a colleague', async () => {
  const element = await show(CASEY, { subject: 'Onboarding of Bluebonnet' });
  expect(textOf(element)).toBe('Casey Moreau Account executive ae@rosterpath.example');
  expect(has(element, 'c-rp-record-link')).toBe(false);
  expect(props(find(element, 'c-case-email-link')).subject).toBe('Onboarding of Bluebonnet');
  await expect(element).toBeAccessible();
});

it('shows nothing without a person', async () => {
  expect(textOf(await show(null))).toBe('');
});
