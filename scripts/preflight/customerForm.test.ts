import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { JsforceOrg } from '../org/JsforceOrg.ts';
import { FakeSalesforce } from '../test/FakeSalesforce.ts';
import type { Finding } from './checks.ts';
import { customerForm } from './customerForm.ts';

const servers: FakeSalesforce[] = [];
after(() => Promise.all(servers.map((server) => server.stop())));

const SET = '0PS000000000001AAA';

interface Contents {
  /** Undefined if the org has no setting. */
  readonly address?: string | null;
  readonly hasPermissionSet?: boolean;
  readonly guests?: number;
  readonly isLocal?: boolean;
}

async function found({ address, hasPermissionSet = true, guests = 1, isLocal = false }: Contents): Promise<Finding[]> {
  const assignments = Array.from({ length: guests }, (_, i) => ({ Id: `0Pa00000000000${i}AAA`, PermissionSetId: SET }));
  const server = await new FakeSalesforce({
    rows: {
      Onboarding_Setting__mdt:
        address === undefined
          ? []
          : [{ Id: 'm00000000000001AAA', DeveloperName: 'Customer_Form_Address', Value__c: address }],
      PermissionSet: hasPermissionSet ? [{ Id: SET, Name: 'Rostering_Form_Guest' }] : [],
      PermissionSetAssignment: assignments,
    },
  }).start();
  servers.push(server);
  return customerForm(new JsforceOrg(server.connection, 'UTC'), isLocal);
}

const addressIn = async (contents: Contents): Promise<Finding | undefined> => (await found(contents))[0];

test('an address that starts with https is ready', async () => {
  const address = 'https://example.my.site.com/rostering?token={token}';
  const finding = await addressIn({ address });
  assert.deepEqual([finding?.code, finding?.state, finding?.detail], ['CUSTOMER_FORM_ADDRESS', 'ready', address]);
});

test('a blank address or one without https says what to enter and where', async () => {
  for (const address of [null, ' ', 'http://example.com/form', 'example.com', 'https://a b']) {
    const finding = await addressIn({ address });
    assert.equal(finding?.state, 'note', String(address));
    assert.match(finding?.remedy ?? '', /Onboarding Setting.*Customer Form Address.*https:/);
  }
  assert.match((await addressIn({ address: null }))?.detail ?? '', /blank/);
  assert.match((await addressIn({ address: 'http://a.example' }))?.detail ?? '', /https.*http:\/\/a\.example/);
});

test('the local org needs no https', async () => {
  assert.equal((await addressIn({ address: 'http://localhost:8460/form/{token}', isLocal: true }))?.state, 'ready');
});

test('without the setting, Rosterpath must be deployed', async () => {
  assert.deepEqual(
    [(await addressIn({}))?.state, (await addressIn({}))?.remedy],
    ['missing', 'Run "npm run deploy" for this org.'],
  );
});

test('the permission set of visitors must exist, and be assigned to the guest user of the site', async () => {
  const visitors = async (contents: Contents): Promise<unknown[]> => {
    const finding = (await found({ address: null, ...contents }))[1];
    return [finding?.code, finding?.state, finding?.detail];
  };
  assert.deepEqual(await visitors({}), ['PERMISSION_SET', 'ready', '1 user']);
  assert.deepEqual(await visitors({ guests: 2 }), ['PERMISSION_SET', 'ready', '2 users']);
  assert.deepEqual(await visitors({ guests: 0 }), ['PERMISSION_SET', 'note', '0 users']);
  assert.deepEqual(await visitors({ hasPermissionSet: false }), ['PERMISSION_SET', 'missing', "doesn't exist"]);
  assert.match((await found({ guests: 0 }))[1]?.remedy ?? '', /guest user of the site/);
});
