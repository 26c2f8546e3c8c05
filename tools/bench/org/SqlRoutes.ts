/** SQL behind the server's own port, to measure reads and a submission without SOQL, DML, access checks, and Apex. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Tokens } from '../../../local-org/api/index.ts';
import { dashboardSql } from './dashboardSql.ts';

type Row = Record<string, string | number | null>;

/** One statement of a recorded transaction. */
export interface Write {
  readonly sql: string;
  readonly values: readonly (string | number | null)[];
}

const LIST = `
  SELECT c."Id", c."CaseNumber", c."AccountId", a."Name" AS "AccountName", c."ContactId", p."Name" AS "ContactName", c."Status",
    c."Stage_Entered_At__c", c."Student_Upload_Method__c", c."Kickoff_Complete_Date__c", c."Rostering_Complete_Date__c", c."OwnerId",
    coalesce(u."Name", g."Name") AS "OwnerName", c."CreatedDate", c."RecordTypeId", c."LastModifiedDate", c."SystemModstamp"
  FROM "Case" c
  JOIN "RecordType" t ON t."Id" = c."RecordTypeId"
  LEFT JOIN "Account" a ON a."Id" = c."AccountId"
  LEFT JOIN "Contact" p ON p."Id" = c."ContactId"
  LEFT JOIN "User" u ON u."Id" = c."OwnerId"
  LEFT JOIN "Group" g ON g."Id" = c."OwnerId"
  WHERE c."IsDeleted" = 0 AND t."DeveloperName" = 'Onboarding'
  ORDER BY c."CaseNumber" LIMIT 200`;

const COUNT = `
  SELECT count(*) AS "total" FROM "Case" c JOIN "RecordType" t ON t."Id" = c."RecordTypeId"
  WHERE c."IsDeleted" = 0 AND t."DeveloperName" = 'Onboarding'`;

/** Of the manager in data/users.json. */
const MANAGERS_ZONE = 'America/Chicago';

export class SqlRoutes {
  readonly #database: DatabaseSync;
  readonly #tokens: Tokens;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, tokens: Tokens) {
    this.#database = new DatabaseSync(file);
    // The same settings as the org, which commits to disk before it answers.
    this.#database.exec('PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
    this.#tokens = tokens;
  }

  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url ?? '';
    if (!path.startsWith('/bench/')) return false;
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (this.#tokens.userOf(token) === null) send(response, 401, { message: 'Sign in first.' });
    else if (path.startsWith('/bench/case/')) send(response, 200, this.#case(path.slice('/bench/case/'.length)));
    else if (path === '/bench/dashboard') send(response, 200, this.#dashboard());
    else if (path === '/bench/list') send(response, 200, this.#list());
    else void readBody(request).then((text) => send(response, 200, this.#write(JSON.parse(text) as Write[])));
    return true;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #case(id: string): unknown {
    const [row] = this.#statement('SELECT * FROM "Case" WHERE "Id" = ? AND "IsDeleted" = 0').all(id) as Row[];
    return { attributes: { type: 'Case', url: `/services/data/v67.0/sobjects/Case/${id}` }, ...row };
  }

  /** Answers in the format of the UI API. */
  #list(): unknown {
    const rows = this.#statement(LIST).all() as Row[];
    const [count] = this.#statement(COUNT).all() as Row[];
    return { count: rows.length, total: count?.['total'], records: rows.map(listRecord) };
  }

  /** A list of rows for each statement. */
  #dashboard(): unknown {
    return dashboardSql(new Date(), MANAGERS_ZONE).map((sql) => this.#database.prepare(sql).all().map(Object.values));
  }

  #write(writes: readonly Write[]): unknown {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { sql, values } of writes) this.#statement(sql).run(...values);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
    return { written: writes.length };
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}

function listRecord(row: Row): unknown {
  const { Id, RecordTypeId, AccountName, ContactName, OwnerName, ...own } = row;
  const parent = (
    apiName: string,
    id: string | number | null | undefined,
    name: string | number | null | undefined,
  ) => ({
    displayValue: name,
    value: {
      apiName,
      id,
      fields: { Id: { displayValue: null, value: id }, Name: { displayValue: null, value: name } },
    },
  });
  const fields = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { displayValue: null, value }]));
  return {
    apiName: 'Case',
    id: Id,
    recordTypeId: RecordTypeId,
    fields: {
      ...fields,
      Account: parent('Account', own['AccountId'], AccountName),
      Contact: parent('Contact', own['ContactId'], ContactName),
      Owner: parent('Name', own['OwnerId'], OwnerName),
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
