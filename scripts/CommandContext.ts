/** What every command gets: the org, the user, and the reporter. */
import type { Connection } from 'jsforce';
import type { Org } from '../services/Org.ts';
import { JsforceOrg } from './org/JsforceOrg.ts';
import { unreadable } from './org/OrgFault.ts';
import type { FailureCode } from './output/CommandError.ts';
import type { Reporter } from './output/Reporter.ts';
import type { UsageOptions } from './usage/columns.ts';

/** 0: everything succeeded. 1: something failed. 2: the command was wrong. 130: stopped with Ctrl-C. */
export type ExitCode = 0 | FailureCode;

/** The user who is signed in. */
export interface Actor {
  readonly userId: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface Manner {
  /** As the user typed it: `local`, or an alias of the `sf` CLI. */
  readonly targetOrg: string;
  readonly reporter: Reporter;
  readonly dryRun: boolean;
  /** Aborted by Ctrl-C: the command finishes the current write and starts nothing else. */
  readonly stop?: AbortSignal | undefined;
  /** For `org prepare --profile`. */
  readonly profile?: string | undefined;
  /** For `cases list`: a username. */
  readonly owner?: string | undefined;
  /** For `usage import`. */
  readonly usage?: UsageOptions | undefined;
}

export interface CommandContext extends Manner {
  readonly connection: Connection;
  readonly org: Org;
  readonly actor: Actor;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;

/** Asks the org for the user and their time zone. */
export async function contextOf(connection: Connection, manner: Manner): Promise<CommandContext> {
  const me = await connection.request<{ user_id?: unknown } | null>('/services/oauth2/userinfo');
  const userId = me?.user_id;
  if (typeof userId !== 'string') throw unreadable('The org', 'without your user id', false);
  const user = await connection.request<Record<string, unknown> | null>(`/sobjects/User/${userId}`);
  const actor = { userId, timeZone: timeZoneOf(user) };
  return { ...manner, connection, actor, org: new JsforceOrg(connection, actor.timeZone, manner.stop) };
}

/** Salesforce has time zones that this computer may not know. */
function timeZoneOf(user: Record<string, unknown> | null): string {
  const zone = String(user?.['TimeZoneSidKey'] ?? 'UTC');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw unreadable('The org', `with a time zone that this computer doesn't know (${zone})`, false);
  }
}
