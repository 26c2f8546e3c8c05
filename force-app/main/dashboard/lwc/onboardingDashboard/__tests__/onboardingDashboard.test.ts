import { CurrentPageReference } from 'lightning/navigation';
import OnboardingDashboard from 'c/onboardingDashboard';
import { find, has, props, render, settle, wireOf } from 'test/rendering';

const visit = async (state?: Record<string, string>): Promise<void> => {
  wireOf(CurrentPageReference).emit({ type: 'standard__navItemPage', attributes: {}, state });
  await settle();
};

it('shows the figures, or the cases behind the figure in the address', async () => {
  const element = render('c-onboarding-dashboard', OnboardingDashboard, {}) as HTMLElement;
  await settle();
  expect(has(element, 'c-dashboard-figures')).toBe(false);
  await visit({});
  expect(props(find(element, 'c-dashboard-figures'))['opened']).toBeNull();
  await expect(element).toBeAccessible();
  await visit({ c__figure: 'quiet' });
  expect(props(find(element, 'c-dashboard-cases'))['figure']).toBe('quiet');
  expect(has(element, 'c-dashboard-figures')).toBe(false);
  await expect(element).toBeAccessible();
});

it('knows which figure the user has come back from', async () => {
  const element = render('c-onboarding-dashboard', OnboardingDashboard, {}) as HTMLElement;
  await visit({ c__figure: 'quiet' });
  await visit();
  expect(props(find(element, 'c-dashboard-figures'))['opened']).toBe('quiet');
});
