/** What every command is handed: the org it works on, who acts there, and how it speaks. */
import type { Connection } from 'jsforce';
import type { Org } from '../services/Org.ts';
import { JsforceOrg } from './org/JsforceOrg.ts';
import { unreadable } from './org/OrgFault.ts';
import type { FailureCode } from './output/CommandError.ts';
import type { Reporter } from './output/Reporter.ts';

/** 0 done, 1 some of it failed, 2 the call was wrong, 130 stopped with Ctrl-C. */
export type ExitCode = 0 | FailureCode;

/** The user of the connection. */
export interface Actor {
  readonly userId: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface Manner {
  /** As given: `local`, or an alias of the `sf` CLI. */
  readonly targetOrg: string;
  readonly reporter: Reporter;
  readonly dryRun: boolean;
  /** Aborted by Ctrl-C: what is under way is finished, nothing more is begun. */
  readonly stop?: AbortSignal | undefined;
  /** Of `org prepare`: the profile to prepare instead of the org. */
  readonly profile?: string | undefined;
}

export interface CommandContext extends Manner {
  readonly connection: Connection;
  readonly org: Org;
  readonly actor: Actor;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;

/** Asks the org who acts and in which time zone. */
export async function contextOf(connection: Connection, manner: Manner): Promise<CommandContext> {
  const me = await connection.request<{ user_id?: unknown } | null>('/services/oauth2/userinfo');
  const userId = me?.user_id;
  if (typeof userId !== 'string') throw unreadable('The org', 'without your user id', false);
  const user = await connection.request<Record<string, unknown> | null>(`/sobjects/User/${userId}`);
  const actor = { userId, timeZone: timeZoneOf(user) };
  return { ...manner, connection, actor, org: new JsforceOrg(connection, actor.timeZone, manner.stop) };
}

/** Some zones of Salesforce are none of the computer's. */
function timeZoneOf(user: Record<string, unknown> | null): string {
  const zone = String(user?.['TimeZoneSidKey'] ?? 'UTC');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw unreadable('The org', `with a time zone that this computer does not know (${zone})`, false);
  }
}
