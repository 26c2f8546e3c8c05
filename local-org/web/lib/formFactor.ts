/**
 * `Small` on a phone, otherwise `Large`: the values of `@salesforce/client/formFactor`. As on the platform,
 * it doesn't change after the page loads.
 */
export const formFactor: 'Large' | 'Small' =
  typeof matchMedia === 'function' && matchMedia('(max-width: 30em) and (pointer: coarse)').matches ? 'Small' : 'Large';
