import type { AccountOnboardings, MySchools, SchoolIntegration, SchoolStatus } from 'c/schoolStatusModel';
import { ACCOUNT_ID } from './accountSamples.ts';
import { CASE_ID, TODAY } from './onboardingSamples.ts';

/** Sample data for component tests: an elementary school in Rostering. */
export const schoolIntegration = (rest: Partial<SchoolIntegration> = {}): SchoolIntegration => ({
  id: '500000000000043AAA',
  caseNumber: '00001043',
  provider: 'Clever',
  stateLabel: 'Waiting on District',
  isClosed: false,
  isComplete: false,
  ...rest,
});

export const schoolStatus = (rest: Partial<SchoolStatus> = {}): SchoolStatus => ({
  accountId: ACCOUNT_ID,
  accountName: 'Bluebonnet Elementary',
  districtName: 'Pecan Valley ISD',
  caseId: CASE_ID,
  caseNumber: '00001042',
  stage: 'Rostering',
  stageLabel: 'Rostering',
  isClosed: false,
  queuePosition: null,
  since: '2026-11-07T15:00:00.000Z',
  status: 'Avery Collins is waiting for the district.',
  waitsFor: 'Maria Ortega',
  waitsSince: '2026-11-10T15:00:00.000Z',
  expectedOn: '2026-12-12',
  liveOn: null,
  usage: null,
  ownerName: 'Avery Collins',
  canEmail: true,
  marks: [],
  usualDays: null,
  integrations: [],
  ...rest,
});

/** A school of the district that hasn't started. */
export const idleSchool = (rest: Partial<SchoolStatus> = {}): SchoolStatus =>
  schoolStatus({
    accountId: '001000000000009AAA',
    accountName: 'Idle Elementary',
    districtName: null,
    caseId: null,
    caseNumber: null,
    stage: null,
    stageLabel: null,
    since: null,
    status: null,
    waitsFor: null,
    waitsSince: null,
    expectedOn: null,
    ownerName: null,
    canEmail: false,
    ...rest,
  });

export const mySchools = (rows: SchoolStatus[], rest: Partial<MySchools> = {}): MySchools => ({
  rows,
  isCut: false,
  today: TODAY,
  stages: { New: 'New', Rostering: 'Rostering', Monitoring: 'Monitoring', Closed: 'Closed' },
  ...rest,
});

export const accountOnboardings = (
  rows: SchoolStatus[],
  rest: Partial<AccountOnboardings> = {},
): AccountOnboardings => ({
  accountId: ACCOUNT_ID,
  accountName: 'Bluebonnet Elementary',
  today: TODAY,
  rows,
  isCut: false,
  ...rest,
});
