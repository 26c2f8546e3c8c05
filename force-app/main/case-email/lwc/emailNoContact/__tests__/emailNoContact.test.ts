import { getRecord } from 'lightning/uiRecordApi';
import EmailNoContact from 'c/emailNoContact';
import type { Person } from 'c/emailModel';
import { DEVON, EMAIL_CASE_ID, MARIA } from 'test/emailSamples';
import { find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

const show = async (people: readonly Person[]): Promise<HTMLElement> => {
  const element = render('c-email-no-contact', EmailNoContact, { caseId: EMAIL_CASE_ID, people });
  await settle();
  return element;
};

it('shows nothing, and asks for nothing, where everybody is reached', async () => {
  expect(textOf(await show([MARIA, DEVON]))).toBe('');
  expect(wireOf(getRecord).getLastConfig()?.recordId).toBeUndefined();
});

it('teaches how to get an implementation contact, with the way there', async () => {
  const element = await show([DEVON]);
  wireOf(getRecord).emit({
    id: EMAIL_CASE_ID,
    fields: {
      AccountId: { value: '001A', displayValue: null },
      Account: { value: { fields: { Name: { value: 'Bluebonnet' } } }, displayValue: 'Bluebonnet' },
    },
  });
  await settle();
  expect(textOf(element)).toContain('Under Related Contacts, edit a relationship and choose that role');
  expect(props(find(element, '[data-id="account"]'))).toMatchObject({ recordId: '001A', label: 'Open Bluebonnet' });
  await expect(element).toBeAccessible();
});

it('says first of all where the case has no account', async () => {
  const element = await show([]);
  wireOf(getRecord).emit({ id: EMAIL_CASE_ID, fields: { AccountId: { value: null, displayValue: null } } });
  await settle();
  expect(textOf(element)).toContain('This case has no account yet.');
  expect(has(element, '[data-id="account"]')).toBe(false);
  await expect(element).toBeAccessible();
});

it('names the implementation contacts who do not get the email, and why', async () => {
  const element = await show([MARIA, { ...DEVON, role: 'implementation', problem: 'No email address' }]);
  expect(textOf(element)).toContain("won't get this email: No email address.");
  expect(props(find(element, 'c-rp-record-link'))).toMatchObject({ recordId: DEVON.key, label: 'Devon Hill' });
  await expect(element).toBeAccessible();
});
