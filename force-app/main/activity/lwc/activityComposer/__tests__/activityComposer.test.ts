import getOptions from '@salesforce/apex/ActivityController.getOptions';
import getPanel from '@salesforce/apex/IntegrationCaseController.getPanel';
import getPage from '@salesforce/apex/OnboardingCaseController.getPage';
import getPicker from '@salesforce/apex/OnboardingEmailController.getPicker';
import USER_ID from '@salesforce/user/Id';
import ActivityComposer from 'c/activityComposer';
import { keepEntry } from 'c/activityDraftModel';
import { onWorkPlace, openWork, watchWork, workIn } from 'c/caseWorkModel';
import type { WorkKind } from 'c/caseWorkModel';
import { EmailSession } from 'c/emailSessionModel';
import type { OnboardingPage } from 'c/onboardingPageModel';
import { pickerOf } from 'test/emailSamples';
import { CASE_ID, OTHER_ID, pageOf, panelOf } from 'test/onboardingSamples';
import { called, find, has, props, render, settle, textOf, wireOf } from 'test/rendering';

type Composer = HTMLElement & { recordId: string };

const ENTRY = {
  subject: '',
  body: 'Prefers mornings.',
  contactId: null,
  assigneeId: null,
  dueDate: null,
  mentions: [],
};
const OPTIONS = { kinds: ['note', 'post', 'call', 'task'], contactId: null, contacts: [], assignees: [] };

const show = async (rest: object = {}, page: OnboardingPage | null = pageOf('New')): Promise<Composer> => {
  called(getOptions).mockResolvedValue(OPTIONS as never);
  const element = render('c-activity-composer', ActivityComposer, { recordId: CASE_ID, offersEmail: true, ...rest });
  if (page) {
    wireOf(getPage).emit(page);
  }
  await settle();
  return element;
};

const press = async (element: Composer, kind: string): Promise<void> => {
  find(element, `[data-kind="${kind}"]`).click();
  await settle();
};

const buttons = (element: Composer): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[data-kind]') ?? [])].map(textOf);

/** The kinds of the editors that show. */
const shown = (element: Composer): (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('section:not(.slds-hide) > [data-editor]') ?? [])].map(
    ({ dataset }) => dataset.editor,
  );

