/**
 * A refusal with a Salesforce error code for programs (`MALFORMED_QUERY`, `NOT_FOUND`) and a message for
 * people. The API layer turns it into a response.
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
