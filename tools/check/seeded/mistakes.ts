/** Every mistake that is shown to be caught. A check that learns something new gets a line here. */
import type { Mistake } from './Mistake.ts';

const SOURCE = 'force-app/main';
const SPECIALIST = `${SOURCE}/app/permissionsets/Onboarding_Specialist.permissionset-meta.xml`;
const PAGE = `${SOURCE}/app/flexipages/Onboarding_Case_Page.flexipage-meta.xml`;
const LAYOUT = `${SOURCE}/app/layouts/Case-Onboarding.layout-meta.xml`;
const APP = `${SOURCE}/app/applications/Rosterpath.app-meta.xml`;
const LIST = `${SOURCE}/app/objects/Case/listViews/Onboarding_Cases.listView-meta.xml`;
const RECORD_TYPE = `${SOURCE}/app/objects/Case/recordTypes/Onboarding.recordType-meta.xml`;
const METHOD = `${SOURCE}/rostering-form-record/customMetadata/Rostering_Method.Clever.md-meta.xml`;
const LABELS = `${SOURCE}/shared/labels/CustomLabels.labels-meta.xml`;
const SHARING = `${SOURCE}/app/sharingRules/Case.sharingRules-meta.xml`;
const PROFILE = `${SOURCE}/app/profiles/Standard.profile-meta.xml`;
const SELECTOR = `${SOURCE}/case-record/classes/StageLogSelector.cls`;
const PATH = `${SOURCE}/case-stages/lwc/statusPath/statusPath.js-meta.xml`;
const CARD = `${SOURCE}/account-context/lwc/implementationContacts/implementationContacts.ts`;
const STANDARD = 'local-org/schema/standard/objects';
const SERVICE = 'services/IntegrationCaseSelector.ts';

