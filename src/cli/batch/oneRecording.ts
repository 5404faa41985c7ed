/** All steps of one recording. */
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { updateFile } from '../../base/files/updateFile';
import { sha256Hex } from '../../base/hash';
import { unitsFileOf } from '../../corrections/sidecarName';
import type { StudyChoice } from '../../detection/detectionChoice';
import { canonicalJson } from '../../records/canonicalJson';
import { choiceFor } from '../studyFile';
import type { DetectionResult } from '../../detection/result/detectedEvent';
import { sidecarOf } from '../../labels/sidecarName';
import { fingerprint } from '../../recording/fingerprint';
import { readSidecarText } from '../../records/sidecarText';
import { isUnreadable } from '../../records/textOnDisk';
import { checkFile } from '../../repository/checkFile';
import { Recordings } from '../../repository/recordings';
import { StudyRules } from '../../repository/studyRules';
import type { RecordingSession } from '../../session/recordingSession';
import { emgChannels } from '../channelChoice';
import { findingLine } from '../checkReport';
import type { Invocation } from '../command';
import { correctionsBeside } from '../correctionsBeside';
import { detectionJson } from '../detectionReport';
import { measuredUnits } from '../measuredUnits';
import { openSession } from '../openSession';
import { unitsJson } from '../unitReport';
import { proposalTarget, writeProposals } from '../writeProposals';
import { resultsFolder, type Member } from './cohort';
import { batchSteps, forget, readDone, resultOf, writeDone, type BatchStep, type Counts } from './doneFile';
import { proposalsPage } from './proposalsPage';

/** What is done with each recording. */
export interface BatchSettings {
  readonly out: string;
  readonly steps: ReadonlySet<BatchStep>;
  /** Whether proposals go into the label files beside the recordings. */
  readonly write: boolean;
  /** Everything else that results depend on. */
  readonly identity: string;
}

/** What became of one: a line of the command's output. */
export interface Outcome {
  readonly recording: string;
  readonly status: 'done' | 'skipped' | 'failed';
  readonly seconds: number;
  /** `events`, `findings` of the check, `units`, `told` labels of the report. */
  readonly counts?: Counts;
  /** The study's file that it was detected by. */
  readonly study?: string;
  readonly error?: string;
}

/** Never throws: what went wrong is the outcome. */
export async function runOne(
  member: Member,
  settings: BatchSettings,
  invocation: Invocation,
): Promise<Outcome> {
  const began = performance.now();
  const end = (outcome: Omit<Outcome, 'recording' | 'seconds'>): Outcome => ({
    recording: member.name,
    seconds: Math.round(performance.now() - began) / 1000,
    ...outcome,
  });
  try {
    return end(await stepsOf(member, settings, invocation));
  } catch (error) {
    return end({ status: 'failed', error: error instanceof Error ? error.message : String(error) });
  }
}

async function stepsOf(
  member: Member,
  settings: BatchSettings,
  invocation: Invocation,
): Promise<Pick<Outcome, 'status' | 'counts' | 'study'>> {
  const { choice, study } = await choiceFor(member.file, invocation);
  // Without a store of results of earlier runs: a cohort would push out of it what people are at work on.
  const { session, options } = await openSession(
    member.file,
    { ...invocation, program: undefined },
    choice.kinds,
  );
  try {
    const folder = resultsFolder(settings.out, member.name);
    const identity = `${settings.identity}\n${canonicalJson(JSON.parse(JSON.stringify(choice)))}`;
    const inputs = await inputsOf(member, session, identity);
    const before = await readDone(folder);
    const isStill = before?.inputs === inputs && invocation.program !== undefined;
    const known = isStill ? before.counts : {};
    const missing = batchSteps.filter((step) => settings.steps.has(step) && known[step] === undefined);
    const by = study === undefined ? {} : { study };
    if (missing.length === 0) return { status: 'skipped', counts: known, ...by };
    await mkdir(folder, { recursive: true });
    if (!isStill) await forget(folder);
    const run = new Steps(member, session, choice, folder);
    const target = settings.write
      ? await proposalTarget(member.file, session.recording, { adopt: false, options })
      : undefined;
    if (target) await writeProposals(target, await run.detected(), { proposeQuiet: false });
    const counts: Counts = { ...known };
    for (const step of missing) counts[step] = await run.do(step);
    // Proposals that were written are among what the next run finds.
    await writeDone(folder, { inputs: target ? await inputsOf(member, session, identity) : inputs, counts });
    return { status: 'done', counts, ...by };
  } finally {
    await session.close();
  }
}

