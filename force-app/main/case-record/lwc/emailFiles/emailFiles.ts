import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import LOCALE from '@salesforce/i18n/locale';
import FILES from '@salesforce/label/c.Case_Files';
import KILOBYTES from '@salesforce/label/c.Case_FileSizeKb';
import MEGABYTES from '@salesforce/label/c.Case_FileSizeMb';
import MORE from '@salesforce/label/c.Case_FilesMore';
import OPEN from '@salesforce/label/c.Case_FileOpen';
import { format } from 'c/rpTextUtils';

/** A file of an email, as `RpEmailFiles` reads it. */
export interface EmailFile {
  /** Of the ContentDocument or the Attachment. */
  id: string;
  isAttachment: boolean;
  /** With its extension. */
  name: string;
  /** In lower case. */
  extension: string | null;
  /** In bytes. */
  size: number;
}

interface Line {
  id: string;
  name: string;
  icon: string;
  openText: string;
  size: string;
}

const ICONS: Readonly<Record<string, string>> = {
  bmp: 'doctype:image',
  csv: 'doctype:csv',
  doc: 'doctype:word',
  docx: 'doctype:word',
  gif: 'doctype:image',
  heic: 'doctype:image',
  html: 'doctype:html',
  jpeg: 'doctype:image',
  jpg: 'doctype:image',
  pdf: 'doctype:pdf',
  png: 'doctype:image',
  ppt: 'doctype:ppt',
  pptx: 'doctype:ppt',
  rtf: 'doctype:rtf',
  svg: 'doctype:image',
  txt: 'doctype:txt',
  xls: 'doctype:excel',
  xlsx: 'doctype:excel',
  xml: 'doctype:xml',
  zip: 'doctype:zip',
};
/** An email with more than these shows this many at first. */
const FEW = 5;
const KB = 1024;
const MB = KB * KB;

/**
 * The files of an email. Each one opens in the file preview, which can go on to the other files. On a phone, it is downloaded, and so is an attachment everywhere.
 * An email has files or attachments, depending on how the org saved them.
 */
export default class EmailFiles extends NavigationMixin(LightningElement) {
  @api files: readonly EmailFile[] = [];

  showsAll = false;
  labels = { files: FILES };

  #focuses: number | null = null;

  renderedCallback(): void {
    if (this.#focuses !== null) {
      this.template?.querySelectorAll<HTMLElement>('[data-id="file"]')[this.#focuses]?.focus();
      this.#focuses = null;
    }
  }

  /** A single one more takes no more space than the button. */
  get shown(): readonly EmailFile[] {
    return this.showsAll || this.files.length <= FEW + 1 ? this.files : this.files.slice(0, FEW);
  }

  get moreText(): string | null {
    const count = this.files.length - this.shown.length;
    return count > 0 ? format(MORE, count) : null;
  }

  get lines(): Line[] {
    return this.shown.map(({ id, name, extension, size }) => ({
      id,
      name,
      icon: ICONS[extension ?? ''] ?? 'doctype:unknown',
      openText: format(OPEN, name),
      size: sizeText(size),
    }));
  }

  showAll(): void {
    this.#focuses = this.shown.length;
    this.showsAll = true;
  }

  open(event: Event): void {
    const selected = (event.currentTarget as HTMLElement).dataset.file ?? '';
    if (this.files.find(({ id }) => id === selected)?.isAttachment) {
      this[NavigationMixin.Navigate]({
        type: 'standard__webPage',
        attributes: { url: `/servlet/servlet.FileDownload?file=${selected}` },
      });
      return;
    }
    this[NavigationMixin.Navigate]({
      type: 'standard__namedPage',
      attributes: { pageName: 'filePreview' },
      state: {
        recordIds: this.files.map(({ id }) => id).join(','),
        selectedRecordId: selected,
      },
    });
  }
}

/** "1 KB", "38 KB", "1.4 MB". */
function sizeText(bytes: number): string {
  const isLarge = bytes >= MB;
  const number = isLarge ? bytes / MB : Math.ceil(bytes / KB);
  const digits = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: isLarge ? 1 : 0 }).format(number);
  return format(isLarge ? MEGABYTES : KILOBYTES, digits);
}
