import { api, LightningElement } from 'lwc';
import LOADING from '@salesforce/label/c.Common_Loading';

interface Line {
  key: string;
  className: string;
}

/** Holds the place of what is loading, in its size, so that nothing jumps when it arrives. */
export default class Stencil extends LightningElement {
  /** How many lines of text will stand here. */
  @api rows: number | string = 3;
  /** A bar in front, where a status path or a row of controls will stand. */
  @api hasBar = false;

  labels = { loading: LOADING };

  get lines(): Line[] {
    const bars = this.hasBar ? [{ key: 'bar', className: 'line line_bar' }] : [];
    const texts = Array.from({ length: Number(this.rows) }, (_, index) => ({
      key: `line-${index}`,
      className: index % 2 === 0 ? 'line' : 'line line_short',
    }));
    return [...bars, ...texts];
  }
}
