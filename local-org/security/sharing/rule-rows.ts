/** The share rows of sharing rules: one for each record and each group that a rule shares it with. */
import type { Schema } from '../../schema/model.ts';
import type { SharingRuleDef } from '../../schema/read-sharing.ts';
import type { Reader, SqlValue } from '../../store/reader.ts';
import type { RuleRows } from '../../store/share-views.ts';
import { criteriaTest } from './criteria.ts';
import { Hierarchy } from './principals.ts';
import type { RowTest } from './row-test.ts';

export function ruleRows(schema: Schema, rules: readonly SharingRuleDef[], reader: Reader): RuleRows[] {
  const hierarchy = new Hierarchy(reader);
  return rules.flatMap((rule) => {
    const object = schema.requireObject(rule.object);
    const where = rule.from === null ? inlined(criteriaTest(object, rule, 't')) : ownersOf(rule, hierarchy);
    const { Case: onCases, Contact: onContacts, Opportunity: onOpportunities } = rule.children;
    const childLevels: Record<string, string> =
      object.name === 'Account'
        ? { CaseAccessLevel: onCases, ContactAccessLevel: onContacts, OpportunityAccessLevel: onOpportunities }
        : {};
    return rule.to
      .flatMap((party) => hierarchy.groupsOf(party))
      .map((groupId) => ({ object: object.name, where, groupId, level: rule.level, childLevels }));
  });
}

/** Members are looked up at query time, because groups and roles change while the view stays. */
function ownersOf(rule: SharingRuleDef, hierarchy: Hierarchy): string {
  const groups = (rule.from ?? []).flatMap((party) => hierarchy.groupsOf(party)).map(literal);
  return `t."OwnerId" IN (WITH RECURSIVE members(id) AS (
    SELECT "Id" FROM "Group" WHERE "Id" IN (${groups.join(', ')})
    UNION SELECT m."UserOrGroupId" FROM "GroupMember" m JOIN members ON m."GroupId" = members.id AND m."IsDeleted" = 0
    UNION SELECT u."Id" FROM "Group" g JOIN members ON g."Id" = members.id JOIN "User" u
      ON g."Type" = 'Organization' OR (g."Type" LIKE 'Role%' AND u."UserRoleId" = g."RelatedId")
    UNION SELECT below."Id" FROM members JOIN "Group" g ON g."Id" = members.id AND g."Type" LIKE 'RoleAnd%'
      JOIN "UserRole" r ON r."ParentRoleId" = g."RelatedId" JOIN "Group" below ON below."RelatedId" = r."Id" AND below."Type" = g."Type"
  ) SELECT id FROM members)`;
}

const inlined = (test: RowTest): string =>
  test.map((part) => (typeof part === 'string' ? part : literal(part.value))).join('');

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
