import { dropWork, onWork, onWorkPlace, openWork, watchWork, workIn } from 'c/caseWorkModel';
import type { WorkKind, WorkRequest } from 'c/caseWorkModel';

let cases = 0;

const newCase = (): string => {
  cases += 1;
  return `500000000000${String(cases).padStart(3, '0')}AAA`;
};

/** Opens requests of one kind. */
const opening = (kind: WorkRequest['kind']) => jest.fn((request: WorkRequest): boolean => request.kind === kind);

it('opens the work in the component that can show it', () => {
  const caseId = newCase();
  const email = opening('email');
  const form = opening('form');
  onWork(caseId, email);
  onWork(caseId, form);
  openWork(caseId, { kind: 'email', templateName: 'Welcome', to: [{ name: 'Maria Ortega', email: 'm@x.example' }] });
  openWork(caseId, { kind: 'form' });
  expect(email.mock.results.map((result) => result.value as unknown)).toEqual([true, false]);
  expect(form.mock.results.map((result) => result.value as unknown)).toEqual([false, true]);
});

it('opens nothing for another case, and takes the short and the long id for the same case', () => {
  const [caseId, other] = [newCase(), newCase()];
  const note = opening('note');
  onWork(caseId, note);
  openWork(other, { kind: 'note' });
  expect(note).not.toHaveBeenCalled();
  openWork(caseId.slice(0, 15), { kind: 'note' });
  expect(note).toHaveBeenCalledTimes(1);
});

it('keeps the last request until a component can open it, and opens it once', () => {
  const caseId = newCase();
  const form = opening('form');
  onWork(caseId, form);
  openWork(caseId, { kind: 'email' });
  openWork(caseId, { kind: 'reply', emailId: '02s000000000001AAA', all: true });
  const reply = opening('reply');
  onWork(caseId, reply);
  expect(reply.mock.calls).toEqual([[{ kind: 'reply', emailId: '02s000000000001AAA', all: true }]]);
  const later = opening('reply');
  onWork(caseId, later);
  expect(later).not.toHaveBeenCalled();
});

it('drops a request that waits if a later one is opened', () => {
  const caseId = newCase();
  openWork(caseId, { kind: 'email' });
  onWork(caseId, opening('form'));
  openWork(caseId, { kind: 'form' });
  const email = opening('email');
  onWork(caseId, email);
  expect(email).not.toHaveBeenCalled();
});

it('asks nobody who has stopped listening', () => {
  const caseId = newCase();
  const first = opening('task');
  const second = opening('task');
  const stop = onWork(caseId, first);
  onWork(caseId, second);
  stop();
  stop();
  openWork(caseId, { kind: 'task' });
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledTimes(1);
});

it('keeps a request for the component that comes after the last one has left', () => {
  const caseId = newCase();
  onWork(caseId, opening('post'))();
  openWork(caseId, { kind: 'post' });
  const post = opening('post');
  onWork(caseId, post);
  expect(post).toHaveBeenCalledTimes(1);
});

it('keeps the work that a listener asks for while it takes a request', () => {
  const [now, later] = [newCase(), newCase()];
  const next = { kind: 'next', step: 'CALL' } as const;
  const take = (caseId: string) => (request: WorkRequest) => {
    if (request.kind === 'next') {
      openWork(caseId, { kind: 'form' });
    }
    return request.kind === 'next';
  };
  onWork(now, take(now));
  openWork(now, next);
  openWork(later, next);
  onWork(later, take(later));
  for (const caseId of [now, later]) {
    const form = opening('form');
    onWork(caseId, form);
    expect(form).toHaveBeenCalledTimes(1);
  }
});

it('drops a waiting request of a kind', () => {
  const caseId = newCase();
  openWork(caseId, { kind: 'next', step: 'CALL' });
  dropWork(caseId, 'form');
  const refuses = jest.fn(() => false);
  onWork(caseId, refuses)();
  expect(refuses).toHaveBeenCalledTimes(1);
  dropWork(caseId, 'next');
  onWork(caseId, refuses);
  expect(refuses).toHaveBeenCalledTimes(1);
});

it('tells a component what the page can open', () => {
  const [caseId, other] = [newCase(), newCase()];
  const states: (readonly WorkKind[])[] = [];
  const stopWatching = watchWork(caseId, (offered) => states.push(offered));
  const stop = onWork(caseId.slice(0, 15), opening('email'), ['email', 'reply']);
  onWork(other, opening('note'), ['note']);
  stop();
  stop();
  stopWatching();
  onWork(caseId, opening('note'), ['note']);
  expect(states).toEqual([[], ['email', 'reply'], []]);
});

describe('the part of the page that the user works in', () => {
  const CASE = '500A00000000077AAA';

  it('is the path until the user works elsewhere, for each case alone', () => {
    const places: string[] = [];
    const stop = onWorkPlace(CASE, (place) => places.push(place));
    workIn('500A00000000078AAA', 'stage');
    workIn(CASE.slice(0, 15), 'stage');
    workIn(CASE, 'stage');
    workIn(CASE, 'path');
    expect(places).toEqual(['path', 'stage', 'path']);
    stop();
    workIn(CASE, 'composer');
    expect(places).toHaveLength(3);
  });

  it('is forgotten when the page is left', () => {
    const stop = onWorkPlace('500A00000000079AAA', () => undefined);
    workIn('500A00000000079AAA', 'stage');
    stop();
    const places: string[] = [];
    onWorkPlace('500A00000000079AAA', (place) => places.push(place))();
    expect(places).toEqual(['path']);
  });
});
