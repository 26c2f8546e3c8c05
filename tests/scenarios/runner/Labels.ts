/** The words of the Custom Labels, to recognise which of them a sentence was made from. */
import { globSync, readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

const FILES = 'force-app/**/*.labels-meta.xml';

export class Labels {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  static read(): Labels {
    const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false, trimValues: false });
    const labels = globSync(FILES).flatMap((file) => {
      const { CustomLabels: content } = parser.parse(readFileSync(file, 'utf8')) as {
        CustomLabels: { labels: { fullName: string; value: string }[] };
      };
      return content.labels;
    });
    return new Labels(new Map(labels.map(({ fullName, value }) => [fullName, value])));
  }

  /** Whether the sentence is the label's text, with anything where the text has a placeholder such as {0}. */
  matches(name: string, sentence: string): boolean {
    return patternOf(this.textOf(name)).test(sentence);
  }

  /** Throws a RangeError that names a label which does not exist. */
  textOf(name: string): string {
    const text = this.texts.get(name);
    if (text === undefined) throw new RangeError(`There is no Custom Label ${name}.`);
    return text;
  }
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
