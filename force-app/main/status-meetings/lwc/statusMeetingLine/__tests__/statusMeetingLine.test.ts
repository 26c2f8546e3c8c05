import StatusMeetingLine from 'c/statusMeetingLine';
import { find, has, render, settle, textOf } from 'test/rendering';
import { meeting } from 'test/meetingSamples';

const EVENTS = ['invite', 'move', 'download', 'confirm', 'cancel', 'keep'];

type Line = HTMLElement & { isConfirming: boolean };

const show = async (rest: Record<string, unknown> = {}): Promise<{ element: Line; sent: string[] }> => {
  const element = render('c-status-meeting-line', StatusMeetingLine, {
    meeting: meeting(),
    timeZone: 'America/Chicago',
    canEdit: true,
    canInvite: true,
    isConfirming: false,
    ...rest,
  });
  const sent: string[] = [];
  EVENTS.forEach((name) => element.addEventListener(name, () => sent.push(name)));
  await settle();
  return { element, sent };
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, `[data-id="${id}"]`).click();
  await settle();
};

const state = (element: HTMLElement): string => textOf(find(element, '[data-id="state"]'));

it('shows the time in the user’s time zone, and sends what the user presses', async () => {
  const { element, sent } = await show();
  expect(textOf(find(element, '[data-id="start"]')).replace(/\s/g, ' ')).toBe('Thu, Dec 3, 10:00 AM CST');
  expect(textOf(element)).toContain('60 minutes');
  await expect(element).toBeAccessible();
  for (const id of ['invite', 'move', 'download', 'confirm']) {
    await press(element, id);
  }
  expect(sent).toEqual(['invite', 'move', 'download', 'confirm']);
});

it.each([
  ['Invitation not sent', 'Send Invitation', {}],
  ['The customer knows another time', 'Send Update', { wasInvited: true }],
])('says “%s” and offers to %s', async (text, label, rest) => {
  const { element } = await show({ meeting: meeting(rest) });
  expect(state(element)).toBe(text);
  expect(textOf(find(element, '[data-id="invite"]'))).toBe(label);
  await expect(element).toBeAccessible();
});

it('offers no invitation that everyone has, or that nobody can get', async () => {
  const told = await show({ meeting: meeting({ isTold: true, wasInvited: true }) });
  expect(state(told.element)).toBe('Invitation sent');
  expect(has(told.element, '[data-id="invite"]')).toBe(false);
  const alone = await show({ canInvite: false });
  expect(has(alone.element, '[data-id="invite"]')).toBe(false);
  await expect(alone.element).toBeAccessible();
});

it('moves or cancels a meeting whose event is gone', async () => {
  const { element } = await show({ meeting: meeting({ isGone: true }) });
  expect(state(element)).toContain('was deleted in the calendar');
  expect(has(element, '[data-id="invite"]')).toBe(false);
  expect(has(element, '[data-id="download"]')).toBe(false);
  expect(has(element, '[data-id="move"]')).toBe(true);
  await expect(element).toBeAccessible();
});

it('asks before it cancels, and moves the focus to the answer', async () => {
  const { element, sent } = await show();
  element.isConfirming = true;
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="keep"]'));
  expect(textOf(element)).toContain('People who were invited get an email.');
  await expect(element).toBeAccessible();
  await press(element, 'keep');
  await press(element, 'cancel');
  expect(sent).toEqual(['keep', 'cancel']);
  element.isConfirming = false;
  await settle();
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="confirm"]'));
});

it('can have other words', async () => {
  const { element } = await show({ moveLabel: 'Move the Call', cancelLabel: 'Cancel the Call' });
  expect(textOf(find(element, '[data-id="move"]'))).toBe('Move the Call');
  expect(textOf(find(element, '[data-id="confirm"]'))).toBe('Cancel the Call');
});

it('shows readers the time, and the calendar file if they can have it', async () => {
  const { element } = await show({ canEdit: false });
  expect(has(element, 'button, [data-id="state"]')).toBe(false);
  await expect(element).toBeAccessible();
  const guest = await show({ canEdit: false, canDownload: true });
  expect(guest.element.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
  await expect(guest.element).toBeAccessible();
});
