/** The Apex methods that components call, with their parameters and answers. The feature's model module has the types of the answers. */
declare module '@salesforce/apex/OnboardingCaseController.getPage' {
  import type { OnboardingPage } from 'c/onboardingPageModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getPage: ApexMethod<{ caseId: string }, OnboardingPage>;
  export default getPage;
}

declare module '@salesforce/apex/OnboardingCaseController.completeStage' {
  import type { StageOutcome } from 'c/onboardingPageModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const completeStage: ApexMethod<{ caseId: string; fromStage: string; overrideReason: string | null }, StageOutcome>;
  export default completeStage;
}

declare module '@salesforce/apex/ReplyNeedController.setNoReplyNeeded' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const setNoReplyNeeded: ApexMethod<{ emailId: string }, { message: string }>;
  export default setNoReplyNeeded;
}

declare module '@salesforce/apex/OnboardingCaseController.setRosteringCompleteDate' {
  import type { StageOutcome } from 'c/onboardingPageModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const setDate: ApexMethod<{ caseId: string; value: string }, StageOutcome>;
  export default setDate;
}

declare module '@salesforce/apex/OnboardingCaseController.setUsageRequirementsMetDate' {
  import type { StageOutcome } from 'c/onboardingPageModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const setDate: ApexMethod<{ caseId: string; value: string }, StageOutcome>;
  export default setDate;
}

declare module '@salesforce/apex/OnboardingCaseController.createIntegrationCases' {
  import type { StageOutcome } from 'c/onboardingPageModel';
  export default function createIntegrationCases(params: { caseId: string }): Promise<StageOutcome>;
}

declare module '@salesforce/apex/OnboardingCaseController.setHandoffDate' {
  import type { StageOutcome } from 'c/onboardingPageModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const setDate: ApexMethod<{ caseId: string; value: string }, StageOutcome>;
  export default setDate;
}

declare module '@salesforce/apex/RosteringFormController.saveDraft' {
  import type { FormValues, RosteringFormState } from 'c/rosteringAnswerModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const saveDraft: ApexMethod<{ caseId: string; version: number | null; values: FormValues }, RosteringFormState>;
  export default saveDraft;
}

declare module '@salesforce/apex/RosteringFormController.submit' {
  import type { FormValues } from 'c/rosteringAnswerModel';
  import type { SubmitOutcome } from 'c/rosteringFormModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const submit: ApexMethod<{ caseId: string; version: number | null; values: FormValues }, SubmitOutcome>;
  export default submit;
}

declare module '@salesforce/apex/RosteringFormController.getSubmissionEffects' {
  import type { SubmissionEffect } from 'c/rosteringFormModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getSubmissionEffects: ApexMethod<
    { caseId: string; studentMethod: string | null; teacherMethod: string | null },
    SubmissionEffect[]
  >;
  export default getSubmissionEffects;
}

declare module '@salesforce/apex/RosteringFormController.getSchools' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getSchools: ApexMethod<{ caseId: string }, string[]>;
  export default getSchools;
}

declare module '@salesforce/apex/RosteringFormController.discardDraft' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const discardDraft: ApexMethod<{ caseId: string; version: number }, void>;
  export default discardDraft;
}

declare module '@salesforce/apex/CustomerFormController.open' {
  import type { CustomerForm } from 'c/customerFormModel';
  export default function open(params: { token: string }): Promise<CustomerForm>;
}

declare module '@salesforce/apex/CustomerFormController.saveDraft' {
  import type { FormValues } from 'c/rosteringAnswerModel';
  import type { CustomerDraft } from 'c/customerFormModel';
  export default function saveDraft(params: {
    token: string;
    version: number | null;
    values: FormValues;
  }): Promise<CustomerDraft>;
}

declare module '@salesforce/apex/CustomerFormController.submit' {
  import type { FormValues } from 'c/rosteringAnswerModel';
  import type { CustomerReceipt } from 'c/customerFormModel';
  export default function submit(params: {
    token: string;
    version: number | null;
    values: FormValues;
  }): Promise<CustomerReceipt>;
}

declare module '@salesforce/apex/FormLinkController.getLinks' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { FormLinks } from 'c/customerFormModel';
  const getLinks: ApexMethod<{ caseId: string }, FormLinks>;
  export default getLinks;
}

