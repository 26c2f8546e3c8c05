import { LightningElement, api } from 'lwc';

/** A placeholder while content loads, so that the page doesn't jump. */
export default class Stencil extends LightningElement {
  @api rows: number | string = 4;

  get lines(): string[] {
    return Array.from({ length: Number(this.rows) }, (_, index) => `line-${index}`);
  }
}
