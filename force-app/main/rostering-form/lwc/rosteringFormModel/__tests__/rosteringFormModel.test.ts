import { draftOf, EMPTY, isDirty, isOpen, needsWriter, reduce, unsavable } from 'c/rosteringFormModel';
import type { FormEvent, FormModel } from 'c/rosteringFormModel';
import { formOf, RULES } from 'test/onboardingSamples';
import { FIELDS } from 'test/formSamples';

const after = (state: FormModel, ...events: FormEvent[]): FormModel => events.reduce(reduce, state);
const changed = (name: string, value: string | boolean | null): FormEvent => ({ type: 'changed', name, value });
const opened = (form = formOf(), copy: Extract<FormEvent, { type: 'opened' }>['copy'] = null): FormEvent => ({
  type: 'opened',
  form,
  rules: RULES,
  copy,
});
const fresh = after(EMPTY, { type: 'opened', form: null, rules: RULES }, { type: 'described', fields: FIELDS });
const draft = after(fresh, opened());
const COMPLETE = {
  Student_Upload_Method__c: 'Clever',
  SSO__c: 'Google',
  School_Count__c: 4,
  Grades_In_Scope__c: 'K;1',
  Clever_District_Id__c: '5f1c0a7be21d4a0001c3d9e2',
};
const complete = after(fresh, opened(formOf({ values: COMPLETE })));
const failure = (code: string, fields = {}): FormModel['failure'] & object => ({ code, message: `${code}!`, fields });

it('does not change the state that it gets', () => {
  const before = JSON.stringify(draft);
  after(draft, changed('SSO__c', 'Google'), { type: 'next' }, { type: 'next' }, { type: 'saveStarted' });
  expect(JSON.stringify(draft)).toBe(before);
});

it('refuses an event it does not know', () => {
  expect(() => reduce(EMPTY, { type: 'exploded' } as unknown as FormEvent)).toThrow('exploded');
});

describe('opening', () => {
  it('starts empty if there is no form', () => {
    expect(fresh).toMatchObject({ values: {}, version: null, step: 'method' });
    expect(isDirty(fresh)).toBe(false);
    expect(isOpen(fresh)).toBe(true);
  });

  it('starts with what the org knows, which is not a draft yet', () => {
    const suggested = after(EMPTY, {
      type: 'opened',
      form: null,
      rules: RULES,
      suggestions: { Technical_Contact_Name__c: 'Rosa' },
    });
    expect(suggested).toMatchObject({ values: { Technical_Contact_Name__c: 'Rosa' }, version: null });
    expect(isDirty(suggested)).toBe(false);
    const typed = after(suggested, changed('Technical_Contact_Name__c', 'Terry'));
    expect(
      after(typed, { type: 'opened', form: null, rules: RULES, suggestions: { Technical_Contact_Name__c: 'Rosa' } }),
    ).toEqual(typed);
  });

  it('accepts a lower version after the org refused its own as outdated', () => {
    const refused = after(draft, changed('SSO__c', 'Google'), {
      type: 'saveFailed',
      failure: failure('FORM_ALREADY_SUBMITTED'),
    });
    expect(after(refused, opened(formOf({ version: 2, status: 'Submitted' }))).conflict?.version).toBe(2);
  });

  it('shows the draft at its version', () => {
    expect(draft).toMatchObject({ version: 3, values: { Student_Upload_Method__c: 'Clever' } });
    expect(isDirty(draft)).toBe(false);
  });

  it('shows a submitted form read-only until the user changes it', () => {
    const submitted = after(fresh, opened(formOf({ status: 'Submitted' })));
    expect(isOpen(submitted)).toBe(false);
    expect(isOpen(after(submitted, { type: 'editStarted' }))).toBe(true);
  });

  it('follows a newer version while nothing is typed, and stays on its step', () => {
    const onDetails = after(draft, { type: 'next' });
    const newer = after(onDetails, opened(formOf({ version: 4, values: { SSO__c: 'None' } })));
    expect(newer).toMatchObject({ version: 4, values: { SSO__c: 'None' }, step: 'details' });
  });

  it('ignores a page that is older than its own last save', () => {
    const saved = after(draft, changed('SSO__c', 'Google'), {
      type: 'saved',
      form: formOf({ version: 5, values: { ...draft.values, SSO__c: 'Google' } }),
    });
    expect(after(saved, opened(formOf({ version: 4 })))).toEqual(saved);
  });

  it('keeps what is typed when the same version arrives again', () => {
    const typed = after(draft, changed('SSO__c', 'Google'));
    expect(after(typed, opened())).toEqual(typed);
  });

  it('does not disturb a running save or submission', () => {
    const saving = after(draft, changed('SSO__c', 'Google'), { type: 'saveStarted' });
    expect(after(saving, opened(formOf({ version: 9, values: {} })))).toEqual(saving);
  });
});

