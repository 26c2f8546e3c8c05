import RosteringNotices from 'c/rosteringNotices';
import { EMPTY } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { find, has, render, settle, textOf } from 'test/rendering';
import { formOf, TODAY } from 'test/onboardingSamples';

const FAILURE = { code: 'OFFLINE', message: "You're offline.", fields: {}, details: [] };

const show = async (model: Partial<FormModel>): Promise<{ element: HTMLElement; sent: string[] }> => {
  const element = render('c-rostering-notices', RosteringNotices, {
    model: { ...EMPTY, ...model },
    today: TODAY,
    timeZone: 'UTC',
  });
  const sent: string[] = [];
  ['discard', 'mine', 'theirs', 'retry'].forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

it('says nothing when all is well', async () => {
  const { element } = await show({});
  expect(textOf(element)).toBe('');
});

it('tells what was restored and lets it go', async () => {
  const { element, sent } = await show({ restoredAt: '2026-11-12T15:30:00.000Z' });
  expect(textOf(element)).toContain('You typed them Nov 12');
  find(element, '[data-id="discard"]').click();
  expect(sent).toEqual(['discard']);
  await expect(element).toBeAccessible();
});

it('tells of a conflict instead of the failure that revealed it', async () => {
  const { element, sent } = await show({
    conflict: formOf(),
    failure: FAILURE,
    restoredAt: '2026-11-12T15:30:00.000Z',
  });
  expect(textOf(element)).toContain('saved this form');
  expect(textOf(element)).not.toContain('offline');
  find(element, 'c-rostering-conflict').dispatchEvent(new CustomEvent('mine'));
  find(element, 'c-rostering-conflict').dispatchEvent(new CustomEvent('theirs'));
  expect(sent).toEqual(['mine', 'theirs']);
});

it('lets a failed save be tried again', async () => {
  const { element, sent } = await show({ failure: FAILURE, saving: 'failed' });
  expect(textOf(element)).toContain("You're offline.");
  find(element, 'c-rp-error-panel', 'lightning-button').click();
  expect(sent).toEqual(['retry']);
});

it('offers no retry of its own for a submission: its button is there', async () => {
  const { element } = await show({ failure: FAILURE });
  expect(has(find(element, 'c-rp-error-panel'), 'lightning-button')).toBe(false);
});
