/** What every command is handed: the org it works on, who acts there, and how it speaks. */
import type { Connection } from 'jsforce';
import type { Org } from '../services/Org.ts';
import { JsforceOrg } from './org/JsforceOrg.ts';
import type { Reporter } from './output/Reporter.ts';

/** 0 done, 1 some of it failed, 2 the call was wrong. */
export type ExitCode = 0 | 1 | 2;

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
  const { user_id: userId } = await connection.request<{ user_id: string }>('/services/oauth2/userinfo');
  const user = await connection.sobject('User').retrieve(userId);
  const actor = { userId, timeZone: String(user['TimeZoneSidKey'] ?? 'UTC') };
  return { ...manner, connection, actor, org: new JsforceOrg(connection, actor.timeZone) };
}
