import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { describeField } from 'c/rosteringAnswerModel';
import type { FieldDescriptions } from 'c/rosteringAnswerModel';

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
