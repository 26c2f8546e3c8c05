/** Metadata API Guide, "Report", "ReportType", "Dashboard": what fits the schema, and what is refused with file and line. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openOrg } from '../../org.ts';
import { FIXTURE } from './fixture.ts';

const TYPE =
  '<ReportType><baseObject>Invoice__c</baseObject><join><outerJoin>true</outerJoin><relationship>Shipments__r</relationship></join>\n<sections><columns><field>Name</field><table>Invoice__c.Shipments__r</table></columns></sections></ReportType>';
const CASES =
  '<Report><columns><field>SUBJECT</field></columns>\n<format>Summary</format><groupingsDown><field>OWNER</field></groupingsDown><name>Open</name><reportType>CaseList</reportType></Report>';
const SHIPMENTS =
  '<Report><columns><field>Invoice__c$Name</field></columns><columns><field>Invoice__c.Shipments__r$Name</field></columns><format>Tabular</format><name>All</name><reportType>Shipping__c</reportType></Report>';
const DASHBOARD =
  '<Dashboard><dashboardType>LoggedInUser</dashboardType><leftSection><components><report>Team/Open</report></components></leftSection><title>Team</title></Dashboard>';
const FILES: Readonly<Record<string, string>> = {
  'reportTypes/Shipping.reportType-meta.xml': TYPE,
  'reports/Team.reportFolder-meta.xml': '<ReportFolder><name>Team</name></ReportFolder>',
  'reports/Team/Open.report-meta.xml': CASES,
  'reports/Team/All.report-meta.xml': SHIPMENTS,
  'dashboards/Team.dashboardFolder-meta.xml': '<DashboardFolder><name>Team</name></DashboardFolder>',
  'dashboards/Team/Team.dashboard-meta.xml': DASHBOARD,
};

describe('reports and dashboards', () => {
  let project = '';

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'reports-'));
    cpSync(FIXTURE, project, { recursive: true });
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  const open = (changes: Readonly<Record<string, string | null>> = {}): void => {
    for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
      const file = join(project, 'force-app', 'main', 'default', name);
      mkdirSync(dirname(file), { recursive: true });
      if (content !== null) writeFileSync(file, content);
    }
    openOrg({ project, data: ':memory:' }).close();
  };

  it('that fit the schema are accepted', () => open());

  const report = 'reports/Team/Open.report-meta.xml';
  const type = 'reportTypes/Shipping.reportType-meta.xml';
  const dashboard = 'dashboards/Team/Team.dashboard-meta.xml';
  const refused: readonly (readonly [string, string | null, RegExp])[] = [
    [report, CASES.replace('SUBJECT', 'USERS.NAME'), /Open\.report-meta\.xml:1: .*the column USERS\.NAME/],
    [report, CASES.replace('SUBJECT', 'Case.Gone__c'), /the column Case\.Gone__c/],
    [report, CASES.replace('SUBJECT', 'OWNER'), /OWNER is a grouping, so it can't be a column/],
    [report, CASES.replace('CaseList', 'Cases'), /doesn't know the report type Cases/],
    [report, CASES.replace('Summary', 'MultiBlock'), /:2: .*the format MultiBlock/],
    [report, CASES.replace('Summary', 'Matrix'), /don't fit the format Matrix/],
    [
      report,
      CASES.replace('<name>', `<description>${'x'.repeat(256)}</description><name>`),
      /more than 255 characters/,
    ],
    ['reports/Team.reportFolder-meta.xml', null, /no Team\.reportFolder-meta\.xml/],
    ['reports/Team/All.report-meta.xml', SHIPMENTS.replace('$Name', '$Gone__c'), /the column Invoice__c\$Gone__c/],
    [type, TYPE.replace('Shipments__r<', 'Boxes__r<'), /Invoice__c has no child relationship Boxes__r/],
    [type, TYPE.replace('>Name<', '>Gone__c<'), /:2: Shipment__c has no field Gone__c/],
    [dashboard, DASHBOARD.replace('Team/Open', 'Team/Closed'), /no report Team\/Closed/],
    [dashboard, DASHBOARD.replace('LoggedInUser', 'SpecifiedUser'), /needs <runningUser>/],
    [dashboard, DASHBOARD.replace('LoggedInUser', 'Everyone'), /dashboardType is one of/],
  ];
  for (const [file, content, message] of refused)
    it(`are refused: ${message.source}`, () => assert.throws(() => open({ [file]: content }), { message }));
});
