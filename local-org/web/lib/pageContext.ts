/** The context of each component on a record page or app page. */
import { fieldAt } from './fields.ts';
import { formFactor } from './formFactor.ts';
import type { ValueOf } from './flexipage.ts';
import { session } from './session.ts';
import type { RecordData } from './uiTypes.ts';
import type { FlexiPageConfig } from './wireModel.ts';

export interface PageContext {
  readonly page: FlexiPageConfig;
  readonly recordId: string | undefined;
  readonly objectApiName: string | undefined;
  /** Undefined on app pages. */
  readonly record: RecordData | undefined;
}

/** The values for this page's visibility rules. */
export function valuesOf(context: PageContext): ValueOf {
  return (expression) => {
    const [root, ...path] = expression.split('.');
    if (root === 'Record') return recordValue(context.record, path.join('.'));
    if (expression.startsWith('$Permission.CustomPermission.'))
      return session().customPermissions.includes(path.at(-1) ?? '');
    if (expression === '$Client.FormFactor') return formFactor;
    if (expression === '$User.Profile.Name') return session().profileName;
    if (expression === '$User.Username') return session().username;
    return undefined;
  };
}

function recordValue(record: RecordData | undefined, path: string): string | number | boolean | null | undefined {
  const value = fieldAt(record, path)?.value;
  return typeof value === 'object' && value !== null ? undefined : value;
}
