import { refreshApex } from '@salesforce/apex';
import getLinks from '@salesforce/apex/FormLinkController.getLinks';
import revoke from '@salesforce/apex/FormLinkController.revoke';
import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import type { FormLink, FormLinks as SentLinks } from 'c/customerFormModel';
import FormLinks from 'c/formLinks';
import { CASE_ID, OTHER_ID } from 'test/onboardingSamples';
import { called, find, has, heard, props, refusal, render, settle, textOf, wireOf } from 'test/rendering';

const OPEN: FormLink = {
  id: 'a0L000000000001AAA',
  sentTo: 'maria@school.example',
  sentAt: '2026-11-12T15:30:00.000Z',
  sentBy: 'Avery Collins',
  expiresOn: '2026-11-26',
  openedAt: null,
  state: 'open',
  endedAt: null,
};
const SENT: SentLinks = {
  canChange: true,
  links: [
    OPEN,
    { ...OPEN, id: 'a0L2', openedAt: '2026-11-13T15:30:00.000Z' },
    { ...OPEN, id: 'a0L3', state: 'expired' },
    { ...OPEN, id: 'a0L4', state: 'used', endedAt: '2026-11-14T15:30:00.000Z' },
    { ...OPEN, id: 'a0L5', state: 'revoked', endedAt: '2026-11-15T15:30:00.000Z' },
  ],
};

type List = HTMLElement & { recordId: string };

const closed = (): List => render('c-form-links', FormLinks, { recordId: CASE_ID });

async function opened(sent: SentLinks = SENT): Promise<List> {
  const element = closed();
  find(element, '[data-id="toggle"]').click();
  await settle();
  wireOf(getLinks).emit(sent);
  await settle();
  return element;
}

const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

beforeEach(() => void called(revoke).mockReset());

it('asks the org for nothing until someone opens the list', async () => {
  const element = closed();
  await settle();
  expect(wireOf(getLinks).getLastConfig()).toEqual({ caseId: undefined });
  await expect(element).toBeAccessible();
  find(element, '[data-id="toggle"]').click();
  await settle();
  expect(wireOf(getLinks).getLastConfig()).toEqual({ caseId: CASE_ID });
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('says what happened to each link', async () => {
  const element = await opened();
  const texts = all(element, 'li p.slds-text-color_weak').map((text) => textOf(text));
  expect(texts).toEqual([
    'Sent Nov 12 by Avery Collins. Nobody has opened it yet. It works until Nov 26.',
    'Sent Nov 12 by Avery Collins. Last opened Nov 13. It works until Nov 26.',
    'Sent Nov 12 by Avery Collins. It expired on Nov 26.',
    'Sent Nov 12 by Avery Collins. The form was submitted on Nov 14.',
    'Sent Nov 12 by Avery Collins. It was revoked or replaced on Nov 15.',
  ]);
  expect(all(element, '[data-id="revoke"]')).toHaveLength(2);
  expect(all(element, '[data-id="resend"]')).toHaveLength(4);
  await expect(element).toBeAccessible();
});

it('says that no link was sent yet', async () => {
  const element = await opened({ canChange: true, links: [] });
  expect(textOf(find(element, '[data-id="none"]'))).toContain('No link to the form was sent yet.');
  await expect(element).toBeAccessible();
});

it('shows readers the links without buttons', async () => {
  const element = await opened({ ...SENT, canChange: false });
  expect(has(element, '[data-id="revoke"]')).toBe(false);
  expect(has(element, '[data-id="resend"]')).toBe(false);
});

it('revokes a link, says so, and reads the list again', async () => {
  called(revoke).mockResolvedValue({ message: 'The link was revoked.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await opened();
  find(element, '[data-id="revoke"]').click();
  await settle();
  expect(revoke).toHaveBeenCalledWith({ linkId: OPEN.id });
  expect(toasts[0]?.title).toBe('The link was revoked.');
  expect(refreshApex).toHaveBeenCalled();
});

it('says why a link cannot be revoked', async () => {
  called(revoke).mockRejectedValue(refusal('NO_ACCESS', 'Ask an admin.') as never);
  const element = await opened();
  find(element, '[data-id="revoke"]').click();
  await settle();
  expect(props(find(element, '[data-id="failure"] c-rp-error-panel'))['error']).not.toBeNull();
  await expect(element).toBeAccessible();
});

it('opens the email with a new link', async () => {
  const requests: WorkRequest[] = [];
  const stop = onWork(CASE_ID, (request) => requests.push(request) > 0);
  const element = await opened();
  find(element, '[data-id="resend"]').click();
  expect(requests).toEqual([{ kind: 'email', templateName: 'Rostering_Information_Request' }]);
  stop();
});

it('says why the links cannot be read, and reads them again on another case', async () => {
  const element = closed();
  find(element, '[data-id="toggle"]').click();
  await settle();
  wireOf(getLinks).error({ message: 'Down' });
  await settle();
  expect(has(element, 'c-rp-error-panel')).toBe(true);
  await expect(element).toBeAccessible();
  element.recordId = OTHER_ID;
  await settle();
  expect(wireOf(getLinks).getLastConfig()).toEqual({ caseId: undefined });
});
