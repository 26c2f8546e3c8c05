import { LightningElement, api } from 'lwc';

/** Holds the place of what is loading, so that nothing jumps when it comes. */
export default class Stencil extends LightningElement {
  @api rows: number | string = 4;

  get lines(): string[] {
    return Array.from({ length: Number(this.rows) }, (_, index) => `line-${index}`);
  }
}
