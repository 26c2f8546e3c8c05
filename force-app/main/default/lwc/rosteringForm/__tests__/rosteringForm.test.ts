import RosteringForm from 'c/rosteringForm';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import { CASE_ID, pageOf } from '../../onboardingPage/__tests__/samples.ts';
import { clearPage, render, settle, textOf } from '../../onboardingPage/__tests__/rendering.ts';

jest.mock(
  '@salesforce/apex/OnboardingCaseController.getPage',
  () => {
    const { createApexTestWireAdapter } = jest.requireActual('@salesforce/sfdx-lwc-jest') as never;
    return { default: (createApexTestWireAdapter as (f: unknown) => unknown)(jest.fn()) };
  },
  { virtual: true },
);

afterEach(clearPage);

it('opens a new form at its first step', async () => {
  const element = render('c-rostering-form', RosteringForm, { recordId: CASE_ID });
  (getPage as any).emit(pageOf('New'));
  await settle();
  expect(textOf(element)).toContain('Step 1 of 3: Upload method');
  await expect(element).toBeAccessible();
});
