import { refreshApex } from '@salesforce/apex';
import endPause from '@salesforce/apex/IntegrationCaseController.endPause';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import setPause from '@salesforce/apex/IntegrationCaseController.setPause';
import setStepDone from '@salesforce/apex/IntegrationCaseController.setStepDone';
import setWaiting from '@salesforce/apex/IntegrationCaseController.setWaiting';
import USER_ID from '@salesforce/user/Id';
import { getRecord } from 'lightning/uiRecordApi';
import { onWork } from 'c/caseWorkModel';
import { keepEvidence, readKeptEvidence } from 'c/integrationCaseModel';
import SetupChecklist from 'c/setupChecklist';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { called, find, has, heard, props, recordOf, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { checklistOf, OTHER_ID, panelOf } from 'test/onboardingSamples';

const ID = '500000000000002AAA';

const show = async (panel: IntegrationPanel = panelOf('Working')): Promise<HTMLElement> => {
  const element = render('c-setup-checklist', SetupChecklist, { recordId: ID });
  wireOf(getPanel).emit(panel);
  await settle();
  return element;
};

const send = async (element: Element, name: string, detail: unknown): Promise<void> => {
  element.dispatchEvent(new CustomEvent(name, { detail }));
  await settle(8);
};

const stepOf = (element: HTMLElement, name: string): HTMLElement => find(element, `[data-step="${name}"]`);

beforeEach(() => localStorage.clear());

it('says where the case stands, and opens the current step', async () => {
  const element = await show();
  expect(props(find(element, 'lightning-card')).title).toBe('Setup checklist (1 of 3 done)');
  expect(textOf(find(element, '[data-id="line"]'))).toContain('The district must act, since Nov 20.');
  expect(props(stepOf(element, 'Clever_5')).isOpen).toBe(false);
  expect(props(stepOf(element, 'Clever_6')).isOpen).toBe(true);
  await expect(element).toBeAccessible();
});

it('opens and closes steps', async () => {
  const element = await show();
  await send(stepOf(element, 'Clever_5'), 'toggle', 'Clever_5');
  await send(stepOf(element, 'Clever_6'), 'toggle', 'Clever_6');
  expect(props(stepOf(element, 'Clever_5')).isOpen).toBe(true);
  expect(props(stepOf(element, 'Clever_6')).isOpen).toBe(false);
});

it('saves a step with its evidence, and forgets what was kept on this computer', async () => {
  called(setStepDone).mockResolvedValueOnce({ message: 'Done: Clear the holds.' } as never);
  keepEvidence(USER_ID, ID, 'Clever_6', 'No holds');
  const toasts = heard<{ title: string }>('lightning__showtoast');
  const element = await show();
  await send(stepOf(element, 'Clever_6'), 'done', { step: 'Clever_6', isDone: true, evidence: 'No holds' });
  expect(setStepDone).toHaveBeenCalledWith({ caseId: ID, step: 'Clever_6', isDone: true, evidence: 'No holds' });
  expect(toasts[0]?.title).toBe('Done: Clear the holds.');
  expect(readKeptEvidence(USER_ID, ID, 'Clever_6')).toBeNull();
  expect(props(stepOf(element, 'Clever_6')).isOpen).toBe(false);
});

it('keeps what was typed if the save fails, and says why', async () => {
  called(setStepDone).mockRejectedValueOnce(refusal('SETUP_CLOSED', 'The case is closed.') as never);
  keepEvidence(USER_ID, ID, 'Clever_6', 'No holds');
  const element = await show();
  const focus = jest.spyOn(find(element, '[data-id="failure"]'), 'focus');
  await send(stepOf(element, 'Clever_6'), 'done', { step: 'Clever_6', isDone: true, evidence: 'No holds' });
  expect(textOf(find(element, '[data-id="failure"]'))).toContain('The case is closed.');
  expect(focus).toHaveBeenCalledTimes(1);
  expect(readKeptEvidence(USER_ID, ID, 'Clever_6')).toBe('No holds');
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('changes who must act', async () => {
  called(setWaiting).mockResolvedValueOnce({ message: 'The step is waiting for Clever.' } as never);
  const element = await show();
  find(element, '[data-id="waiting"]').click();
  await settle();
  expect(has(element, '[data-id="waiting"]')).toBe(false);
  await expect(element).toBeAccessible();
  const waiting = { waitsFor: 'Provider', since: '2026-11-21', reason: 'Pending' };
  await send(find(element, 'c-setup-waiting'), 'save', waiting);
  expect(setWaiting).toHaveBeenCalledWith({ caseId: ID, ...waiting });
  expect(has(element, 'c-setup-waiting')).toBe(false);
});

it('changes who must act from the state that the provider shows', async () => {
  called(setWaiting).mockResolvedValueOnce({ message: 'The step is waiting for the support team.' } as never);
  const element = await show();
  const waiting = { waitsFor: 'Us', since: null, reason: 'Requires Review' };
  await send(stepOf(element, 'Clever_6'), 'wait', waiting);
  expect(setWaiting).toHaveBeenCalledWith({ caseId: ID, ...waiting });
});

it('pauses the clock, and keeps the days if that fails', async () => {
  const element = await show();
  find(element, '[data-id="pause"]').click();
  await settle();
  await expect(element).toBeAccessible();
  const pause = { firstDay: '2026-12-21', lastDay: null };
  called(setPause).mockRejectedValueOnce(refusal('SETUP_PAUSE_FAR', 'Enter a first day.') as never);
  await send(find(element, 'c-setup-pause'), 'save', pause);
  expect(has(element, 'c-setup-pause')).toBe(true);
  called(setPause).mockResolvedValueOnce({ message: 'The pause was saved.' } as never);
  await send(find(element, 'c-setup-pause'), 'save', pause);
  expect(setPause).toHaveBeenLastCalledWith({ caseId: ID, ...pause });
  expect(has(element, 'c-setup-pause')).toBe(false);
});

it('ends a pause, and says when one is planned', async () => {
  called(endPause).mockResolvedValueOnce({ message: 'The clock runs again.' } as never);
  const checklist = checklistOf({ hasPause: true, pausedFrom: '2026-12-21', waitingReason: 'On Hold' });
  const element = await show(panelOf('Working', { checklist }));
  expect(textOf(find(element, '[data-id="planned"]'))).toBe('A pause is planned from December 21, 2026.');
  expect(textOf(find(element, '[data-id="reason"]'))).toBe('Reason: On Hold');
  expect(has(element, '[data-id="pause"]')).toBe(false);
  find(element, '[data-id="end"]').click();
  await settle(8);
  expect(endPause).toHaveBeenCalledWith({ caseId: ID });
});

it.each([
  ['waiting', 'c-setup-waiting'],
  ['pause', 'c-setup-pause'],
])('closes the form of %s without a change', async (press, form) => {
  const element = await show();
  find(element, `[data-id="${press}"]`).click();
  await settle();
  await send(find(element, form), 'cancel', null);
  expect(has(element, form)).toBe(false);
  expect(has(element, `[data-id="${press}"]`)).toBe(true);
});

it('shows readers and closed cases only the steps', async () => {
  const checklist = checklistOf({ canEdit: false, line: null });
  const element = await show(panelOf('Closed', { checklist }));
  expect(has(element, 'lightning-button')).toBe(false);
  expect(has(element, '[data-id="line"]')).toBe(false);
  expect(props(stepOf(element, 'Clever_6')).canEdit).toBe(false);
  await expect(element).toBeAccessible();
});

it('says when the provider has no checklist', async () => {
  const element = await show(panelOf('New', { checklist: checklistOf({ steps: [], doneCount: 0, line: null }) }));
  expect(props(find(element, 'lightning-card')).title).toBe('Setup checklist');
  expect(textOf(find(element, '[data-id="empty"]'))).toContain('There is no checklist for Clever.');
  await expect(element).toBeAccessible();
});

it('shows a stencil while it loads, and can try again after an error', async () => {
  const element = render('c-setup-checklist', SetupChecklist, { recordId: ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getPanel).error({ message: 'Not now' });
  await settle();
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it('reads again when the status was changed elsewhere, and forgets the earlier case', async () => {
  const element = (await show()) as HTMLElement & { recordId: string };
  wireOf(getRecord).emit(recordOf(ID, { Status: 'Waiting on District' }));
  await settle();
  expect(refreshApex).toHaveBeenCalledTimes(1);
  find(element, '[data-id="pause"]').click();
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'c-setup-pause')).toBe(false);
  expect(has(element, 'c-rp-stencil')).toBe(true);
});

it('names the specialist who asks the district, and opens the message', async () => {
  const element = await show();
  expect(textOf(find(element, '[data-id="who-asks"]'))).toBe(
    'Avery Collins talks to the school. If you need something from the district, ask Avery Collins.',
  );
  expect(has(element, '[data-id="ask"]')).toBe(false);
  const asked: string[] = [];
  const stop = onWork(ID, ({ kind }) => asked.push(kind) > 0, ['specialist']);
  await settle();
  await expect(element).toBeAccessible();
  find(element, '[data-id="ask"]').click();
  expect(asked).toEqual(['specialist']);
  stop();
  await settle();
  expect(has(element, '[data-id="ask"]')).toBe(false);
});

it('says that nobody can ask the district while the onboarding has no specialist', async () => {
  const element = await show(panelOf('Waiting on District', { specialistName: null }));
  expect(textOf(find(element, '[data-id="who-asks"]'))).toContain('Nobody is assigned to onboarding case 00001042 yet');
});

it('says nothing about the specialist while the district does not have to act', async () => {
  const element = await show(panelOf('Working', { checklist: checklistOf({ waitsFor: 'Us' }) }));
  expect(has(element, '[data-id="who-asks"]')).toBe(false);
});
