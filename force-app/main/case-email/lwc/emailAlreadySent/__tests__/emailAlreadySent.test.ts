import EmailAlreadySent from 'c/emailAlreadySent';
import { sentOf } from 'test/emailSamples';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const MESSAGE = 'This email was already sent at 10:02 AM by Avery Collins.';

it('says what happened, shows what went out, and reads it out', async () => {
  const found = { message: MESSAGE, email: sentOf('02s1', { cc: 'casey@vendor.example' }) };
  const element = render('c-email-already-sent', EmailAlreadySent, { found, timeZone: 'UTC' });
  await settle();
  expect(textOf(element)).toContain(MESSAGE);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="message"]'));
  expect(props(find(element, 'c-email-preview'))).toMatchObject({
    subject: 'Subject 02s1',
    fromName: 'Sam Specialist',
    to: ['maria@school.example', 'devon@school.example'],
    cc: ['casey@vendor.example'],
    sentAt: '2026-11-12T15:30:00.000Z',
  });
  await expect(element).toBeAccessible();
});

it('says it also where the email cannot be read just now', async () => {
  const element = render('c-email-already-sent', EmailAlreadySent, { found: { message: MESSAGE, email: null } });
  await settle();
  expect(textOf(element)).toContain(MESSAGE);
  expect(has(element, 'c-email-preview')).toBe(false);
  await expect(element).toBeAccessible();
});

it('leads to another email, with or without the same words', async () => {
  const element = render('c-email-already-sent', EmailAlreadySent, { found: { message: MESSAGE, email: null } });
  await settle();
  const heard: string[] = [];
  ['another', 'keep'].forEach((name) => element.addEventListener(name, () => heard.push(name)));
  find(element, '[data-id="another"]').click();
  find(element, '[data-id="keep"]').click();
  expect(heard).toEqual(['another', 'keep']);
});
