/**
 * Each app has one Case page and one Account page for every profile. An assignment by record type always names a profile too
 * (Metadata API Developer Guide, "ProfileActionOverride"), so users with a customer's own profile would not
 * get that page.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { readFlexiPages } from '../../local-org/api/page/flexipages.ts';
import { isVisible } from '../../local-org/web/lib/flexipage.ts';
import { ProjectFiles } from '../../local-org/schema/project-files.ts';
import { readXml } from '../../local-org/schema/xml.ts';
import { filesBelow, SOURCE, sourceFile } from './filesBelow.ts';

const RECORD_TYPES = ['Onboarding', 'Integration_Support'];
/** The page on desktops. On phones, both apps have the page without a pinned header. */
const PAGES: Readonly<Record<string, string>> = {
  Rosterpath: 'Onboarding_Case_Page',
  Rosterpath_Support: 'Integration_Case_Page',
};
const PHONE_PAGE = 'Integration_Case_Page';

/** Both apps have the same account page. */
const ACCOUNT_PAGE = 'Onboarding_Account_Page';

/** Support agents don't work with opportunities. */
const OPPORTUNITY_PAGES = ['Large', 'Small'].map((formFactor) => ({
  object: 'Opportunity',
  page: 'Onboarding_Opportunity_Page',
  formFactor,
}));

const appFile = (app: string): string => sourceFile(`applications/${app}.app-meta.xml`);

for (const [app, page] of Object.entries(PAGES))
  test(`${app}: ${page} is the page of every case on desktops, ${PHONE_PAGE} on phones, and ${ACCOUNT_PAGE} of every account, for any profile`, () => {
    const xml = readXml(appFile(app), 'CustomApplication');
    assert.deepEqual(xml.children('profileActionOverrides'), []);
    const overrides = xml.children('actionOverrides').map((override) => ({
      object: override.text('pageOrSobjectType'),
      page: override.text('content'),
      formFactor: override.text('formFactor'),
    }));
    assert.deepEqual(overrides, [
      { object: 'Account', page: ACCOUNT_PAGE, formFactor: 'Large' },
      { object: 'Account', page: ACCOUNT_PAGE, formFactor: 'Small' },
      { object: 'Case', page, formFactor: 'Large' },
      { object: 'Case', page: PHONE_PAGE, formFactor: 'Small' },
      ...(app === 'Rosterpath' ? OPPORTUNITY_PAGES : []),
    ]);
  });

const pages = readFlexiPages(new ProjectFiles('.'));

function componentsFor(page: string, recordType: string): string[] {
  const regions = pages.find(({ name }) => name === page)?.regions ?? [];
  const valueOf = (expression: string) =>
    expression === 'Record.RecordType.DeveloperName' ? recordType : assert.fail(`A rule asks for ${expression}.`);
  return regions
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'component' && isVisible(item.visibility, valueOf) ? item.component : []))
    .sort();
}

for (const recordType of RECORD_TYPES)
  test(`a case of record type ${recordType} shows the same components in every app`, () => {
    const [first, second] = Object.values(PAGES).map((page) => componentsFor(page, recordType));
    assert.ok(first?.includes('c:caseTimeline'));
    assert.deepEqual(first, second);
  });

test('the record types share only the subscriptions, the composer, and the timeline', () => {
  const [onboarding, integration] = RECORD_TYPES.map((recordType) =>
    componentsFor('Onboarding_Case_Page', recordType).filter((name) => name.startsWith('c:')),
  );
  assert.deepEqual(
    onboarding?.filter((name) => integration?.includes(name)),
    ['c:accountSubscriptions', 'c:activityComposer', 'c:caseTimeline'],
  );
});

test('the account page shows subscriptions once, and no object overrides the page outside our apps', () => {
  const shown = componentsFor(ACCOUNT_PAGE, '');
  assert.deepEqual(
    shown.filter((name) => name.startsWith('c:')),
    ['c:accountOnboarding', 'c:accountSubscriptions', 'c:implementationContacts'],
  );
  assert.deepEqual(filesBelow(SOURCE, 'Account.object-meta.xml'), []);
  assert.deepEqual(
    filesBelow(SOURCE, '.layout-meta.xml').filter((file) => basename(file).startsWith('Account-')),
    [],
    'The layout of accounts is the customer’s.',
  );
});

test('each role has the app for its work', () => {
  const granted = filesBelow(SOURCE, '.permissionset-meta.xml').map((file) => [
    basename(file, '.permissionset-meta.xml'),
    readXml(file, 'PermissionSet')
      .children('applicationVisibilities')
      .map((entry) => entry.text('application')),
  ]);
  assert.deepEqual(Object.fromEntries(granted), {
    Integration_Support_Agent: ['Rosterpath_Support'],
    Onboarding_Account_Executive: ['Rosterpath'],
    Onboarding_Admin: ['Rosterpath', 'Rosterpath_Support'],
    Onboarding_Assigner: [],
    Onboarding_Manager: ['Rosterpath', 'Rosterpath_Support'],
    Onboarding_Specialist: ['Rosterpath'],
    Rostering_Form_Guest: [],
  });
});

/** An app opens on the first of its tabs that the user has. */
test('each role starts on the page of its own work', () => {
  const starts = (app: string, role: string): string | undefined => {
    const granted = readXml(sourceFile(`permissionsets/${role}.permissionset-meta.xml`), 'PermissionSet')
      .children('tabSettings')
      .map((entry) => entry.text('tab'));
    return readXml(appFile(app), 'CustomApplication')
      .texts('tabs')
      .find((tab) => granted.includes(tab));
  };
  assert.equal(starts('Rosterpath', 'Onboarding_Specialist'), 'My_Onboarding');
  assert.equal(starts('Rosterpath', 'Onboarding_Manager'), 'Assign_Onboarding');
  assert.equal(starts('Rosterpath', 'Onboarding_Account_Executive'), 'My_Schools');
  assert.equal(starts('Rosterpath_Support', 'Integration_Support_Agent'), 'Integration_Queue');
});

test('each page’s description fits its field', () => {
  for (const page of [...Object.values(PAGES), ACCOUNT_PAGE, 'Onboarding_Opportunity_Page']) {
    const text = readFileSync(sourceFile(`flexipages/${page}.flexipage-meta.xml`), 'utf8');
    assert.ok((/<description>(.*)<\/description>/.exec(text)?.[1]?.length ?? 0) <= 255, page);
  }
});

/** A public Boolean property is false by default (LWC Developer Guide, "Boolean Properties"). */
test('each property that admins set is a public one of its component, and a Boolean is false by default', () => {
  for (const file of filesBelow(SOURCE, '.js-meta.xml')) {
    const component = readFileSync(file.replace('.js-meta.xml', '.ts'), 'utf8');
    for (const [, attributes = ''] of readFileSync(file, 'utf8').matchAll(/<property([^>]*)>/g)) {
      const valueOf = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
      const name = valueOf('name');
      assert.ok(component.includes(`@api ${name}`), `${file} names ${name}.`);
      if (valueOf('type') === 'Boolean') {
        assert.equal(valueOf('default'), 'false', `${file}: ${name}`);
        assert.ok(component.includes(`@api ${name} = false;`), `${file}: ${name}`);
      }
    }
  }
});