declare module '@salesforce/apex/FormLinkController.revoke' {
  export default function revoke(params: { linkId: string }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/IntegrationCaseController.getPanel' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { IntegrationPanel } from 'c/integrationCaseModel';
  const getPanel: ApexMethod<{ caseId: string }, IntegrationPanel>;
  export default getPanel;
}

declare module '@salesforce/apex/IntegrationCaseController.accept' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const accept: ApexMethod<{ caseId: string }, { message: string }>;
  export default accept;
}

declare module '@salesforce/apex/IntegrationCaseController.acceptAll' {
  import type { AcceptOutcomes } from 'c/supportListModel';
  export default function acceptAll(params: { caseIds: readonly string[] }): Promise<AcceptOutcomes>;
}

declare module '@salesforce/apex/IntegrationCaseController.getSupportList' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { SupportList } from 'c/supportListModel';
  const getSupportList: ApexMethod<Record<string, never>, SupportList>;
  export default getSupportList;
}

declare module '@salesforce/apex/IntegrationCaseController.compareCounts' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { TypedCounts } from 'c/integrationCaseModel';
  const compareCounts: ApexMethod<{ caseId: string; counts: TypedCounts }, string[]>;
  export default compareCounts;
}

declare module '@salesforce/apex/IntegrationCaseController.complete' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { StatusOutcome, TypedCounts } from 'c/integrationCaseModel';
  const complete: ApexMethod<
    { caseId: string; fromStatus: string; counts: TypedCounts; confirmedSteps: readonly string[] },
    StatusOutcome
  >;
  export default complete;
}

declare module '@salesforce/apex/IntegrationCaseController.endPause' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const endPause: ApexMethod<{ caseId: string }, { message: string }>;
  export default endPause;
}

declare module '@salesforce/apex/IntegrationCaseController.setPause' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { Pause } from 'c/integrationCaseModel';
  const setPause: ApexMethod<{ caseId: string } & Pause, { message: string }>;
  export default setPause;
}

declare module '@salesforce/apex/IntegrationCaseController.setStatus' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { StatusChange, StatusOutcome } from 'c/integrationCaseModel';
  const setStatus: ApexMethod<StatusChange, StatusOutcome>;
  export default setStatus;
}

declare module '@salesforce/apex/IntegrationCaseController.setStepDone' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const setStepDone: ApexMethod<
    { caseId: string; step: string; isDone: boolean; evidence: string | null },
    { message: string }
  >;
  export default setStepDone;
}

declare module '@salesforce/apex/IntegrationCaseController.setWaiting' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { Waiting } from 'c/integrationCaseModel';
  const setWaiting: ApexMethod<{ caseId: string } & Waiting, { message: string }>;
  export default setWaiting;
}

declare module '@salesforce/apex/AccountPanelController.getPanel' {
  import type { AccountPanel } from 'c/accountPanelModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getPanel: ApexMethod<{ recordId: string }, AccountPanel>;
  export default getPanel;
}

declare module '@salesforce/apex/AccountPanelController.useContact' {
  import type { ContactOutcome } from 'c/accountPanelModel';
  export default function useContact(params: { recordId: string; contactId: string }): Promise<ContactOutcome>;
}

declare module '@salesforce/apex/AccountPanelController.addContact' {
  import type { ContactOutcome, NewContact } from 'c/accountPanelModel';
  export default function addContact(params: { recordId: string; contact: NewContact }): Promise<ContactOutcome>;
}

declare module '@salesforce/apex/TimelineController.getItems' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { Kind, TimelinePage } from 'c/timelineModel';
  const getItems: ApexMethod<
    { caseId: string; kinds: readonly Kind[]; before: string | null; pageSize: number },
    TimelinePage
  >;
  export default getItems;
}

declare module '@salesforce/apex/TimelineController.getOlderItems' {
  import type { Kind, TimelinePage } from 'c/timelineModel';
  export default function getOlderItems(params: {
    caseId: string;
    kinds: readonly Kind[];
    before: string;
    pageSize: number;
  }): Promise<TimelinePage>;
}

declare module '@salesforce/apex/TimelineController.getEmailBody' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { TimelineBody } from 'c/timelineModel';
  const getEmailBody: ApexMethod<{ emailId: string }, TimelineBody>;
  export default getEmailBody;
}

declare module '@salesforce/apex/OnboardingEmailController.getPicker' {
  import type { EmailPicker } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getPicker: ApexMethod<{ caseId: string }, EmailPicker>;
  export default getPicker;
}

