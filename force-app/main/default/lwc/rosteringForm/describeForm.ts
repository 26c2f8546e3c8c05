import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { describeField } from 'c/rosteringFormModel';
import type { FieldDescriptions } from 'c/rosteringFormModel';

/** The org's own description of the form: labels, help, types, lengths and choices follow the fields an admin maintains. */
export function describeForm(object: ObjectInfo, picklists: PicklistValues): FieldDescriptions {
  const fields = Object.values(object.fields);
  return Object.fromEntries(
    fields.map((info) => [
      info.apiName,
      describeField(info, picklists.picklistFieldValues[info.apiName]?.values ?? []),
    ]),
  );
}
