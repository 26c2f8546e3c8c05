import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import { openWork, watchWork } from 'c/caseWorkModel';
import IntegrationSpecialist from 'c/integrationSpecialist';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { CASE_ID, checklistOf, OTHER_ID, panelOf } from 'test/onboardingSamples';
import { clearPage, find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

type Card = HTMLElement & { recordId: string };

const ID = '500000000000002AAA';

const show = async (rest: Partial<IntegrationPanel> = {}): Promise<Card> => {
  const element = render('c-integration-specialist', IntegrationSpecialist, { recordId: ID });
  await settle();
  wireOf(getPanel).emit(panelOf('Waiting on District', rest));
  await settle();
  return element as unknown as Card;
};

it('names the specialist, and lets the agent ask about the step that waits for the district', async () => {
  const element = await show();
  expect(textOf(find(element, '[data-id="talks"]'))).toContain('Avery Collins talks to the school.');
  await expect(element).toBeAccessible();
  find(element, '[data-id="email"]').click();
  await settle();
  expect(props(find(element, 'c-specialist-email'))).toMatchObject({
    recordId: CASE_ID,
    ownerName: 'Avery Collins',
    schoolName: 'Bluebonnet Elementary',
    suggestion:
      'Clever integration case 00001043 is waiting for the district: Clear the holds. Look for syncs on hold.',
  });
  await expect(element).toBeAccessible();
  find(element, 'c-specialist-email').dispatchEvent(new CustomEvent('close'));
  await settle();
  expect(has(element, 'c-specialist-email')).toBe(false);
  find(element, '[data-id="email"]').click();
  element.recordId = OTHER_ID;
  await settle();
  expect(has(element, 'lightning-card')).toBe(false);
});

it('suggests nothing while the district does not have to act', async () => {
  const element = await show({ checklist: checklistOf({ waitsFor: 'Us' }) });
  find(element, '[data-id="email"]').click();
  await settle();
  expect(props(find(element, 'c-specialist-email')).suggestion).toBe('');
});

it('opens when the checklist asks for it', async () => {
  const element = await show();
  const offered: string[][] = [];
  watchWork(ID, (kinds) => offered.push([...kinds]));
  expect(offered.at(-1)).toEqual(['specialist']);
  openWork(ID, { kind: 'specialist' });
  await settle();
  expect(has(element, 'c-specialist-email')).toBe(true);
  clearPage();
  expect(offered.at(-1)).toEqual([]);
});

it('shows nothing to readers, without a specialist, and when one of the cases is closed', async () => {
  expect(has(await show({ canEdit: false }), 'lightning-card')).toBe(false);
  expect(has(await show({ specialistName: null }), 'lightning-card')).toBe(false);
  expect(has(await show({ isClosed: true }), 'lightning-card')).toBe(false);
  expect(has(await show({ onboardingStage: 'Closed' }), 'lightning-card')).toBe(false);
});
