/** Who acts: the user of the connection. */
export interface Actor {
  readonly userId: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** What every command is handed: the org it works on and how it speaks. */
import type { Connection } from 'jsforce';
import type { Org } from '../services/Org.ts';
import type { Reporter } from './output/Reporter.ts';

/** 0 done, 1 some of it failed, 2 the call was wrong. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  /** As given: `local`, or an alias of the `sf` CLI. */
  readonly targetOrg: string;
  readonly connection: Connection;
  readonly org: Org;
  readonly actor: Actor;
  readonly reporter: Reporter;
  readonly dryRun: boolean;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;
