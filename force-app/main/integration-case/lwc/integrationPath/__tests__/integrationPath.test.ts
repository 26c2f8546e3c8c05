import { refreshApex } from '@salesforce/apex';
import acceptCase from '@salesforce/apex/IntegrationCaseController.accept';
import compareCounts from '@salesforce/apex/IntegrationCaseController.compareCounts';
import completeCase from '@salesforce/apex/IntegrationCaseController.complete';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import setStatus from '@salesforce/apex/IntegrationCaseController.setStatus';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import IntegrationPath from 'c/integrationPath';
import type { IntegrationPanel } from 'c/integrationCaseModel';
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
import { CASE_ID, OTHER_ID, panelOf } from 'test/onboardingSamples';

const ID = '500000000000002AAA';

const show = async (panel: IntegrationPanel): Promise<HTMLElement> => {
  const element = render('c-integration-path', IntegrationPath, { recordId: ID });
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

const move = async (element: HTMLElement): Promise<void> => {
  find(element, '[data-id="move"]').click();
  await settle();
};

const pick = async (element: HTMLElement, status: string): Promise<void> => {
  find(element, 'c-stage-path', `[data-name="${status}"]`).click();
  await settle();
};

const answers = (status: string): void => {
  called(setStatus).mockResolvedValueOnce({
    status,
    message: `Status: ${status}.`,
    onboardingCaseId: CASE_ID,
  } as never);
};

it('names the next status and sets it', async () => {
  answers('Working');
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show(panelOf('New'));
  expect(textOf(element)).toContain('The next status is Working.');
  expect(props(find(element, '[data-id="move"]'))).toMatchObject({
    label: 'Mark Status as Complete',
    variant: 'brand',
  });
  await expect(element).toBeAccessible();
  await move(element);
  expect(setStatus).toHaveBeenCalledWith({
    caseId: ID,
    fromStatus: 'New',
    toStatus: 'Working',
    outcome: null,
    outcomeReason: null,
  });
  expect(toasts[0]?.title).toBe('Status: Working.');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ID }, { recordId: CASE_ID }]);
});

it('links to the onboarding case that moved on automatically', async () => {
  called(setStatus).mockResolvedValueOnce({
    status: 'Closed',
    message: 'Status: Closed.',
    onboardingCaseId: CASE_ID,
    onboardingStage: 'Monitoring',
    rosteringCompleteDate: '2026-11-22',
  } as never);
  const toasts = heard<{ title: string; message: string; messageData: { label: string }[] }>('lightning__showtoast');
  const element = await show(panelOf('Working'));
  await pick(element, 'Closed');
  await move(element);
  find(element, 'c-close-outcome').dispatchEvent(
    new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts: null } }),
  );
  await settle();
  expect(toasts[0]).toMatchObject({
    title: 'Status: Closed.',
    message: 'Onboarding case {0} is now in Monitoring.',
    messageData: [{ label: panelOf('Working').onboardingCaseNumber }],
  });
});

it('sets another status that the user picks', async () => {
  answers('New');
  const element = await show(panelOf('Waiting on District'));
  await pick(element, 'Working');
  expect(props(find(element, '[data-id="move"]')).label).toBe('Mark as Current Status');
  await move(element);
  expect(setStatus).toHaveBeenCalledWith(
    expect.objectContaining({ fromStatus: 'Waiting on District', toStatus: 'Working' }),
  );
});

it('asks for the outcome before closing', async () => {
  answers('Closed');
  const element = await show(panelOf('Waiting on District'));
  expect(textOf(element)).toContain('onboarding case 00001042 moves on automatically');
  await move(element);
  expect(setStatus).not.toHaveBeenCalled();
  expect(has(element, '[data-id="move"]')).toBe(false);
  await expect(element).toBeAccessible();
  find(element, 'c-close-outcome').dispatchEvent(
    new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts: null } }),
  );
  await settle();
  expect(setStatus).toHaveBeenCalledWith(
    expect.objectContaining({ toStatus: 'Closed', outcome: 'Complete', outcomeReason: null }),
  );
  expect(has(element, 'c-close-outcome')).toBe(false);
});

