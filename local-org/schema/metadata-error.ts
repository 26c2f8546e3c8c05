/** A file of the DX project that cannot be read, or asks for something the local org does not support. Names the file, and the line where known. */
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
