/** The Custom Labels, to find out which label a message comes from. */
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
