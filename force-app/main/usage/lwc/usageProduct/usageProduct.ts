import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import ACTIVE from '@salesforce/label/c.Usage_ActiveStudents';
import ANSWERED from '@salesforce/label/c.Usage_StudentsMeeting';
import AS_OF from '@salesforce/label/c.Usage_AsOf';
import CHART from '@salesforce/label/c.Usage_ChartTitle';
import LICENSED from '@salesforce/label/c.Usage_Licensed';
import MET from '@salesforce/label/c.Usage_ItemMet';
import MISSING from '@salesforce/label/c.Usage_ItemMissing';
import NOT_COUNTED from '@salesforce/label/c.Usage_NotCounted';
import OF_SEATS from '@salesforce/label/c.Usage_ActiveOfSeats';
import SCHOOL from '@salesforce/label/c.Usage_School';
import SCHOOLS from '@salesforce/label/c.Usage_Schools';
import STALE from '@salesforce/label/c.Usage_Stale';
import STATE from '@salesforce/label/c.Usage_State';
import UNKNOWN from '@salesforce/label/c.Usage_ItemUnknown';
import { longDay } from 'c/rpDateUtils';
import { format } from 'c/rpTextUtils';
import type { UsageItem, UsageProduct as Product } from 'c/usageModel';

const ICONS: Readonly<Record<UsageItem['state'], { name: string; text: string; variant: string }>> = {
  met: { name: 'utility:success', text: MET, variant: 'success' },
  missing: { name: 'utility:dash', text: MISSING, variant: '' },
  unknown: { name: 'utility:help', text: UNKNOWN, variant: '' },
  stale: { name: 'utility:clock', text: STALE, variant: 'warning' },
};

const shown = (count: number | null): string => (count === null ? '–' : count.toLocaleString(LOCALE));

interface Item {
  key: string;
  icon: { name: string; text: string; variant: string };
  message: string;
}

interface School {
  id: string;
  name: string;
  stateLabel: string;
  licensed: string;
  active: string;
  meeting: string;
}

/** One product: the requirement with what is missing, the questions by week, and the schools of a district side by side. */
export default class UsageProduct extends LightningElement {
  @api product: Product | null = null;

  labels = {
    active: ACTIVE,
    answered: ANSWERED,
    chart: CHART,
    licensed: LICENSED,
    notCounted: NOT_COUNTED,
    school: SCHOOL,
    schools: SCHOOLS,
    stale: STALE,
    state: STATE,
  };

  get asOf(): string | null {
    const asOf = this.product?.asOf;
    return asOf ? format(AS_OF, longDay(asOf, LOCALE)) : null;
  }

  get ofSeats(): string | null {
    const { activeStudents = null, seats = null } = this.product ?? {};
    return activeStudents === null || seats === null ? null : format(OF_SEATS, shown(activeStudents), shown(seats));
  }

  get isExcluded(): boolean {
    return this.product?.counts === false;
  }

  get items(): Item[] {
    return (this.product?.items ?? []).map(({ code, state, message }) => ({ key: code, icon: ICONS[state], message }));
  }

  get hasWeeks(): boolean {
    return this.product?.weeks.some(({ questions }) => questions !== null) === true;
  }

  get hasSchools(): boolean {
    return this.schools.length > 0;
  }

  get schools(): School[] {
    return (this.product?.schools ?? []).map(({ id, name, stateLabel, licensed, activeStudents, studentsMeeting }) => ({
      id,
      name,
      stateLabel,
      licensed: shown(licensed),
      active: shown(activeStudents),
      meeting: shown(studentsMeeting),
    }));
  }
}