declare module '@salesforce/apex/OnboardingEmailController.preview' {
  import type { Address, EmailPreview } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const preview: ApexMethod<{ caseId: string; templateName: string; to: readonly Address[] }, EmailPreview>;
  export default preview;
}

declare module '@salesforce/apex/OnboardingEmailController.fillIn' {
  import type { EmailContent, FilledEmail } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const fillIn: ApexMethod<{ caseId: string; email: EmailContent }, FilledEmail>;
  export default fillIn;
}

declare module '@salesforce/apex/OnboardingEmailController.getThreads' {
  import type { EmailThread } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  /** `after` is the id of the last thread shown. Without it, the page starts with the newest thread. */
  const getThreads: ApexMethod<{ caseId: string; after?: string | null }, EmailThread[]>;
  export default getThreads;
}

declare module '@salesforce/apex/OnboardingEmailController.getReply' {
  import type { EmailReply } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getReply: ApexMethod<{ emailId: string; all: boolean }, EmailReply>;
  export default getReply;
}

declare module '@salesforce/apex/OnboardingEmailController.saveDraft' {
  import type { EmailContent, EmailDraft } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const saveDraft: ApexMethod<{ caseId: string; email: EmailContent & { sendKey: string } }, EmailDraft>;
  export default saveDraft;
}

declare module '@salesforce/apex/OnboardingEmailController.discardDraft' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const discardDraft: ApexMethod<{ caseId: string }, void>;
  export default discardDraft;
}

declare module '@salesforce/apex/OnboardingEmailController.send' {
  import type { EmailContent, EmailOutcome } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const send: ApexMethod<
    { caseId: string; email: EmailContent & { id: string | null; sendKey: string } },
    EmailOutcome
  >;
  export default send;
}

declare module '@salesforce/apex/OnboardingEmailController.getSent' {
  import type { SentEmail } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getSent: ApexMethod<{ caseId: string; sendKey: string }, SentEmail>;
  export default getSent;
}

declare module '@salesforce/apex/OnboardingEmailController.getOutbox' {
  import type { SentEmail } from 'c/emailModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getOutbox: ApexMethod<{ pageSize: number; before: string }, SentEmail[]>;
  export default getOutbox;
}

declare module '@salesforce/apex/OnboardingEmailController.getSentBody' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getSentBody: ApexMethod<{ emailId: string }, string>;
  export default getSentBody;
}

declare module '@salesforce/apex/ActivityController.getOptions' {
  import type { ActivityOptions } from 'c/activityEntry';
  export default function getOptions(params: { caseId: string }): Promise<ActivityOptions>;
}

