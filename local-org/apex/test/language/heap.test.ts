/**
 * The heap of a transaction. Apex Developer Guide, "Execution Governors and Limits": 6 MB, or 12 MB in
 * asynchronous Apex. Exceeding it can't be caught.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openOrg, type Org } from '../../../org.ts';
import { loadApex, runTests, type TestReport } from '../../index.ts';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TESTS = `@IsTest
private class HeapTest {
    private static String kept;

    @IsTest
    static void twoAtOnce() {
        String one = 'x'.repeat(5000000);
        String two = 'x'.repeat(5000000);
        Assert.areEqual(one.length(), two.length());
    }

    @IsTest
    static void oneAfterTheOther() {
        for (Integer i = 0; i < 5; i++) {
            String one = 'x'.repeat(5000000);
            one = null;
        }
        Assert.areEqual(5000000, longText().length());
        Assert.areEqual(5000000, longText().length());
    }

    private static String longText() {
        String text = 'y'.repeat(5000000);
        return text;
    }

    @IsTest
    static void oneThatTwoHold() {
        String one = 'x'.repeat(5000000);
        String two = one;
        Assert.areEqual(one.length(), two.length());
        Assert.isTrue(Limits.getHeapSize() >= 5000000 && Limits.getHeapSize() < 6000000);
        Assert.areEqual(6000000, Limits.getLimitHeapSize());
    }

    @IsTest
    static void takenOutOfAMap() {
        Map<String, String> texts = new Map<String, String>{ 'long' => 'x'.repeat(4000000) };
        for (Integer i = 0; i < 3; i++) {
            Assert.areEqual(4000000, texts.get('long').length());
        }
        Account record = new Account(Description = texts.get('long'));
        Assert.areEqual(4000000, ((String) record.get('Description')).length());
    }

    @IsTest
    static void manyShortTexts() {
        List<String> texts = new List<String>();
        for (Integer i = 0; i < 40000; i++) {
            texts.add('x'.repeat(200) + i);
        }
    }

    @IsTest
    static void manyNumbers() {
        List<Long> numbers = new List<Long>();
        for (Integer i = 0; i < 1000000; i++) {
            numbers.add(i);
        }
    }

    @IsTest
    static void shortTextsThatNobodyKeeps() {
        String last;
        for (Integer i = 0; i < 100000; i++) {
            last = 'x'.repeat(200) + i;
        }
        Assert.isTrue(Limits.getHeapSize() < 10000);
    }

    @IsTest
    static void heldByAStatic() {
        kept = 'x'.repeat(4000000);
        String other = 'y'.repeat(4000000);
    }

    @IsTest
    static void heldByAnObject() {
        List<Map<String, Object>> parts = new List<Map<String, Object>>();
        for (Integer i = 0; i < 10; i++) {
            parts.add(new Map<String, Object>{ 'part' => 'x'.repeat(900000) + i });
        }
    }

    @IsTest
    static void heldByALoop() {
        for (String part : parts()) {
            part = 'z'.repeat(2500000);
        }
    }

    private static List<String> parts() {
        return new List<String>{ 'x'.repeat(2000000), 'y'.repeat(2000000) };
    }

    @IsTest
    static void rowsOfAQuery() {
        for (Integer i = 0; i < 7; i++) {
            insert new EmailMessage(Subject = 'Large', TextBody = 'x'.repeat(130000) + i);
        }
        kept = 'x'.repeat(5200000);
        List<EmailMessage> found = [SELECT TextBody FROM EmailMessage];
    }

    @IsTest
    static void twoInOneStatement() {
        Assert.areEqual('x'.repeat(4000000).length(), ('y' + 'z'.repeat(4000000)).length() - 1);
        use('x'.repeat(4000000), 'y'.repeat(4000000));
    }

    private static void use(String one, String two) {
    }

    @IsTest
    static void caught() {
        try {
            String one = 'x'.repeat(5000000);
            String two = 'y'.repeat(5000000);
        } catch (Exception e) {
            Assert.fail('Nobody catches it');
        } finally {
            kept = 'finally';
        }
    }

    @IsTest
    static void twiceAsMuchInAFuture() {
        Test.startTest();
        later();
        Test.stopTest();
        Assert.areEqual('12000000', kept);
    }

    @Future
    private static void later() {
        String one = 'x'.repeat(5000000);
        String two = 'x'.repeat(5000000);
        kept = String.valueOf(Limits.getLimitHeapSize());
    }
}
`;
const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>
`;

let folder: string;
let org: Org;
let report: TestReport;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'heap-'));
  const classes = join(folder, 'force-app', 'classes');
  mkdirSync(classes, { recursive: true });
  writeFileSync(join(folder, 'sfdx-project.json'), '{ "packageDirectories": [{ "path": "force-app" }] }');
  writeFileSync(join(classes, 'HeapTest.cls'), TESTS);
  writeFileSync(join(classes, 'HeapTest.cls-meta.xml'), META);
  org = openOrg({ project: folder, data: ':memory:' });
  report = runTests(loadApex(org, { project: folder }));
});

after(() => {
  org.close();
  rmSync(folder, { recursive: true });
});

const failureOf = (method: string): string | null =>
  report.results.find((result) => result.method === method)?.failure?.text.split('\n')[0] ?? null;

const TOO_MUCH = [
  'twoAtOnce',
  'heldByAStatic',
  'heldByAnObject',
  'twoInOneStatement',
  'caught',
  'manyShortTexts',
  'manyNumbers',
  'heldByALoop',
  'rowsOfAQuery',
];
const FITS = [
  'oneAfterTheOther',
  'oneThatTwoHold',
  'twiceAsMuchInAFuture',
  'takenOutOfAMap',
  'shortTextsThatNobodyKeeps',
];

for (const method of TOO_MUCH) {
  test(`more than the limit is refused: ${method}`, () => {
    assert.match(failureOf(method) ?? '', /^System\.LimitException: Apex heap size too large: \d+$/);
  });
}

for (const method of FITS) {
  test(`data within the limit isn’t refused: ${method}`, () => {
    assert.equal(failureOf(method), null);
  });
}
