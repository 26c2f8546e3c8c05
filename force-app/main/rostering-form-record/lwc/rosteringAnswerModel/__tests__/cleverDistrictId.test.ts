import { cleverDistrictId } from 'c/rosteringAnswerModel';

const DISTRICT = '5f1c0a7be21d4a0001c3d9e2';
const OTHER = '5f1c0a7be23b770001c3d9e2';

/** The same texts as in CleverDistrictIdTest. */
it.each([
  DISTRICT,
  `  ${DISTRICT}\n`,
  DISTRICT.toUpperCase(),
  `\u200b${DISTRICT}\ufeff`,
  `\u00a0${DISTRICT.slice(0, 12)}\u00ad${DISTRICT.slice(12)}\u00a0`,
  `https://schools.clever.com/districts/${DISTRICT}`,
  `https://apps.clever.com/districts/${DISTRICT}/sharing?tab=1#top`,
  `https://apps.clever.com/apps/${OTHER}?district_id=${DISTRICT}`,
  `clever.com/oauth/${DISTRICT}/?again=${DISTRICT}`,
])('finds the ID in %j', (text) => {
  expect(cleverDistrictId(text)).toBe(DISTRICT);
});

it.each([
  '',
  'n/a',
  'none',
  'TBD',
  DISTRICT.slice(1),
  `${DISTRICT}0`,
  `${DISTRICT.slice(1)}g`,
  `District ${DISTRICT}`,
  'https://clever.com/districts/',
  `https://clever.com/districts/${DISTRICT}0`,
  `https://clever.com/schools/${DISTRICT}/apps/${OTHER}`,
  `https://district.example/${DISTRICT}`,
])('finds none in %j', (text) => {
  expect(cleverDistrictId(text)).toBeNull();
});
