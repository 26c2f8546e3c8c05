/** Splits a toast's message into text and links. */
export interface ToastLink {
  readonly url: string;
  readonly label: string;
}

export interface ToastPart {
  readonly key: number;
  readonly text: string;
  readonly url: string | undefined;
}

/** `Case {0} was created` with its data. A placeholder without data stays. */
export function toastParts(message: string, data: readonly (string | ToastLink)[] = []): ToastPart[] {
  return message
    .split(/(\{\d+\})/)
    .map((text, key) => {
      const index = /^\{(\d+)\}$/.exec(text)?.[1];
      const filling = index === undefined ? undefined : data[Number(index)];
      if (filling === undefined) return { key, text, url: undefined };
      return typeof filling === 'string'
        ? { key, text: filling, url: undefined }
        : { key, text: filling.label, url: filling.url };
    })
    .filter((part) => part.text !== '');
}
