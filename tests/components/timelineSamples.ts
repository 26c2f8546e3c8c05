import type { TimelineItem, TimelinePage } from 'c/timelineModel';

/** A post on Monday, Nov 16, 2026, at 9:00 in Chicago. `changes` can replace any field. */
export const item = (id: string, changes: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  kind: 'post',
  title: `Title ${id}`,
  actorName: 'Avery Collins',
  byline: 'Avery Collins posted',
  at: '2026-11-16T15:00:00.000Z',
  due: null,
  summary: `Text ${id}`,
  body: `Text ${id}`,
  mentions: [],
  direction: null,
  isUnanswered: false,
  hasOthers: false,
  files: [],
  recordId: null,
  objectApiName: null,
  isOpen: false,
  canComplete: false,
  details: [],
  ...changes,
});

export const email = (id: string, changes: Partial<TimelineItem> = {}): TimelineItem =>
  item(id, {
    kind: 'email',
    title: 'Welcome',
    byline: 'Avery Collins sent an email to maria@district.example',
    summary: 'Hello Maria',
    body: null,
    direction: 'out',
    recordId: '02s000000000001AAA',
    objectApiName: 'EmailMessage',
    details: [{ label: 'To', value: 'maria@district.example', day: null }],
    ...changes,
  });

export const page = (items: TimelineItem[], changes: Partial<TimelinePage> = {}): TimelinePage => ({
  items,
  next: null,
  counts: { post: items.length },
  upcoming: null,
  ...changes,
});
