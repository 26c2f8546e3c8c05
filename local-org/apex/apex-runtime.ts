/** The loaded Apex of one org: its triggers, the methods that components call, and its tests. */
import type { Org } from '../org.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Session } from '../types.ts';
import type { TriggerHost } from '../dml/triggers.ts';
import { executeAnonymous, type AnonymousResult } from './anonymous.ts';
import { argumentValues } from './aura/arguments.ts';
import { ApexCallError, callError } from './aura/errors.ts';
import { jsonOf, type Json } from './aura/results.ts';
import type { AuraMethod, CompiledProgram } from './compile/program.ts';
import { ApexTriggers } from './data/triggers.ts';
import { ensureInitialized, invoke } from './runtime/calls.ts';
import { currentOrNull, Execution, runIn } from './runtime/execution.ts';
import { runDueJobs } from './runtime/schedules.ts';
import type { SourceFile } from './syntax/source.ts';

export interface AuraReply {
  readonly returnValue: Json;
}

export class ApexRuntime {
  readonly org: Org;
  readonly program: CompiledProgram;
  readonly triggers: TriggerHost;
  readonly #files: readonly SourceFile[];
  /** Executions of transactions that didn't start in Apex, such as a save through the API. */
  readonly #executions = new WeakMap<Transaction, Execution>();

  constructor(org: Org, program: CompiledProgram, files: readonly SourceFile[] = []) {
    this.org = org;
    this.program = program;
    this.#files = files;
    this.triggers = new ApexTriggers(program.triggers, (transaction) => this.#executionOf(transaction));
  }

  /** Whether a component can call the method, and whether its result can be cached. */
  auraMethod(className: string, method: string): { cacheable: boolean } | undefined {
    const found = this.#find(className, method);
    return found === undefined ? undefined : { cacheable: found.cacheable };
  }

  /**
   * Calls an @AuraEnabled method with arguments by parameter name, in its own transaction. Throws
   * ApexCallError with the component's error.
   */
  callAuraMethod(
    session: Session,
    className: string,
    method: string,
    args: Readonly<Record<string, unknown>>,
  ): AuraReply {
    const found = this.#find(className, method);
    if (found === undefined) throw noSuchMethod(className, method);
    const { outermost } = found.method.owner;
    if (!this.org.access.canApexClass(session, outermost.name)) throw noAccess(outermost.name);
    return this.org.transaction(session, (transaction) => this.#call(found, args, transaction));
  }

  /** Runs statements once, with the user's sharing and permissions. */
  executeAnonymous(session: Session, block: string): AnonymousResult {
    return executeAnonymous(this, this.#files, session, block);
  }

  /** Runs the scheduled jobs whose time has come. Returns how many ran. */
  runDueJobs(): number {
    return runDueJobs(this.org, this.program);
  }

  #call(
    { method, cacheable }: AuraMethod,
    args: Readonly<Record<string, unknown>>,
    transaction: Transaction,
  ): AuraReply {
    const { org, program } = this;
    const execution = new Execution({ org, program, transaction, isReadOnly: cacheable, calledByComponent: true });
    this.#executions.set(transaction, execution);
    return runIn(execution, () => {
      try {
        ensureInitialized(method.owner);
        return { returnValue: jsonOf(invoke(method, null, argumentValues(method, args))) };
      } catch (error) {
        throw callError(error, execution);
      }
    });
  }

  #find(className: string, method: string): AuraMethod | undefined {
    return this.program.auraMethods.get(`${className}.${method}`.toLowerCase());
  }

  /** Statics and limits last for the whole transaction, across all its triggers. */
  #executionOf(transaction: Transaction): Execution {
    const running = currentOrNull();
    if (running?.transaction === transaction) return running;
    let found = this.#executions.get(transaction);
    if (found === undefined) {
      found = new Execution({ org: this.org, program: this.program, transaction });
      this.#executions.set(transaction, found);
    }
    return found;
  }
}

function noSuchMethod(className: string, method: string): ApexCallError {
  return new ApexCallError({
    exceptionType: 'System.NoSuchElementException',
    message: `The project has no @AuraEnabled method ${className}.${method}`,
    stackTrace: '',
    isUserDefinedException: false,
  });
}

function noAccess(className: string): ApexCallError {
  return new ApexCallError({
    exceptionType: 'System.NoAccessException',
    message: `You do not have access to the Apex class named '${className}'.`,
    stackTrace: '',
    isUserDefinedException: false,
  });
}
