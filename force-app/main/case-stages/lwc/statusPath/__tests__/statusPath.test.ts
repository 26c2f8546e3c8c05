import { refreshApex } from '@salesforce/apex';
import chooseContact from '@salesforce/apex/CaseContactController.choose';
import completeStage from '@salesforce/apex/OnboardingCaseController.completeStage';
import createIntegrationCases from '@salesforce/apex/OnboardingCaseController.createIntegrationCases';
import setNoReplyNeeded from '@salesforce/apex/ReplyNeedController.setNoReplyNeeded';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import StatusPath from 'c/statusPath';
import { onWork, openWork, workIn } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import {
  called,
  clearPage,
  find,
  has,
  heard,
  props,
  recordOf,
  refreshFails,
  refusal,
  render,
  settle,
  textOf,
  wireOf,
} from 'test/rendering';
import { CASE_ID, OTHER_ID, pageOf } from 'test/onboardingSamples';

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-status-path', StatusPath, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  return element;
};

const READY = {
  next: {
    ...pageOf('Monitoring').next,
    code: 'CLOSE',
    message: 'Close the case.',
    targetStage: 'Closed',
    canComplete: true,
    action: null,
    actionLabel: null,
  },
};
const button = (element: HTMLElement): HTMLElement => find(element, 'lightning-button');
const record = (fields: Record<string, unknown>): unknown => recordOf(CASE_ID, fields);

