import { refreshApex } from '@salesforce/apex';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import StageWork from 'c/stageWork';
import { onWork, openWork } from 'c/caseWorkModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { forgetCopy, keepCopy, placeOf } from 'c/rosteringDraftUtils';
import { EMPTY } from 'c/rosteringFormModel';
import { find, has, labelsOf, props, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, OTHER_ID, pageOf } from 'test/onboardingSamples';

const show = async (page: OnboardingPage): Promise<HTMLElement> => {
  const element = render('c-stage-work', StageWork, { recordId: CASE_ID });
  wireOf(getPage).emit(page);
  await settle();
  return element;
};

/** After the timer that the component sets. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the timer of the component
    setTimeout(resolve);
  });

it.each([
  ['New', ['Rostering form'], 'c-rostering-form'],
  ['Rostering', ['Rostering form', 'Rostering'], 'c-rostering-progress'],
  ['Monitoring', ['Rostering form', 'Rostering', 'Monitoring'], 'c-monitoring-panel'],
  ['Closed', ['Rostering form', 'Rostering', 'Monitoring', 'Summary'], 'c-closed-summary'],
])('in stage %s shows the tabs %j with the current one open', async (stage, labels, panel) => {
  const element = await show(pageOf(stage));
  expect(labelsOf(element, 'lightning-tab')).toEqual(labels);
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe(stage);
  expect(has(element, panel)).toBe(true);
});

it.each([
  ['Rostering', null, 'New'],
  ['Rostering', 'The case is closed.', 'Rostering'],
  ['Unknown', null, ''],
])(
  'with answers that are not saved, opens a case in %s with the reason %s against changes at %j',
  async (stage, formReason, tab) => {
    const place = placeOf(CASE_ID);
    if (tab !== '') {
      keepCopy(place, { ...EMPTY, values: { Notes__c: 'Call after ten.' } });
    }
    const element = await show({ ...pageOf('Rostering', { formReason }), stage });
    forgetCopy(place);
    expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe(tab);
  },
);

it('opens the next tab when the stage changes', async () => {
  const element = await show(pageOf('New'));
  wireOf(getPage).emit(pageOf('Rostering'));
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('Rostering');
});

it('keeps the form with refused answers open when the stage changes', async () => {
  const element = await show(pageOf('New'));
  find(element, 'c-rostering-form').dispatchEvent(new CustomEvent('hold', { detail: true }));
  wireOf(getPage).emit(pageOf('Rostering'));
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
});

it('stays on the open tab if the stage does not change', async () => {
  const element = await show(pageOf('Rostering'));
  const tab = find(element, 'lightning-tab');
  tab.dispatchEvent(new CustomEvent('active'));
  wireOf(getPage).emit(pageOf('Rostering', { canOverride: true }));
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
});

it('gives the brand button to its panels while the user works here', async () => {
  const element = await show(pageOf('New'));
  expect(props(find(element, 'c-rostering-form')).isSecondary).toBe(true);
  find(element, 'c-rostering-form').dispatchEvent(new CustomEvent('focusin', { bubbles: true }));
  await settle();
  expect(props(find(element, 'c-rostering-form')).isSecondary).toBe(false);
});

it('opens the tab of the next step, and moves the focus there', async () => {
  const element = await show(pageOf('Rostering'));
  openWork(CASE_ID, { kind: 'form' });
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'article'));
  openWork(CASE_ID, { kind: 'monitoring' });
  openWork(CASE_ID, { kind: 'email' });
  openWork(OTHER_ID, { kind: 'rostering' });
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
  await expect(element).toBeAccessible();
});

it.each([
  ['form', 'New', 'c-rostering-form'],
  ['rostering', 'Rostering', 'c-rostering-progress'],
  ['monitoring', 'Monitoring', 'c-monitoring-panel'],
] as ['form' | 'rostering' | 'monitoring', string, string][])(
  'for the work %j opens the tab %s, whose panel then moves the focus to its first field',
  async (kind, tab, name) => {
    const element = await show(pageOf('Monitoring'));
    openWork(CASE_ID, { kind });
    await settle();
    expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe(tab);
    const panel = find(element, name) as HTMLElement & { start(): void };
    panel.start = jest.fn();
    await nextTask();
    expect(panel.start).toHaveBeenCalledTimes(1);
  },
);

it('opens Monitoring for the handoff call, and leaves the call to the panel', async () => {
  const element = await show(pageOf('Monitoring'));
  const asked: string[] = [];
  openWork(CASE_ID, { kind: 'handoff' });
  const stop = onWork(CASE_ID, ({ kind }) => asked.push(kind) > 0);
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('Monitoring');
  expect(asked).toEqual(['handoff']);
  stop();
});

it('opens no tab after it has left the page, or for the earlier case', async () => {
  const element = (await show(pageOf('New'))) as HTMLElement & { recordId: string };
  element.recordId = OTHER_ID;
  wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID }));
  await settle();
  openWork(CASE_ID, { kind: 'rostering' });
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
  document.body.replaceChildren();
  openWork(OTHER_ID, { kind: 'form' });
});

it('opens a tab that was asked for before the page was read', async () => {
  openWork(OTHER_ID, { kind: 'form' });
  const element = render('c-stage-work', StageWork, { recordId: OTHER_ID });
  await settle();
  wireOf(getPage).emit(pageOf('Rostering', { caseId: OTHER_ID }));
  await settle();
  expect(props(find(element, 'lightning-tabset')).activeTabValue).toBe('New');
  expect(element.shadowRoot?.activeElement).toBe(find(element, 'article'));
});

it('shows a stencil while it loads, and can try again if that fails', async () => {
  const element = render('c-stage-work', StageWork, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  await expect(element).toBeAccessible();
  wireOf(getPage).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
  find(element, 'c-rp-error-panel').dispatchEvent(new CustomEvent('retry'));
  expect(refreshApex).toHaveBeenCalledTimes(1);
});
