import { api, LightningElement } from 'lwc';
import SAVE from '@salesforce/label/c.Setup_Save';

interface Control extends HTMLElement {
  reportValidity(): boolean | undefined;
}

/** A small form below the buttons of the setup checklist. Its fields have `data-field`. Sends `save` if they are valid, and `cancel`. */
export default class SetupForm extends LightningElement {
  @api heading = '';
  @api isBusy = false;

  labels = { save: SAVE };

  #isNew = true;

  renderedCallback(): void {
    if (this.#isNew) {
      this.#isNew = false;
      this.controls[0]?.focus();
    }
  }

  /** The fields of the component that shows the form. */
  get controls(): Control[] {
    return [...this.querySelectorAll<Control>('[data-field]')];
  }

  save(): void {
    const wrong = this.controls.filter((control) => control.reportValidity() === false);
    if (wrong[0]) {
      wrong[0].focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('save'));
  }

  cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