describe('typing', () => {
  it('makes the form unsaved until the org has the answer', () => {
    const typed = after(draft, changed('SSO__c', 'Google'));
    expect(isDirty(typed)).toBe(true);
    const saved = after(
      typed,
      { type: 'saveStarted' },
      { type: 'saved', form: formOf({ version: 4, values: typed.values }) },
    );
    expect(saved).toMatchObject({ saving: 'saved', version: 4 });
    expect(isDirty(saved)).toBe(false);
  });

  it('during a save keeps the later answer unsaved', () => {
    const sent = after(draft, changed('SSO__c', 'Google'), { type: 'saveStarted' });
    const saved = after(sent, changed('SSO__c', 'None'), {
      type: 'saved',
      form: formOf({ version: 4, values: sent.values }),
    });
    expect(saved.values.SSO__c).toBe('None');
    expect(isDirty(saved)).toBe(true);
  });

  it('no longer says saved after the next answer', () => {
    const saved = after(draft, changed('SSO__c', 'Google'), { type: 'saved', form: formOf({ version: 4 }) });
    expect(after(saved, changed('SSO__c', 'None')).saving).toBe('idle');
  });

  it('shows a problem when the field is left, and checks it again at each change', () => {
    const typing = after(draft, changed('Technical_Contact_Email__c', 'it@'));
    expect(typing.problems).toEqual({});
    const left = after(typing, { type: 'left', name: 'Technical_Contact_Email__c' });
    expect(left.problems).toEqual({ Technical_Contact_Email__c: { code: 'email' } });
    expect(after(left, changed('Technical_Contact_Email__c', 'it@school')).problems).toEqual(left.problems);
    expect(after(left, changed('Technical_Contact_Email__c', 'it@school.org')).problems).toEqual({});
  });

  it('does not call an answer missing before Next', () => {
    expect(after(draft, { type: 'left', name: 'SSO__c' }).problems).toEqual({});
  });

  it('keeps calling a required answer missing while it is blank', () => {
    const refused = after(draft, { type: 'next' }, { type: 'next' });
    expect(after(refused, changed('SSO__c', ' ')).problems.SSO__c).toEqual({ code: 'required' });
    expect(after(refused, { type: 'left', name: 'SSO__c' }).problems.SSO__c).toEqual({ code: 'required' });
    expect(after(refused, changed('SSO__c', 'None')).problems).not.toHaveProperty('SSO__c');
  });
});

describe('going through the steps', () => {
  it('goes with Next to the rostering information and to the review', () => {
    expect(after(complete, { type: 'next' }).step).toBe('details');
    expect(after(complete, { type: 'next' }, { type: 'next' }).step).toBe('review');
    expect(after(complete, { type: 'next' }, { type: 'next' }, { type: 'next' }).step).toBe('review');
  });

  it('stays at a step with a missing answer, and counts the refusal', () => {
    const refused = after(fresh, { type: 'next' });
    expect(refused).toMatchObject({
      step: 'method',
      refusals: 1,
      problems: { Student_Upload_Method__c: { code: 'required' } },
    });
    expect(after(refused, { type: 'next' }).refusals).toBe(2);
  });

  it('lists in the summary what stopped it, not what is found later', () => {
    const refused = after(draft, { type: 'next' }, { type: 'next' });
    expect(refused.refusedFields).toEqual(['SSO__c', 'School_Count__c', 'Grades_In_Scope__c', 'Clever_District_Id__c']);
    const later = after(refused, changed('Technical_Contact_Email__c', 'it@'), {
      type: 'left',
      name: 'Technical_Contact_Email__c',
    });
    expect(later.refusedFields).toEqual(refused.refusedFields);
    expect(after(later, { type: 'back' }).refusedFields).toEqual([]);
  });

  it('goes back without checking, and not before the first step', () => {
    const details = after(draft, { type: 'next' });
    expect(after(details, { type: 'back' })).toMatchObject({ step: 'method', problems: {} });
    expect(after(draft, { type: 'back' }).step).toBe('method');
  });

  it('goes to any step that the answers allow', () => {
    expect(after(complete, { type: 'wentTo', step: 'review' }).step).toBe('review');
    expect(after(draft, { type: 'wentTo', step: 'review' })).toMatchObject({ step: 'details', refusals: 1 });
    expect(after(complete, { type: 'wentTo', step: 'review' }, { type: 'wentTo', step: 'method' }).step).toBe('method');
  });
});

