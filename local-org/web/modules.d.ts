/** Modules that only the page's build knows. */
declare module 'virtual:project-components' {
  import type { LightningElement } from 'lwc';
  const components: Readonly<Record<string, new () => LightningElement>>;
  export default components;
}

declare module 'virtual:site-components' {
  import type { LightningElement } from 'lwc';
  const components: Readonly<Record<string, () => Promise<{ default: typeof LightningElement }>>>;
  export default components;
}

declare module 'host/*' {
  import { LightningElement } from 'lwc';
  export default class extends LightningElement {}
}

declare module '@lwc/synthetic-shadow';

declare module '*.css';

declare module 'lightning/configProvider' {
  export default function configure(services: { getLocalizationService: () => object }): unknown;
  export function getLocalizationService(): object;
}
