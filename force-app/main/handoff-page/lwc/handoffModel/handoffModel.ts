import readSummary from '@salesforce/apex/HandoffController.readSummary';
import BLOCKED from '@salesforce/label/c.Handoff_PrintBlocked';
import SUBTITLE from '@salesforce/label/c.Handoff_PrintSubtitle';
import TITLE from '@salesforce/label/c.Handoff_PrintTitle';
import { format } from 'c/rpTextUtils';

/** The answers of `HandoffController`. Days look like `2026-11-12`. */
export interface Handoff {
  caseId: string;
  managerName: string | null;
  /** Why no handoff email can be sent. */
  problem: string | null;
  templateName: string | null;
  templateLabel: string | null;
  templateReason: string;
  openCount: number;
  /** When the handoff was logged on the account or the case. */
  loggedOn: string | null;
  loggedBy: string | null;
  loggedText: string | null;
}

export interface HandoffLine {
  /** Null if the text needs no label. */
  label: string | null;
  text: string;
}

export interface HandoffSection {
  key: string;
  heading: string;
  lines: HandoffLine[];
}

export interface HandoffSummary {
  caseId: string;
  caseNumber: string;
  accountName: string | null;
  districtName: string | null;
  ownerName: string | null;
  isClosed: boolean;
  sections: HandoffSection[];
}

export interface HandoffOutcome {
  message: string;
  handoffDate: string | null;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const lineOf = ({ label, text }: HandoffLine): string =>
  label === null ? `<li>${escaped(text)}</li>` : `<li><b>${escaped(label)}:</b> ${escaped(text)}</li>`;

const sectionOf = ({ heading, lines }: HandoffSection): string =>
  `<h2>${escaped(heading)}</h2><ul>${lines.map(lineOf).join('')}</ul>`;

/** Plain HTML without script, so Lightning Web Security lets it pass. */
function pageOf({ sections, accountName, caseNumber, ownerName }: HandoffSummary): string {
  const title = escaped(format(TITLE, accountName ?? caseNumber));
  const style =
    'body{font:14px/1.5 sans-serif;margin:2em auto;padding:0 1em;max-width:45em}h1{font-size:22px;margin:0}' +
    'h2{font-size:16px;margin:1.2em 0 .2em;break-after:avoid}ul{margin:0;padding-left:1.2em}li{break-inside:avoid}';
  return (
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1>` +
    `<p>${escaped(format(SUBTITLE, caseNumber, ownerName))}</p>${sections.map(sectionOf).join('')}</body></html>`
  );
}

/** How long the new window can take to load, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Opens the summary in a new window, and the print dialog there. It is a page of its own, because Lightning Experience prints its frame with every
 * page. Throws if the browser blocks the window.
 */
export async function printSummary(caseId: string): Promise<void> {
  const html = pageOf(await readSummary({ caseId }));
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- the new window needs the address while it loads
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
  const opened = window.open(address, '_blank');
  if (!opened) {
    throw new Error(BLOCKED);
  }
  opened.addEventListener('load', () => opened.print());
}
