import type { Subscription } from 'c/accountPanelModel';

/** The answer of `WorkListController.getList`. Days have the format `2026-11-12`, moments are ISO 8601. */
export interface WorkListTodo {
  id: string;
  subject: string | null;
  dueDate: string | null;
  isCall: boolean;
  isDue: boolean;
  canComplete: boolean;
}

export interface WorkListRow {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  districtName: string | null;
  stageLabel: string;
  daysInStage: number | null;
  /** A value of Case.Next_Step__c. */
  step: string | null;
  stepLabel: string | null;
  stepSince: string | null;
  /** Somebody else is at the step, or a call is planned for later. */
  isWaiting: boolean;
  waitsFor: string | null;
  contactName: string | null;
  contactPhone: string | null;
  ownerName: string | null;
  kickoffCallAt: string | null;
  todos: WorkListTodo[];
  ending: Subscription | null;
  /** Of the customer in the implementation queue. */
  queuePosition: number | null;
  marks: string[];
}

export interface WorkList {
  whose: string;
  /** Null for everyone. */
  ownerName: string | null;
  today: string;
  stuckDays: number;
  rows: WorkListRow[];
  isCut: boolean;
  canChange: boolean;
  canLogCalls: boolean;
}

/** A colleague who owns open onboarding cases. */
export interface WorkListOwner {
  id: string;
  name: string;
  openCases: number;
}
