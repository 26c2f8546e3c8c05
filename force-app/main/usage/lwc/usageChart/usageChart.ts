import { api, LightningElement } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import NO_DATA from '@salesforce/label/c.Usage_NoData';
import QUESTIONS from '@salesforce/label/c.Usage_Questions';
import TITLE from '@salesforce/label/c.Usage_ChartTitle';
import WEEK from '@salesforce/label/c.Usage_Week';
import WEEK_OF from '@salesforce/label/c.Usage_WeekOf';
import { longDay } from 'c/rpDateUtils';
import type { UsageWeek } from 'c/usageModel';
import { format } from 'c/rpTextUtils';

/** In units of the drawing. */
const HEIGHT = 100;
const STEP = 24;
const BAR = 18;
/** A week with few questions still shows. */
const LEAST = 2;

const shortDay = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });

interface Bar {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Row {
  key: string;
  week: string;
  questions: string;
}

/** Questions answered by week: a bar chart, and the same figures as a table. */
export default class UsageChart extends LightningElement {
  @api weeks: readonly UsageWeek[] = [];

  labels = { questions: QUESTIONS, title: TITLE, week: WEEK };
  baseline = HEIGHT;

  get viewBox(): string {
    return `0 0 ${this.width} ${HEIGHT + 1}`;
  }

  get width(): number {
    return this.weeks.length * STEP;
  }

  get most(): number {
    return Math.max(1, ...this.weeks.map(({ questions }) => questions ?? 0));
  }

  get bars(): Bar[] {
    return this.weeks.map(({ start, questions }, index) => {
      const height = questions ? Math.max(LEAST, Math.round((questions / this.most) * HEIGHT)) : 0;
      return { key: start, x: index * STEP + (STEP - BAR) / 2, y: HEIGHT - height, width: BAR, height };
    });
  }

  get rows(): Row[] {
    return this.weeks.map(({ start, questions }) => ({
      key: start,
      week: shortDay.format(new Date(`${start}T00:00:00Z`)),
      questions: questions === null ? NO_DATA : questions.toLocaleString(LOCALE),
    }));
  }

  /** The chart in one sentence. The table has the rest. */
  get description(): string {
    const newest = [...this.weeks].reverse().find(({ questions }) => questions !== null);
    return newest ? `${TITLE}. ${format(WEEK_OF, longDay(newest.start, LOCALE))}: ${newest.questions}` : TITLE;
  }
}
