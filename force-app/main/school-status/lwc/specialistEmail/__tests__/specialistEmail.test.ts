import emailSpecialist from '@salesforce/apex/SchoolStatusController.emailSpecialist';
import SpecialistEmail from 'c/specialistEmail';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { called, find, heard, props, refusal, render, settle, textOf } from 'test/rendering';

type Element = HTMLElement & { recordId: string };

const show = async (): Promise<Element> => {
  const element = render('c-specialist-email', SpecialistEmail, {
    recordId: CASE_ID,
    ownerName: 'Avery Collins',
    schoolName: 'Bluebonnet Elementary',
  });
  await settle();
  return element as unknown as Element;
};

const press = async (element: HTMLElement, id: string): Promise<void> => {
  find(element, 'c-rp-form-buttons', `[data-id="${id}"]`).click();
  await settle();
};

const heardClose = (element: HTMLElement): Event[] => {
  const events: Event[] = [];
  element.addEventListener('close', (event) => events.push(event));
  return events;
};

/** The stub of a base component has no validity. Collects the messages that the field gets. */
const field = (element: HTMLElement): HTMLElement & { messages: string[] } => {
  const messages: string[] = [];
  return Object.assign(find(element, '[data-id="text"]'), {
    messages,
    setCustomValidity: (message: string) => messages.push(message),
    reportValidity: () => false,
  });
};

const write = async (element: HTMLElement, value: string): Promise<void> => {
  field(element).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

const sent = (): Record<string, unknown>[] =>
  called(emailSpecialist).mock.calls.map(([params]) => params as Record<string, unknown>);

it('opens a message to the specialist, sends it, and says so', async () => {
  called(emailSpecialist).mockResolvedValueOnce({ message: 'Your message was sent.' } as never);
  const toasts = heard<never>('lightning__showtoast');
  const element = await show();
  const closed = heardClose(element);
  expect(props(find(element, '[data-id="text"]'))).toMatchObject({
    label: 'Message to Avery Collins',
    maxLength: 4000,
  });
  expect(textOf(find(element, '[data-id="help"]'))).toContain('Avery Collins gets your message by email');
  await expect(element).toBeAccessible();
  await write(element, 'When?');
  await press(element, 'save');
  expect(sent()).toMatchObject([{ caseId: CASE_ID, text: 'When?' }]);
  expect(sent()[0]?.sendKey).toMatch(/^[0-9a-f]{32}$/);
  expect([closed.length, toasts.length]).toEqual([1, 1]);
  element.remove();
  expect(props(find(await show(), '[data-id="text"]')).value).toBe('');
});

it('sends nothing without text, and says what to do', async () => {
  const element = await show();
  await write(element, '  ');
  const text = field(element);
  await press(element, 'save');
  expect(text.messages).toEqual(['Write your message.']);
  expect(emailSpecialist).not.toHaveBeenCalled();
});

it('keeps the message and its key when it is not sent, also for later', async () => {
  called(emailSpecialist).mockRejectedValueOnce(refusal('SEND_FAILED', 'The org is busy.') as never);
  const element = await show();
  await write(element, 'When?');
  await press(element, 'save');
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('The org is busy.');
  expect(props(find(element, '[data-id="text"]')).value).toBe('When?');
  await expect(element).toBeAccessible();
  element.remove();
  called(emailSpecialist).mockResolvedValueOnce({ message: 'Sent.' } as never);
  const again = await show();
  expect(props(find(again, '[data-id="text"]')).value).toBe('When?');
  await press(again, 'save');
  expect(sent()[1]?.sendKey).toBe(sent()[0]?.sendKey);
});

it('shows what is wrong with the text at the text', async () => {
  called(emailSpecialist).mockRejectedValueOnce(
    refusal('SPECIALIST_EMAIL_TOO_LONG', 'Too long.', { text: 'Too long.' }) as never,
  );
  const element = await show();
  await write(element, 'When?');
  const text = field(element);
  await press(element, 'save');
  expect(text.messages).toEqual(['Too long.']);
  expect(textOf(find(element, '[data-id="failure"]'))).toBe('');
});

it('forgets what was written on request, and keeps each case apart', async () => {
  const element = await show();
  await write(element, 'When?');
  element.recordId = OTHER_ID;
  await settle();
  expect(props(find(element, '[data-id="text"]')).value).toBe('');
  element.recordId = CASE_ID;
  await settle();
  expect(props(find(element, '[data-id="text"]')).value).toBe('When?');
  const closed = heardClose(element);
  await press(element, 'cancel');
  expect(closed.length).toBe(1);
  element.remove();
  expect(props(find(await show(), '[data-id="text"]')).value).toBe('');
});
