/** The Custom Labels, to find out which label a message comes from. */
import { globSync } from 'node:fs';
import { readXml } from '../../../local-org/schema/xml.ts';

const FILES = 'force-app/**/*.labels-meta.xml';

export class Labels {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  static read(): Labels {
    const labels = globSync(FILES).flatMap((file) => readXml(file, 'CustomLabels').children('labels'));
    return new Labels(new Map(labels.map((label) => [label.text('fullName') ?? '', label.text('value') ?? ''])));
  }

  /** Whether the message is the label's text, with any text for placeholders such as {0}. */
  matches(name: string, sentence: string): boolean {
    return patternOf(this.textOf(name)).test(sentence);
  }

  /** Throws a RangeError with the name of a label that doesn't exist. */
  textOf(name: string): string {
    const text = this.texts.get(name);
    if (text === undefined) throw new RangeError(`The project has no Custom Label ${name}.`);
    return text;
  }
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
