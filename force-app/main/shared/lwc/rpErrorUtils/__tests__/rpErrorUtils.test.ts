import { messageOf, OFFLINE, reduceError, SESSION_EXPIRED, UNEXPECTED } from 'c/rpErrorUtils';
import { refusal } from 'test/rendering';

const online = jest.spyOn(navigator, 'onLine', 'get');

beforeEach(() => {
  online.mockReturnValue(true);
});

describe('a refusal of Rosterpath’s controllers', () => {
  it('has a code, a message, and messages by field', () => {
    const error = reduceError(refusal('FORM_INVALID', 'Two answers are missing.', { SSO__c: 'Choose one.' }));
    expect(error).toEqual({
      code: 'FORM_INVALID',
      message: 'Two answers are missing.',
      fields: { SSO__c: 'Choose one.' },
      details: [],
    });
  });

  it('has a list if the refusal has one', () => {
    const body = {
      code: 'EMAIL_PLACEHOLDERS',
      message: 'Nothing was sent.',
      fields: {},
      items: [{ key: 'body [Name]' }],
    };
    expect(reduceError({ body: { message: JSON.stringify(body) } }).items).toEqual([{ key: 'body [Name]' }]);
  });

  it('is not a lost connection, even if its message mentions one', () => {
    expect(reduceError(refusal('UNEXPECTED', 'The other system is offline.')).code).toBe('UNEXPECTED');
  });

  it('is not a lost connection, even if the browser has since gone offline', () => {
    online.mockReturnValue(false);
    expect(reduceError(refusal('CASE_CLOSED', 'The case is closed.')).code).toBe('CASE_CLOSED');
  });

  it('shows its text if the JSON is broken or empty', () => {
    expect(messageOf({ body: { message: '{broken' } })).toBe('{broken');
    expect(messageOf({ body: { message: '{"code":"X"}' } })).toBe('{"code":"X"}');
  });
});

describe('an error of Lightning Data Service', () => {
  it.each([
    ['as a text', { status: 404, body: { error: 'The record is not available.' } }],
    ['as a list', { status: 404, body: [{ error: 'The record is not available.' }] }],
    ['with its own message', { status: 404, body: { error: { message: 'The record is not available.' } } }],
    ['without a body', { error: 'The record is not available.' }],
  ])('is read from `error`: %s', (_where, error) => {
    expect(messageOf(error)).toBe('The record is not available.');
  });

  it('comes after a message', () => {
    expect(messageOf({ body: { message: 'Not now', error: 'E1' } })).toBe('Not now');
  });
});

describe('other Apex errors', () => {
  it('show their message, with technical details', () => {
    const error = reduceError({
      status: 500,
      body: {
        message: 'Attempt to de-reference a null object',
        exceptionType: 'System.NullPointerException',
        stackTrace: 'Class.X: line 3',
      },
    });
    expect(error.message).toBe('Attempt to de-reference a null object');
    expect(error.details).toEqual(['System.NullPointerException', 'Class.X: line 3']);
  });

  it('collect the DML errors of the record and of its fields', () => {
    const error = reduceError({
      body: {
        pageErrors: [{ statusCode: 'CASE_LOCKED', message: 'The case is locked.' }],
        fieldErrors: { Subject: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Enter a subject.' }] },
      },
    });
    expect(error.code).toBe('CASE_LOCKED');
    expect(error.message).toBe('The case is locked. Enter a subject.');
    expect(error.fields).toEqual({ Subject: 'Enter a subject.' });
  });
});

describe('UI API errors', () => {
  it('of a save have field errors in `output`', () => {
    const error = reduceError({
      status: 400,
      body: {
        message: 'An error occurred while trying to update the record.',
        output: {
          errors: [],
          fieldErrors: { Status: [{ errorCode: 'INVALID_PICKLIST', message: 'Bad status', field: 'Status' }] },
        },
      },
    });
    expect(error).toMatchObject({ code: 'INVALID_PICKLIST', message: 'Bad status', fields: { Status: 'Bad status' } });
  });

  it('of a read are a list', () => {
    expect(reduceError({ status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'No such record.' }] })).toMatchObject({
      code: 'NOT_FOUND',
      message: 'No such record.',
    });
  });

  it('can come several at once', () => {
    expect(reduceError([{ body: { message: 'First' } }, { body: { message: 'Second' } }]).message).toBe('First');
  });
});

describe('the connection to the org', () => {
  it.each([
    ['by fetch in Chrome', new TypeError('Failed to fetch')],
    ['by fetch in Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
    ['by the platform', { body: { message: 'Disconnected or Canceled' } }],
    ['without an answer', { status: 0, body: { message: 'No answer' } }],
  ])('is lost, as told %s', (_how, error) => {
    expect(reduceError(error).code).toBe(OFFLINE);
  });

  it('is lost if the browser is offline and there is no answer', () => {
    online.mockReturnValue(false);
    expect(reduceError(new Error('Whatever')).code).toBe(OFFLINE);
    expect(reduceError({ status: 400, body: { message: 'An answer' } }).message).toBe('An answer');
  });

  it('needs a new sign-in after the session ends', () => {
    expect(
      reduceError({ status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }] }).code,
    ).toBe(SESSION_EXPIRED);
    expect(reduceError({ body: [{ errorCode: 'INVALID_SESSION_ID', message: 'x' }] }).code).toBe(SESSION_EXPIRED);
    expect(reduceError({ status: 401 }).code).toBe(SESSION_EXPIRED);
  });
});

describe('everything else', () => {
  it('shows text and errors as they are', () => {
    expect(messageOf('Plain words')).toBe('Plain words');
    expect(messageOf(new Error('Thrown'))).toBe('Thrown');
  });

  it.each([undefined, null, 42, {}, { body: null }, []])('has a message for %p too', (error) => {
    expect(reduceError(error)).toMatchObject({
      code: UNEXPECTED,
      message: 'Something went wrong. Try again. If it happens again, tell your admin.',
    });
  });

  it('stays the same if it is already a PageError', () => {
    const reduced = reduceError(refusal('FORM_INVALID', 'Look again.', { SSO__c: 'Choose one.' }));
    expect(reduceError(reduced)).toBe(reduced);
  });
});
