/**
 * `Small` on a phone, otherwise `Large`: the values of `@salesforce/client/formFactor`. A window as narrow as a
 * phone counts as one, so a laptop can show the phone's pages. As on the platform, it doesn't change after the
 * page loads.
 */
export const formFactor: 'Large' | 'Small' =
  typeof matchMedia === 'function' && matchMedia('(max-width: 30em)').matches ? 'Small' : 'Large';
