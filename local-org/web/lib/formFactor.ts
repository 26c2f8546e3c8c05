/** `Small` on a phone, else `Large`: the values of `@salesforce/client/formFactor`. Decided once, as on the platform. */
export const formFactor: 'Large' | 'Small' =
  typeof matchMedia === 'function' && matchMedia('(max-width: 30em) and (pointer: coarse)').matches ? 'Small' : 'Large';
