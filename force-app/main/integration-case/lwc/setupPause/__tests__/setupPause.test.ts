import SetupPause from 'c/setupPause';
import type { SetupChecklist } from 'c/integrationCaseModel';
import { find, props, render, settle } from 'test/rendering';
import { checklistOf, TODAY } from 'test/onboardingSamples';

const show = async (checklist: SetupChecklist): Promise<{ element: HTMLElement; sent: unknown[] }> => {
  const element = render('c-setup-pause', SetupPause, { checklist });
  const sent: unknown[] = [];
  element.addEventListener('save', (event) => sent.push((event as CustomEvent).detail));
  element.addEventListener('cancel', () => sent.push('canceled'));
  await settle();
  return { element, sent };
};

const fill = async (element: HTMLElement, field: string, value: string): Promise<void> => {
  find(element, `[data-field="${field}"]`).dispatchEvent(
    new CustomEvent('change', { detail: { value }, bubbles: true }),
  );
  await settle();
};

it('begins today and has no end unless the user enters one', async () => {
  const { element, sent } = await show(checklistOf());
  expect(props(find(element, '[data-field="firstDay"]')).value).toBe(TODAY);
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  await fill(element, 'lastDay', '2027-01-04');
  await fill(element, 'reason', 'Winter break of Clever');
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([
    { firstDay: TODAY, lastDay: null, reason: null },
    { firstDay: TODAY, lastDay: '2027-01-04', reason: 'Winter break of Clever' },
  ]);
  await expect(element).toBeAccessible();
});

it('forgets a pause that is over', async () => {
  const { element } = await show(checklistOf({ pausedFrom: '2026-11-02', pausedUntil: '2026-11-06' }));
  expect(props(find(element, '[data-field="firstDay"]')).value).toBe(TODAY);
  expect(props(find(element, '[data-field="lastDay"]')).value).toBeNull();
});

it('saves nothing while a day is missing', async () => {
  const pause = { hasPause: true, pausedFrom: '2026-12-21', pausedUntil: null, pauseReason: 'They are away' };
  const { element, sent } = await show(checklistOf(pause));
  expect(props(find(element, '[data-field="reason"]')).value).toBe('They are away');
  const first = find(element, '[data-field="firstDay"]') as HTMLElement & { reportValidity: () => boolean };
  expect(props(first).value).toBe('2026-12-21');
  first.reportValidity = () => false;
  const focus = jest.spyOn(first, 'focus');
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([]);
  expect(focus).toHaveBeenCalledTimes(1);
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(sent).toEqual(['canceled']);
});
