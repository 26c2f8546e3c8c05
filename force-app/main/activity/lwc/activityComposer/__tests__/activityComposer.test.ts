import ActivityComposer from 'c/activityComposer';
import { CASE_ID } from 'test/onboardingSamples';
import { props, render, settle } from 'test/rendering';

it('has a tab for each kind, of the same case', async () => {
  const element = render('c-activity-composer', ActivityComposer, { recordId: CASE_ID });
  await settle();
  const tabs = [...(element.shadowRoot?.querySelectorAll('lightning-tab') ?? [])].map((tab) => props(tab).label);
  expect(tabs).toEqual(['Note', 'Log a Call', 'Post', 'Task']);
  const entries = [...(element.shadowRoot?.querySelectorAll('c-activity-entry') ?? [])].map(props);
  expect(entries.map(({ kind, recordId }) => [kind, recordId])).toEqual(
    ['note', 'call', 'post', 'task'].map((kind) => [kind, CASE_ID]),
  );
  await expect(element).toBeAccessible();
});
