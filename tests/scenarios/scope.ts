/** The requirements and decisions that the scenarios must show; docs/scenarios.md says them in words. */
export const IN_SCOPE: readonly string[] = [
  ...['B7', 'B10', 'B12', 'B13', 'B15', 'B16', 'B20'],
  ...['D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9'],
];
