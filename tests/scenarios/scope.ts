/** The requirements and decisions that scenarios must show. docs/scenarios.md explains them. */
export const IN_SCOPE: readonly string[] = [
  ...[
    'B1',
    'B3',
    'B4',
    'B5',
    'B7',
    'B8',
    'B9',
    'B10',
    'B11',
    'B12',
    'B13',
    'B14',
    'B15',
    'B16',
    'B17',
    'B18',
    'B19',
    'B20',
    'B21',
  ],
  ...['A3', 'A4', 'A5', 'A6'],
  ...['D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10', 'D11', 'D12', 'D14', 'D15', 'D16', 'D18', 'D19', 'D20'],
];

/** Requirements and decisions on a page also need a test in `tests/browser` whose name starts with their ID. */
export const ON_THE_PAGE: readonly string[] = [
  ...['B1', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10', 'B12', 'B13', 'B14', 'B15', 'B16', 'B17', 'B18'],
  ...['B20', 'B21', 'A3', 'A5', 'D20'],
];
