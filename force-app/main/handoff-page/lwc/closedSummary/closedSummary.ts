import { api, LightningElement, wire } from 'lwc';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import LOCALE from '@salesforce/i18n/locale';
import HANDOFF from '@salesforce/label/c.Work_HandoffDate';
import INTEGRATIONS from '@salesforce/label/c.Integration_Heading';
import KICKOFF from '@salesforce/label/c.Work_KickoffDate';
import NONE from '@salesforce/label/c.Common_None';
import ROSTERING from '@salesforce/label/c.Work_RosteringCompleteDate';
import STUDENTS from '@salesforce/label/c.Form_StudentUpload';
import TEACHERS from '@salesforce/label/c.Form_TeacherUpload';
import TOTAL from '@salesforce/label/c.Work_TotalTime';
import USAGE from '@salesforce/label/c.Work_UsageDate';
import { methodLabel } from 'c/rosteringAnswerModel';
import { countDays } from 'c/rpDateUtils';
import { Reading } from 'c/rpReadingUtils';
import type { OnboardingPage } from 'c/onboardingPageModel';
import type { Wired } from 'c/rpReadingUtils';

interface Row {
  termKey: string;
  detailKey: string;
  label: string;
  date: string | null;
  text: string;
}

const row = (label: string, date: string | null, text = NONE): Row => ({
  termKey: `${label}-term`,
  detailKey: `${label}-detail`,
  label,
  date,
  text,
});

/** The methods, dates, and integration cases of a closed onboarding. */
export default class ClosedSummary extends LightningElement {
  caseId = '';
  onboarding: OnboardingPage | null = null;
  loadError: unknown = null;
  labels = { integrations: INTEGRATIONS };

  #reading = new Reading<OnboardingPage>('OnboardingPage', () => undefined);

  @api
  get recordId(): string {
    return this.caseId;
  }

  /** The page can give this component another record. Nothing of the earlier record stays. */
  set recordId(caseId: string) {
    if (caseId === this.caseId) {
      return;
    }
    this.caseId = caseId;
    this.#reading.about(caseId);
    this.onboarding = null;
    this.loadError = null;
  }

  @wire(getPage, { caseId: '$caseId' })
  receivePage(wired: Wired<OnboardingPage>): void {
    if (!this.#reading.received(wired)) {
      return;
    }
    this.onboarding = wired.data ?? this.onboarding;
    this.loadError = wired.error ?? null;
  }

  get rows(): Row[] {
    const { dates, methods, methodRules, stages } = this.onboarding as OnboardingPage;
    const days = stages.filter(({ state }) => state === 'complete').reduce((sum, stage) => sum + (stage.days ?? 0), 0);
    return [
      row(STUDENTS, null, methodLabel(methods.studentMethod, methodRules)),
      row(TEACHERS, null, methodLabel(methods.teacherMethod ?? methods.studentMethod, methodRules)),
      row(KICKOFF, dates.kickoffComplete),
      row(ROSTERING, dates.rosteringComplete),
      row(USAGE, dates.usageRequirementsMet),
      row(HANDOFF, dates.handoff),
      row(TOTAL, null, countDays(days, LOCALE)),
    ];
  }
}