it('shows a stencil while it loads', async () => {
  const element = render('c-status-path', StatusPath, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
});

it('reads the page of its case', async () => {
  await show(pageOf('New'));
  expect(wireOf(getPage).getLastConfig()).toEqual({ caseId: CASE_ID });
});

it('shows each stage with its days, the next step, and what is still needed', async () => {
  const next = { ...pageOf('Rostering').next, action: 'form' as const, actionLabel: 'Open Form' };
  const element = await show(pageOf('Rostering', { next }));
  const text = textOf(element);
  expect(text).toContain('New 4 days');
  expect(text).toContain('Rostering 4 days');
  expect(text).toContain('Next: Fill in the rostering form with the customer.');
  expect(text).toContain('Needed for Monitoring: Submit the rostering form.');
  await expect(element).toBeAccessible();
});

it('says that automation is turned off only while it is', async () => {
  const element = await show(pageOf('New', { switchNotice: 'Gates are turned off for you.' }));
  expect(textOf(find(element, '[data-id="switch"]'))).toContain('Gates are turned off for you.');
  await expect(element).toBeAccessible();
  wireOf(getPage).emit(pageOf('New'));
  await settle();
  expect(has(element, '[data-id="switch"]')).toBe(false);
});

it('shows what the selected stage needed', async () => {
  const page = pageOf('Rostering');
  page.stages[0] = { ...page.stages[0], overrideReason: 'The district insisted.' } as OnboardingPage['stages'][0];
  const element = await show(page);
  find(element, 'c-stage-path', '[data-name="New"]').click();
  await settle();
  expect(textOf(element)).toContain('Completed by override: The district insisted.');
});

it('shows the message of a status that is not a stage', async () => {
  const element = await show(pageOf('New', { stage: 'Escalated' }));
  expect(textOf(element)).toContain('Status: Fill in the rostering form with the customer.');
});

it('opens what resolves a missing item', async () => {
  const asked = jest.fn(() => true);
  const stop = onWork(CASE_ID, asked);
  const element = await show(pageOf('Rostering'));
  find(element, 'c-path-details').dispatchEvent(new CustomEvent('resolve', { detail: 'form' }));
  expect(asked.mock.calls).toEqual([[{ kind: 'form' }]]);
  stop();
});

it('shows an error if the page cannot be read, and can try again', async () => {
  const element = render('c-status-path', StatusPath, { recordId: CASE_ID });
  wireOf(getPage).error(
    { message: JSON.stringify({ code: 'NO_ACCESS', message: 'You have no access to this case.' }) },
    500,
  );
  await settle();
  expect(textOf(element)).toContain('You have no access to this case.');
  await expect(element).toBeAccessible();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

describe('completing the stage', () => {
  it('is the brand button only when it is the next step', async () => {
    expect(props(button(await show(pageOf('New', { canOverride: true })))).variant).toBe('neutral');
    clearPage();
    expect(props(button(await show(pageOf('Monitoring', READY)))).variant).toBe('brand');
  });

  it('leaves a closed case without a next step and without a wait', async () => {
    const step = pageOf('Closed').next;
    const next = { ...step, message: 'This onboarding is closed.', since: '2026-11-03T15:30:00.000Z' };
    const element = await show(pageOf('Closed', { isClosed: true, next }));
    expect(textOf(find(element, '.next'))).toBe('This onboarding is closed.');
    expect(textOf(element)).not.toContain('Since');
    await expect(element).toBeAccessible();
  });

  it('is not offered on a closed case or to a user who cannot change it', async () => {
    expect(has(await show(pageOf('Closed')), 'lightning-button')).toBe(false);
    clearPage();
    expect(has(await show(pageOf('Monitoring', { canChange: false })), 'lightning-button')).toBe(false);
  });

  it('shows the result, and refreshes the page, the record, and the standard components', async () => {
    called(completeStage).mockResolvedValueOnce({ stage: 'Closed', message: 'Case 00001042 is closed.' } as never);
    const toasts = heard<{ title: string }>('lightning__showtoast');
    const refreshes = heard('lightning__refresh');
    const element = await show(pageOf('Monitoring', READY));
    button(element).click();
    await settle();
    expect(completeStage).toHaveBeenCalledWith({ caseId: CASE_ID, fromStage: 'Monitoring', overrideReason: null });
    expect(toasts).toEqual([expect.objectContaining({ title: 'Case 00001042 is closed.', variant: 'success' })]);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }]);
    expect(refreshes).toHaveLength(1);
  });

  it('sends one request for a double click', async () => {
    called(completeStage).mockReturnValueOnce(new Promise(() => undefined) as never);
    const element = await show(pageOf('Monitoring', READY));
    button(element).click();
    button(element).click();
    await settle();
    expect(completeStage).toHaveBeenCalledTimes(1);
    expect(props(button(element)).disabled).toBe(true);
  });

  it('shows a refusal and reads the page again', async () => {
    called(completeStage).mockRejectedValueOnce(
      refusal('STAGE_CHANGED', 'Somebody else has completed this stage.') as never,
    );
    const element = await show(pageOf('Monitoring', READY));
    button(element).click();
    await settle();
    expect(textOf(element)).toContain('Somebody else has completed this stage.');
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('is not offered until it can succeed, except to a user who can override the gate', async () => {
    const element = await show(pageOf('New'));
    expect(has(element, 'lightning-button')).toBe(false);
    expect(textOf(element)).toContain('Needed for Rostering: Submit the rostering form.');
    await expect(element).toBeAccessible();
  });

  it('lets a manager override the gate with a reason', async () => {
    called(completeStage).mockResolvedValueOnce({ stage: 'Rostering', message: 'Done.' } as never);
    const element = await show(pageOf('New', { canOverride: true }));
    button(element).click();
    await settle();
    await expect(element).toBeAccessible();
    find(element, 'c-override-reason').dispatchEvent(new CustomEvent('confirm', { detail: 'The form came by fax.' }));
    await settle();
    expect(completeStage).toHaveBeenCalledWith({
      caseId: CASE_ID,
      fromStage: 'New',
      overrideReason: 'The form came by fax.',
    });
    expect(has(element, 'c-override-reason')).toBe(false);
  });

  it('lets the manager cancel', async () => {
    const element = await show(pageOf('New', { canOverride: true }));
    button(element).click();
    await settle();
    find(element, 'c-override-reason').dispatchEvent(new CustomEvent('cancel'));
    await settle();
    expect(has(element, 'c-override-reason')).toBe(false);
  });
});

it('closes the override reason when the stage changes', async () => {
  const element = await show(pageOf('New', { canOverride: true }));
  button(element).click();
  await settle();
  wireOf(getPage).emit(pageOf('Rostering', { canOverride: true }));
  await settle();
  expect(has(element, 'c-override-reason')).toBe(false);
});

describe('a change made elsewhere on the page', () => {
  it('makes the path read the page again', async () => {
    await show(pageOf('Rostering'));
    wireOf(getRecord).emit(record({ Status: 'Monitoring', Rostering_Complete_Date__c: '2026-11-20' }));
    await settle();
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('sends no request if the path already shows it', async () => {
    await show(pageOf('Rostering'));
    wireOf(getRecord).emit(
      record({ Status: 'Rostering', Kickoff_Complete_Date__c: '2026-11-07', Handoff_Date__c: null }),
    );
    await settle();
    expect(refreshApex).not.toHaveBeenCalled();
  });

  it('returns to the current stage', async () => {
    const element = await show(pageOf('Rostering'));
    find(element, 'c-stage-path', '[data-name="New"]').click();
    await settle();
    wireOf(getPage).emit(pageOf('Monitoring'));
    await settle();
    expect(props(find(element, 'c-stage-path')).selected).toBeNull();
  });
});

describe('a refresh that fails after the stage was completed', () => {
  const complete = async (): Promise<HTMLElement> => {
    called(completeStage).mockResolvedValueOnce({ stage: 'Closed', message: 'Case 00001042 is closed.' } as never);
    const element = await show(pageOf('Monitoring', READY));
    refreshFails();
    button(element).click();
    await settle(12);
    return element;
  };

  it('still shows the success, and says that the page may be out of date', async () => {
    const toasts = heard<{ variant: string }>('lightning__showtoast');
    const refreshes = heard('lightning__refresh');
    const element = await complete();
    expect(toasts.map(({ variant }) => variant)).toEqual(['success']);
    expect(has(find(element, 'c-rp-error-panel'), 'c-rp-notice')).toBe(false);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CASE_ID }]);
    expect(refreshes).toHaveLength(1);
    expect(textOf(element)).toContain('This information may be out of date.');
    await expect(element).toBeAccessible();
  });

  it('does not block the next attempt', async () => {
    const element = await complete();
    expect(props(button(element)).disabled).toBe(false);
    called(completeStage).mockResolvedValueOnce({ stage: 'Closed', message: 'Done.' } as never);
    button(element).click();
    await settle(12);
    expect(completeStage).toHaveBeenCalledTimes(2);
    expect(textOf(element)).not.toContain('out of date');
  });
});

it('stays usable if the refresh after a refusal fails', async () => {
  called(completeStage).mockRejectedValueOnce(refusal('STAGE_CHANGED', 'Somebody else was faster.') as never);
  const element = await show(pageOf('Monitoring', READY));
  refreshFails();
  button(element).click();
  await settle(12);
  expect(textOf(element)).toContain('Somebody else was faster.');
  expect(props(button(element)).disabled).toBe(false);
});

describe('another case on the same path', () => {
  it('shows no selection or override of the earlier case', async () => {
    const element = (await show(pageOf('New', { canOverride: true }))) as HTMLElement & { recordId: string };
    button(element).click();
    await settle();
    element.recordId = OTHER_ID;
    wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID, canOverride: true }));
    await settle();
    expect(has(element, 'c-override-reason')).toBe(false);
  });

  it('shows no result of a save to the earlier case, and can save in the meantime', async () => {
    let refuse: (error: unknown) => void = () => undefined;
    called(completeStage).mockImplementationOnce((() => new Promise((_, reject) => (refuse = reject))) as never);
    const element = (await show(pageOf('Monitoring', READY))) as HTMLElement & { recordId: string };
    button(element).click();
    await settle();
    element.recordId = OTHER_ID;
    wireOf(getPage).emit(pageOf('Rostering', { ...READY, caseId: OTHER_ID }));
    await settle();
    called(completeStage).mockReturnValueOnce(new Promise(() => undefined) as never);
    button(element).click();
    await settle();
    expect(completeStage).toHaveBeenLastCalledWith({ caseId: OTHER_ID, fromStage: 'Rostering', overrideReason: null });
    refuse(refusal('STAGE_CHANGED', 'Somebody else was faster.'));
    await settle(12);
    expect(textOf(element)).not.toContain('Somebody else was faster.');
    expect(props(button(element)).disabled).toBe(true);
  });

  it('is not compared with the record of the earlier case', async () => {
    const element = (await show(pageOf('Rostering'))) as HTMLElement & { recordId: string };
    element.recordId = OTHER_ID;
    wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID }));
    await settle();
    called(refreshApex).mockClear();
    wireOf(getRecord).emit(record({ Status: 'Rostering' }));
    await settle();
    expect(refreshApex).not.toHaveBeenCalled();
  });
});

