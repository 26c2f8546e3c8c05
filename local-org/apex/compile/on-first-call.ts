/** Code that is compiled when it's first called, for programs that are known to compile. */
import type { Code, Frame, Method } from '../runtime/classes.ts';

/** Fills `run` and `size` of a method. Until then, its frame has only the parameters. */
export function compileOnFirstCall(method: Method, compile: () => void): void {
  method.size = method.parameters.length;
  method.run = (frame) => {
    compile();
    widen(frame, method.size);
    return method.run?.(frame);
  };
}

export function onFirstCall(compile: () => { readonly run: Code; readonly size: number }): Code {
  let compiled: ReturnType<typeof compile> | undefined;
  return (frame) => {
    compiled ??= compile();
    widen(frame, compiled.size);
    return compiled.run(frame);
  };
}

function widen({ variables }: Frame, size: number): void {
  while (variables.length < size) variables.push(null);
}
