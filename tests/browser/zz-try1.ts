import { launch, signedIn, DESKTOP, PHONE } from './browser.ts';
const jobs = process.argv.slice(2).map((arg) => arg.split(':'));
const browser = await launch();
const SIZES: Record<string, {width:number;height:number}> = { d: DESKTOP, p: PHONE, n: { width: 320, height: 700 }, z: { width: 720, height: 450 } };
for (const [user, id, size, name, ...steps] of jobs) {
  const page = await signedIn(browser, user!, SIZES[size!]!);
  page.on('pageerror', (e) => console.log('PAGEERROR', name, e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', name, m.text().slice(0, 200)));
  await page.goto(`/lightning/r/Case/${id}/view`);
  await page.waitForTimeout(3500);
  for (const step of steps) {
    const [what, arg] = step.split('=');
    try {
      if (what === 'click') await page.getByRole('button', { name: arg!, exact: true }).first().click({ timeout: 4000 });
      if (what === 'tab') await page.getByRole('tab', { name: arg!, exact: true }).first().click({ timeout: 4000 });
      if (what === 'scroll') await page.mouse.wheel(0, Number(arg));
      if (what === 'press') await page.keyboard.press(arg!);
      if (what === 'offline') await page.context().setOffline(true);
    } catch (e) { console.log('STEP', name, step, String(e).slice(0, 200)); }
    await page.waitForTimeout(1500);
  }
  const brand = await page.locator('.slds-button_brand:visible').allInnerTexts();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  console.log(name, 'brand', JSON.stringify(brand), 'overflow', overflow);
  await page.screenshot({ path: `/tmp/try1/${name}.png`, fullPage: name!.startsWith('f') });
  await page.context().close();
}
await browser.close();
