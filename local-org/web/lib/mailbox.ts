/**
 * On a laptop, nobody outside of the org gets its emails. So the page is also the mailbox of everyone who got one: a component sends the event
 * `orgmailbox` up to the window, and gets the recipients of an email or its files, or answers it as one of them. Nothing answers this event in Salesforce.
 */
import { API, request } from './http.ts';

export interface MailboxRequest {
  /** The ID of an EmailMessage that was sent. */
  readonly emailId: string;
  /** Without `answer` and `wants`, the reply is the list of people who got the email. */
  readonly answer?: {
    readonly from: string;
    readonly text: string;
    /** With their contents in base64. */
    readonly files?: readonly { readonly name: string; readonly content: string }[];
  };
  readonly wants?: 'files';
  /** Called at once, with what the org will answer. */
  readonly take: (reply: Promise<unknown>) => void;
}

export function openMailboxes(): void {
  window.addEventListener('orgmailbox', (event) => {
    const { emailId, answer, wants, take } = (event as CustomEvent<MailboxRequest>).detail;
    const path = `${API}/local/email/${encodeURIComponent(emailId)}`;
    take(
      answer
        ? request(`${path}/answer`, {
            method: 'POST',
            body: { from: answer.from, text: answer.text, files: answer.files ?? [] },
          })
        : request(`${path}/${wants ?? 'recipients'}`),
    );
  });
}
