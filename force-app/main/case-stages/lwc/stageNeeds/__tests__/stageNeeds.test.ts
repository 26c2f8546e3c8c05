import StageNeeds from 'c/stageNeeds';
import { has, props, render, settle, textOf } from 'test/rendering';
import { NEED, pageOf, TODAY } from 'test/onboardingSamples';

const show = async (stage: unknown): Promise<HTMLElement> => {
  const element = render('c-stage-needs', StageNeeds, { stage, today: TODAY, timeZone: 'America/Chicago' });
  await settle();
  return element;
};

it('says in words which needs are met and which are missing', async () => {
  const needs = [
    { ...NEED, met: true },
    { ...NEED, code: 'DATE', message: 'Enter the date.' },
  ];
  const element = await show({ ...pageOf('New').stages[0], needs });
  const icons = [...(element.shadowRoot?.querySelectorAll('lightning-icon') ?? [])].map(
    (icon) => props(icon).alternativeText,
  );
  expect(icons).toEqual(['Done', 'Missing']);
  await expect(element).toBeAccessible();
});

it('says when the case entered the stage', async () => {
  expect(textOf(await show(pageOf('New').stages[0]))).toContain('Entered New Nov 3');
});

it('shows no needs of a complete stage', async () => {
  expect(textOf(await show({ ...pageOf('Rostering').stages[0], needs: [NEED] }))).not.toContain(NEED.message);
});

it('shows nothing without a stage', async () => {
  const element = await show(undefined);
  expect(textOf(element)).toBe('');
  expect(has(element, 'ul')).toBe(false);
});
