/** `npm run screenshots`: takes the README's screenshots with the sample data of a new org, which `run.ts` starts. */
import { mkdirSync } from 'node:fs';
import { DESKTOP, launch, PHONE, signedIn } from './browser.ts';

const FOLDER = 'docs/images';
const SCHOOL = 'Pecan Valley ISD';

const PICTURES = [
  { path: `${FOLDER}/case-page.png`, viewport: DESKTOP },
  { path: `${FOLDER}/phone.png`, viewport: PHONE },
];

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
for (const { path, viewport } of PICTURES) {
  const page = await signedIn(browser, 'specialist', viewport);
  await page.goto('/lightning/o/Case/list?filterName=Onboarding_Cases');
  await page.getByRole('searchbox', { name: 'Search this list' }).fill(SCHOOL);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: SCHOOL, exact: true }) });
  await row.getByRole('link').first().click();
  await page.getByText('Clever integration case').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: 'disabled' });
  console.log(path);
}
await browser.close();
