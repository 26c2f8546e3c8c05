export type FieldValue = string | number | boolean | null;
export type FormValues = Record<string, FieldValue>;

export interface RosteringFormState {
  id: string;
  status: 'Draft' | 'Submitted';
  version: number;
  source: string;
  submittedAt: string | null;
  lastSavedAt: string;
  lastSavedBy: string;
  values: FormValues;
}

export interface MethodRule {
  name: string;
  label: string;
  createsIntegrationCase: boolean;
  helpText: string | null;
  fields: { name: string; required: boolean }[];
}