describe('a text that is no date or no number', () => {
  const details = after(draft, changed('Target_Launch_Date__c', '2027-01-15'), { type: 'next' }, {
    ...changed('Target_Launch_Date__c', null),
    isUnreadable: true,
  } as FormEvent);

  it('leaves the last answer, and is refused when the user leaves the field', () => {
    expect(details).toMatchObject({ values: { Target_Launch_Date__c: '2027-01-15' }, problems: {} });
    const left = after(details, { type: 'left', name: 'Target_Launch_Date__c' });
    expect(left.problems).toEqual({ Target_Launch_Date__c: { code: 'date' } });
    expect(after(left, { ...changed('Target_Launch_Date__c', null), isUnreadable: true } as FormEvent)).toEqual(left);
  });

  it('stops Next, Back, and Submit, because its control would go away', () => {
    const count = after(complete, { type: 'next' }, {
      ...changed('School_Count__c', null),
      isUnreadable: true,
    } as FormEvent);
    for (const type of ['next', 'back', 'submitStarted'] as const) {
      expect(after(count, { type })).toMatchObject({
        step: 'details',
        submitting: false,
        refusals: 1,
        values: { School_Count__c: 4 },
        problems: { School_Count__c: { code: 'number' } },
      });
    }
  });

  it('is over when the text can be read or is cleared', () => {
    const refused = after(details, { type: 'left', name: 'Target_Launch_Date__c' });
    const corrected = after(refused, changed('Target_Launch_Date__c', '2027-01-15'));
    expect(corrected).toMatchObject({ problems: {}, unreadable: [] });
    const cleared = after(refused, changed('Target_Launch_Date__c', null), { type: 'back' });
    expect(cleared).toMatchObject({ step: 'method', values: { Target_Launch_Date__c: null }, unreadable: [] });
  });
});

describe('a draft with an answer that was saved before there was a rule for it', () => {
  const stored = { Student_Upload_Method__c: 'Clever', Clever_District_Id__c: 'ask Devon', SSO__c: 'None' };
  const old = after(
    { ...EMPTY, fields: FIELDS },
    { type: 'opened', form: formOf({ values: stored }), rules: RULES },
    { type: 'wentTo', step: 'details' },
  );

  it('says so at the field when the step opens, and when the fields are described later', () => {
    expect(old).toMatchObject({ step: 'details', problems: { Clever_District_Id__c: { code: 'cleverId' } } });
    expect(Object.keys(old.problems)).toEqual(['Clever_District_Id__c']);
    const undescribed = { ...old, fields: {}, problems: {} };
    expect(after(undescribed, { type: 'described', fields: FIELDS }).problems).toEqual(old.problems);
  });

  it('saves the other answers, and names the one that stays as it was', () => {
    const changedOther = after(old, changed('SSO__c', 'Google'));
    expect(draftOf(changedOther)).toEqual({ Student_Upload_Method__c: 'Clever', SSO__c: 'Google' });
    expect(unsavable(changedOther)).toEqual(['Clever_District_Id__c']);
    expect(draftOf(after(old, changed('Clever_District_Id__c', null)))).toMatchObject({ Clever_District_Id__c: null });
  });

  it('does not go on to the review with it', () => {
    const stopped = after(old, { type: 'next' });
    expect(stopped.refusedFields).toContain('Clever_District_Id__c');
    expect(stopped.step).toBe('details');
  });
});

describe('whether the form needs its writer', () => {
  const saved = after(EMPTY, { type: 'opened', form: formOf(), rules: RULES });

  it.each<[string, FormModel, boolean]>([
    ['not when everything is saved', saved, false],
    [
      'not for suggestions',
      after(EMPTY, { type: 'opened', form: null, rules: RULES, suggestions: { SSO__c: 'None' } }),
      false,
    ],
    ['for an answer that is not saved yet', after(saved, changed('SSO__c', 'None')), true],
    ['for a text that cannot be read', { ...saved, unreadable: ['Target_Launch_Date__c'] }, true],
    ['for a conflict', { ...saved, conflict: formOf({ version: 9 }) }, true],
    ['for a refusal of an old version', { ...saved, failure: failure('FORM_CHANGED') }, true],
    ['not for another failure', { ...saved, failure: failure('OFFLINE') }, false],
    ['not while it is submitted', { ...after(saved, changed('SSO__c', 'None')), submitting: true }, false],
    [
      'not once it is submitted',
      after(saved, { type: 'submitted', form: formOf({ version: 4, status: 'Submitted' }) }),
      false,
    ],
  ])('%s', (_name, state, expected) => {
    expect(needsWriter(state)).toBe(expected);
  });
});

