import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { Reading } from 'c/rpReadingUtils';
import { called } from 'test/rendering';

it('refreshes the page’s data first, then the records, then the standard components', async () => {
  const order: string[] = [];
  called(refreshApex).mockImplementationOnce((async () => order.push('page')) as never);
  called(notifyRecordUpdateAvailable).mockImplementationOnce((async () => order.push('records')) as never);
  const element = document.createElement('div');
  element.addEventListener('lightning__refresh', () => order.push('components'));
  const wired = { data: { caseId: '500A' } };
  const reading = new Reading('OnboardingPage', () => undefined);
  reading.about('500A');
  reading.received(wired);
  await reading.showWrite(element, '500A', ['500B']);
  expect(order).toEqual(['page', 'records', 'components']);
  expect(refreshApex).toHaveBeenCalledWith(wired);
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '500A' }, { recordId: '500B' }]);
});