describe('what the card says', () => {
  it('shows readers a status', async () => {
    expect(textOf(await show(pageOf('Rostering', { canChange: false })))).toContain('Status: Fill in');
  });

  it('shows a status while there is nothing to do but wait, and neither on a closed case', async () => {
    const waiting = { ...pageOf('Rostering').next, action: null, actionLabel: null, canComplete: false };
    expect(textOf(await show(pageOf('Rostering', { next: waiting })))).toContain('Status: Fill in');
    const methods = { studentMethod: 'Clever', teacherMethod: 'Manual', isManual: true };
    expect(textOf(await show(pageOf('Rostering', { methods, next: waiting })))).toContain('Next: Fill in');
    const closed = { ...waiting, targetStage: null };
    expect(textOf(await show(pageOf('Closed', { next: closed, isClosed: true })))).not.toMatch(/(?:Next|Status): /u);
  });
});

describe('a case without a contact', () => {
  const page = pageOf('New', {
    contactName: null,
    next: { ...pageOf('New').next, code: 'CONTACT', action: 'contact', actionLabel: 'Choose Contact' },
  });
  const choose = (element: HTMLElement): unknown =>
    find(element, 'c-contact-choice').dispatchEvent(new CustomEvent('choose', { detail: '003A' }));

  it('offers the contacts instead of a button, saves the press, and moves the focus to the next step', async () => {
    called(chooseContact).mockResolvedValueOnce({ message: 'Ana is the contact.' } as never);
    const toasts = heard<{ title: string }>('lightning__showtoast');
    const element = await show(page);
    expect(has(element, '[data-id="act"]')).toBe(false);
    expect(props(find(element, 'c-contact-choice'))).toMatchObject({ caseId: CASE_ID, isPrimary: true });
    choose(element);
    await settle(14);
    expect(called(chooseContact).mock.calls).toEqual([[{ caseId: CASE_ID, contactId: '003A' }]]);
    expect(toasts[0]?.title).toBe('Ana is the contact.');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '.next'));
  });

  it('says why the contact could not be set, with the focus there', async () => {
    called(chooseContact).mockRejectedValueOnce(refusal('CONTACT_CHOSEN', 'Ben is the contact.') as never);
    const element = await show(page);
    choose(element);
    await settle(14);
    expect(textOf(element)).toContain('Ben is the contact.');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-id="failure"]'));
    await expect(element).toBeAccessible();
  });
});