describe('a failed save', () => {
  const offline = after(
    draft,
    changed('SSO__c', 'Google'),
    { type: 'saveStarted' },
    { type: 'saveFailed', failure: failure('OFFLINE') },
  );

  it('loses nothing and says so', () => {
    expect(offline).toMatchObject({ saving: 'failed', values: { SSO__c: 'Google' }, failure: { code: 'OFFLINE' } });
    expect(isDirty(offline)).toBe(true);
  });

  it('is cleared when the next save succeeds', () => {
    expect(
      after(offline, { type: 'saveStarted' }, { type: 'saved', form: formOf({ version: 4, values: offline.values }) })
        .failure,
    ).toBeNull();
  });

  it('appears at the fields that the org names, and stays on the step', () => {
    const refused = after(draft, { type: 'saveFailed', failure: failure('FORM_INVALID', { SSO__c: 'Not this one.' }) });
    expect(refused).toMatchObject({
      step: 'method',
      refusals: 0,
      problems: { SSO__c: { code: 'refused', message: 'Not this one.' } },
    });
    expect(after(refused, changed('SSO__c', 'None')).problems).toEqual({});
  });
});

describe('two people at once', () => {
  const theirs = formOf({ version: 4, lastSavedBy: 'Mia Manager', values: { ...draft.values, SSO__c: 'None' } });
  const typed = after(draft, changed('SSO__c', 'Google'));
  const conflict = after(
    typed,
    { type: 'saveStarted' },
    { type: 'saveFailed', failure: failure('FORM_CHANGED') },
    opened(theirs),
  );

  it('show the other form and a message if nothing was typed here', () => {
    const clean = after(
      { ...typed, values: typed.baseline },
      { type: 'submitFailed', failure: failure('FORM_CHANGED') },
      opened(theirs),
    );
    expect(clean).toMatchObject({ values: theirs.values, conflict: null, failure: { code: 'FORM_CHANGED' } });
  });

  it('keep what was typed here and show the other form', () => {
    expect(conflict).toMatchObject({
      values: { SSO__c: 'Google' },
      version: 3,
      conflict: { lastSavedBy: 'Mia Manager' },
      failure: null,
    });
  });

  it('are noticed by a refresh too', () => {
    expect(after(typed, { type: 'conflictFound', form: theirs }).conflict).toEqual(theirs);
  });

  it('have no conflict if both typed the same', () => {
    const same = after(typed, { type: 'conflictFound', form: { ...theirs, values: typed.values } });
    expect(same).toMatchObject({ conflict: null, version: 4 });
  });

  it('can end the conflict with the other answers', () => {
    const resolved = after(conflict, { type: 'theirsTaken' });
    expect(resolved).toMatchObject({ values: { SSO__c: 'None' }, version: 4, conflict: null });
    expect(isDirty(resolved)).toBe(false);
  });

  it('can end the conflict with their own answers on top of the other version, unsaved', () => {
    const resolved = after(conflict, { type: 'mineKept' });
    expect(resolved).toMatchObject({ values: { SSO__c: 'Google' }, version: 4, conflict: null });
    expect(isDirty(resolved)).toBe(true);
  });

  it('keep other answers that were not changed here', () => {
    const more = formOf({ version: 4, values: { ...draft.values, SSO__c: 'None', Notes__c: 'Theirs' } });
    expect(after(typed, { type: 'conflictFound', form: more }, { type: 'mineKept' }).values).toMatchObject({
      SSO__c: 'Google',
      Notes__c: 'Theirs',
    });
  });

  it('have no conflict if the other changed a field to the answer here', () => {
    const same = formOf({ version: 4, values: { ...typed.values, Notes__c: 'Theirs' } });
    expect(after(typed, { type: 'conflictFound', form: same })).toMatchObject({
      conflict: null,
      values: { Notes__c: 'Theirs' },
    });
  });

  it('can keep their own answers as a change if the other form was submitted', () => {
    const submitted = after(
      typed,
      { type: 'conflictFound', form: { ...theirs, status: 'Submitted' } },
      { type: 'mineKept' },
    );
    expect(isOpen(submitted)).toBe(true);
  });

  it('ignore a choice without a conflict', () => {
    expect(after(draft, { type: 'theirsTaken' }, { type: 'mineKept' })).toEqual(draft);
  });

  it('recognize their own submission whose answer was lost', () => {
    const values = { ...COMPLETE, ClassLink_Tenant_Id__c: 'left over' };
    const waiting = after(
      complete,
      changed('ClassLink_Tenant_Id__c', 'left over'),
      { type: 'submitStarted' },
      { type: 'submitFailed', failure: failure('OFFLINE') },
    );
    const stored = formOf({ version: 4, status: 'Submitted', values: { ...values, ClassLink_Tenant_Id__c: null } });
    const found = after(waiting, opened(stored));
    expect(found).toMatchObject({ conflict: null, editing: false, version: 4 });
    expect(isOpen(found)).toBe(false);
  });
});

