/** Calls a method by name: a controller's over HTTP, or a mirrored service's in Apex or TypeScript. */
import { existsSync, readFileSync } from 'node:fs';
import { callStatic } from '../../../local-org/apex/call-static.ts';
import { ApexCallError } from '../../../local-org/apex/index.ts';
import { API_VERSION } from '../../../scripts/org/connect.ts';
import { serviceMethods } from '../../../tools/check/mirror/serviceMethods.ts';
import type { Argument, Via } from '../Scenario.ts';
import { Refusal, refusalOfApex } from './Refusal.ts';
import type { Person, World } from './World.ts';

export type Arguments = Readonly<Record<string, Argument>>;

/** Returns JSON. Throws a Refusal if the method refuses. */
export async function callMethod(
  world: World,
  { via, person, call, args }: { via: Via; person: Person; call: string; args: Arguments },
): Promise<unknown> {
  const [className = '', method = ''] = call.split('.');
  if (!existsSync(serviceFile(className))) return callController(person, className, method, args);
  return via === 'script'
    ? callService(person, className, method, args)
    : callApex(world, person, className, method, args);
}

/** Answers a sent email as one of its recipients would, and returns the IDs of the answer and its case. */
export async function replyTo(
  person: Person,
  emailId: string,
  { from, text, files = {} }: { from: string; text: string; files?: Readonly<Record<string, string>> },
): Promise<unknown> {
  const added = Object.entries(files).map(([name, written]) => ({
    name,
    content: Buffer.from(written).toString('base64'),
  }));
  return post(person, `email/${emailId}/answer`, { from, text, files: added });
}

async function callController(person: Person, className: string, method: string, args: Arguments): Promise<unknown> {
  const answer = await post(person, `apex/${className}/${method}`, args);
  return (answer as { returnValue: unknown }).returnValue;
}

async function post(person: Person, path: string, content: Arguments): Promise<unknown> {
  const { accessToken, instanceUrl } = person.connection;
  const response = await fetch(`${instanceUrl}/services/data/v${API_VERSION}/local/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify(content),
  });
  const body: unknown = await response.json();
  if (response.ok) return body;
  const [error] = body as { exceptionType?: string; errorCode: string; message: string }[];
  if (error === undefined) throw new Error(`${path} answered ${response.status} without an error.`);
  throw refusalOfApex(error.exceptionType ?? error.errorCode, error.message);
}

function callApex(world: World, person: Person, className: string, method: string, args: Arguments): unknown {
  const { org, apex } = world.started;
  try {
    return callStatic(apex, org.session(person.username), className, method, args);
  } catch (error) {
    throw error instanceof ApexCallError ? refusalOfApex(error.exceptionType, error.message) : error;
  }
}

type Service = Readonly<Record<string, unknown>>;
type ServiceClass = Service & (new (org: Person['org']) => Service);

/** A method that needs no org is static. Others are on an object with an org. */
async function callService(person: Person, className: string, method: string, args: Arguments): Promise<unknown> {
  const file = serviceFile(className);
  const { [className]: cls } = (await import(`../../../${file}`)) as Record<string, ServiceClass>;
  if (cls === undefined) throw new Error(`${file} exports no ${className}.`);
  const self = typeof cls[method] === 'function' ? cls : new cls(person.org);
  const values = parametersOf(file, className, method).map((name) => valueOf(name, args[name] ?? null));
  try {
    return await (self[method] as (...values: unknown[]) => unknown).apply(self, values);
  } catch (error) {
    throw refusalOf(error);
  }
}

function parametersOf(file: string, className: string, method: string): readonly string[] {
  const found = serviceMethods(readFileSync(file, 'utf8'), className).find(({ name }) => name === method);
  if (found === undefined) throw new RangeError(`${file} has no public method ${method}.`);
  return found.parameters;
}

/** JSON has no sets, and one parameter of the services is a set. */
function valueOf(parameter: string, argument: Argument): unknown {
  return parameter === 'providers' && Array.isArray(argument) ? new Set(argument) : argument;
}

function refusalOf(error: unknown): unknown {
  const { code, errorCode } = error as { code?: unknown; errorCode?: unknown };
  const known = typeof code === 'string' ? code : errorCode;
  return error instanceof Error && typeof known === 'string' ? new Refusal(known, error.message) : error;
}

function serviceFile(className: string): string {
  return `services/${className}.ts`;
}