declare module '@salesforce/apex/ActivityController.addNote' {
  import type { ActivitySaved } from 'c/activityEntry';
  export default function addNote(params: { caseId: string; body: string; isRetry: boolean }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/ActivityController.addPost' {
  import type { ActivitySaved } from 'c/activityEntry';
  export default function addPost(params: {
    caseId: string;
    body: string;
    mentionIds: string[];
    isRetry: boolean;
  }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/ActivityController.findColleagues' {
  import type { Colleague } from 'c/activityEntry';
  export default function findColleagues(params: { caseId: string; term: string }): Promise<Colleague[]>;
}

declare module '@salesforce/apex/ActivityController.logAttempt' {
  import type { ActivitySaved, TaskEntry } from 'c/activityEntry';
  export default function logAttempt(params: {
    caseId: string;
    call: Partial<TaskEntry>;
    isRetry: boolean;
  }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/ActivityController.logCall' {
  import type { ActivitySaved, TaskEntry } from 'c/activityEntry';
  export default function logCall(params: {
    caseId: string;
    call: Partial<TaskEntry>;
    isRetry: boolean;
  }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/ActivityController.addTask' {
  import type { ActivitySaved, TaskEntry } from 'c/activityEntry';
  export default function addTask(params: {
    caseId: string;
    task: Partial<TaskEntry>;
    isRetry: boolean;
  }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/ActivityController.completeTask' {
  import type { ActivitySaved } from 'c/activityEntry';
  export default function completeTask(params: { taskId: string }): Promise<ActivitySaved>;
}

declare module '@salesforce/apex/HandoffController.getHandoff' {
  import type { Handoff } from 'c/handoffModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getHandoff: ApexMethod<{ caseId: string }, Handoff>;
  export default getHandoff;
}

declare module '@salesforce/apex/HandoffController.getSummary' {
  import type { HandoffSummary } from 'c/handoffModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getSummary: ApexMethod<{ caseId: string }, HandoffSummary>;
  export default getSummary;
}

declare module '@salesforce/apex/HandoffController.readSummary' {
  import type { HandoffSummary } from 'c/handoffModel';
  export default function readSummary(params: { caseId: string }): Promise<HandoffSummary>;
}

declare module '@salesforce/apex/HandoffController.logCall' {
  import type { HandoffOutcome } from 'c/handoffModel';
  export default function logCall(params: { caseId: string; notes: string; isRetry: boolean }): Promise<HandoffOutcome>;
}

declare module '@salesforce/apex/OpenItemController.saveItem' {
  import type { OpenItemSaved, OpenItemValues } from 'c/openItemModel';
  export default function saveItem(params: { caseId: string; item: OpenItemValues }): Promise<OpenItemSaved>;
}

declare module '@salesforce/apex/OpenItemController.setDone' {
  import type { OpenItemSaved } from 'c/openItemModel';
  export default function setDone(params: { itemId: string; isDone: boolean }): Promise<OpenItemSaved>;
}

declare module '@salesforce/apex/StatusMeetingController.getMeetings' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { StatusMeetingPanel } from 'c/statusMeetingModel';
  const getMeetings: ApexMethod<{ caseId: string }, StatusMeetingPanel>;
  export default getMeetings;
}

declare module '@salesforce/apex/StatusMeetingController.plan' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function plan(params: { caseId: string; day: string; timeOfDay: string }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/StatusMeetingController.move' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function move(params: { meetingId: string; day: string; timeOfDay: string }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/StatusMeetingController.invite' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function invite(params: { meetingId: string }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/StatusMeetingController.cancel' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function cancel(params: { meetingId: string; hasNothing: boolean }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/StatusMeetingController.getFile' {
  import type { MeetingFile } from 'c/statusMeetingModel';
  export default function getFile(params: { meetingId: string }): Promise<MeetingFile>;
}

declare module '@salesforce/apex/RpSessionController.getUserId' {
  export default function getUserId(): Promise<string>;
}

declare module '@salesforce/apex/CaseContactController.getChoices' {
  import type { ContactChoices } from 'c/accountPanelModel';
  export default function getChoices(params: { caseId: string }): Promise<ContactChoices>;
}

declare module '@salesforce/apex/CaseContactController.choose' {
  export default function choose(params: { caseId: string; contactId: string }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/UsageController.getUsage' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { Usage } from 'c/usageModel';
  const getUsage: ApexMethod<{ caseId: string }, Usage>;
  export default getUsage;
}

declare module '@salesforce/apex/DashboardController.getCases' {
  import type { DashboardCases } from 'c/dashboardModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getCases: ApexMethod<{ figure: string }, DashboardCases>;
  export default getCases;
}

declare module '@salesforce/apex/DashboardController.getDashboard' {
  import type { Dashboard } from 'c/dashboardModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getDashboard: ApexMethod<Record<string, never>, Dashboard>;
  export default getDashboard;
}

declare module '@salesforce/apex/WorkListController.getList' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { WorkList } from 'c/workListModel';
  const getList: ApexMethod<{ whose: string }, WorkList>;
  export default getList;
}

declare module '@salesforce/apex/WorkListController.getColleagues' {
  import type { WorkListOwner } from 'c/workListModel';
  export default function getColleagues(): Promise<WorkListOwner[]>;
}

declare module '@salesforce/apex/WonOpportunityController.getOnboarding' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { WonOnboarding } from 'c/wonOpportunityModel';
  const getOnboarding: ApexMethod<{ opportunityId: string }, WonOnboarding>;
  export default getOnboarding;
}

declare module '@salesforce/apex/WonOpportunityController.retry' {
  import type { RetryOutcome } from 'c/wonOpportunityModel';
  export default function retry(params: { opportunityIds: string[] }): Promise<readonly RetryOutcome[]>;
}

declare module '@salesforce/apex/AssignmentController.getBoard' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { AssignmentBoard } from 'c/assignmentModel';
  const getBoard: ApexMethod<{ ownerId: string | null }, AssignmentBoard>;
  export default getBoard;
}

declare module '@salesforce/apex/AssignmentController.suggest' {
  import type { AssignmentChange, Suggestion } from 'c/assignmentModel';
  export default function suggest(params: {
    caseIds: readonly string[];
    planned: readonly AssignmentChange[];
  }): Promise<readonly Suggestion[]>;
}

declare module '@salesforce/apex/AssignmentController.assign' {
  import type { AssignmentChange, AssignmentOutcome } from 'c/assignmentModel';
  export default function assign(params: {
    changes: readonly AssignmentChange[];
    note: string | null;
  }): Promise<readonly AssignmentOutcome[]>;
}

declare module '@salesforce/apex/AssignmentController.saveAbsence' {
  import type { AbsenceEntry } from 'c/assignmentModel';
  export default function saveAbsence(params: { absence: AbsenceEntry }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/AssignmentController.deleteAbsence' {
  export default function deleteAbsence(params: { absenceId: string }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/MyAbsenceController.getAbsences' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { MyAbsences } from 'c/assignmentModel';
  const getAbsences: ApexMethod<Record<string, never>, MyAbsences>;
  export default getAbsences;
}

declare module '@salesforce/apex/MyAbsenceController.saveAbsence' {
  import type { AbsenceEntry } from 'c/assignmentModel';
  export default function saveAbsence(params: { absence: AbsenceEntry }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/MyAbsenceController.deleteAbsence' {
  export default function deleteAbsence(params: { absenceId: string }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/ImplementationQueueController.add' {
  export default function add(params: { accountId: string; reason: string }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/ImplementationQueueController.getHistory' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { QueueHistory } from 'c/queueModel';
  const getHistory: ApexMethod<{ entryId: string }, QueueHistory>;
  export default getHistory;
}

declare module '@salesforce/apex/ImplementationQueueController.getMissing' {
  import type { MissingCustomer } from 'c/queueModel';
  export default function getMissing(): Promise<readonly MissingCustomer[]>;
}

declare module '@salesforce/apex/ImplementationQueueController.getPosition' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { QueuePosition } from 'c/queueModel';
  const getPosition: ApexMethod<{ recordId: string }, QueuePosition>;
  export default getPosition;
}

declare module '@salesforce/apex/ImplementationQueueController.getQueue' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { ImplementationQueue } from 'c/queueModel';
  const getQueue: ApexMethod<{ isRest: boolean }, ImplementationQueue>;
  export default getQueue;
}

declare module '@salesforce/apex/ImplementationQueueController.move' {
  export default function move(params: {
    entryId: string;
    version: number;
    position: number;
    reason: string;
  }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/ImplementationQueueController.withdraw' {
  export default function withdraw(params: {
    entryId: string;
    version: number;
    reason: string;
  }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/MySchoolsController.getMySchools' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { MySchools } from 'c/schoolStatusModel';
  const getMySchools: ApexMethod<Record<string, never>, MySchools>;
  export default getMySchools;
}

declare module '@salesforce/apex/SchoolStatusController.getOnboardings' {
  import type { ApexMethod } from 'c/rpReadingUtils';
  import type { AccountOnboardings } from 'c/schoolStatusModel';
  const getOnboardings: ApexMethod<{ accountId: string }, AccountOnboardings>;
  export default getOnboardings;
}

declare module '@salesforce/apex/SchoolStatusController.emailSpecialist' {
  export default function emailSpecialist(params: {
    caseId: string;
    text: string;
    sendKey: string;
  }): Promise<{ message: string }>;
}

declare module '@salesforce/apex/KickoffController.getChecklist' {
  import type { KickoffChecklist } from 'c/kickoffModel';
  import type { ApexMethod } from 'c/rpReadingUtils';
  const getChecklist: ApexMethod<{ caseId: string }, KickoffChecklist>;
  export default getChecklist;
}

declare module '@salesforce/apex/KickoffController.getFile' {
  import type { MeetingFile } from 'c/statusMeetingModel';
  export default function getFile(params: { caseId: string }): Promise<MeetingFile>;
}

declare module '@salesforce/apex/KickoffEditController.setReceived' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function setReceived(params: {
    caseId: string;
    step: string;
    isReceived: boolean;
  }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/KickoffEditController.schedule' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function schedule(params: { caseId: string; day: string; timeOfDay: string }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/KickoffEditController.invite' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function invite(params: { caseId: string }): Promise<MeetingOutcome>;
}

declare module '@salesforce/apex/KickoffEditController.cancel' {
  import type { MeetingOutcome } from 'c/statusMeetingModel';
  export default function cancel(params: { caseId: string }): Promise<MeetingOutcome>;
}
