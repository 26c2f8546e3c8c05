/** Finds all mistakes that can be made in a file, in the order of its text. */
import type { Expression, SourceUnit, Statement } from '../../local-org/apex/syntax/tree.ts';
import type { Query } from '../../local-org/soql/tree.ts';
import { expressionEdits } from './expressionMutators.ts';
import type { Edit, Lines, Mutation } from './Mutation.ts';
import { queryEdits } from './queryMutators.ts';
import { statementEdits } from './statementMutators.ts';

type Node = Readonly<Record<string, unknown>>;

/** The current position. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly statementLine: number;
  readonly member: Lines;
  /** The return type of the method, in lower case. */
  readonly returns: string | null;
}

const STATEMENTS: ReadonlySet<string> = new Set<Statement['kind']>([
  'local',
  'expression',
  'if',
  'return',
  'throw',
  'break',
  'continue',
  'while',
  'doWhile',
  'for',
  'forEach',
  'switch',
  'dml',
  'runAs',
]);

const MEMBERS: ReadonlySet<string> = new Set(['method', 'constructor', 'initializer', 'property', 'field']);

/** Parts that declare something and don't run. */
const DECLARING: ReadonlySet<string> = new Set([
  'modifiers',
  'type',
  'types',
  'superclass',
  'interfaces',
  'parameters',
]);

export function findMutations(unit: SourceUnit): Mutation[] {
  const found: Mutation[] = [];
  const members: readonly object[] = unit.kind === 'trigger' ? [unit] : membersOf(unit);
  for (const member of members) {
    const lines = linesOf(member);
    const { line, column } = member as unknown as { line: number; column: number };
    visitParts(member, { line, column, statementLine: line, member: lines, returns: returnsOf(member) }, found);
  }
  return found;
}

/** Includes the members of inner classes. */
function membersOf(type: object): Node[] {
  const { members } = type as { members?: readonly Node[] };
  return (members ?? []).flatMap((member) => {
    if (MEMBERS.has(String(member['kind']))) return [member];
    return member['kind'] === 'class' ? membersOf(member) : [];
  });
}

function returnsOf(member: object): string | null {
  const { returns } = member as { returns?: { parts: readonly { name: string }[]; arrays: number } | null };
  const [first, second] = returns?.parts ?? [];
  return first === undefined || second !== undefined ? null : first.name.toLowerCase();
}

function linesOf(member: object): Lines {
  let from = Infinity;
  let to = 0;
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { line } = value as { line?: unknown };
    if (typeof line === 'number') {
      from = Math.min(from, line);
      to = Math.max(to, line);
    }
    Object.values(value).forEach(look);
  };
  look(member);
  return { from, to };
}

function visitParts(node: object, place: Place, found: Mutation[]): void {
  for (const [key, value] of Object.entries(node)) if (!DECLARING.has(key)) visit(value, node, key, place, found);
}

function visit(value: unknown, holder: object, key: string, around: Place, found: Mutation[]): void {
  if (typeof value !== 'object' || value === null) return;
  const place = placeOf(value, around);
  for (const edit of editsOf(value, holder, key, place)) {
    const { line, column, statementLine, member } = place;
    found.push({ ...edit, line, column, statementLine, member });
  }
  if (!isQuery(value)) visitParts(value, place, found);
}

function placeOf(node: object, around: Place): Place {
  const { line, column } = node as { line?: unknown; column?: unknown };
  if (typeof line !== 'number' || typeof column !== 'number') return around;
  return { ...around, line, column, statementLine: isStatement(node) ? line : around.statementLine };
}

function editsOf(node: object, holder: object, key: string, { returns }: Place): Edit[] {
  if (isQuery(node)) return queryEdits(node, holder, key);
  if (isStatement(node)) return statementEdits(node, holder, key, returns);
  return expressionEdits(node as Expression, holder, key);
}

const isQuery = (node: object): node is Query => 'select' in node && 'orderBy' in node;

/** Only statements have these kinds. */
function isStatement(node: object): node is Statement {
  return STATEMENTS.has(String((node as { kind?: unknown }).kind));
}