describe('the brand button', () => {
  const page = pageOf('New', { next: { ...pageOf('New').next, action: 'form', actionLabel: 'Open Form' } });

  it('goes with the user to another part of the page, and comes back with the next step', async () => {
    const element = await show(page);
    expect(props(button(element)).variant).toBe('brand');
    workIn(CASE_ID, 'stage');
    await settle();
    expect(props(button(element)).variant).toBe('neutral');
    wireOf(getPage).emit({ ...page, next: { ...page.next, code: 'CALL' } });
    await settle();
    expect(props(button(element)).variant).toBe('brand');
  });

  it('is the one that answers the customer, also if the stage can be completed', async () => {
    const reply = { ...READY.next, code: 'REPLY', action: 'reply' as const, actionLabel: 'Reply', replyToId: '02sA' };
    const element = await show(pageOf('Monitoring', { next: reply }));
    const variants = [...(element.shadowRoot?.querySelectorAll('lightning-button') ?? [])].map((found) => [
      props(found).label,
      props(found).variant,
    ]);
    expect(variants).toEqual([
      ['Mark Status as Complete', 'neutral'],
      ['Reply', 'brand'],
      ['No Reply Needed', undefined],
    ]);
  });

  it('is not the one that completes the stage while the user writes', async () => {
    const element = await show(pageOf('Monitoring', READY));
    expect(props(find(element, '.complete')).variant).toBe('brand');
    workIn(CASE_ID, 'composer');
    await settle();
    expect(props(find(element, '.complete')).variant).toBe('neutral');
    workIn(CASE_ID, 'path');
  });
});

