/** The org's REST API with a password login and one request per call. */
import assert from 'node:assert/strict';

export type Fields = Readonly<Record<string, unknown>>;

const API = '/services/data/v67.0';

export class Rest {
  readonly url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.url = url;
    this.#token = token;
  }

  /** `user` is the part before the @, such as `admin`. */
  static async signIn(url: string, user: string): Promise<Rest> {
    const reply = await fetch(`${url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'tests',
        client_secret: 'tests',
        username: `${user}@rosterpath.example`,
        password: 'laptop',
      }),
    });
    assert.equal(reply.status, 200, `${user} could not sign in: ${await reply.clone().text()}`);
    const { access_token: token } = (await reply.json()) as { access_token: string };
    return new Rest(url, token);
  }

  async query<T = Fields>(soql: string): Promise<T[]> {
    const { records } = (await this.call('GET', `/query?q=${encodeURIComponent(soql)}`)) as { records: T[] };
    return records;
  }

  async one<T = Fields>(soql: string): Promise<T> {
    const [record, ...others] = await this.query<T>(soql);
    assert.ok(record !== undefined && others.length === 0, `One record expected: ${soql}`);
    return record;
  }

  async create(object: string, fields: Fields): Promise<string> {
    const { id } = (await this.call('POST', `/sobjects/${object}`, fields)) as { id: string };
    return id;
  }

  async update(object: string, id: string, fields: Fields): Promise<void> {
    await this.call('PATCH', `/sobjects/${object}/${id}`, fields);
  }

  /** Calls a method of the Apex controllers. */
  async apex<T>(name: `${string}.${string}`, parameters: Fields): Promise<T> {
    const { returnValue } = (await this.call('POST', `/local/apex/${name.replace('.', '/')}`, parameters)) as {
      returnValue: T;
    };
    return returnValue;
  }

  async call(method: string, path: string, body?: Fields): Promise<unknown> {
    const reply = await fetch(`${this.url}${API}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    assert.ok(reply.ok, `${method} ${path} was answered with ${reply.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
