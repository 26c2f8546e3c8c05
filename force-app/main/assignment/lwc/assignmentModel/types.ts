/** What the Apex of the page for assigning cases answers. */

export interface AssignmentRow {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly ownerId: string;
  readonly accountName?: string | null;
  readonly districtName?: string | null;
  readonly level?: string | null;
  readonly weight: number;
  readonly stage: string;
  readonly purchasedOn?: string | null;
  readonly ownerSince: string;
}

export interface Absence {
  readonly absenceId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reason?: string | null;
  readonly coveredById?: string | null;
  readonly coveredBy?: string | null;
  readonly note?: string | null;
}

/** What a page sends. */
export interface AbsenceEntry {
  /** Null for a new absence. */
  readonly absenceId: string | null;
  readonly userId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reason: string;
  readonly coveredById: string | null;
  readonly note: string;
}

/** The Apex methods that save and delete absences. */
export interface AbsenceCalls {
  readonly save: (params: { absence: AbsenceEntry }) => Promise<{ message: string }>;
  readonly remove: (params: { absenceId: string }) => Promise<{ message: string }>;
}

/** Who can work on the cases of someone who is away. */
export interface Colleague {
  readonly userId: string;
  readonly name: string;
}

/** The absences of the user. */
export interface MyAbsences {
  /** Null if the user isn't a specialist. */
  readonly person?: Person | null;
  readonly today: string;
  readonly reasons: readonly AbsenceReason[];
  readonly colleagues: readonly Colleague[];
}

export interface Person {
  readonly userId: string;
  readonly name: string;
  /** Can get new cases unless they are away. */
  readonly isMember: boolean;
  readonly isActive: boolean;
  readonly absences: readonly Absence[];
  /** Set if the person is away now or soon. */
  readonly awayFrom?: string | null;
  readonly awayUntil?: string | null;
}

export interface LoadStage {
  readonly stage: string;
  readonly cases: number;
  readonly weight: number;
}

export interface Specialist {
  readonly person: Person;
  readonly stages: readonly LoadStage[];
  readonly weight: number;
  readonly openCases: number;
}

export interface AssignmentFailure {
  readonly opportunityId: string;
  readonly opportunityName: string;
  readonly accountName?: string | null;
  readonly error?: string | null;
}

export interface AbsenceReason {
  readonly value: string;
  readonly label: string;
}

export interface AssignmentBoard {
  /** Null for the cases of the queue. */
  readonly ownerId?: string | null;
  readonly today: string;
  readonly rows: readonly AssignmentRow[];
  readonly isCut: boolean;
  readonly specialists: readonly Specialist[];
  readonly failures: readonly AssignmentFailure[];
  readonly stageLabels: Readonly<Record<string, string>>;
  readonly canChangeAbsences: boolean;
  readonly reasons: readonly AbsenceReason[];
}

export interface Suggestion {
  readonly caseId: string;
  /** Null if nobody else is available. */
  readonly userId?: string | null;
  readonly reason: string;
}

export interface AssignmentChange {
  readonly caseId: string;
  /** The owner that the page showed. */
  readonly fromId: string;
  readonly toId: string;
  /** For Undo: the tasks and items to give back. Without it, all open ones of the owner go along. */
  readonly movedIds?: readonly string[];
  /** For Undo: since when the owner had the case before. */
  readonly ownerSince?: string | null;
  /** For Undo: the change left a handover note. */
  readonly hasNote?: boolean;
}

export interface AssignmentOutcome extends AssignmentChange {
  /** Why the owner didn't change. */
  readonly error?: string | null;
}