it('says with one press that an email needs no reply', async () => {
  called(setNoReplyNeeded).mockResolvedValueOnce({ message: 'No reply needed.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const reply = { ...READY.next, code: 'REPLY', action: 'reply' as const, actionLabel: 'Reply', replyToId: '02sA' };
  const element = await show(pageOf('Monitoring', { next: reply }));
  await expect(element).toBeAccessible();
  find(element, '[data-id="no-reply"]').click();
  await settle(14);
  expect(called(setNoReplyNeeded).mock.calls).toEqual([[{ emailId: '02sA' }]]);
  expect(toasts[0]?.title).toBe('No reply needed.');
  expect(element.shadowRoot?.activeElement).toBe(find(element, '.next'));
});

it('asks the org before it asks for a reason to complete the stage early', async () => {
  called(completeStage).mockResolvedValueOnce({ stage: 'Rostering', message: 'Done.' } as never);
  const element = await show(pageOf('New', { canOverride: true }));
  called(refreshApex).mockImplementationOnce((async () => wireOf(getPage).emit(pageOf('New', READY))) as never);
  find(element, '.complete').click();
  await settle(14);
  expect(has(element, 'c-override-reason')).toBe(false);
  expect(completeStage).toHaveBeenCalledWith({ caseId: CASE_ID, fromStage: 'New', overrideReason: null });
});

describe('a customer who does not answer the call', () => {
  const next = { ...pageOf('New').next, code: 'CALL', action: 'form' as const, actionLabel: 'Open Form' };

  it('gets a call back and an email: the path opens the place to log it', async () => {
    const requests: WorkRequest[] = [];
    const stop = onWork(CASE_ID, (request) => requests.push(request) > 0);
    const element = await show(pageOf('New', { next }));
    const unreached = find(element, '[data-id="unreached"]');
    expect(props(unreached)).toMatchObject({ label: "Couldn't Reach the Customer" });
    expect(props(unreached).variant).not.toBe('brand');
    await expect(element).toBeAccessible();
    unreached.click();
    await settle();
    expect(requests).toEqual([{ kind: 'attempt' }]);
    stop();
  });

  it('is no step for readers, or at another step', async () => {
    const reader = await show(pageOf('New', { next, canChange: false }));
    expect(has(reader, '[data-id="unreached"]')).toBe(false);
    const other = await show(pageOf('New', { next: { ...next, code: 'FORM_DRAFT' } }));
    expect(has(other, '[data-id="unreached"]')).toBe(false);
  });
});

describe('the action of the next step', () => {
  const stepOf = (action: OnboardingPage['next']['action'], actionLabel: string): Partial<OnboardingPage> => ({
    next: { ...pageOf('Rostering').next, action, actionLabel },
  });

  it.each<[OnboardingPage['next']['action'], object]>([
    ['form', { kind: 'form' }],
    ['email', { kind: 'email', templateName: 'Nudge' }],
    ['reply', { kind: 'reply', emailId: '02sA', all: true }],
  ])('opens the work of the action %s, and asks the org if it is still the next step', async (action, request) => {
    const asked = jest.fn(() => true);
    const stop = onWork(CASE_ID, asked);
    const next = { ...pageOf('New').next, action, actionLabel: 'Do It', templateName: 'Nudge', replyToId: '02sA' };
    const element = await show(pageOf('New', { next }));
    expect(props(button(element))).toMatchObject({ label: 'Do It', variant: 'brand' });
    await expect(element).toBeAccessible();
    button(element).click();
    await settle();
    expect(asked.mock.calls).toEqual([[request]]);
    expect(refreshApex).toHaveBeenCalledTimes(1);
    stop();
  });

  it('opens the work that a list of cases asked for, when this is still the next step', async () => {
    const asked = jest.fn(({ kind }: { kind: string }) => kind !== 'next');
    const stop = onWork(CASE_ID, asked);
    openWork(CASE_ID, { kind: 'next', step: 'CALL' });
    asked.mockClear();
    const other = { ...pageOf('New').next, code: 'WELCOME', action: 'email' as const };
    await show(pageOf('New', { next: other }));
    expect(asked).not.toHaveBeenCalled();
    wireOf(getPage).emit(pageOf('New', { next: { ...other, code: 'CALL', action: 'form' } }));
    await settle();
    expect(asked.mock.calls).toEqual([[{ kind: 'form' }]]);
    stop();
  });

  it('is not taken by itself if it creates something, or later than the visit to the case', async () => {
    const asked = jest.fn(() => false);
    const stop = onWork(CASE_ID, asked);
    openWork(CASE_ID, { kind: 'next', step: 'INTEGRATION_MISSING' });
    const next = { ...pageOf('Rostering').next, code: 'INTEGRATION_MISSING', action: 'integration' as const };
    const element = await show(pageOf('Rostering', { next }));
    expect(createIntegrationCases).not.toHaveBeenCalled();
    openWork(CASE_ID, { kind: 'next', step: 'CALL' });
    element.remove();
    asked.mockClear();
    await show(pageOf('New', { next: { ...next, code: 'CALL', action: 'form' } }));
    expect(asked).not.toHaveBeenCalled();
    stop();
  });

  it('creates the missing integration case once, and shows the result', async () => {
    called(createIntegrationCases).mockResolvedValueOnce({ stage: 'Rostering', message: 'Created.' } as never);
    const toasts = heard<{ title: string }>('lightning__showtoast');
    const element = await show(pageOf('Rostering', stepOf('integration', 'Create Clever Case')));
    expect(props(button(element))).toMatchObject({ label: 'Create Clever Case', variant: 'brand' });
    button(element).click();
    button(element).click();
    await settle();
    expect(called(createIntegrationCases).mock.calls).toEqual([[{ caseId: CASE_ID }]]);
    expect(toasts[0]?.title).toBe('Created.');
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('says why the integration case could not be created', async () => {
    called(createIntegrationCases).mockRejectedValueOnce(refusal('NO_ACCESS', "You can't change this.") as never);
    const element = await show(pageOf('Rostering', stepOf('integration', 'Create Clever Case')));
    button(element).click();
    await settle();
    expect(textOf(element)).toContain("You can't change this.");
    expect(props(button(element)).disabled).toBe(false);
  });
});
