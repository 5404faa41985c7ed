/** `emg-labels batch`: runs the engine and the checks over a cohort; it can be stopped and goes on where it was. */
import { canonicalJson } from '../../records/canonicalJson';
import { numberOption, UsageError, type Command, type Invocation } from '../command';
import { openingHelp, openingOptions } from '../openForCommand';
import { studyHelp, studyOptions } from '../studyFile';
import { certainEndings, membersOf, resultsFolder, type Member } from './cohort';
import { batchSteps, resultOf, type BatchStep } from './doneFile';
import { endTogether, endWithParent, inTurns, runInProcess } from './jobs';
import { runOne, type BatchSettings, type Outcome } from './oneRecording';

/** @throws UsageError */
function stepsOf(text: string | undefined): ReadonlySet<BatchStep> {
  if (text === undefined) return new Set(batchSteps);
  return new Set(
    text.split(',').map((name) => {
      const step = batchSteps.find((each) => each === name.trim());
      if (step) return step;
      throw new UsageError(`There is no step "${name}"; they are ${batchSteps.join(', ')}.`);
    }),
  );
}

async function settingsOf(invocation: Invocation): Promise<BatchSettings> {
  const out = invocation.text('out');
  if (out === undefined) throw new UsageError('Say where results go: --out DIR.');
  const asked = {
    kinds: invocation.texts('kind'),
    samplingRate: invocation.text('sampling-rate') ?? null,
    program: (await invocation.program?.()) ?? null,
  };
  return {
    out,
    steps: stepsOf(invocation.text('steps')),
    write: invocation.flag('write'),
    identity: canonicalJson(JSON.parse(JSON.stringify(asked))),
  };
}

/** What a recording's own process is called with. */
function argumentsOf(
  member: Member,
  { out, steps, write }: BatchSettings,
  invocation: Invocation,
): readonly string[] {
  const optional = ['parameters', 'sampling-rate'].flatMap((name) => {
    const value = invocation.text(name);
    return value === undefined ? [] : [`--${name}=${value}`];
  });
  return [
    'batch',
    `--one=${member.name}`,
    `--out=${out}`,
    `--steps=${[...steps].join(',')}`,
    ...(write ? ['--write'] : []),
    ...(invocation.flag('no-study') ? ['--no-study'] : []),
    ...optional,
    ...invocation.texts('kind').map((kind) => `--kind=${kind}`),
    '--',
    member.file,
  ];
}

export const batch: Command = {
  name: 'batch',
  summary: 'all of it for a folder or a list of recordings, to be stopped and resumed',
  help: `emg-labels batch FOLDER --out DIR [--steps ${batchSteps.join(',')}] [--jobs N] [--write]
emg-labels batch LIST --out DIR …
emg-labels batch FILE --one NAME --out DIR …

Detects, checks, separates units and draws a report of every recording in a folder (${certainEndings.join(', ')}) and the
folders in it, or of every one that a list names, a line each, from where the list is. Prints a JSON line for each: recording,
status (done, skipped, failed), seconds, counts by step, error. Results are in DIR/RECORDING/: ${Object.values(resultOf).join(', ')}.

One recording at a time is held in memory for each job, in a process of its own. A recording is skipped where its results are
of the same recording, labels, corrected units, parameters and program; results are whole files or not there, so that it may be stopped
at any time and called again. One that fails stops none of the others; exit code 1 when any has failed.

  --out DIR           where results go
  --steps LIST        some of ${batchSteps.join(', ')}; default all
  --jobs N            so many at a time; default 1
  --write             put proposals into the label files beside the recordings, too, as "detect --write" does
  --one NAME          FILE is one recording, and NAME what it is called among the results: for engines of workflows, which start each
                      recording themselves
  --parameters FILE   a study's parameters, as for "emg-labels detect"
${studyHelp}
${openingHelp}`,
  options: {
    out: { type: 'string' },
    steps: { type: 'string' },
    jobs: { type: 'string' },
    write: { type: 'boolean' },
    ...studyOptions,
    one: { type: 'string' },
    ...openingOptions,
  },
  run: async (invocation) => {
    const [place, ...others] = invocation.positionals;
    if (place === undefined || others.length > 0) {
      throw new UsageError('Name one folder, or one list of recordings.');
    }
    const settings = await settingsOf(invocation);
    const { json } = invocation.streams;
    const one = invocation.text('one');
    if (one !== undefined) {
      resultsFolder(settings.out, one);
      endWithParent();
      const outcome = await runOne({ file: place, name: one }, settings, invocation);
      await json(outcome);
      return outcome.status === 'failed' ? 1 : 0;
    }
    const jobs = Math.floor(numberOption(invocation, 'jobs', 1) ?? 1);
    const members = await membersOf(place, settings.out);
    const { programFile } = invocation;
    if (programFile !== undefined) endTogether();
    const outcomes = { done: 0, skipped: 0, failed: 0 };
    await inTurns(members, programFile === undefined ? 1 : jobs, async (member) => {
      const outcome: Outcome =
        programFile === undefined
          ? await runOne(member, settings, invocation)
          : await runInProcess(programFile, argumentsOf(member, settings, invocation), member.name);
      outcomes[outcome.status] += 1;
      await json(outcome);
    });
    invocation.streams.say(`${outcomes.done} done, ${outcomes.skipped} skipped, ${outcomes.failed} failed.`);
    return outcomes.failed > 0 ? 1 : 0;
  },
};
