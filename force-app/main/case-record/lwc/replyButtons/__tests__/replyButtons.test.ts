import { onWork } from 'c/caseWorkModel';
import type { WorkRequest } from 'c/caseWorkModel';
import ReplyButtons from 'c/replyButtons';
import { CASE_ID } from 'test/onboardingSamples';
import { find, has, props, render, settle } from 'test/rendering';

const show = async (hasOthers: boolean): Promise<HTMLElement> => {
  const given = { caseId: CASE_ID, emailId: '02s1', sender: 'Devon Hill', subject: 'Welcome', hasOthers };
  const element = render('c-reply-buttons', ReplyButtons, given);
  await settle();
  return element;
};

it('opens the answer to the sender or to all, and says of which email', async () => {
  const asked: WorkRequest[] = [];
  const stop = onWork(CASE_ID, (request) => asked.push(request) > 0);
  const element = await show(true);
  expect(props(find(element, '[data-id="reply"]')).title).toBe('Reply to Devon Hill: Welcome');
  expect(props(find(element, '[data-id="reply-all"]')).title).toBe('Reply All to Devon Hill: Welcome');
  find(element, '[data-id="reply"]').click();
  find(element, '[data-id="reply-all"]').click();
  expect(asked).toEqual([
    { kind: 'reply', emailId: '02s1', all: false },
    { kind: 'reply', emailId: '02s1', all: true },
  ]);
  await expect(element).toBeAccessible();
  stop();
});

it('offers no Reply All if only the sender would get it', async () => {
  const element = await show(false);
  expect(has(element, '[data-id="reply-all"]')).toBe(false);
  await expect(element).toBeAccessible();
});
