import FAILED from '@salesforce/label/c.Message_FORM_LINK_FAILED';
import CHANGED from '@salesforce/label/c.Customer_FormChanged';
import METHOD from '@salesforce/label/c.Customer_MethodUnknown';
import { LINK_REFUSED, LINK_SUBMITTED } from 'c/customerFormModel';
import { OFFLINE, reduceError, UNEXPECTED } from 'c/rpErrorUtils';
import type { PageError } from 'c/rpErrorUtils';

export const FORM_CHANGED = 'FORM_CHANGED';
const METHOD_UNKNOWN = 'METHOD_UNKNOWN';

/** Refusals whose messages Apex wrote for customers. */
const FOR_CUSTOMERS: readonly string[] = [LINK_REFUSED, LINK_SUBMITTED, 'FORM_INVALID', 'FORM_LINK_FAILED', OFFLINE];

/** Refusals after which there is nothing to fill in. */
export const isClosed = ({ code }: Pick<PageError, 'code'>): boolean =>
  code === LINK_REFUSED || code === LINK_SUBMITTED;

/** An error in words for a customer, who has no admin to ask and no use for technical details. */
export function failureOf(error: unknown, otherwise = FAILED): PageError {
  const { code, message, fields } = reduceError(error);
  if (FOR_CUSTOMERS.includes(code)) {
    return { code, message, fields, details: [] };
  }
  switch (code) {
    case FORM_CHANGED:
      return { code, message: CHANGED, fields: {}, details: [] };
    case METHOD_UNKNOWN:
      return {
        code,
        message: METHOD,
        fields: Object.fromEntries(Object.keys(fields).map((name) => [name, METHOD])),
        details: [],
      };
    default:
      return { code: UNEXPECTED, message: otherwise, fields: {}, details: [] };
  }
}
