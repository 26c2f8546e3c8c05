import { api, LightningElement } from 'lwc';
import COMPARE from '@salesforce/label/c.Form_ConflictCompare';
import FIELD from '@salesforce/label/c.Form_ConflictField';
import HEADLINE from '@salesforce/label/c.Form_ConflictHeadline';
import KEPT from '@salesforce/label/c.Form_ConflictKept';
import MINE from '@salesforce/label/c.Form_ConflictMine';
import MINE_COLUMN from '@salesforce/label/c.Form_ConflictYours';
import THEIRS from '@salesforce/label/c.Form_ConflictTheirs';
import { answerText, labelOf, methodLabel } from 'c/rosteringAnswerModel';
import type { FieldValue, FormValues } from 'c/rosteringAnswerModel';
import { differences, METHOD_FIELDS, TEACHERS_DIFFER } from 'c/rosteringAnswerModel';
import { EMPTY, mineOver } from 'c/rosteringFormModel';
import type { FormModel } from 'c/rosteringFormModel';
import { format } from 'c/rpTextUtils';

interface Row {
  name: string;
  label: string;
  mine: string;
  theirs: string;
}

/** Two people have filled in the form at once: shows both answers and asks which to go on with. Sends `mine` or `theirs`. */
export default class RosteringConflict extends LightningElement {
  @api model: FormModel = EMPTY;
  @api today = '';
  @api timeZone = '';

  isCompared = false;
  labels = { compare: COMPARE, field: FIELD, kept: KEPT, mine: MINE, mineColumn: MINE_COLUMN, theirs: THEIRS };

  get headline(): string {
    return format(HEADLINE, this.theirsColumn);
  }

  get theirsColumn(): string {
    return this.model.conflict?.lastSavedBy ?? '';
  }

  get theirValues(): FormValues {
    return this.model.conflict?.values ?? {};
  }

  get canCompare(): boolean {
    return !this.isCompared;
  }

  /** Only what was typed here and is different there: nothing else is at stake. */
  get rows(): Row[] {
    const mine = mineOver(this.theirValues, this.model.values, this.model.baseline);
    return differences(mine, this.theirValues).map((name) => ({
      name,
      label: labelOf(name, this.model.fields),
      mine: this.say(name, mine[name]),
      theirs: this.say(name, this.theirValues[name]),
    }));
  }

  say(name: string, value: FieldValue | undefined): string {
    const isMethod = METHOD_FIELDS.includes(name) && name !== TEACHERS_DIFFER;
    return isMethod ? methodLabel(value, this.model.rules) : answerText(value, this.model.fields[name]);
  }

  compare(): void {
    this.isCompared = true;
  }

  takeTheirs(): void {
    this.dispatchEvent(new CustomEvent('theirs'));
  }

  keepMine(): void {
    this.dispatchEvent(new CustomEvent('mine'));
  }
}
