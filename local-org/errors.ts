/**
 * A refusal the local org can put into words: `code` is the Salesforce error code a client reads (`MALFORMED_QUERY`, `INVALID_TYPE`,
 * `NOT_FOUND`, …), `message` is the sentence a person reads. The API layer turns it into the response; nothing else prints it.
 */
export class OrgError extends Error {
  readonly code: string;
  readonly fields: readonly string[];

  constructor(code: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = 'OrgError';
    this.code = code;
    this.fields = fields;
  }
}