describe('answers restored from this computer', () => {
  const copy = { version: 3, values: { SSO__c: 'Google' }, keptAt: '2026-11-20T15:30:00.000Z' };

  it('are put over the draft, with the time they were typed', () => {
    const restored = after(fresh, opened(formOf(), copy));
    expect(restored).toMatchObject({
      values: { Student_Upload_Method__c: 'Clever', SSO__c: 'Google' },
      restoredAt: copy.keptAt,
      version: 3,
      conflict: null,
    });
    expect(isDirty(restored)).toBe(true);
  });

  it('are restored if nothing was saved before', () => {
    const restored = after(EMPTY, { type: 'opened', form: null, rules: RULES, copy: { ...copy, version: null } });
    expect(restored).toMatchObject({ values: { SSO__c: 'Google' }, version: null, restoredAt: copy.keptAt });
  });

  it('conflict with a version that was saved later', () => {
    expect(after(fresh, opened(formOf({ version: 7 }), copy)).conflict?.version).toBe(7);
  });

  it('keep what someone else saved in fields that were not typed here', () => {
    const mine = {
      ...copy,
      values: { SSO__c: 'Google', Notes__c: 'old' },
      baseline: { SSO__c: null, Notes__c: 'old' },
    };
    const restored = after(fresh, opened(formOf({ version: 7, values: { Notes__c: 'new' } }), mine));
    expect(restored.values).toEqual({ SSO__c: 'Google', Notes__c: 'new' });
  });

  it('are ignored if the org has them', () => {
    const known = after(fresh, opened(formOf({ values: { SSO__c: 'Google' } }), copy));
    expect(known).toMatchObject({ restoredAt: null, values: { SSO__c: 'Google' } });
  });

  it('can be discarded', () => {
    const discarded = after(fresh, opened(formOf(), copy), { type: 'copyDiscarded' });
    expect(discarded).toMatchObject({ values: formOf().values, restoredAt: null });
    expect(isDirty(discarded)).toBe(false);
  });

  it('open a submitted form for changing', () => {
    expect(isOpen(after(fresh, opened(formOf({ status: 'Submitted' }), copy)))).toBe(true);
  });
});

describe('submitting', () => {
  it('is refused at the first step with a problem', () => {
    expect(after(draft, { type: 'submitStarted' })).toMatchObject({ submitting: false, step: 'details', refusals: 1 });
  });

  it('runs until it is answered', () => {
    const started = after(complete, { type: 'submitStarted' });
    expect(started.submitting).toBe(true);
    const done = after(started, {
      type: 'submitted',
      form: formOf({ version: 4, status: 'Submitted', values: COMPLETE }),
    });
    expect(done).toMatchObject({ submitting: false, version: 4, step: 'method', conflict: null });
    expect(isOpen(done)).toBe(false);
  });

  it('keeps everything when it fails', () => {
    const failed = after(
      complete,
      { type: 'wentTo', step: 'review' },
      { type: 'submitStarted' },
      { type: 'submitFailed', failure: failure('OFFLINE') },
    );
    expect(failed).toMatchObject({ submitting: false, step: 'review', values: COMPLETE, failure: { code: 'OFFLINE' } });
  });

  it('goes to the first step with a field that the org refuses', () => {
    const refuse = (fields: Record<string, string>): FormModel =>
      after(
        complete,
        { type: 'wentTo', step: 'review' },
        { type: 'submitStarted' },
        { type: 'submitFailed', failure: failure('FORM_INVALID', fields) },
      );
    expect(refuse({ SSO__c: 'No.' })).toMatchObject({ step: 'details', refusals: 1 });
    expect(refuse({ SSO__c: 'No.', Student_Upload_Method__c: 'Unknown.' }).step).toBe('method');
  });
});
