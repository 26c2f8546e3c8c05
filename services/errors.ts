/** A service cannot go on: a code for programs, as the Apex class of the service's name uses it, and a sentence for people. */
export class ServiceError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}
