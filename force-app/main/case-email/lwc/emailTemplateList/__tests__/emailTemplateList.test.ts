import EmailTemplateList from 'c/emailTemplateList';
import type { EmailPicker, Template } from 'c/emailModel';
import { pickerOf, WELCOME } from 'test/emailSamples';
import { find, has, heard, props, render, settle, textOf } from 'test/rendering';

const show = async (picker: EmailPicker, value: string | null = 'Welcome'): Promise<HTMLElement> => {
  const element = render('c-email-template-list', EmailTemplateList, { picker, value });
  await settle();
  return element;
};

it('recommends a template with the reason, and lists the others with their descriptions', async () => {
  const element = await show(pickerOf());
  expect(textOf(element)).toContain('Welcome Email Recommended because the account is in TX.');
  expect(props(find(element, '[data-id="template"]')).options).toEqual([
    { value: 'Welcome', label: 'Welcome Email', description: 'Recommended. What Welcome Email is for.' },
    { value: 'General', label: 'General Email', description: 'What General Email is for.' },
    { value: 'Handoff', label: 'Handoff Email', description: 'What Handoff Email is for.' },
  ]);
  expect(has(element, '[data-id="use"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('recommends nothing for a reply, and still lists the templates', async () => {
  const element = render('c-email-template-list', EmailTemplateList, { picker: pickerOf(), isReply: true });
  await settle();
  expect(has(element, '[data-id="reason"]')).toBe(false);
  expect(props(find(element, '[data-id="template"]')).options).toHaveLength(3);
  await expect(element).toBeAccessible();
});

it('says of each template when it was sent, and to whom', async () => {
  const sentTo = (sentAt: string, ...to: string[]): Template => ({
    ...WELCOME,
    isRecommended: false,
    lastSent: { sentAt, to },
  });
  const year = new Date().getUTCFullYear();
  const templates = [
    sentTo(`${year}-11-12T15:30:00.000Z`, 'Devon Whitaker', 'm@x.org'),
    sentTo('2020-01-02T12:00:00.000Z', 'Maria Lopez'),
    { ...sentTo('2020-01-02T12:00:00.000Z'), description: null },
  ];
  const element = await show(pickerOf({ templates, recommendation: { templateName: null, reason: 'Was sent.' } }));
  const options = props(find(element, '[data-id="template"]')).options as { description: string }[];
  expect(options.map(({ description }) => description)).toEqual([
    'Sent Nov 12 to Devon Whitaker and 1 more. What Welcome Email is for.',
    'Sent Jan 2, 2020 to Maria Lopez. What Welcome Email is for.',
    'Sent Jan 2, 2020.',
  ]);
  await expect(element).toBeAccessible();
});

it('offers the recommended template after another was chosen', async () => {
  const chosen = heard<string>('choose');
  const element = await show(pickerOf(), 'General');
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent<string>).detail));
  find(element, '[data-id="use"]').click();
  find(element, '[data-id="template"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Handoff' } }));
  expect(chosen).toEqual(['Welcome', 'Handoff']);
  await expect(element).toBeAccessible();
});

it('says what is missing if no template is recommended', async () => {
  const recommendation = { templateName: null, reason: 'No recommendation: the account has no state.' };
  const element = await show(pickerOf({ recommendation }), null);
  expect(textOf(element)).toContain('the account has no state');
  await expect(element).toBeAccessible();
  expect(has(await show(pickerOf({ recommendation }), 'General'), '[data-id="reason"]')).toBe(false);
});

it('shows the chosen template again after a declined change', async () => {
  const element = await show(pickerOf(), 'General');
  const list = props(find(element, '[data-id="template"]'));
  list.value = 'Welcome';
  (element as HTMLElement & { reset(): void }).reset();
  expect(list.value).toBe('General');
});
