/** Metadata API Guide, "BusinessHoursSettings": what the file can say, and what is refused with its line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ProjectFiles } from '../project-files.ts';
import { type BusinessCalendar, readBusinessCalendar } from '../read-business-hours.ts';

const HOURS =
  '<businessHours><active>true</active><default>true</default><name>Office</name><timeZoneId>America/Chicago</timeZoneId><mondayStartTime>08:00:00.000Z</mondayStartTime><mondayEndTime>17:30:00.000Z</mondayEndTime></businessHours>';

describe('business hours', () => {
  const project = mkdtempSync(join(tmpdir(), 'business-hours-'));
  const settings = join(project, 'force-app', 'settings');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(project, 'sfdx-project.json'), '{"packageDirectories":[{"path":"force-app"}]}');
  after(() => rmSync(project, { recursive: true, force: true }));

  const read = (content: string): BusinessCalendar => {
    const file = join(settings, 'BusinessHours.settings-meta.xml');
    writeFileSync(file, `<BusinessHoursSettings>\n${content}\n</BusinessHoursSettings>`);
    return readBusinessCalendar(new ProjectFiles(project));
  };
  const holiday = (content: string): string =>
    `${HOURS}\n<holidays><name>Day</name><businessHours>Office</businessHours>${content}</holidays>`;

  it('are always open in a project without the file', () => {
    rmSync(join(settings, 'BusinessHours.settings-meta.xml'), { force: true });
    const [hours] = readBusinessCalendar(new ProjectFiles(project)).businessHours;
    assert.deepEqual(hours?.days, Array(7).fill({ start: 0, end: 1440 }));
  });

  it('are read by weekday', () => {
    const [hours] = read(HOURS).businessHours;
    assert.deepEqual(hours?.days, [null, { start: 480, end: 1050 }, null, null, null, null, null]);
  });

  it('and holidays are refused with a reason', () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      [HOURS.replace('17:30:00.000Z', '17:30'), /:2: mondayEndTime must look like 09:30:00.000Z, not 17:30$/],
      [HOURS.replace('17:30', '07:30'), /mondayEndTime isn't after mondayStartTime/],
      [HOURS.replace('<mondayEndTime>17:30:00.000Z</mondayEndTime>', ''), /need each other/],
      [HOURS.replace('America/Chicago', 'Texas'), /Texas is no time zone/],
      [HOURS.replace('<default>true', '<default>false'), /must be the default/],
      [HOURS + HOURS, /two business hours have the same name/],
      [HOURS.replace('<active>', '<open>true</open><active>'), /<businessHours> has no element <open>/],
      [holiday('<activityDate>2026-02-30</activityDate>'), /:3: activityDate must be a date such as/],
      [holiday('<isRecurring>false</isRecurring>'), /<holidays> needs <activityDate>/],
      [
        holiday('<isRecurring>true</isRecurring><recurrenceStartDate>2026-01-01</recurrenceStartDate>'),
        /needs <recurrenceType>/,
      ],
      [
        holiday(
          '<isRecurring>true</isRecurring><recurrenceStartDate>2026-01-01</recurrenceStartDate><recurrenceType>Yearly</recurrenceType>',
        ),
        /recurrenceType is one of RecursDaily/,
      ],
      [
        holiday('<activityDate>2026-01-01</activityDate>').replace(
          '>Office</businessHours><a',
          '>Shop</businessHours><a',
        ),
        /names business hours that aren't there/,
      ],
    ];
    for (const [content, message] of refused) assert.throws(() => read(content), { message }, content);
  });
});
