/** The IDs of sample users, queues, and record types, which sample records refer to. */
import type { Org } from '../../services/Org.ts';
import { isObject, readJson, unusable } from './readJson.ts';

/** Names are as in data/README.md, except that record types include their object: `RecordType.Case.Onboarding`. */
export async function knownIds(org: Org, runningUserId: string): Promise<Map<string, string>> {
  const [users, queues, recordTypes] = await Promise.all([
    userIds(org, runningUserId),
    org.query("SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue'"),
    org.query('SELECT Id, DeveloperName, SobjectType FROM RecordType'),
  ]);
  return new Map([
    ...users,
    ...queues.map((queue): [string, string] => [`Queue.${String(queue['DeveloperName'])}`, queue.Id]),
    ...recordTypes.map((type): [string, string] => [
      `RecordType.${String(type['SobjectType'])}.${String(type['DeveloperName'])}`,
      type.Id,
    ]),
  ]);
}

/** If the org has no sample users, the user who loads replaces each of them. */
async function userIds(org: Org, runningUserId: string): Promise<[string, string][]> {
  const usernames = readUsernames('data/users.json');
  const found = await org.query('SELECT Id, Username FROM User WHERE Username IN :usernames', { usernames });
  const idByUsername = new Map(found.map((user) => [String(user['Username']), user.Id]));
  return usernames.map((username) => [
    `User.${username.split('@')[0] ?? ''}`,
    idByUsername.get(username) ?? runningUserId,
  ]);
}

/** The file is a list of users, or an object with the list in `users`. */
function readUsernames(file: string): string[] {
  const content = readJson(file);
  const list = isObject(content) ? content['users'] : content;
  if (!Array.isArray(list)) throw unusable(file, 'the file must contain a list of users');
  return list.map((user: unknown, index) => {
    if (isObject(user) && typeof user['username'] === 'string') return user['username'];
    throw unusable(file, `user ${index + 1} needs a "username"`);
  });
}
