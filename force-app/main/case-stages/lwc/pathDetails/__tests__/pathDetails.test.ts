import PathDetails from 'c/pathDetails';
import type { OnboardingPage, Stage } from 'c/onboardingPageModel';
import { clearPage, find, has, props, render, settle, textOf } from 'test/rendering';
import { NEED, pageOf } from 'test/onboardingSamples';

const show = async (page: OnboardingPage, stageName: string | null = null): Promise<HTMLElement> => {
  const element = render('c-path-details', PathDetails, { page, stageName });
  await settle();
  return element;
};

const withStage = (page: OnboardingPage, name: string, rest: Partial<Stage>): OnboardingPage => ({
  ...page,
  stages: page.stages.map((stage) => (stage.name === name ? { ...stage, ...rest } : stage)),
});

it('says in words which needs are met and which are missing', async () => {
  const needs = [
    { ...NEED, met: true },
    { ...NEED, code: 'DATE', message: 'Enter the date.' },
  ];
  const element = await show(withStage(pageOf('New'), 'New', { needs }));
  const icons = [...find(element, '[data-id="needs"]').querySelectorAll('lightning-icon')].map(
    (icon) => props(icon).alternativeText,
  );
  expect(icons).toEqual(['Done', 'Missing']);
  await expect(element).toBeAccessible();
});

it('says when the case entered the stage', async () => {
  expect(textOf(await show(pageOf('New')))).toContain('Entered New Nov 3');
});

it('shows no needs of a complete stage', async () => {
  const page = withStage(pageOf('Rostering'), 'New', { needs: [NEED] });
  const element = await show(page, 'New');
  expect(textOf(element)).not.toContain(NEED.message);
  expect(has(element, '[data-id="needs"] ul')).toBe(false);
});

it('shows no needs for a status that is not a stage', async () => {
  expect(has(await show(pageOf('New', { stage: 'Escalated' })), '[data-id="needs"]')).toBe(false);
});

it('shows the override reason of the selected stage', async () => {
  const page = withStage(pageOf('Rostering'), 'New', { overrideReason: 'The district insisted.' });
  expect(textOf(await show(page, 'New'))).toContain('Completed by override: The district insisted.');
  clearPage();
  expect(textOf(await show(page))).not.toContain('Completed by override');
});

describe('whom the case waits for', () => {
  const { next } = pageOf('Rostering');

  it('names the school, the person with a number to call, and who the case waits for since when', async () => {
    const waiting = { ...next, waitsFor: 'Devon Whitaker', since: '2026-11-04T15:00:00.000Z' };
    const element = await show(pageOf('Rostering', { next: waiting }));
    const facts = textOf(find(element, '[data-id="facts"]'));
    expect(facts).toContain('Bluebonnet Elementary Rosa Delgado (512) 555-0107');
    expect(facts).toMatch(/Waiting for Devon Whitaker since.+Nov 4.+\(18 days\)/);
    expect(find<HTMLAnchorElement>(element, '[data-id="phone"]').href).toBe('tel:5125550107');
    await expect(element).toBeAccessible();
  });

  it.each([
    [{ waitsFor: 'Devon Whitaker', since: null }, 'Waiting for Devon Whitaker'],
    [{ waitsFor: null, since: '2026-11-22T15:00:00.000Z' }, 'Since today'],
  ])('says as much as is known: %j', async (known, said) => {
    const element = await show(pageOf('Rostering', { next: { ...next, ...known } }));
    expect(textOf(find(element, '[data-id="waits"]'))).toContain(said);
  });

  it('leaves out what the case does not have', async () => {
    const element = await show(pageOf('New', { accountName: null, contactName: null, contactPhone: null }));
    expect(textOf(find(element, '[data-id="facts"]'))).toBe('');
  });
});

describe('what is missing', () => {
  type Missing = Partial<Stage['needs'][0]>;
  const needing = (rest: Partial<OnboardingPage>, ...needs: Missing[]): OnboardingPage =>
    withStage(pageOf('Rostering', { canChange: true, ...rest }), 'Rostering', {
      needs: needs.map((need) => ({ ...NEED, ...need })),
    });
  const date: Missing = { code: 'DATE', field: 'Rostering_Complete_Date__c', message: 'the date' };
  const links = (element: HTMLElement): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-kind]') ?? []),
  ];

  it('asks for what resolves it', async () => {
    const element = await show(needing({ canEnterRosteringDate: true }, { code: 'FORM_SUBMITTED' }, date));
    const asked: unknown[] = [];
    element.addEventListener('resolve', (event) => asked.push((event as CustomEvent<string>).detail));
    links(element).forEach((link) => link.click());
    expect(asked).toEqual(['form', 'rostering']);
    await expect(element).toBeAccessible();
  });

  it('is a plain text if nothing on the page resolves it, if it is done, or for readers', async () => {
    expect(links(await show(needing({ canEnterRosteringDate: false }, date, { code: 'OTHER' })))).toEqual([]);
    clearPage();
    expect(links(await show(needing({ canEnterRosteringDate: true }, { ...date, met: true })))).toEqual([]);
    clearPage();
    expect(links(await show(needing({ canChange: false, canEnterRosteringDate: true }, date)))).toEqual([]);
  });
});
