import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OnboardingRules } from './OnboardingRules.ts';

const PROVIDERS = new Set(['Clever', 'ClassLink']);

test('each stage but the last has a next stage', () => {
  assert.deepEqual(OnboardingRules.stages().map(OnboardingRules.stageAfter), [
    'Rostering',
    'Monitoring',
    'Closed',
    null,
  ]);
  assert.equal(OnboardingRules.stageAfter('Working'), null);
  assert.equal(OnboardingRules.stageIndex(null), -1);
});

test('if the teacher method is blank, teachers use the student method', () => {
  assert.equal(OnboardingRules.teacherMethodOf('Clever', null), 'Clever');
  assert.equal(OnboardingRules.teacherMethodOf('Clever', '  '), 'Clever');
  assert.equal(OnboardingRules.teacherMethodOf('Clever', 'Manual'), 'Manual');
});

test('each chosen provider needs one integration case, and manual upload needs none', () => {
  assert.deepEqual(OnboardingRules.providersFor('Clever', null, PROVIDERS), ['Clever']);
  assert.deepEqual(OnboardingRules.providersFor('Clever', 'ClassLink', PROVIDERS), ['Clever', 'ClassLink']);
  assert.deepEqual(OnboardingRules.providersFor('Manual', 'ClassLink', PROVIDERS), ['ClassLink']);
  assert.deepEqual(OnboardingRules.providersFor('Manual', null, PROVIDERS), []);
  assert.deepEqual(OnboardingRules.providersFor(null, null, PROVIDERS), []);
});

test('a method without integration makes a side manual', () => {
  assert.equal(OnboardingRules.hasManualSide('Clever', 'Manual', PROVIDERS), true);
  assert.equal(OnboardingRules.hasManualSide('Manual', null, PROVIDERS), true);
  assert.equal(OnboardingRules.hasManualSide('Clever', 'ClassLink', PROVIDERS), false);
  assert.equal(OnboardingRules.hasManualSide(null, null, PROVIDERS), false);
});
