/** Asks a person for what a file does not say: how fast it was sampled. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { ask } from './surface/ask';

/** Samples per second from what a person typed, a decimal comma allowed; undefined for anything else. */
export function parseSamplingRate(typed: string): number | undefined {
  const rate = Number(typed.trim().replace(',', '.'));
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

/** The sampling rate in Hz, or undefined when the question was dismissed. */
export async function askSamplingRate(recording: vscode.Uri): Promise<number | undefined> {
  const typed = await ask.text({
    title: 'Sampling rate',
    prompt: `${path.posix.basename(recording.path)} does not say how fast it was sampled. Samples per second (Hz)?`,
    placeHolder: '10000',
    problemWith: (value) =>
      parseSamplingRate(value) === undefined
        ? 'A positive number of samples per second, for example 10000.'
        : undefined,
  });
  return typed === undefined ? undefined : parseSamplingRate(typed);
}