const grant = (field: string, edit = false): string =>
  `<fieldPermissions><editable>${edit}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
const firstGrant = '<fieldPermissions>';
/** As it stands in a file. */
const grantOf = (field: string, edit: boolean): string =>
  `    <fieldPermissions>\n        <editable>${edit}</editable>\n        <field>${field}</field>\n        <readable>true</readable>\n    </fieldPermissions>\n`;

export const MISTAKES: readonly Mistake[] = [
  // Metadata against the Metadata WSDL
  {
    check: 'types',
    what: 'an unknown element',
    file: LAYOUT,
    plant: { replace: '<detailHeading>', by: '<detailHeadline>x</detailHeadline><detailHeading>' },
    finds: /<detailHeadline> is no element of LayoutSection/,
  },
  {
    check: 'types',
    what: 'a value that is none of an enumeration',
    file: LAYOUT,
    plant: { replace: '<behavior>Required</behavior>', by: '<behavior>Mandatory</behavior>' },
    finds: /"Mandatory" is no UiBehavior; it is one of/,
  },
  {
    check: 'types',
    what: 'a required element that is missing',
    file: RECORD_TYPE,
    plant: { replace: '<active>true</active>', by: '' },
    finds: /RecordType needs <active>/,
  },
  {
    check: 'types',
    what: 'text where a boolean stands',
    file: RECORD_TYPE,
    plant: { replace: '<active>true</active>', by: '<active>yes</active>' },
    finds: /<active> is true or false, not "yes"/,
  },
  {
    check: 'types',
    what: 'text where a number stands',
    file: `${SOURCE}/rostering-form-record/objects/Rostering_Form__c/fields/Notes__c.field-meta.xml`,
    plant: { replace: '<length>', by: '<length>many' },
    finds: /<length> is a number/,
  },
  {
    check: 'types',
    what: 'elements where text stands',
    file: RECORD_TYPE,
    plant: { replace: '<active>true</active>', by: '<active>true</active><description><b>x</b></description>' },
    finds: /<description> holds text|<description> may stand here once/,
  },
  {
    check: 'types',
    what: 'a list that is torn apart',
    file: LIST,
    plant: { replace: '<label>', by: '<columns>CASES.SUBJECT</columns><label>' },
    finds: /<columns> must stand together/,
  },
  {
    check: 'types',
    what: 'a single element that comes twice',
    file: LIST,
    plant: { replace: '<label>', by: '<label>Twice</label><label>' },
    finds: /<label> may stand here once/,
  },
  {
    check: 'types',
    what: 'a root element that is no type',
    file: `${SOURCE}/app/queues/Other.queue-meta.xml`,
    plant: { add: '<Queu xmlns="http://soap.sforce.com/2006/04/metadata"/>' },
    finds: /<Queu> is no metadata type/,
  },
  {
    check: 'types',
    what: 'a file that is no XML',
    file: LIST,
    plant: { replace: '</ListView>', by: '' },
    finds: /<ListView> of line 2 is not closed/,
  },
  // Files, pairs, resolve and convert
  {
    check: 'source',
    what: 'a class without its meta file',
    file: `${SELECTOR}-meta.xml`,
    plant: 'remove',
    finds: /StageLogSelector\.cls: stands without/,
  },
  {
    check: 'source',
    what: 'a component without its meta file',
    file: PATH,
    plant: 'remove',
    finds: /statusPath: has no statusPath\.js-meta\.xml/,
  },
  {
    check: 'source',
    what: 'a meta file without its class',
    file: SELECTOR,
    plant: 'remove',
    finds: /describes a file that is not there|StageLogSelector/,
  },
  {
    check: 'references',
    what: 'a file a deploy would not recognise',
    file: `${SOURCE}/app/layouts/Case-Other.layout`,
    plant: { add: '<Layout/>' },
    finds: /would not recognise this file/,
  },
  {
    check: 'references',
    what: 'a file called otherwise than what it holds',
    file: LIST,
    plant: { replace: '<fullName>Onboarding_Cases<', by: '<fullName>All_Onboardings<' },
    finds: /the file is called Onboarding_Cases, its fullName is "All_Onboardings"/,
  },
  {
    check: 'references',
    what: 'a class called otherwise than its file',
    file: SELECTOR,
    plant: { replace: 'class StageLogSelector', by: 'class StageLogs' },
    finds: /declares StageLogs, not StageLogSelector/,
  },
  {
    check: 'references',
    what: 'an API version of its own',
    file: `${SELECTOR}-meta.xml`,
    plant: { replace: '67.0', by: '60.0' },
    finds: /the API version is 60\.0; the project's is 67\.0/,
  },
  // Cross-references
  {
    check: 'references',
    what: 'a permission on a field that is not there',
    file: SPECIALIST,
    plant: { replace: firstGrant, by: `${grant('Case.Gone__c')}${firstGrant}` },
    finds: /there is no field Case\.Gone__c/,
  },
  {
    check: 'references',
    what: 'a permission on a master-detail field',
    file: SPECIALIST,
    plant: { replace: firstGrant, by: `${grant('Rostering_Form__c.Case__c')}${firstGrant}` },
    finds: /Rostering_Form__c\.Case__c is required or master-detail/,
  },
  {
    check: 'references',
    what: 'a permission on a field without field-level security',
    file: SPECIALIST,
    plant: { replace: firstGrant, by: `${grant('Case.ContactEmail')}${firstGrant}` },
    finds: /Case\.ContactEmail is required or master-detail, or the org grants it with the object/,
  },
  {
    check: 'references',
    what: 'a permission on a class that is not there',
    file: SPECIALIST,
    plant: { replace: '<apexClass>IntegrationCaseController<', by: '<apexClass>Gone<' },
    finds: /there is no Apex class Gone/,
  },
  {
    check: 'references',
    what: 'a permission on a record type that is not there',
    file: SPECIALIST,
    plant: { replace: '<recordType>Case.Onboarding<', by: '<recordType>Case.Gone<' },
    finds: /there is no record type Case\.Gone/,
  },
  {
    check: 'references',
    what: 'edit without read',
    file: SPECIALIST,
    plant: {
      replace: '<fieldPermissions>',
      by: '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>false</allowRead><modifyAllRecords>false</modifyAllRecords><object>Opportunity</object><viewAllRecords>false</viewAllRecords></objectPermissions><fieldPermissions>',
    },
    finds: /Opportunity: allowEdit needs allowRead/,
  },
  {
    check: 'references',
    what: 'a page with a component that is not there',
    file: PAGE,
    plant: { replace: 'c:statusPath<', by: 'c:statusPfad<' },
    finds: /there is no component c:statusPfad/,
  },
  {
    check: 'references',
    what: 'a component that only a record type without records would show',
    file: PAGE,
    plant: { replace: '<rightValue>Integration_Support<', by: '<rightValue>Integration_Suport<' },
    finds: /there is no record type Case\.Integration_Suport/,
  },
  {
    check: 'references',
    what: 'a page with a component that is not exposed',
    file: PATH,
    plant: { replace: '<isExposed>true', by: '<isExposed>false' },
    finds: /c:statusPath is not exposed/,
  },
  {
    check: 'references',
    what: 'a page with a component that is not meant for it',
    file: PATH,
    plant: { replace: '<target>lightning__RecordPage<', by: '<target>lightning__HomePage<' },
    finds: /c:statusPath is not meant for lightning__RecordPage/,
  },
  {
    check: 'references',
    what: 'a component of record pages that declares no recordId',
    file: CARD,
    plant: { replace: '  @api\n  get recordId()', by: '  get recordId()' },
    finds: /implementationContacts is placed on record pages and does not declare "@api recordId"/,
  },
  {
    check: 'references',
    what: 'a component of record pages that only inherits its recordId',
    file: CARD,
    plant: {
      replace:
        '  @api\n  get recordId(): string {\n    return this.caseId;\n  }\n\n  set recordId(caseId: string) {\n    this.showCase(caseId);\n  }\n',
      by: '',
    },
    finds: /implementationContacts is placed on record pages and does not declare "@api recordId"/,
  },
  {
    check: 'references',
    what: 'a facet that nothing shows',
    file: PAGE,
    plant: {
      replace: '<name>relatedTab</name>\n        <type>',
      by:
        '<name>relatedTab</name>\n        <type>' +
        'Facet</type>\n    </flexiPageRegions>\n    <flexiPageRegions>\n        <name>lostTab</name>\n        <type>',
    },
    finds: /nothing shows the facet lostTab/,
  },
  {
    check: 'references',
    what: 'a layout with a field that is not there',
    file: LAYOUT,
    plant: { replace: '<field>Priority<', by: '<field>Urgency<' },
    finds: /there is no field Case\.Urgency/,
  },
  {
    check: 'references',
    what: 'a related list that is not there',
    file: LAYOUT,
    plant: { replace: 'Stage_Log__c.Case__c', by: 'Stage_Log__c.Gone__c' },
    finds: /Case has no related list Stage_Log__c\.Gone__c/,
  },
  {
    check: 'references',
    what: 'a column of a related list that is not there',
    file: LAYOUT,
    plant: { replace: '<fields>Left_At__c<', by: '<fields>Gone_At__c<' },
    finds: /no field Gone_At__c for a column of Stage_Log__c/,
  },
  {
    check: 'references',
    what: 'an app with a tab that is not there',
    file: APP,
    plant: { replace: '<tabs>standard-Case<', by: '<tabs>Gone<' },
    finds: /there is no tab Gone/,
  },
  {
    check: 'references',
    what: 'an app with a page that is not there',
    file: APP,
    plant: { replace: '<content>Onboarding_Case_Page<', by: '<content>Gone_Page<' },
    finds: /there is no Lightning page Gone_Page/,
  },
  {
    check: 'references',
    what: 'a list view with a column that is not there',
    file: LIST,
    plant: { replace: '<columns>Stage_Entered_At__c<', by: '<columns>Gone__c<' },
    finds: /there is no field for the column Gone__c/,
  },
  {
    check: 'references',
    what: 'a list view that filters by a record type that is not there',
    file: LIST,
    plant: { replace: '<value>Case.Onboarding<', by: '<value>Case.Gone<' },
    finds: /there is no record type Case\.Gone/,
  },
  {
    check: 'references',
    what: 'a compact layout with a field that is not there',
    file: `${SOURCE}/app/objects/Case/compactLayouts/Onboarding.compactLayout-meta.xml`,
    plant: { replace: '<fields>ContactPhone<', by: '<fields>Gone<' },
    finds: /there is no field Case\.Gone/,
  },
  {
    check: 'references',
    what: 'a record type with a value the picklist does not have',
    file: RECORD_TYPE,
    plant: { replace: '<fullName>ClassLink<', by: '<fullName>Skyward<' },
    finds: /has no value Skyward/,
  },
  {
    check: 'references',
    what: 'a business process with a value the value set does not have',
    file: `${SOURCE}/app/objects/Case/businessProcesses/Onboarding.businessProcess-meta.xml`,
    plant: { replace: '<fullName>Monitoring<', by: '<fullName>Watching<' },
    finds: /Status has no value Watching/,
  },
  {
    check: 'references',
    what: 'custom metadata with a field its type does not have',
    file: METHOD,
    plant: { replace: '<field>Help_Text__c<', by: '<field>Hint__c<' },
    finds: /there is no field Rostering_Method__mdt\.Hint__c/,
  },
  {
    check: 'references',
    what: 'custom metadata with a value of the wrong type',
    file: METHOD,
    plant: { replace: 'xsi:type="xsd:double"', by: 'xsi:type="xsd:string"' },
    finds: /Sort_Order__c is xsd:double, not "xsd:string"/,
  },
  {
    check: 'references',
    what: 'custom metadata that names a field that is not there',
    file: METHOD,
    plant: { replace: 'SSO__c, Schools_In_Scope__c, Technical', by: 'SSO__c, Gone__c, Technical' },
    finds: /Required_Fields__c: there is no field of Rostering_Form__c called Gone__c/,
  },
  {
    check: 'references',
    what: 'custom metadata without a description',
    file: METHOD,
    plant: {
      replace:
        'Rostering through Clever: creates a case for the support team. Change the field lists to ask for more or less in the form.',
      by: '',
    },
    finds: /Description__c is empty/,
  },
  {
    check: 'references',
    what: 'an email rule whose template is not there',
    file: `${SOURCE}/case-email/customMetadata/Email_Template_Rule.District_Handoff.md-meta.xml`,
    plant: { replace: '>Onboarding_District_Handoff<', by: '>Gone<' },
    finds: /there is no email template called Gone/,
  },
  {
    check: 'references',
    what: 'a queue for an object that is not there',
    file: `${SOURCE}/app/queues/Integration_Support.queue-meta.xml`,
    plant: { replace: '<sobjectType>Case<', by: '<sobjectType>Gone__c<' },
    finds: /there is no object Gone__c/,
  },
  {
    check: 'references',
    what: 'a queue that does not say whether managers are included',
    file: `${SOURCE}/app/queues/Integration_Support.queue-meta.xml`,
    plant: { replace: '<doesIncludeBosses>true</doesIncludeBosses>', by: '' },
    finds: /needs <doesIncludeBosses>/,
  },
  {
    check: 'references',
    what: 'a sharing rule for a group that is not there',
    file: SHARING,
    plant: { replace: '<group>Onboarding_Managers<', by: '<group>Gone<' },
    finds: /there is no group Gone/,
  },
  {
    check: 'references',
    what: 'a profile with a layout that is not there',
    file: PROFILE,
    plant: { replace: '<layout>Case-Onboarding<', by: '<layout>Case-Gone<' },
    finds: /there is no layout Case-Gone/,
  },
  // Against what real orgs have
  {
    check: 'references',
    what: 'a related list that is on no layout of a real org',
    file: LAYOUT,
    plant: { replace: '<relatedList>RelatedChildCaseList<', by: '<relatedList>RelatedCaseList<' },
    finds: /Case has no related list RelatedCaseList/,
  },
  {
    check: 'references',
    what: 'a column of a standard related list that no real org shows',
    file: LAYOUT,
    plant: {
      replace: '<relatedList>RelatedHistoryList<',
      by: '<fields>TASK.GONE</fields><relatedList>RelatedHistoryList<',
    },
    finds: /RelatedHistoryList has the column TASK\.GONE on no Case layout of a real org/,
  },
  {
    check: 'references',
    what: 'a list view with a column named as in no real org',
    file: LIST,
    plant: { replace: '<columns>CASES.STATUS<', by: '<columns>CASES.SUPPLIED_NAME<' },
    finds: /no Case list view of a real org has the column CASES\.SUPPLIED_NAME/,
  },
  {
    check: 'references',
    what: 'a list view with a filter named as in no real org',
    file: LIST,
    plant: { replace: '<field>CASES.RECORDTYPE<', by: '<field>RECORDTYPE<' },
    finds: /no Case list view of a real org has the filter RECORDTYPE/,
  },
  {
    check: 'references',
    what: 'a page with a standard component that is not there',
    file: PAGE,
    plant: { replace: '>force:detailPanel<', by: '>force:detailsPanel<' },
    finds: /no Lightning page of a real org has the component force:detailsPanel/,
  },
  {
    check: 'references',
    what: 'a page with a property that a standard component does not have',
    file: PAGE,
    plant: {
      replace: '<componentName>force:detailPanel<',
      by: '<componentInstanceProperties><name>columns</name><value>2</value></componentInstanceProperties><componentName>force:detailPanel<',
    },
    finds: /force:detailPanel has the property columns on no page of a real org/,
  },
  {
    check: 'references',
    what: 'a page with a template that is not there',
    file: PAGE,
    plant: { replace: '>flexipage:recordHomeTemplateDesktop<', by: '>flexipage:recordHomeDesktop<' },
    finds: /no Lightning page of a real org has the template flexipage:recordHomeDesktop/,
  },
  {
    check: 'references',
    what: 'a page with a region that its template does not have',
    file: PAGE,
    plant: { replace: '<name>sidebar</name>', by: '<name>aside</name>' },
    finds: /recordHomeTemplateDesktop has no region aside; it has header, main, sidebar/,
  },
  // The standard objects against what real orgs describe
  {
    check: 'facts',
    what: 'a field of another type',
    file: `${STANDARD}/EmailTemplate.json`,
    plant: { replace: '"type": "picklist", "length": 40', by: '"type": "string", "length": 40' },
    finds: /EmailTemplate\.RelatedEntityType: string here, picklist in orgs/,
  },
  {
    check: 'facts',
    what: 'a lookup to an object it does not point to',
    file: `${STANDARD}/AsyncApexJob.json`,
    plant: { replace: '"referenceTo": ["ApexClass"]', by: '"referenceTo": ["User"]' },
    finds: /AsyncApexJob\.ApexClassId: points to User here, and not in orgs/,
  },
  {
    check: 'facts',
    what: 'a parent path of another name',
    file: `${STANDARD}/Task.json`,
    plant: { replace: '"relationshipName": "Who"', by: '"relationshipName": "Contact"' },
    finds: /Task\.WhoId: its parent path is Contact here, Who in orgs/,
  },
  {
    check: 'facts',
    what: 'a field that queries may group by here alone',
    file: `${STANDARD}/Event.json`,
    plant: { replace: '"type": "combobox", "length": 255', by: '"type": "combobox", "groupable": true, "length": 255' },
    finds: /Event\.Subject: groupable is true here, false in orgs/,
  },
  {
    check: 'facts',
    what: 'a field that queries may filter by here alone',
    file: `${STANDARD}/FeedItem.json`,
    plant: { replace: '"filterable": false', by: '"filterable": true' },
    finds: /FeedItem\.\w+: filterable is true here, false in orgs/,
  },
  {
    check: 'facts',
    what: 'a field that is never empty in an org',
    file: `${STANDARD}/Task.json`,
    plant: { replace: '"nillable": false', by: '"nillable": true' },
    finds: /Task\.\w+: nillable is true here, false in orgs/,
  },
  {
    check: 'facts',
    what: 'a field that no org has',
    file: `${STANDARD}/Case.json`,
    plant: { replace: '"fields": [', by: '"fields": [{ "name": "Mood", "type": "string", "permissionable": false },' },
    finds: /Case\.Mood: none of 8 described orgs has it/,
  },
  {
    check: 'facts',
    what: 'a system field that the object does not have',
    file: `${STANDARD}/GroupMember.json`,
    plant: { replace: '"IsDeleted": null', by: '"IsDeleted": {}' },
    finds: /GroupMember\.IsDeleted: none of 5 described orgs has it/,
  },
  {
    check: 'facts',
    what: 'field-level security that no org has',
    file: `${STANDARD}/Account.json`,
    plant: { replace: '"permissionable": false', by: '"permissionable": true' },
    finds: /Account\.\w+: has field-level security here; no profile or permission set of an org names it/,
  },
  {
    check: 'facts',
    what: 'a field that is open here and secured in orgs',
    file: `${STANDARD}/Task.json`,
    plant: { replace: '"label": "Description",', by: '"label": "Description", "permissionable": false,' },
    finds: /Task\.Description: has no field-level security here; profiles and permission sets of orgs name it/,
  },
  {
    check: 'references',
    what: 'a permission to edit what nobody can edit in a real org',
    file: `${SOURCE}/app/permissionsets/Onboarding_Admin.permissionset-meta.xml`,
    plant: { replace: grantOf('Case.ClosedDate', false), by: grantOf('Case.ClosedDate', true) },
    finds: /Case\.ClosedDate cannot be edited by anybody/,
  },
  {
    check: 'references',
    what: 'a profile that names a field without field-level security',
    file: PROFILE,
    plant: { replace: '<layoutAssignments>', by: `${grant('Case.ContactPhone')}<layoutAssignments>` },
    finds: /Standard\.profile.*Case\.ContactPhone is required or master-detail, or the org grants it with the object/,
  },
  // Labels
  {
    check: 'labels',
    what: 'a label that nothing uses',
    file: LABELS,
    plant: {
      replace: '</CustomLabels>',
      by: '<labels><fullName>Zz_Idle</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>x</value></labels></CustomLabels>',
    },
    finds: /nothing uses the label Zz_Idle/,
  },
  {
    check: 'labels',
    what: 'a label that is not there, in Apex',
    file: `${SOURCE}/shared/classes/RuleLabels.cls`,
    plant: { replace: 'return Label.Rule_Count_Negative;', by: 'return Label.Rule_Gone + Label.Rule_Count_Negative;' },
    finds: /there is no label Rule_Gone/,
  },
  {
    check: 'labels',
    what: 'a label that is not there, in a component',
    file: `${SOURCE}/shared/lwc/rpTextUtils/rpTextUtils.ts`,
    plant: { add: "import GONE from '@salesforce/label/c.Gone';\nexport const gone = GONE;\n" },
    finds: /there is no label Gone/,
  },
  {
    check: 'labels',
    what: 'too few values for the places of a label',
    file: `${SOURCE}/case-stages/lwc/overrideReason/overrideReason.ts`,
    plant: { replace: 'format(HEADING, this.stage)', by: 'format(HEADING)' },
    finds: /has 1 places and is given 0 values/,
  },
  {
    check: 'labels',
    what: 'too many values for the places of a label, behind its code',
    file: `${SOURCE}/integration-case/classes/StatusOutcome.cls`,
    plant: {
      replace: 'new List<String>{ RpStatusLabels.of(record.Status) }',
      by: 'new List<String>{ RpStatusLabels.of(record.Status), null }',
    },
    finds: /is given 2 values/,
  },
  // Permission sets against code and pages
  {
    check: 'permissions',
    what: 'a field of tasks that the timeline reads and the role may not',
    file: SPECIALIST,
    plant: { replace: grantOf('Task.Description', true), by: '' },
    finds: /cannot read Task\.Description, which .*TimelineTaskSelector/,
  },
  {
    check: 'permissions',
    what: 'a right to write tasks without the right to change them',
    file: `${SOURCE}/app/permissionsets/Integration_Support_Agent.permissionset-meta.xml`,
    plant: { replace: grantOf('Task.Description', false), by: grantOf('Task.Description', true) },
    finds: /lets Task\.Description be edited without the right to change Task/,
  },
  {
    check: 'permissions',
    what: 'a field that code reads and the role may not',
    file: SPECIALIST,
    plant: {
      replace: '<field>Stage_Log__c.Left_At__c</field>\n        <readable>true',
      by: '<field>Stage_Log__c.Left_At__c</field>\n        <readable>false',
    },
    finds: /cannot read Stage_Log__c\.Left_At__c/,
  },
  {
    check: 'permissions',
    what: 'a field that code writes and the role may not',
    file: SPECIALIST,
    plant: {
      replace: '<editable>true</editable>\n        <field>Rostering_Form__c.Notes__c<',
      by: '<editable>false</editable>\n        <field>Rostering_Form__c.Notes__c<',
    },
    finds: /cannot edit Rostering_Form__c\.Notes__c/,
  },
  {
    check: 'permissions',
    what: 'a right to a field that nothing needs',
    file: SPECIALIST,
    plant: { replace: firstGrant, by: `${grant('Case.IsEscalated')}${firstGrant}` },
    finds: /grants Case\.IsEscalated, which nothing on its pages reads/,
  },
  {
    check: 'permissions',
    what: 'a right to edit that nothing needs',
    file: SPECIALIST,
    plant: {
      replace: '<editable>false</editable>\n        <field>Case.Integration_Provider__c<',
      by: '<editable>true</editable>\n        <field>Case.Integration_Provider__c<',
    },
    finds: /lets Case\.Integration_Provider__c be edited/,
  },
  {
    check: 'permissions',
    what: 'a class that pages call and the role may not',
    file: SPECIALIST,
    plant: { replace: '<apexClass>TimelineController<', by: '<apexClass>Clock<' },
    finds: /(does not grant the class TimelineController|grants the class Clock)/,
  },
  {
    check: 'permissions',
    what: 'a field that nothing uses',
    file: `${SOURCE}/case-record/objects/Case/fields/Idle__c.field-meta.xml`,
    plant: {
      add: '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Idle__c</fullName><label>Idle</label><length>20</length><type>Text</type></CustomField>',
    },
    finds: /nothing uses Case\.Idle__c/,
  },
  // Queries
  {
    check: 'soql',
    what: 'a field that is not there, in a query of Apex',
    file: SELECTOR,
    plant: { replace: 'Entered_At__c', by: 'Entered__c' },
    finds: /No such column 'Entered__c'/,
  },
  {
    check: 'soql',
    what: 'an object that is not there, in a query of a service',
    file: SERVICE,
    plant: { replace: 'FROM Rostering_Method__mdt', by: 'FROM Rostering_Way__mdt' },
    finds: /Rostering_Way__mdt/,
  },
  {
    check: 'soql',
    what: 'a field that is not there, in a list of fields of a service',
    file: SERVICE,
    plant: { replace: "'Grades_In_Scope__c'", by: "'Grades__c'" },
    finds: /No such column 'Grades__c'/,
  },
  {
    check: 'soql',
    what: 'a query that is none',
    file: SERVICE,
    plant: { replace: 'WHERE Is_Active__c = TRUE AND', by: 'WHERE Is_Active__c = TRUE AND AND' },
    finds: /IntegrationCaseSelector\.ts/,
  },
  {
    check: 'soql',
    what: 'a query that filters by a field of another object only',
    file: SELECTOR,
    plant: { replace: 'WHERE Case__c = :caseId', by: 'WHERE Case__r.ParentId = :caseId' },
    finds: /query of Stage_Log__c reads every record/,
  },
  {
    check: 'soql',
    what: 'a query whose conditions no index serves, in a service',
    file: SERVICE,
    plant: { replace: 'WHERE RecordTypeId = :onboarding AND', by: 'WHERE RecordTypeId != :onboarding AND' },
    finds: /query of Case reads every record/,
  },
  {
    check: 'soql',
    what: 'a list view of all records but some',
    file: LIST,
    plant: { replace: '<operation>equals</operation>', by: '<operation>notEqual</operation>' },
    finds: /this list view reads every Case/,
  },
  {
    check: 'soql',
    what: 'a class that does not parse',
    file: SELECTOR,
    plant: { replace: 'class StageLogSelector {', by: 'class StageLogSelector { {{' },
    finds: /Syntax error/,
  },
  // The look
  {
    check: 'colours',
    what: 'a colour of its own',
    file: `${SOURCE}/shared/lwc/rpStencil/rpStencil.css`,
    plant: { replace: '.line_short {', by: '.line_short { color: #ff0000;' },
    finds: /the colour #ff0000 is no styling hook/,
  },
  {
    check: 'colours',
    what: 'a hook of the palette without a fallback',
    file: `${SOURCE}/shared/lwc/rpStencil/rpStencil.css`,
    plant: { replace: '.line_short {', by: '.line_short { color: var(--slds-g-color-brand-base-30);' },
    finds: /var\(--slds-g-color-brand-base-30\) has no fallback/,
  },
  {
    check: 'slds',
    what: 'a hook without a fallback',
    file: `${SOURCE}/shared/lwc/rpStencil/rpStencil.css`,
    plant: { replace: '.line_short {', by: '.line_short { color: var(--slds-g-color-accent-1);' },
    finds: /without a fallback/,
  },
  // Words
  {
    check: 'tracked',
    what: 'a path of one machine',
    file: 'docs/note.md',
    plant: { add: 'See /home/somebody/notes.txt.\n' },
    finds: /\/home\/somebody is a path of one machine|\/home\/somebody/,
  },
  {
    check: 'tracked',
    what: 'the host of a package registry',
    file: 'docs/note.md',
    plant: { add: 'From https://registry.example.com/x.\n' },
    finds: /registry\.example\.com is a package registry's host/,
  },
  {
    check: 'tracked',
    what: 'a folder beside the project',
    file: 'docs/note.md',
    plant: { add: 'See ../../shared/notes.md.\n' },
    finds: /is outside the project/,
  },
  {
    check: 'tracked',
    what: 'a word of the product in the local org',
    file: 'local-org/note.md',
    plant: { add: 'For an onboarding.\n' },
    finds: /the local org must not know the word "onboarding"/,
  },
];
