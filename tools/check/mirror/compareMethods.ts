/** A public method in either language. */
export interface MethodShape {
  readonly name: string;
  readonly parameters: readonly string[];
}

/** A message for each difference. */
export function compareMethods(
  apex: readonly MethodShape[],
  service: readonly MethodShape[],
  apexOnly: readonly string[],
): string[] {
  const missing = apex
    .filter((method) => !apexOnly.includes(method.name) && !service.some((other) => other.name === method.name))
    .map(
      (method) => `the Apex method ${method.name} has no TypeScript method. Add it, or give the reason with @apexOnly.`,
    );
  const stale = apexOnly
    .filter((name) => !apex.some((method) => method.name === name) || service.some((method) => method.name === name))
    .map((name) => `@apexOnly ${name} isn't a method that only Apex has.`);
  return [...missing, ...stale, ...service.flatMap((method) => compareOne(method, apex))];
}

function compareOne(method: MethodShape, apex: readonly MethodShape[]): string[] {
  const other = apex.find((candidate) => candidate.name === method.name);
  if (other === undefined) return [`${method.name} isn't a public method of the Apex class.`];
  const [here, there] = [method.parameters.join(', '), other.parameters.join(', ')];
  return here === there ? [] : [`${method.name}(${here}) is ${method.name}(${there}) in Apex.`];
}
