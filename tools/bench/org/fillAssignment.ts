/** Fills an org with unassigned onboarding cases, and with specialists who already have cases. Doesn't run triggers. */
import type { Org } from '../../../local-org/org.ts';
import type { readUsers } from '../../../local-org/start.ts';
import type { Row } from '../../../local-org/types.ts';
import { at, insert, queueId, recordTypeId, userId } from './largeOrg.ts';

type Users = ReturnType<typeof readUsers>;

/** Districts have from 1 to this many schools. */
const MOST_SCHOOLS = 12;
/** A specialist has from 10 to 29 open cases at first. */
const FEWEST = 10;
const DIFFERENCE = 20;

const DOMAIN = '@rosterpath.example';

/** The sample users, and colleagues of the specialist until there are `count` specialists. */
export function withSpecialists(users: Users, count: number): Users {
  const [first] = users;
  if (!first) throw new Error('There are no sample users.');
  const more = Array.from({ length: count - specialistsOf(users).length }, (_, index) => ({
    ...first,
    username: `colleague${index}${DOMAIN}`,
    lastName: `Colleague ${index}`,
  }));
  return [...users, ...more];
}

const specialistsOf = (users: Users): Users =>
  users.filter(({ groups }) => groups?.includes('Onboarding_Specialists') === true);

export function fillAssignment(org: Org, cases: number, users: Users): void {
  const salesId = userId(org, 'ae');
  const owners = specialistsOf(users).map(({ username }) => username.replace(DOMAIN, ''));
  const districts = insert(org, 'Account', cases, (index) => ({
    Name: `District ${index}`,
    Level__c: 'District',
    OwnerId: salesId,
  }));
  const districtOf = districtsOf(cases);
  const schools = insert(org, 'Account', cases, (index) => ({
    Name: `School ${index}`,
    Level__c: 'School',
    ParentId: at(districts, districtOf[index] ?? 0),
    OwnerId: salesId,
  }));
  const added = (index: number, accounts: readonly string[], ownerId: string): Row => ({
    RecordTypeId: recordTypeId(org, 'Onboarding'),
    Subject: `Onboarding ${index}`,
    Status: 'New',
    AccountId: at(accounts, index),
    OwnerId: ownerId,
  });
  // Every tenth one is the case of a district.
  insert(org, 'Case', cases, (index) =>
    added(index, index % 10 === 0 ? districts : schools, queueId(org, 'Onboarding_Assignment')),
  );
  const others = insert(org, 'Account', FEWEST + DIFFERENCE, (index) => ({
    Name: `Academy ${index}`,
    Level__c: 'School',
    OwnerId: salesId,
  }));
  owners.forEach((owner, position) => {
    const ownerId = userId(org, owner);
    insert(org, 'Case', FEWEST + ((position * 7) % DIFFERENCE), (index) => added(index, others, ownerId));
  });
}

/** The district of each school: districts of 1, 2, and so on schools. */
function districtsOf(schools: number): number[] {
  const found: number[] = [];
  for (let district = 0; found.length < schools; district++)
    for (let school = 0; school <= district % MOST_SCHOOLS; school++) found.push(district);
  return found;
}
