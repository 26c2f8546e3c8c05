import EmailNotices from 'c/emailNotices';
import { EMPTY_EMAIL } from 'c/emailModel';
import type { EmailModel } from 'c/emailModel';
import { pickerOf } from 'test/emailSamples';
import { find, render, settle, textOf } from 'test/rendering';

const GAP = { field: 'Account.Phone', label: 'Account Phone', message: 'Account Phone has no value for this case.' };

const show = async (model: Partial<EmailModel>): Promise<HTMLElement & { model: EmailModel }> => {
  const fresh: EmailModel = { ...EMPTY_EMAIL, picker: pickerOf() };
  const element = render('c-email-notices', EmailNotices, { model: fresh });
  await settle();
  element.model = { ...fresh, ...model };
  await settle();
  return element;
};

const listen = (element: HTMLElement, ...names: string[]): string[] => {
  const heard: string[] = [];
  names.forEach((name) => element.addEventListener(name, () => heard.push(name)));
  return heard;
};

it('has nothing to say about a fresh email', async () => {
  expect(textOf(await show({}))).toBe('');
});

it('asks before a changed text is replaced, with the focus on the safe answer', async () => {
  const element = await show({ asked: 'General' });
  expect(textOf(element)).toContain('“General Email” replaces your text');
  const heard = listen(element, 'keep', 'replace');
  find(element, '[data-id="keep"]').click();
  find(element, '[data-id="replace"]').click();
  expect(heard).toEqual(['keep', 'replace']);
  await expect(element).toBeAccessible();
});

it('says that an email came back, and lets it go', async () => {
  const element = await show({ restoredAt: '2026-11-22T15:30:00.000Z' });
  const heard = listen(element, 'discard');
  find(element, '[data-id="discard"]').click();
  expect(textOf(element)).toContain('We restored the unsent email');
  expect(heard).toEqual(['discard']);
  await expect(element).toBeAccessible();
});

it.each(['failure', 'mergeFailure'] as const)('shows a %s and tries again', async (which) => {
  const element = await show({ [which]: { code: 'OFFLINE', message: 'Offline.', fields: {}, details: [] } });
  const heard = listen(element, 'retry');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(textOf(element)).toContain('Offline.');
  expect(heard).toEqual(['retry']);
  await expect(element).toBeAccessible();
});

it('names each gap and leads to it', async () => {
  const element = await show({ missing: [GAP] });
  const gaps: unknown[] = [];
  element.addEventListener('jump', (event) => gaps.push((event as CustomEvent).detail));
  find(element, '[data-field="Account.Phone"]').click();
  expect(textOf(element)).toContain('Account Phone has no value for this case.');
  expect(gaps).toEqual([expect.objectContaining(GAP)]);
  await expect(element).toBeAccessible();
});

it('warns where the text was filled in for others', async () => {
  const content = { ...EMPTY_EMAIL.content, templateName: 'Welcome', body: '<p>Mine</p>' };
  const element = await show({ content, merged: { subject: '', body: '<p>Hello</p>', key: 'others' } });
  expect(textOf(element)).toContain('Check the greeting');
  await expect(element).toBeAccessible();
});
