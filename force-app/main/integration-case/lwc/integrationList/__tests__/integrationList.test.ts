import IntegrationList from 'c/integrationList';
import type { IntegrationCase } from 'c/integrationCaseModel';
import { find, labelsOf, props, render, settle, textOf } from 'test/rendering';
import { integration, TODAY } from 'test/onboardingSamples';

const show = async (...integrations: IntegrationCase[]): Promise<HTMLElement> => {
  const element = render('c-integration-list', IntegrationList, {
    integrations,
    today: TODAY,
    timeZone: 'America/Chicago',
  });
  await settle();
  return element;
};

it('shows provider, status, waiting time, and owner', async () => {
  const element = await show(integration());
  expect(labelsOf(element, 'lightning-badge')).toEqual(['Waiting on District']);
  expect(textOf(element)).toContain('Clever 00001043 Waiting for the district since Nov 12');
  expect(textOf(element)).toContain('Owner: Integration Support');
  expect(props(find(element, 'c-rp-record-link')).recordId).toBe('500000000000002AAA');
  await expect(element).toBeAccessible();
});

it('shows when a new case was opened', async () => {
  const element = await show(integration({ status: 'New', statusLabel: 'New', waitingSince: null }));
  expect(textOf(element)).toContain('Opened Nov 8');
});

it('shows when a case was closed, with outcome and reason', async () => {
  const closed = { isClosed: true, closedAt: '2026-11-20T15:30:00.000Z' };
  const element = await show(
    integration({ ...closed, outcome: 'Complete' }),
    integration({
      ...closed,
      id: '500000000000003AAA',
      provider: 'ClassLink',
      outcome: 'Cancelled',
      outcomeReason: 'Method changed',
    }),
  );
  expect(labelsOf(element, 'lightning-badge')).toEqual(['Complete', 'Cancelled']);
  expect(textOf(element)).toContain('Closed 2 days ago');
  expect(textOf(element)).toContain('Method changed');
  await expect(element).toBeAccessible();
});

it('says which step a case is at and who must act, instead of the status date', async () => {
  const setup = 'Step 4 of 9: Share the bought schools. The district must act, since Nov 12.';
  const element = await show(integration({ setup }));
  expect(textOf(find(element, '[data-id="setup"]'))).toBe(setup);
  expect(textOf(element)).not.toContain('Waiting for the district since');
  await expect(element).toBeAccessible();
});
