import SetupWaiting from 'c/setupWaiting';
import type { SetupChecklist } from 'c/integrationCaseModel';
import { find, props, render, settle } from 'test/rendering';
import { checklistOf, TODAY } from 'test/onboardingSamples';

const show = async (checklist: SetupChecklist): Promise<{ element: HTMLElement; sent: unknown[] }> => {
  const element = render('c-setup-waiting', SetupWaiting, { checklist });
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

it('shows what the case says, and saves what the user changes', async () => {
  const { element, sent } = await show(checklistOf({ waitingReason: 'On Hold' }));
  expect(props(find(element, '[data-field="waitsFor"]')).value).toBe('District');
  expect(props(find(element, '[data-field="since"]')).value).toBe('2026-11-20');
  expect(props(find(element, '[data-field="reason"]')).value).toBe('On Hold');
  await fill(element, 'since', '2026-11-19');
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([{ waitsFor: 'District', since: '2026-11-19', reason: 'On Hold' }]);
  await expect(element).toBeAccessible();
});

it('starts from today when someone else must act', async () => {
  const { element, sent } = await show(checklistOf({ waitingReason: 'On Hold' }));
  await fill(element, 'waitsFor', 'Provider');
  expect(props(find(element, '[data-field="since"]')).value).toBe(TODAY);
  await fill(element, 'reason', 'Pending');
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([{ waitsFor: 'Provider', since: TODAY, reason: 'Pending' }]);
});

it('asks for a day that is not in the future', async () => {
  const { element, sent } = await show(checklistOf());
  const since = find(element, '[data-field="since"]') as HTMLElement & { reportValidity: () => boolean };
  since.reportValidity = () => false;
  const focus = jest.spyOn(since, 'focus');
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="save"]').click();
  expect(sent).toEqual([]);
  expect(focus).toHaveBeenCalledTimes(1);
});

it('can be canceled', async () => {
  const { element, sent } = await show(checklistOf());
  find(element, 'c-setup-form', 'c-rp-form-buttons', '[data-id="cancel"]').click();
  expect(sent).toEqual(['canceled']);
});
