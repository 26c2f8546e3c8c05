import RosteringConflict from 'c/rosteringConflict';
import { EMPTY, reduce } from 'c/rosteringFormModel';
import { FIELDS } from 'test/formSamples';
import { find, has, render, settle, textOf } from 'test/rendering';
import { formOf, RULES, TODAY } from 'test/onboardingSamples';

const THEIRS = formOf({
  version: 4,
  lastSavedBy: 'Mia Manager',
  values: { Student_Upload_Method__c: 'ClassLink', SSO__c: 'None' },
});
const MODEL = {
  ...reduce(EMPTY, { type: 'opened', form: formOf(), rules: RULES }),
  fields: FIELDS,
  values: { Student_Upload_Method__c: 'Manual', SSO__c: 'None', School_Count__c: '12' },
  conflict: THEIRS,
};

const show = async (): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rostering-conflict', RosteringConflict, {
    model: MODEL,
    today: TODAY,
    timeZone: 'America/Chicago',
  });
  const sent: string[] = [];
  ['mine', 'theirs'].forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

it('says who saved when, and that nothing is lost', async () => {
  const { element } = await show();
  expect(textOf(element).replace(/\s/gu, ' ')).toContain('Mia Manager saved this form today, 9:30 AM');
  expect(textOf(element)).toContain("What you typed is still here, but it isn't saved yet.");
  expect(has(element, 'table')).toBe(false);
  await expect(element).toBeAccessible();
});

it('compares only what differs, in words', async () => {
  const { element } = await show();
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

it('asks which to go on with', async () => {
  const { element, sent } = await show();
  find(element, '[data-id="theirs"]').click();
  find(element, '[data-id="mine"]').click();
  expect(sent).toEqual(['theirs', 'mine']);
});
