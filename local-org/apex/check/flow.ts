/** Checks a body without types: every path returns, no code is unreachable, and each jump is in a loop. */
import type { Block, Expression, Position, Statement } from '../syntax/tree.ts';

export interface FlowProblem {
  readonly at: Position;
  readonly message: string;
}

export function checkFlow(body: Block, mustReturn: boolean): readonly FlowProblem[] {
  const flow = new Flow();
  const completes = flow.sequence(body.statements);
  if (completes && mustReturn)
    flow.add(body, 'Missing return statement: not every way through the method returns a value');
  return flow.problems;
}

class Flow {
  readonly problems: FlowProblem[] = [];
  /** For each enclosing loop, whether a `break` leaves it. */
  private readonly loops: { breaks: boolean }[] = [];

  add(at: Position, message: string): void {
    this.problems.push({ at, message });
  }

  /** Whether the code after the statements is reachable. */
  sequence(statements: readonly Statement[]): boolean {
    let reachable = true;
    for (const statement of statements) {
      if (!reachable) {
        this.add(statement, 'Unreachable statement');
        return false;
      }
      reachable = this.completes(statement);
    }
    return reachable;
  }

  private completes(statement: Statement): boolean {
    switch (statement.kind) {
      case 'return':
      case 'throw':
        return false;
      case 'break':
      case 'continue':
        this.jump(statement);
        return false;
      case 'block':
        return this.sequence(statement.statements);
      case 'if': {
        const then = this.completes(statement.then);
        const otherwise = statement.otherwise === null || this.completes(statement.otherwise);
        return then || otherwise;
      }
      case 'while':
        return this.loop(statement.body, isTrue(statement.condition));
      case 'doWhile':
        return this.loop(statement.body, isTrue(statement.condition));
      case 'for':
        return this.loop(statement.body, statement.condition === null || isTrue(statement.condition));
      case 'forEach':
        return this.loop(statement.body, false);
      case 'try':
        return this.tryCompletes(statement);
      case 'switch': {
        const arms = statement.arms.map((arm) => this.sequence(arm.body.statements));
        return arms.includes(true) || !statement.arms.some(({ when }) => when.kind === 'else');
      }
      case 'runAs':
        return this.sequence(statement.body.statements);
      default:
        return true;
    }
  }

  private jump(statement: Statement & { kind: 'break' | 'continue' }): void {
    const loop = this.loops.at(-1);
    if (loop === undefined) this.add(statement, `${statement.kind} statement must be in a loop`);
    else if (statement.kind === 'break') loop.breaks = true;
  }

  private loop(body: Statement | null, endless: boolean): boolean {
    const loop = { breaks: false };
    this.loops.push(loop);
    if (body !== null) this.completes(body);
    this.loops.pop();
    return !endless || loop.breaks;
  }

  private tryCompletes(statement: Statement & { kind: 'try' }): boolean {
    const body = this.sequence(statement.body.statements);
    const catches = statement.catches.map((clause) => this.sequence(clause.body.statements));
    const last = statement.last === null || this.sequence(statement.last.statements);
    return last && (body || catches.includes(true));
  }
}

const isTrue = (condition: Expression): boolean =>
  condition.kind === 'literal' && condition.type === 'boolean' && condition.text === 'true';
