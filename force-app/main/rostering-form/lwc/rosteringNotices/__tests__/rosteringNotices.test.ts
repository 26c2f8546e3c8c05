import RosteringNotices from 'c/rosteringNotices';
import { EMPTY, reduce } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { FIELDS } from 'test/formSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';
import { formOf, RULES, TODAY } from 'test/onboardingSamples';

const FAILURE = { code: 'OFFLINE', message: "You're offline.", fields: {}, details: [] };

const THEIRS = formOf({
  version: 4,
  lastSavedBy: 'Mia Manager',
  values: { Student_Upload_Method__c: 'ClassLink', SSO__c: 'None' },
});
const CONFLICT: FormModel = {
  ...reduce(EMPTY, { type: 'opened', form: formOf(), rules: RULES }),
  fields: FIELDS,
  values: { Student_Upload_Method__c: 'Manual', SSO__c: 'None', School_Count__c: '12' },
  conflict: THEIRS,
};

const show = async (model: Partial<FormModel>): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rostering-notices', RosteringNotices, {
    model: { ...EMPTY, ...model },
    today: TODAY,
    timeZone: 'America/Chicago',
  });
  const sent: string[] = [];
  ['discard', 'mine', 'theirs', 'retry'].forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

it('shows nothing if there is no problem', async () => {
  const { element } = await show({});
  expect(textOf(element)).toBe('');
});

it('says what was restored, and can discard it', async () => {
  const { element, sent } = await show({ restoredAt: '2026-11-12T15:30:00.000Z' });
  expect(textOf(element)).toContain('You typed them Nov 12');
  find(element, '[data-id="discard"]').click();
  expect(sent).toEqual(['discard']);
  await expect(element).toBeAccessible();
});

it('shows a conflict instead of the error that revealed it', async () => {
  const { element } = await show({
    conflict: formOf(),
    failure: FAILURE,
    restoredAt: '2026-11-12T15:30:00.000Z',
  });
  expect(textOf(element)).toContain('saved this form');
  expect(textOf(element)).not.toContain('offline');
});

it('says who saved when, and that nothing is lost', async () => {
  const { element } = await show(CONFLICT);
  expect(textOf(element).replace(/\s/gu, ' ')).toContain('Mia Manager saved this form today, 9:30 AM');
  expect(textOf(element)).toContain("What you typed is still here, but it isn't saved yet.");
  expect(has(element, 'table')).toBe(false);
  await expect(element).toBeAccessible();
});

it('compares only what differs, in words', async () => {
  const { element } = await show(CONFLICT);
  find(element, '[data-id="compare"]').click();
  await settle();
  const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['Student and teacher upload', 'Manual', 'ClassLink'],
    ['Schools', '12', 'Not given'],
  ]);
  expect(has(element, '[data-id="compare"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('asks which answers to use', async () => {
  const { element, sent } = await show(CONFLICT);
  find(element, '[data-id="theirs"]').click();
  find(element, '[data-id="mine"]').click();
  expect(sent).toEqual(['theirs', 'mine']);
});

it('starts with the question again at the next conflict', async () => {
  const { element } = await show(CONFLICT);
  find(element, '[data-id="compare"]').click();
  await settle();
  props(element).model = EMPTY;
  await settle();
  props(element).model = CONFLICT;
  await settle();
  expect(has(element, 'table')).toBe(false);
});

it('lets a failed save be tried again', async () => {
  const { element, sent } = await show({ failure: FAILURE, saving: 'failed' });
  expect(textOf(element)).toContain("You're offline.");
  find(element, 'c-rp-error-panel', 'lightning-button').click();
  expect(sent).toEqual(['retry']);
});

it('offers no retry after a submission, which has its own button', async () => {
  const { element } = await show({ failure: FAILURE });
  expect(has(find(element, 'c-rp-error-panel'), 'lightning-button')).toBe(false);
});
