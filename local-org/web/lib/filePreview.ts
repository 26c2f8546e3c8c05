/**
 * The page `filePreview` of `lightning/navigation`: "On mobile devices, the file is downloaded" (Lightning Aura Components Developer Guide, "lightning:openFiles").
 * The host has no preview, so it does this on every device.
 */
import { ShowToastEvent } from '../modules/lightning/platformShowToastEvent/platformShowToastEvent.ts';
import { API, errorMessage, request } from './http.ts';
import type { PageReference } from './router.ts';

interface Document {
  readonly Title: string;
  readonly FileExtension: string | null;
  readonly LatestPublishedVersionId: string;
}

const GONE = 'The file was deleted, or you no longer have access to it.';

export const isFilePreview = ({ type, attributes }: PageReference): boolean =>
  type === 'standard__namedPage' && attributes['pageName'] === 'filePreview';

/** Opens the selected file, or else the first one. */
export async function openFile({ state }: PageReference): Promise<void> {
  const id = (state['selectedRecordId'] || state['recordIds'] || '').split(',')[0] ?? '';
  try {
    const file = await findFile(id);
    const link = document.createElement('a');
    link.href = `${API}/sobjects/ContentVersion/${file.LatestPublishedVersionId}/VersionData`;
    link.download = fileName(file);
    link.click();
  } catch (error) {
    window.dispatchEvent(new ShowToastEvent({ title: errorMessage(error), variant: 'error' }));
  }
}

async function findFile(id: string): Promise<Document> {
  if (!/^[A-Za-z0-9]{15,18}$/.test(id)) throw new Error(GONE);
  const query = `SELECT Title, FileExtension, LatestPublishedVersionId FROM ContentDocument WHERE Id = '${id}'`;
  const { records } = await request<{ records: readonly Document[] }>(`${API}/query?q=${encodeURIComponent(query)}`);
  const [found] = records;
  if (!found) throw new Error(GONE);
  return found;
}

/** Some ways to add a file keep the extension in its title. */
export function fileName({ Title, FileExtension }: Pick<Document, 'Title' | 'FileExtension'>): string {
  const end = FileExtension === null ? '' : `.${FileExtension}`;
  return Title.toLowerCase().endsWith(end.toLowerCase()) ? Title : Title + end;
}
