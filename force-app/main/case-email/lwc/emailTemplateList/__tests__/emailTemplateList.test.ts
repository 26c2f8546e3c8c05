import EmailTemplateList from 'c/emailTemplateList';
import type { EmailPicker } from 'c/emailModel';
import { pickerOf } from 'test/emailSamples';
import { find, has, heard, props, render, settle, textOf } from 'test/rendering';

const show = async (picker: EmailPicker, value: string | null = 'Welcome'): Promise<HTMLElement> => {
  const element = render('c-email-template-list', EmailTemplateList, { picker, value });
  await settle();
  return element;
};

it('recommends a template, says why, and lists the others with what they are for', async () => {
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

it('leads back to the recommendation from another template', async () => {
  const chosen = heard<string>('choose');
  const element = await show(pickerOf(), 'General');
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent<string>).detail));
  find(element, '[data-id="use"]').click();
  find(element, '[data-id="template"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Handoff' } }));
  expect(chosen).toEqual(['Welcome', 'Handoff']);
  await expect(element).toBeAccessible();
});

it('says what is missing where nothing can be recommended', async () => {
  const recommendation = { templateName: null, reason: 'No recommendation: the account has no state.' };
  const element = await show(pickerOf({ recommendation }), null);
  expect(textOf(element)).toContain('the account has no state');
  await expect(element).toBeAccessible();
});

it('shows again what is chosen when a change was declined', async () => {
  const element = await show(pickerOf(), 'General');
  const list = props(find(element, '[data-id="template"]'));
  list.value = 'Welcome';
  (element as HTMLElement & { reset(): void }).reset();
  expect(list.value).toBe('General');
});
