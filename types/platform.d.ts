/**
 * Platform modules that `@salesforce/lightning-types` doesn't declare yet, with only what this project's components use. For their
 * behavior, see the LWC reference under the module's name.
 */

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/user/Id' {
  const id: string;
  export default id;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/schema/*' {
  const reference: { objectApiName: string; fieldApiName: string };
  export default reference;
}

declare module '@salesforce/apex' {
  /** Reads the data of a wire again. `wired` is the object that the wire passed. */
  export function refreshApex(wired: unknown): Promise<void>;
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export interface RecordField {
    value: string | number | boolean | null;
    displayValue: string | null;
  }
  export interface UiRecord {
    id: string;
    fields: Record<string, RecordField>;
  }
  export const getRecord: WireAdapterConstructor;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';
  export interface FieldInfo {
    apiName: string;
    label: string;
    dataType: string;
    inlineHelpText: string | null;
    length: number;
    precision: number;
    scale: number;
  }
  export interface ObjectInfo {
    apiName: string;
    defaultRecordTypeId: string | null;
    fields: Record<string, FieldInfo>;
  }
  export interface PicklistValues {
    picklistFieldValues: Record<string, { values: { label: string; value: string }[] }>;
  }
  export const getObjectInfo: WireAdapterConstructor;
  export const getPicklistValuesByRecordType: WireAdapterConstructor;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';
  export interface RecordPage {
    type: 'standard__recordPage';
    attributes: { recordId: string; objectApiName: string; actionName: 'view' };
  }
  export interface NavItemPage {
    type: 'standard__navItemPage';
    attributes: { apiName: string };
    state: Record<string, string>;
  }
  export interface FilePreview {
    type: 'standard__namedPage';
    attributes: { pageName: 'filePreview' };
    /** IDs of ContentDocuments, separated by commas, and the one that opens. */
    state: { recordIds: string; selectedRecordId: string };
  }
  export interface WebPage {
    type: 'standard__webPage';
    attributes: { url: string };
  }
  interface Navigating extends LightningElement {
    [NavigationMixin.Navigate](page: RecordPage | NavItemPage | FilePreview | WebPage, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: RecordPage | NavItemPage): Promise<string>;
  }
  export const NavigationMixin: {
    (base: typeof LightningElement): new () => Navigating;
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
  export const CurrentPageReference: import('lwc').WireAdapterConstructor;
}

declare module 'lightning/platformShowToastEvent' {
  export interface Toast {
    title: string;
    message?: string;
    messageData?: (string | { url: string; label: string })[];
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }
  export class ShowToastEvent extends CustomEvent<Toast> {
    constructor(toast: Toast);
  }
}

declare module 'lightning/refresh' {
  /** Asks the standard components on the page to read their data again. */
  export class RefreshEvent extends CustomEvent<void> {
    constructor();
  }
  export function registerRefreshHandler(element: object, handler: () => Promise<boolean>): number;
  export function unregisterRefreshHandler(id: number): void;
}