/** The recording, its label file, corrected units, and everything that is asked of them. */
async function inputsOf(
  { file }: Member,
  { recording }: RecordingSession,
  identity: string,
): Promise<string> {
  const { sha256 } = await fingerprint(recording.signalFile);
  const header = JSON.stringify(recording.channels);
  const beside: (string | Uint8Array)[] = [];
  for (const sidecar of [sidecarOf(file), unitsFileOf(file)]) {
    const text = await readSidecarText(sidecar);
    beside.push('\n', text === undefined ? 'none' : isUnreadable(text) ? text.unreadable : text);
  }
  return sha256Hex([identity, '\n', sha256, '\n', header, ...beside], 64);
}

/** The steps, of which several need the engine's answer. */
class Steps {
  readonly #member: Member;
  readonly #session: RecordingSession;
  readonly #choice: StudyChoice;
  readonly #folder: string;
  #result: Promise<DetectionResult> | undefined;

  constructor(member: Member, session: RecordingSession, choice: StudyChoice, folder: string) {
    this.#member = member;
    this.#session = session;
    this.#choice = choice;
    this.#folder = folder;
  }

  detected(): Promise<DetectionResult> {
    return (this.#result ??= this.#session.detect(this.#choice));
  }

  /** @returns how much it found */
  async do(step: BatchStep): Promise<number> {
    switch (step) {
      case 'detect':
        return this.#detect();
      case 'check':
        return this.#check();
      case 'units':
        return this.#units();
      case 'report':
        return this.#report();
    }
  }

  async #detect(): Promise<number> {
    const result = await this.detected();
    await this.#writeJson('detect', detectionJson(this.#session.recording, this.#name, result));
    return result.events.length;
  }

  /** A recording without a label file has nothing to find. */
  async #check(): Promise<number> {
    const lines: string[] = [];
    const sidecar = sidecarOf(this.#member.file);
    if ((await readSidecarText(sidecar)) !== undefined) {
      const study = await new StudyRules().of(sidecar);
      const say = (sentence: string): void => void lines.push(sentence);
      const context = { recordings: new Recordings(), rules: study?.rules ?? {}, say };
      for await (const findings of await checkFile(sidecar, context)) {
        lines.push(...findings.map((finding) => findingLine({ ...finding, file: sidecar })));
      }
    }
    await this.#write('check', lines.map((line) => `${line}\n`).join(''));
    return lines.length;
  }

  async #units(): Promise<number> {
    const { recording } = this.#session;
    const corrections = await correctionsBeside(this.#member.file, recording, () => undefined);
    const found = await measuredUnits(
      this.#session,
      emgChannels(recording),
      { choice: this.#choice, corrections },
      () => undefined,
    );
    await this.#writeJson('units', unitsJson(this.#name, found));
    return found.units.length;
  }

  async #report(): Promise<number> {
    const page = await proposalsPage(this.#member.file, this.#session.recording, await this.detected());
    await this.#write('report', page.html);
    return page.labels;
  }

  get #name(): string {
    return path.basename(this.#member.file);
  }

  #writeJson(step: BatchStep, value: object): Promise<void> {
    return this.#write(step, `${JSON.stringify(value)}\n`);
  }

  /** Whole or not at all. */
  async #write(step: BatchStep, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await updateFile(path.join(this.#folder, resultOf[step]), () => bytes);
  }
}
