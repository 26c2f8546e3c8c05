import CLOSED from '@salesforce/label/c.Integration_GuidanceClosed';
import CLOSED_BECAUSE from '@salesforce/label/c.Integration_GuidanceClosedBecause';
import CLOSING from '@salesforce/label/c.Integration_GuidanceClosing';
import MARK_COMPLETE from '@salesforce/label/c.Path_MarkComplete';
import MARK_CURRENT from '@salesforce/label/c.Integration_MarkCurrent';
import NEXT from '@salesforce/label/c.Integration_GuidanceNext';
import QUEUED from '@salesforce/label/c.Integration_GuidanceQueued';
import READ_ONLY from '@salesforce/label/c.Integration_GuidanceReadOnly';
import type { IntegrationPanel } from 'c/integrationCaseModel';
import { format } from 'c/rpTextUtils';

type Panel = Pick<
  IntegrationPanel,
  'stages' | 'canEdit' | 'canAccept' | 'ownerName' | 'isClosed' | 'outcome' | 'outcomeReason' | 'onboardingCaseNumber'
>;

/** The words of Salesforce's own path. */
export const moveLabelOf = (isPicked: boolean): string => (isPicked ? MARK_CURRENT : MARK_COMPLETE);

/** How the case ended, or what the button does. */
export function guidanceOf(panel: Panel, destination: string | null): string {
  if (panel.isClosed && destination === null) {
    return format(panel.outcomeReason ? CLOSED_BECAUSE : CLOSED, panel.outcome, panel.outcomeReason);
  }
  if (!panel.canEdit) {
    return READ_ONLY;
  }
  if (panel.canAccept) {
    return format(QUEUED, panel.ownerName);
  }
  const target = panel.stages.find(({ name }) => name === destination);
  return target?.needsOutcome ? format(CLOSING, panel.onboardingCaseNumber) : format(NEXT, target?.label);
}
