/**
 * Email templates and their folders (Metadata API Guide, "EmailTemplate", "EmailTemplateFolder"). `X.email`
 * has the text, and `X.email-meta.xml` next to it has everything else. For a Lightning template (uiType SFX),
 * the text is the HTML value. A folder's file is always named `X.emailFolder`, and its root element says
 * whether it's for classic templates (EmailFolder) or Lightning templates (EmailTemplateFolder).
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { MetadataError } from './metadata-error.ts';
import { fullName, type ProjectFiles } from './project-files.ts';
import { readXml } from './xml.ts';

export interface EmailTemplateFolderDef {
  readonly developerName: string;
  readonly label: string;
  readonly isLightning: boolean;
}

export interface EmailTemplateDef {
  readonly folder: string;
  readonly developerName: string;
  readonly label: string;
  readonly description: string | null;
  readonly isActive: boolean;
  readonly type: string;
  readonly uiType: string;
  readonly style: string;
  readonly subject: string | null;
  readonly relatedEntityType: string | null;
  readonly html: string | null;
  readonly text: string | null;
}

export function readEmailTemplateFolders(files: ProjectFiles): EmailTemplateFolderDef[] {
  return files.ofType('emailFolder').map((file) => {
    const isLightning = hasRoot(file, 'EmailTemplateFolder');
    const node = readXml(file, isLightning ? 'EmailTemplateFolder' : 'EmailFolder');
    const developerName = fullName(file, 'emailFolder');
    return { developerName, label: node.text('name') ?? developerName, isLightning };
  });
}

const hasRoot = (file: string, root: string): boolean => new RegExp(`<${root}\\b`).test(readFileSync(file, 'utf8'));

export function readEmailTemplates(
  files: ProjectFiles,
  folders: readonly EmailTemplateFolderDef[],
): EmailTemplateDef[] {
  const known = new Set(folders.map((folder) => folder.developerName));
  return files.ofType('email').map((file) => readEmailTemplate(file, known));
}

function readEmailTemplate(file: string, folders: ReadonlySet<string>): EmailTemplateDef {
  const folder = basename(dirname(file));
  if (!folders.has(folder)) throw new MetadataError(file, `the project has no email template folder ${folder}`);
  const node = readXml(file, 'EmailTemplate');
  const developerName = fullName(file, 'email');
  const content = contentBeside(file);
  const isText = node.text('type') === 'text';
  return {
    folder,
    developerName,
    label: node.text('name') ?? developerName,
    description: node.text('description') ?? null,
    isActive: node.flag('available'),
    type: node.text('type') ?? 'text',
    uiType: node.text('uiType') ?? 'Aloha',
    style: node.text('style') ?? 'none',
    subject: node.text('subject') ?? null,
    relatedEntityType: node.text('relatedEntityType') ?? null,
    html: isText ? null : content,
    text: node.text('textOnly') ?? (isText ? content : null),
  };
}

function contentBeside(file: string): string {
  const content = file.slice(0, -'-meta.xml'.length);
  if (existsSync(content)) return readFileSync(content, 'utf8');
  throw new MetadataError(file, `the file ${basename(content)} next to it is missing`);
}
