/** `emg-labels info`: what a recording is, as JSON or for a person to read. */
import type { FileAnnotation, Recording } from '../recording/recording';
import { onlyFile, type Command } from './command';
import { openForCommand, openingHelp, openingOptions } from './openForCommand';

function asJson(recording: Recording, annotations: readonly FileAnnotation[]): object {
  const { format, durationSeconds, startTime, channels, leftOut, warnings } = recording;
  return {
    format,
    durationSeconds,
    startTime: startTime ?? null,
    channels: channels.map(({ name, unit, kind, kindReason, samplingRate, samples }) => ({
      name,
      unit,
      kind,
      kindReason,
      samplingRate,
      samples,
    })),
    annotations: annotations.map(({ onsetSeconds, durationSeconds: duration, text }) => ({
      onsetSeconds,
      durationSeconds: duration,
      text,
    })),
    leftOut,
    warnings,
  };
}

function asLines(recording: Recording, annotations: readonly FileAnnotation[]): readonly string[] {
  const { format, durationSeconds, startTime, channels, warnings } = recording;
  return [
    `${format}, ${durationSeconds.toFixed(3)} s${startTime === undefined ? '' : `, from ${startTime}`}`,
    ...channels.map(({ name, unit, kind, kindReason, samplingRate, samples }) => {
      const stated = unit === '' ? 'no unit' : unit;
      return `  ${name}  ${stated}, ${kind} (${kindReason}), ${samplingRate} Hz, ${samples} samples`;
    }),
    ...annotations.map(({ onsetSeconds, text }) => `  at ${onsetSeconds.toFixed(3)} s: ${text}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
}

export const info: Command = {
  name: 'info',
  summary: 'what a recording is: format, length, channels, annotations, warnings',
  help: `emg-labels info FILE [--json]

Says what a recording is.

  --json              as one JSON object: format, durationSeconds, startTime (null where unknown),
                      channels, annotations, leftOut (what is not shown, and why), warnings
${openingHelp}`,
  options: { json: { type: 'boolean' }, ...openingOptions },
  run: async (invocation) => {
    const { recording } = await openForCommand(onlyFile(invocation), invocation);
    try {
      const annotations = await recording.readAnnotations();
      const { json, lines } = invocation.streams;
      if (invocation.flag('json')) await json(asJson(recording, annotations));
      else await lines(asLines(recording, annotations));
      return 0;
    } finally {
      await recording.close();
    }
  },
};
