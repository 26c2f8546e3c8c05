import AccountHint from 'c/accountHint';
import { find, has, props, render, settle, textOf } from 'test/rendering';

const show = async (given: object): Promise<HTMLElement> => {
  const element = render('c-account-hint', AccountHint, { text: 'Nobody yet.', ...given });
  await settle();
  return element;
};

it('says what is missing, with the way to the account', async () => {
  const element = await show({ accountId: '001000000000001AAA', accountName: 'Bluebonnet Elementary' });
  expect(textOf(element)).toContain('Nobody yet.');
  expect(props(find(element, '[data-id="account"]'))).toMatchObject({
    recordId: '001000000000001AAA',
    objectApiName: 'Account',
    label: 'Open Bluebonnet Elementary',
    isButton: true,
  });
  await expect(element).toBeAccessible();
});

it('leads nowhere where the case has no account', async () => {
  const element = await show({});
  expect(textOf(element)).toContain('Nobody yet.');
  expect(has(element, '[data-id="account"]')).toBe(false);
});
