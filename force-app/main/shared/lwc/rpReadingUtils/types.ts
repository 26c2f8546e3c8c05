/** A cacheable Apex method, as a wire takes it. */
export interface ApexMethod<Params, Result> {
  (params: Params): Promise<Result>;
  adapter: import('lwc').WireAdapterConstructor;
}

/** What a wire passes on: nothing yet, data, or an error. The object itself is the handle that `refreshApex` takes. */
export interface Wired<T> {
  data?: T;
  error?: unknown;
}
