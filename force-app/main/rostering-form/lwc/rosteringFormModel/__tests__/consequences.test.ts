import { consequencesOf } from 'c/rosteringFormModel';
import { integration, pageOf } from 'test/onboardingSamples';

const CLEVER = { Student_Upload_Method__c: 'Clever' };
const CLASSLINK = { Student_Upload_Method__c: 'ClassLink' };
const MANUAL = { Student_Upload_Method__c: 'Manual' };

it('a first submission starts the rostering and creates a case', () => {
  expect(consequencesOf(CLEVER, pageOf('New'))).toEqual([{ code: 'kickoff' }, { code: 'create', provider: 'Clever' }]);
});

it('two methods create two cases', () => {
  const values = { ...CLEVER, Teachers_Differ__c: true, Teacher_Upload_Method__c: 'ClassLink' };
  expect(consequencesOf(values, pageOf('Rostering')).map((found) => 'provider' in found && found.provider)).toEqual([
    'Clever',
    'ClassLink',
  ]);
});

it('manual rostering creates none', () => {
  expect(consequencesOf(MANUAL, pageOf('New'))).toEqual([{ code: 'kickoff' }, { code: 'manual' }]);
});

it('one manual side beside an integration is told too', () => {
  const values = { ...CLEVER, Teachers_Differ__c: true, Teacher_Upload_Method__c: 'Manual' };
  expect(consequencesOf(values, pageOf('Rostering'))).toEqual([
    { code: 'create', provider: 'Clever' },
    { code: 'manual' },
  ]);
});

it('the kickoff is set once', () => {
  expect(consequencesOf(CLEVER, pageOf('Rostering'))).not.toContainEqual({ code: 'kickoff' });
});

it('a case that exists stays, whether open or complete', () => {
  const kept = [{ code: 'keep', provider: 'Clever', caseNumber: '00001043' }];
  expect(consequencesOf(CLEVER, pageOf('Rostering', { integrations: [integration()] }))).toEqual(kept);
  const complete = integration({ isClosed: true, outcome: 'Complete' });
  expect(consequencesOf(CLEVER, pageOf('Rostering', { integrations: [complete] }))).toEqual(kept);
});

it('going over to another provider cancels the open case', () => {
  expect(consequencesOf(CLASSLINK, pageOf('Rostering', { integrations: [integration()] }))).toEqual([
    { code: 'create', provider: 'ClassLink' },
    { code: 'cancel', provider: 'Clever', caseNumber: '00001043' },
  ]);
});

it('returning to a provider opens its cancelled case again', () => {
  const cancelled = integration({ isClosed: true, outcome: 'Cancelled' });
  expect(consequencesOf(CLEVER, pageOf('Rostering', { integrations: [cancelled] }))).toEqual([
    { code: 'reopen', provider: 'Clever', caseNumber: '00001043' },
  ]);
});

it('a closed case of a provider no longer chosen is left alone', () => {
  const cancelled = integration({ isClosed: true, outcome: 'Cancelled' });
  expect(consequencesOf(MANUAL, pageOf('Rostering', { integrations: [cancelled] }))).toEqual([{ code: 'manual' }]);
});
