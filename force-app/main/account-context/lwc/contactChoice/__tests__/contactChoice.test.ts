import getChoices from '@salesforce/apex/CaseContactController.getChoices';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import ContactChoice from 'c/contactChoice';
import type { ContactChoices } from 'c/accountPanelModel';
import { called, find, has, pageRefreshes, props, render, settle, textOf } from 'test/rendering';

const CASE_ID = '500A00000000001AAA';
const OTHER_ID = '500A00000000002AAA';
const PEOPLE = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name, index) => ({
  id: `003${name}`,
  name,
  detail: index === 4 ? '' : 'Implementation',
}));

const choices = (rest: Partial<ContactChoices> = {}): ContactChoices => ({
  caseId: CASE_ID,
  accountId: '001A00000000001AAA',
  accountName: 'Bluebonnet Elementary',
  people: PEOPLE,
  ...rest,
});

type Choice = HTMLElement & { caseId: string; isPrimary: boolean; isBusy: boolean };

const show = async (answer: ContactChoices, rest: Partial<Choice> = {}): Promise<Choice> => {
  called(getChoices).mockResolvedValueOnce(answer as never);
  const element = render('c-contact-choice', ContactChoice, { caseId: CASE_ID, ...rest }) as unknown as Choice;
  await settle();
  return element;
};

const buttons = (element: HTMLElement): HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>('button.person') ?? []),
];
const chosenIn = (element: HTMLElement): string[] => {
  const ids: string[] = [];
  element.addEventListener('choose', (event) => ids.push((event as CustomEvent<string>).detail));
  return ids;
};

it('shows a stencil while it loads', async () => {
  called(getChoices).mockReturnValueOnce(new Promise(() => undefined) as never);
  const element = render('c-contact-choice', ContactChoice, { caseId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('offers three people with a button each, the first one in brand, and the others in a menu', async () => {
  const element = await show(choices(), { isPrimary: true });
  expect(buttons(element).map((found) => [textOf(found), found.title])).toEqual([
    ['Choose Ana Implementation', 'Implementation'],
    ['Choose Ben Implementation', 'Implementation'],
    ['Choose Cleo Implementation', 'Implementation'],
  ]);
  expect(buttons(element).map(({ className }) => className.includes('slds-button_brand'))).toEqual([
    true,
    false,
    false,
  ]);
  const items = [...(element.shadowRoot?.querySelectorAll('lightning-menu-item') ?? [])];
  expect(items.map((item) => props(item).label)).toEqual(['Dan · Implementation', 'Eve']);
  await expect(element).toBeAccessible();
});

it('has no brand button if another part of the page has it', async () => {
  const element = await show(choices({ people: PEOPLE.slice(0, 2) }));
  expect(buttons(element).some(({ className }) => className.includes('slds-button_brand'))).toBe(false);
  expect(has(element, '[data-id="more"]')).toBe(false);
});

it('sends one press on a person, and none while a save runs', async () => {
  const element = await show(choices());
  const ids = chosenIn(element);
  buttons(element)[1]?.click();
  find(element, '[data-id="more"]').dispatchEvent(new CustomEvent('select', { detail: { value: '003Eve' } }));
  element.isBusy = true;
  await settle();
  find(element, '[data-id="more"]').dispatchEvent(new CustomEvent('select', { detail: { value: '003Dan' } }));
  expect(ids).toEqual(['003Ben', '003Eve']);
});

it.each([
  [{}, 'Bluebonnet Elementary and its district have no contact to choose.', true],
  [{ accountId: null, accountName: null }, '', false],
])('says what to do if there is nobody to choose at the account: %j', async (rest, text, hasLink) => {
  const element = await show(choices({ people: [], ...rest }));
  expect(textOf(element)).toContain(text);
  expect(has(element, '[data-id="empty"]')).toBe(hasLink);
  expect(has(element, 'c-rp-record-link')).toBe(hasLink);
  await expect(element).toBeAccessible();
});

it('asks for a new contact where the page has fields for one', async () => {
  const asked: WorkRequest[] = [];
  const element = await show(choices({ people: [] }), { isPrimary: true });
  const stop = onWork(CASE_ID, (request) => asked.push(request) > 0, ['contact']);
  await settle();
  expect(has(element, 'c-rp-record-link')).toBe(false);
  expect(find(element, '[data-id="add"]').className).toContain('slds-button_brand');
  find(element, '[data-id="add"]').click();
  expect(asked).toEqual([{ kind: 'contact' }]);
  await expect(element).toBeAccessible();
  stop();
});

it('shows an error, and can try again', async () => {
  called(getChoices).mockRejectedValueOnce(new Error('Not now') as never);
  const element = render('c-contact-choice', ContactChoice, { caseId: CASE_ID });
  await settle();
  expect(textOf(element)).toContain('Not now');
  await expect(element).toBeAccessible();
  called(getChoices).mockResolvedValueOnce(choices() as never);
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(buttons(element)).toHaveLength(3);
});

it('asks the org again when the page refreshes', async () => {
  const element = await show(choices({ people: [] }));
  called(getChoices).mockResolvedValueOnce(choices() as never);
  expect(await pageRefreshes()).toBe(true);
  await settle();
  expect(buttons(element)).toHaveLength(3);
});

it('shows nothing of another case', async () => {
  let answer: (found: ContactChoices) => void = () => undefined;
  called(getChoices).mockReturnValueOnce(new Promise((resolve) => (answer = resolve as never)) as never);
  const element = render('c-contact-choice', ContactChoice, { caseId: CASE_ID }) as unknown as Choice;
  called(getChoices).mockResolvedValueOnce(choices({ caseId: OTHER_ID, people: PEOPLE.slice(3) }) as never);
  element.caseId = OTHER_ID;
  answer(choices());
  await settle();
  expect(buttons(element).map(({ dataset }) => dataset.id)).toEqual(['003Dan', '003Eve']);
});
