/**
 * A project file that can't be read or needs something the local org doesn't support. Names the file and, if
 * known, the line.
 */
import { OrgError } from '../errors.ts';

export class MetadataError extends OrgError {
  readonly file: string;
  readonly line: number | null;

  constructor(file: string, message: string, line: number | null = null) {
    super('INVALID_METADATA', `${file}${line === null ? '' : `:${line}`}: ${message}`);
    this.name = 'MetadataError';
    this.file = file;
    this.line = line;
  }
}
