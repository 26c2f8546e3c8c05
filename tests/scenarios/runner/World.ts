/** A local org without sample data, and its users over HTTP. All scenarios of a run share it. */
import { readFileSync } from 'node:fs';
import { Connection } from 'jsforce';
import { readSites, readUsers, startLocalOrg, type StartedOrg, type StartOptions } from '../../../local-org/start.ts';
import { API_VERSION } from '../../../scripts/org/connect.ts';
import { JsforceOrg } from '../../../scripts/org/JsforceOrg.ts';
import { knownIds } from '../../../scripts/sample/knownIds.ts';
import { Clock } from './Clock.ts';
import { Labels } from './Labels.ts';

export const TIME_ZONE = 'America/Chicago';
export const ADMINISTRATOR = 'admin';
const PASSWORD = 'laptop';

export interface Person {
  readonly username: string;
  readonly connection: Connection;
  readonly org: JsforceOrg;
}

export class World {
  readonly started: StartedOrg;
  readonly clock: Clock;
  readonly labels = Labels.read();
  /**
   * IDs that exist before all scenarios: `User.specialist`, `Queue.Integration_Support`,
   * `RecordType.Case.Onboarding`.
   */
  readonly known: ReadonlyMap<string, string>;
  private readonly people: Map<string, Person>;

  private constructor(started: StartedOrg, clock: Clock, people: Map<string, Person>, known: Map<string, string>) {
    this.started = started;
    this.clock = clock;
    this.people = people;
    this.known = known;
  }

  static async start(project = '.', dataDir = ':memory:', email: StartOptions['email'] = {}): Promise<World> {
    const clock = new Clock();
    const started = await startLocalOrg({
      project,
      dataDir,
      port: 0,
      siteDir: null,
      users: readUsers('data/users.json'),
      sites: readSites('data/sites.json'),
      clock: () => clock.now(),
      email,
    });
    const people = new Map<string, Person>();
    for (const username of usernames()) people.set(nameOf(username), await signIn(started.url, username));
    const administrator = requirePerson(people, ADMINISTRATOR);
    return new World(started, clock, people, await knownIds(administrator.org, started.org.adminId));
  }

  /** `name` is the part of the username before the @. */
  person(name: string = ADMINISTRATOR): Person {
    return requirePerson(this.people, name);
  }

  close(): Promise<void> {
    return this.started.close();
  }
}

function usernames(): string[] {
  return (JSON.parse(readFileSync('data/users.json', 'utf8')) as { username: string }[]).map(
    ({ username }) => username,
  );
}

function nameOf(username: string): string {
  return username.split('@')[0] ?? username;
}

function requirePerson(people: ReadonlyMap<string, Person>, name: string): Person {
  const person = people.get(name);
  if (person === undefined) throw new RangeError(`No user is named "${name}". data/users.json lists the users.`);
  return person;
}

async function signIn(url: string, username: string): Promise<Person> {
  const connection = new Connection({
    loginUrl: url,
    instanceUrl: url,
    version: API_VERSION,
    oauth2: { loginUrl: url, clientId: 'scenarios', clientSecret: 'laptop' },
  });
  await connection.loginByOAuth2(username, PASSWORD);
  return { username, connection, org: new JsforceOrg(connection, TIME_ZONE) };
}
