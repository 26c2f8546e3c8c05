/** Checks the page where customers fill in the form: the setting with its address, and the permission set of its visitors. */
import type { Org } from '../../services/Org.ts';
import type { Finding } from './checks.ts';

const ADDRESS = 'Address of the customer form';
const ENTER =
  'In Setup, open Custom Metadata Types, then Onboarding Setting, and enter the address of the site in Customer Form Address, such as https://example.my.site.com/rostering?token={token}. "The customer\'s form" in docs/admin-guide.md says how to create the site.';
const GUEST = 'Rostering_Form_Guest';
const DEPLOY = 'Run "npm run deploy" for this org.';

/** `isLocal`: the local org's own site has no certificate. */
export async function customerForm(org: Org, isLocal: boolean): Promise<Finding[]> {
  return [await address(org, isLocal), await visitors(org)];
}

async function address(org: Org, isLocal: boolean): Promise<Finding> {
  const [setting] = await org.query(
    "SELECT Id, Value__c FROM Onboarding_Setting__mdt WHERE DeveloperName = 'Customer_Form_Address'",
  );
  const found = (state: Finding['state'], detail: string, remedy = ''): Finding => ({
    code: 'CUSTOMER_FORM_ADDRESS',
    check: ADDRESS,
    state,
    detail,
    remedy,
  });
  if (!setting) return found('missing', 'has no setting Customer_Form_Address', DEPLOY);
  const value = typeof setting['Value__c'] === 'string' ? setting['Value__c'].trim() : '';
  if (value === '') return found('note', "is blank, so specialists can't send links to the form", ENTER);
  const wanted = isLocal ? /^https?:\/\/\S+$/i : /^https:\/\/\S+$/i;
  return wanted.test(value)
    ? found('ready', value)
    : found('note', `isn't an address that starts with https:// (${value})`, ENTER);
}

async function visitors(org: Org): Promise<Finding> {
  const found = (state: Finding['state'], detail: string, remedy = ''): Finding => ({
    code: 'PERMISSION_SET',
    check: `Permission set ${GUEST}`,
    state,
    detail,
    remedy,
  });
  const [set] = await org.query('SELECT Id FROM PermissionSet WHERE Name = :name', { name: GUEST });
  if (!set) return found('missing', "doesn't exist", DEPLOY);
  const assigned = await org.query('SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = :id', {
    id: set.Id,
  });
  const remedy =
    'If customers fill in the form, assign it to the guest user of the site: in Experience Builder, open Settings, General, the guest user profile, then Assigned Users.';
  return assigned.length > 0
    ? found('ready', `${assigned.length} user${assigned.length === 1 ? '' : 's'}`)
    : found('note', '0 users', remedy);
}
