import EmailPreview from 'c/emailPreview';
import { find, props, render, settle, textOf } from 'test/rendering';

const show = async (rest: object = {}): Promise<HTMLElement> => {
  const element = render('c-email-preview', EmailPreview, {
    subject: 'Welcome',
    body: '<p>Hello</p>',
    to: ['Maria <maria@school.example>', 'devon@school.example'],
    ...rest,
  });
  await settle();
  return element;
};

it('shows sender and recipients, and passes the body to the element that removes scripts', async () => {
  const element = await show({
    cc: ['casey@school.example'],
    fromName: 'Sam',
    sentAt: '2026-11-12T15:30:00.000Z',
    today: '2026-11-22',
    timeZone: 'America/Chicago',
  });
  expect(textOf(element)).toContain(
    'Welcome From Sam To Maria <maria@school.example>, devon@school.example Cc casey@school.example Nov 12',
  );
  expect(props(find(element, 'lightning-formatted-rich-text')).value).toContain('>Hello</p>');
  await expect(element).toBeAccessible();
});

it('changes between desktop and phone width', async () => {
  const element = await show();
  expect(find(element, 'article').className).toContain('frame_desktop');
  find(element, 'lightning-radio-group').dispatchEvent(new CustomEvent('change', { detail: { value: 'phone' } }));
  await settle();
  expect(find(element, 'article').className).toContain('frame_phone');
});

it('says that an email has no subject and no text', async () => {
  const element = await show({ subject: ' ', body: '<p><br></p>' });
  expect(textOf(element)).toContain('(no subject)');
  expect(textOf(element)).toContain('Nothing written yet.');
  await expect(element).toBeAccessible();
});