it('is one row of buttons until someone writes, and asks the org for nothing', async () => {
  const element = await show();
  expect(buttons(element)).toEqual(['Email', 'Note', 'Log a Call', 'Post', 'Task']);
  expect(has(element, 'section')).toBe(false);
  expect(wireOf(getPicker).getLastConfig()).toBeNull();
  expect(getOptions).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

it.each(['note', 'call', 'post', 'task'])('opens and closes a %s, and keeps the editor', async (kind) => {
  const element = await show();
  await press(element, kind);
  expect(shown(element)).toEqual([kind]);
  expect(find(element, `[data-kind="${kind}"]`).getAttribute('aria-expanded')).toBe('true');
  await expect(element).toBeAccessible();
  const editor = find(element, `[data-editor="${kind}"]`);
  await press(element, kind);
  expect(shown(element)).toEqual([]);
  expect(find(element, `[data-editor="${kind}"]`)).toBe(editor);
  expect(find(element, `[data-kind="${kind}"]`).getAttribute('aria-expanded')).toBe('false');
});

it('keeps what is typed in one editor while another one is open', async () => {
  const element = await show();
  await press(element, 'note');
  find(element, 'c-activity-entry', '[data-field="body"]').dispatchEvent(
    new CustomEvent('change', { detail: { value: 'Prefers mornings.' } }),
  );
  await press(element, 'email');
  expect(shown(element)).toEqual(['email']);
  expect(textOf(find(element, '[data-kind="note"]'))).toBe('Note Draft');
  await expect(element).toBeAccessible();
  await press(element, 'note');
  expect(props(find(element, 'c-activity-entry', '[data-field="body"]')).value).toBe('Prefers mornings.');
  expect(textOf(find(element, '[data-kind="note"]'))).toBe('Note');
});

it('closes an entry that is saved or canceled, and moves the focus to its button', async () => {
  const element = await show();
  await press(element, 'task');
  find(element, 'c-activity-entry').dispatchEvent(new CustomEvent('close'));
  await settle();
  expect(shown(element)).toEqual([]);
  expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-kind="task"]'));
});

it('opens what was typed before and not saved, without moving the focus', async () => {
  keepEntry(USER_ID, CASE_ID, 'call', ENTRY);
  keepEntry(USER_ID, CASE_ID, 'task', ENTRY);
  const element = await show();
  expect(shown(element)).toEqual(['call']);
  expect(textOf(find(element, '[data-kind="task"]'))).toBe('Task Draft');
  expect(element.shadowRoot?.activeElement).toBeNull();
  await expect(element).toBeAccessible();
});

describe('email', () => {
  it('is not offered on other cases, and reads no onboarding there', async () => {
    const element = await show({ offersEmail: false }, null);
    expect(buttons(element)).toEqual(['Note', 'Log a Call', 'Post', 'Task']);
    expect(wireOf(getPage).getLastConfig()).toEqual({ caseId: undefined });
    openWork(CASE_ID, { kind: 'email' });
    await settle();
    expect(shown(element)).toEqual([]);
    openWork(CASE_ID, { kind: 'note' });
    await settle();
    expect(shown(element)).toEqual(['note']);
  });

  it('offers no note on an integration case to users who cannot add one', async () => {
    const element = await show({ offersEmail: false }, null);
    wireOf(getPanel).emit(panelOf('New', { caseId: OTHER_ID, canAddNotes: false }));
    await settle();
    expect(buttons(element)).toEqual(['Note', 'Log a Call', 'Post', 'Task']);
    wireOf(getPanel).emit(panelOf('New', { caseId: CASE_ID, canAddNotes: false }));
    await settle();
    expect(buttons(element)).toEqual(['Log a Call', 'Post', 'Task']);
    await expect(element).toBeAccessible();
  });

  it('opens a call that nobody answered when the path asks for it, without a button of its own', async () => {
    const element = await show();
    openWork(CASE_ID, { kind: 'attempt' });
    await settle();
    expect(shown(element)).toEqual(['attempt']);
    expect(buttons(element)).not.toContain("Couldn't Reach the Customer");
    expect(textOf(find(element, 'h3'))).toBe("Couldn't Reach the Customer");
    await expect(element).toBeAccessible();
  });

  it('is not offered to users who cannot send it', async () => {
    const offers: (readonly WorkKind[])[] = [];
    const stop = watchWork(CASE_ID, (offered) => offers.push(offered));
    const element = await show({}, pageOf('New', { canEmail: false }));
    expect(buttons(element)).toEqual(['Note', 'Log a Call', 'Post', 'Task']);
    expect(offers.at(-1)).toEqual(['note', 'call', 'post', 'task', 'attempt']);
    stop();
  });

  it('comes without a note for users who cannot add one', async () => {
    const element = await show({}, pageOf('New', { canEmail: false, canAddNotes: false }));
    expect(buttons(element)).toEqual(['Log a Call', 'Post', 'Task']);
    openWork(CASE_ID, { kind: 'note' });
    await settle();
    expect(shown(element)).toEqual([]);
  });

  it('opens for the next step with the template, also if the page is read later', async () => {
    openWork(OTHER_ID, { kind: 'email', templateName: 'General' });
    const start = jest.spyOn(EmailSession.of(OTHER_ID), 'start');
    const element = await show({ recordId: OTHER_ID }, null);
    expect(shown(element)).toEqual([]);
    wireOf(getPage).emit(pageOf('New', { caseId: OTHER_ID }));
    await settle();
    expect(shown(element)).toEqual(['email']);
    expect(start).toHaveBeenCalledWith({ kind: 'email', templateName: 'General' });
    expect(wireOf(getPicker).getLastConfig()).toEqual({ caseId: OTHER_ID });
  });
});

it.each([
  ['email', 'c-template-picker'],
  ['note', 'c-activity-entry'],
])('has the brand button of the page while someone works on a %s', async (kind, editor) => {
  const places: string[] = [];
  const stop = onWorkPlace(CASE_ID, (place) => places.push(place));
  const element = await show();
  await press(element, kind);
  find(element, editor).dispatchEvent(new CustomEvent('focusin', { bubbles: true }));
  await settle();
  expect(props(find(element, editor)).isPrimary).toBe(true);
  workIn(CASE_ID, 'stage');
  await settle();
  expect(props(find(element, editor)).isPrimary).toBe(false);
  find(element, editor).dispatchEvent(new CustomEvent('focusin', { bubbles: true }));
  await press(element, kind);
  find(element, `[data-kind="${kind}"]`).dispatchEvent(new CustomEvent('focusin', { bubbles: true }));
  expect(places).toEqual(['path', 'composer', 'stage', 'composer', 'path']);
  stop();
});

it('shows nothing of an earlier case', async () => {
  const element = await show();
  await press(element, 'email');
  wireOf(getPicker).emit(pickerOf());
  await settle();
  element.recordId = OTHER_ID;
  await settle();
  expect(shown(element)).toEqual([]);
  openWork(CASE_ID, { kind: 'note' });
  await settle();
  expect(shown(element)).toEqual([]);
  wireOf(getPage).emit(pageOf('New'));
  await settle();
  expect(buttons(element)).toContain('Email');
  openWork(CASE_ID, { kind: 'form' });
});