it('asks for the outcome of each status that Apex says needs one', async () => {
  const { stages, ...panel } = panelOf('New');
  const element = await show({
    ...panel,
    stages: stages.map((stage) => ({ ...stage, needsOutcome: stage.name === 'Working' })),
  });
  await move(element);
  find(element, 'c-close-outcome').dispatchEvent(
    new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts: null } }),
  );
  await settle();
  expect(setStatus).toHaveBeenCalledWith(expect.objectContaining({ toStatus: 'Working', outcome: 'Complete' }));
});

it('can cancel closing', async () => {
  const element = await show(panelOf('Waiting on District'));
  await move(element);
  find(element, 'c-close-outcome').dispatchEvent(new CustomEvent('cancel'));
  await settle();
  expect(has(element, 'c-close-outcome')).toBe(false);
});

it('sends one request for a double click', async () => {
  called(setStatus).mockReturnValueOnce(new Promise(() => undefined) as never);
  const element = await show(panelOf('New'));
  find(element, '[data-id="move"]').click();
  await move(element);
  expect(setStatus).toHaveBeenCalledTimes(1);
});

it('shows an error and reads the case again', async () => {
  called(setStatus).mockRejectedValueOnce(refusal('STAGE_CHANGED', 'Somebody else has changed the status.') as never);
  const element = await show(panelOf('New'));
  await move(element);
  expect(textOf(element)).toContain('Somebody else has changed the status.');
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('shows the outcome of a closed case', async () => {
  const closed = { outcome: 'Cancelled', outcomeReason: 'Method changed' };
  const element = await show(panelOf('Closed', closed));
  expect(textOf(element)).toContain('Closed: Cancelled. Method changed');
  expect(has(element, '[data-id="move"]')).toBe(false);
  clearPage();
  expect(textOf(await show(panelOf('Closed', { outcome: 'Complete' })))).toContain('Closed: Complete.');
});

it('shows a user who cannot edit the case only its status', async () => {
  const element = await show(panelOf('New', { canEdit: false }));
  expect(has(element, '[data-id="move"]')).toBe(false);
  expect(textOf(element)).toContain("You can view this case, but you can't change its status.");
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = render('c-integration-path', IntegrationPath, { recordId: ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('shows only the success if the refresh after it fails', async () => {
  answers('Working');
  const toasts = heard<{ variant: string }>('lightning__showtoast');
  const refreshes = heard('lightning__refresh');
  const element = await show(panelOf('New'));
  refreshFails();
  await move(element);
  await settle(12);
  expect(toasts.map(({ variant }) => variant)).toEqual(['success']);
  expect(has(find(element, 'c-rp-error-panel'), 'c-rp-notice')).toBe(false);
  expect(refreshes).toHaveLength(1);
  expect(textOf(element)).toContain('This information may be out of date.');
  expect(props(find(element, '[data-id="move"]')).disabled).toBe(false);
  await expect(element).toBeAccessible();
});

it('reads the case again only when its status was changed elsewhere', async () => {
  await show(panelOf('New'));
  called(refreshApex).mockClear();
  wireOf(getRecord).emit(recordOf(ID, { Status: 'New', ParentId: CASE_ID }));
  await settle();
  expect(refreshApex).not.toHaveBeenCalled();
  wireOf(getRecord).emit(recordOf(ID, { Status: 'Working', ParentId: CASE_ID }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('forgets the outcome form, and ignores the answer about the previous case, when the page shows another case', async () => {
  let finish: (outcome: unknown) => void = () => undefined;
  called(setStatus).mockImplementationOnce((() => new Promise((resolve) => (finish = resolve))) as never);
  const element = (await show(panelOf('Waiting on District'))) as HTMLElement & { recordId: string };
  await move(element);
  find(element, 'c-close-outcome').dispatchEvent(
    new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts: null } }),
  );
  await settle();
  element.recordId = OTHER_ID;
  wireOf(getPanel).emit(panelOf('Waiting on District', { caseId: OTHER_ID }));
  await settle();
  expect(has(element, 'c-close-outcome')).toBe(false);
  await move(element);
  finish({ status: 'Closed', message: 'Status: Closed.', onboardingCaseId: CASE_ID });
  await settle(12);
  expect(has(element, 'c-close-outcome')).toBe(true);
  expect(setStatus).toHaveBeenCalledTimes(1);
  expect(setStatus).toHaveBeenCalledWith(expect.objectContaining({ caseId: ID, outcome: 'Complete' }));
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ID }, { recordId: CASE_ID }]);
});

it('accepts a case of the queue, with the only brand button', async () => {
  called(acceptCase).mockResolvedValueOnce({ message: 'You own case 00001043 now.' } as never);
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show(panelOf('New', { canAccept: true, ownerName: 'Integration Support' }));
  expect(textOf(find(element, '[data-id="guidance"]'))).toBe(
    'This case is in the queue Integration Support. To become its owner, accept it.',
  );
  expect(props(find(element, '[data-id="accept"]')).variant).toBe('brand');
  expect(props(find(element, '[data-id="move"]')).variant).toBe('neutral');
  await expect(element).toBeAccessible();
  find(element, '[data-id="accept"]').click();
  await settle(8);
  expect(acceptCase).toHaveBeenCalledWith({ caseId: ID });
  expect(toasts[0]?.title).toBe('You own case 00001043 now.');
  expect(refreshApex).toHaveBeenCalled();
});

it('tells the second agent who accepted the case, and reads it again', async () => {
  called(acceptCase).mockRejectedValueOnce(refusal('ACCEPT_TAKEN', 'Sasha Lindgren has already accepted it.') as never);
  const element = await show(panelOf('New', { canAccept: true }));
  find(element, '[data-id="accept"]').click();
  await settle(8);
  expect(textOf(element)).toContain('Sasha Lindgren has already accepted it.');
  expect(refreshApex).toHaveBeenCalledTimes(1);
});

it('sends the counts of a complete integration, and compares them', async () => {
  called(completeCase).mockResolvedValueOnce({ status: 'Closed', message: 'Closed.' } as never);
  called(compareCounts).mockResolvedValueOnce(['4 schools, as on the rostering form.'] as never);
  const counts = { schools: '4', sections: '62', users: '1214', proof: 'Ana Ruiz' };
  const element = await show(panelOf('Waiting on District'));
  await move(element);
  find(element, 'c-close-outcome').dispatchEvent(new CustomEvent('compare', { detail: counts }));
  await settle();
  expect(compareCounts).toHaveBeenCalledWith({ caseId: ID, counts });
  expect(props(find(element, 'c-close-outcome')).comparison).toEqual(['4 schools, as on the rostering form.']);
  called(compareCounts).mockRejectedValueOnce(new Error('Not now') as never);
  find(element, 'c-close-outcome').dispatchEvent(new CustomEvent('compare', { detail: counts }));
  await settle();
  expect(props(find(element, 'c-close-outcome')).comparison).toEqual([]);
  find(element, 'c-close-outcome').dispatchEvent(
    new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts, confirmedSteps: ['Clever_6'] } }),
  );
  await settle();
  expect(completeCase).toHaveBeenCalledWith({
    caseId: ID,
    fromStatus: 'Waiting on District',
    counts,
    confirmedSteps: ['Clever_6'],
  });
  expect(setStatus).not.toHaveBeenCalled();
});

it('leaves the error of a count to the form', async () => {
  called(setStatus).mockRejectedValueOnce(
    refusal('COUNTS_INVALID', 'The case was not closed.', { users: 'Enter a whole number.' }) as never,
  );
  const element = await show(panelOf('Waiting on District'));
  await move(element);
  const form = find(element, 'c-close-outcome');
  form.dispatchEvent(new CustomEvent('confirm', { detail: { outcome: 'Complete', reason: null, counts: null } }));
  await settle(8);
  expect(has(element, 'section > c-rp-error-panel c-rp-notice')).toBe(false);
  expect(props(find(element, 'c-close-outcome')).failure).toBeTruthy();
});
