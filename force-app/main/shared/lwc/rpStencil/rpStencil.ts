import { api, LightningElement } from 'lwc';
import LOADING from '@salesforce/label/c.Common_Loading';

interface Line {
  key: string;
  className: string;
}

/** Placeholder lines for content that is loading, so the page doesn't jump when it appears. */
export default class Stencil extends LightningElement {
  /** The number of lines. */
  @api rows: number | string = 3;
  /** A bar above the lines, for a status path or a row of controls. */
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
