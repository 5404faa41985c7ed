/** `emg-labels detect`: runs the engine; prints its events with their evidence, or puts them into the sidecar. */
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { DetectionResult } from '../detection/detectedEvent';
import { detect as runEngine } from '../detection/engine';
import { defaultParameters } from '../detection/parameters';
import { evidenceSentence } from '../detection/sentences';
import { apply } from '../labels/edits';
import { fingerprint } from '../labels/fingerprint';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import { newDocument, requireSameChannels } from '../labels/newDocument';
import { parse } from '../labels/parse';
import { proposalsFrom, replaceProposals } from '../labels/proposals';
import { replaceFile } from '../labels/replaceFile';
import { serialize } from '../labels/serialize';
import type { Recording } from '../recording/recording';
import { onlyFile, type Command } from './command';
import { openForCommand, samplingRateHelp, samplingRateOption } from './openForCommand';
import { percentReporter } from './percentReporter';

function asJson(recording: Recording, name: string, result: DetectionResult): object {
  return {
    recording: name,
    engine: result.engine,
    events: result.events.map(
      ({ onsetSeconds, endSeconds, channels, label, probability, alternatives, evidence }) => ({
        start: onsetSeconds,
        end: endSeconds,
        channels: channels.flatMap((index) => recording.channels[index]?.name ?? []),
        label,
        probability,
        alternatives,
        evidence,
      }),
    ),
  };
}

function asText(recording: Recording, result: DetectionResult): string {
  const lines = result.events.flatMap(
    ({ onsetSeconds, endSeconds, channels, label, probability, evidence }) => {
      const names = channels.flatMap((index) => recording.channels[index]?.name ?? []).join(', ');
      const span = `${onsetSeconds.toFixed(3)} s to ${endSeconds.toFixed(3)} s`;
      return [
        `${span}  ${names}  ${label} (${(100 * probability).toFixed(0)} %)`,
        ...evidence.map((item) => `    ${evidenceSentence(item)}`),
      ];
    },
  );
  return lines.length === 0 ? 'No events.\n' : `${lines.join('\n')}\n`;
}

async function sidecarOrEmpty(sidecar: string, name: string, recording: Recording): Promise<LabelDocument> {
  const text = await readFile(sidecar, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return newDocument(name, recording, await fingerprint(recording.signalFile));
  const parsed = parse(text);
  if (parsed.ok) return parsed.document;
  throw new LabelError(`${sidecar} can't be read, so nothing is written. ${parsed.message}`);
}

/** Puts the proposals into the sidecar; labels that a person has touched stay as they are. */
async function writeProposals(file: string, recording: Recording, result: DetectionResult): Promise<string> {
  const sidecar = `${file}.labels.json`;
  const document = await sidecarOrEmpty(sidecar, path.basename(file), recording);
  requireSameChannels(document.header, recording);
  const proposals = proposalsFrom(result, document.header);
  const merged = apply(document, replaceProposals(document, proposals, result.engine.name));
  await replaceFile(sidecar, new TextEncoder().encode(serialize(merged)));
  return sidecar;
}

export const detect: Command = {
  name: 'detect',
  summary: 'events that the engine proposes, each with its evidence',
  help: `emg-labels detect FILE [--json] [--write]

Runs the detection engine. Its events are proposals for a person to review, not diagnoses.

  --json              as one JSON object: recording, engine, events
  --write             put the proposals into FILE.labels.json; labels that a person has touched stay
${samplingRateHelp}`,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' }, ...samplingRateOption },
  run: async (invocation) => {
    const file = onlyFile(invocation);
    const { out, say } = invocation.streams;
    const recording = await openForCommand(file, invocation);
    try {
      for (const warning of recording.warnings) say(`warning: ${warning}`);
      const result = await runEngine(recording, defaultParameters, {
        report: percentReporter('detecting', say),
      });
      const name = path.basename(file);
      const asked = invocation.flag('json');
      await out(asked ? `${JSON.stringify(asJson(recording, name, result))}\n` : asText(recording, result));
      if (invocation.flag('write')) say(`Proposals are in ${await writeProposals(file, recording, result)}.`);
      return 0;
    } finally {
      await recording.close();
    }
  },
};
