/**
 * Sends up to five queries of the same turn in one composite request, which counts as one call toward the org's daily limit. A batch request
 * would count each query (REST API Developer Guide, "Send Multiple Requests Using Composite").
 */
import type { Connection } from 'jsforce';
import type { QueriedRecord } from '../../services/Org.ts';
import { unreadable } from './OrgFault.ts';

const QUERIES_PER_REQUEST = 5;

/** The first page of a query result. */
export interface Page {
  readonly records: readonly QueriedRecord[];
  readonly done: boolean;
  readonly nextRecordsUrl?: string | undefined;
}

interface Asked {
  readonly soql: string;
  readonly answer: (page: Page) => void;
  readonly refuse: (reason: unknown) => void;
}

interface Subresponse {
  readonly body: unknown;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

export class QueryBundle {
  readonly #connection: Connection;
  #asked: Asked[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** If the query fails, rejects with its own `errorCode`. The other queries in the request don't matter. */
  ask(soql: string): Promise<Page> {
    return new Promise((answer, refuse) => {
      if (this.#asked.length === 0) setImmediate(() => this.#send());
      this.#asked.push({ soql, answer, refuse });
    });
  }

  #send(): void {
    const asked = this.#asked;
    this.#asked = [];
    for (let start = 0; start < asked.length; start += QUERIES_PER_REQUEST) {
      const part = asked.slice(start, start + QUERIES_PER_REQUEST);
      this.#sendTogether(part).catch((error: unknown) => part.forEach(({ refuse }) => refuse(error)));
    }
  }

  async #sendTogether(asked: readonly Asked[]): Promise<void> {
    const [only] = asked;
    if (only && asked.length === 1) return only.answer(await this.#connection.query<QueriedRecord>(only.soql));
    const base = `/services/data/v${this.#connection.version}`;
    const compositeRequest = asked.map(({ soql }, index) => ({
      method: 'GET',
      url: `${base}/query/?q=${encodeURIComponent(soql)}`,
      referenceId: referenceOf(index),
    }));
    const answer = await this.#connection.request<{ compositeResponse?: readonly Subresponse[] } | null>({
      method: 'POST',
      url: `${base}/composite`,
      body: JSON.stringify({ allOrNone: false, compositeRequest }),
      headers: { 'content-type': 'application/json' },
    });
    const responses = answer?.compositeResponse;
    if (!Array.isArray(responses)) throw unreadable('The org', 'queries in an unknown format', false);
    asked.forEach((one, index) =>
      settle(
        one,
        (responses as readonly Subresponse[]).find(({ referenceId }) => referenceId === referenceOf(index)),
      ),
    );
  }
}

const referenceOf = (index: number): string => `query${index}`;

function settle({ answer, refuse }: Asked, response: Subresponse | undefined): void {
  if (response === undefined) refuse(unreadable('The org', 'only some of the queries', false));
  else if (response.httpStatusCode < 300) answer(response.body as Page);
  else refuse(errorOf(response.body));
}

/** The same error that jsforce throws for a single query. */
function errorOf(body: unknown): Error {
  const [{ errorCode, message } = {}] = (Array.isArray(body) ? body : []) as { errorCode?: string; message?: string }[];
  return Object.assign(new Error(message ?? 'The org gave no reason.'), { name: errorCode ?? 'Error', errorCode });
}
