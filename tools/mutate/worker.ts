/** A worker process: loads the program once, then tries one mistake after another. */
import { findMutations } from './findMutations.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';
import type { Mutation } from './Mutation.ts';
import { Subject } from './Subject.ts';

let subject: Subject | null = null;
const mutations = new Map<string, readonly Mutation[]>();

process.on('message', (message: ToWorker) => {
  try {
    answer(message);
  } catch (error) {
    tell({ kind: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: ToWorker): void {
  if (message.kind === 'begin') {
    subject = new Subject(message.project, message.texts, message.cache);
    tell({ kind: 'ready' });
    return;
  }
  if (subject === null) throw new Error('A worker needs a program first.');
  if (message.kind === 'try') {
    tell({ kind: 'outcome', task: message.task, outcome: subject.try(message.task.file, find(subject, message.task)) });
    return;
  }
  subject.requireUnharmed();
  subject.close();
  tell({ kind: 'unharmed' });
  process.disconnect();
}

function find(subject: Subject, { file, index }: Task): Mutation {
  let list = mutations.get(file);
  if (list === undefined) mutations.set(file, (list = findMutations(subject.unit(file))));
  const found = list[index];
  if (found === undefined) throw new Error(`${file} has no mistake number ${index}`);
  return found;
}

function tell(message: FromWorker): void {
  process.send?.(message);
}
