/** The `Trigger` context variables while a trigger runs. Apex Developer Guide, "Trigger Context Variables". */
import type { ApexList, ApexMap } from './collections.ts';

export interface TriggerContext {
  readonly when: 'before' | 'after';
  readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
  readonly size: number;
  readonly newList: ApexList | null;
  readonly oldList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
}
