/** `POST local/apex/Class/method` with arguments by name. Components' `@salesforce/apex` imports call it. */
import { param, type Call } from '../call.ts';
import { HttpRefusal, notFound, refuse } from '../http/errors.ts';
import { requireObject } from '../http/json.ts';
import { ok, type Reply } from '../http/reply.ts';
import { isApexFailure, type ApexFailure } from './apex-calls.ts';

export function callApex(call: Call): Reply {
  const { apex, org } = call.services;
  if (!apex) return refuse('FUNCTIONALITY_NOT_SUPPORTED', 'This local org was started without Apex.');
  const className = param(call, 'class');
  const method = param(call, 'method');
  const known = apex.auraMethod(className, method);
  if (!known) throw notFound(`The project has no @AuraEnabled method ${className}.${method}.`);
  if (!org.access.canApexClass(call.session, className)) {
    return refuse('INSUFFICIENT_ACCESS', `You do not have access to the Apex class named '${className}'.`);
  }
  const args = call.request.body === undefined ? {} : requireObject(call.request.body);
  try {
    const { returnValue } = apex.callAuraMethod(call.session, className, method, args);
    return ok({ returnValue: returnValue ?? null, cacheable: known.cacheable });
  } catch (error) {
    if (isApexFailure(error)) throw new HttpRefusal(failureReply(error));
    throw error;
  }
}

/** The body that Lightning gives to a component as `error.body`. */
const failureReply = (failure: ApexFailure): Reply => ({
  status: 500,
  body: [
    {
      message: failure.message,
      errorCode: 'APEX_ERROR',
      exceptionType: failure.exceptionType,
      isUserDefinedException: failure.isUserDefinedException ?? false,
      stackTrace: failure.stackTrace ?? '',
    },
  ],
});
