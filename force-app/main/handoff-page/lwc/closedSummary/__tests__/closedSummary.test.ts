import getSummary from '@salesforce/apex/HandoffController.getSummary';
import readSummary from '@salesforce/apex/HandoffController.readSummary';
import ClosedSummary from 'c/closedSummary';
import { called, find, has, refusal, render, settle, textOf, wireOf } from 'test/rendering';
import { CASE_ID, summaryOf } from 'test/onboardingSamples';

const show = async (): Promise<HTMLElement> => {
  const element = render('c-closed-summary', ClosedSummary, { recordId: CASE_ID });
  wireOf(getSummary).emit(summaryOf());
  await settle();
  return element;
};

const print = async (element: HTMLElement): Promise<void> => {
  find(element, '[data-id="print"]').click();
  await settle();
};

it('shows each fact of the onboarding once', async () => {
  const element = await show();
  const text = textOf(element);
  expect(text).toContain('New 11/3/2026 to 11/7/2026, 4 days');
  expect(text).toContain('Student Upload Method Clever');
  expect(text).toContain('Handoff Date 11/21/2026');
  await expect(element).toBeAccessible();
});

it('leaves out what other cards of the page show', async () => {
  expect(textOf(await show())).not.toContain('Maria Ortega');
});

it('prints a page with everything, read at that moment, and with harmless text', async () => {
  const blobs: Blob[] = [];
  const createObjectURL = (blob: Blob): string => `blob:${blobs.push(blob)}`;
  Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
  const opened = Object.assign(new EventTarget(), { print: jest.fn() });
  const open = jest.spyOn(window, 'open').mockReturnValue(opened as unknown as Window);
  called(readSummary).mockResolvedValueOnce(summaryOf() as never);
  const element = await show();
  await print(element);
  expect(open).toHaveBeenCalledWith('blob:1', '_blank');
  opened.dispatchEvent(new Event('load'));
  expect(opened.print).toHaveBeenCalledTimes(1);
  const html = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsText(blobs[0] as Blob);
  });
  expect(blobs[0]?.type).toBe('text/html');
  // Without it, browsers read "K–5" as "Kâ€“5".
  expect(html).toContain('<meta charset="utf-8">');
  expect(html).toContain('<h1>Onboarding summary: Bluebonnet &#60;Elementary&#62;</h1>');
  expect(html).toContain('<b>Maria Ortega:</b> Implementation');
  expect(html).toContain('Case 00001042, Avery Collins.');
});

it('says that the browser blocked the window, or why nothing could be read', async () => {
  Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: jest.fn() });
  jest.spyOn(window, 'open').mockReturnValue(null);
  called(readSummary).mockResolvedValueOnce(summaryOf() as never);
  const element = await show();
  await print(element);
  expect(textOf(element)).toContain('Allow pop-up windows');
  called(readSummary).mockRejectedValueOnce(refusal('NO_ACCESS', "You don't have access.") as never);
  await print(element);
  expect(textOf(element)).toContain("You don't have access.");
  await expect(element).toBeAccessible();
});

it('shows an error if it cannot be read', async () => {
  const element = render('c-closed-summary', ClosedSummary, { recordId: CASE_ID });
  await settle();
  expect(has(element, 'c-rp-stencil')).toBe(true);
  wireOf(getSummary).error({ message: 'Not now' });
  await settle();
  expect(textOf(element)).toContain('Not now');
});
