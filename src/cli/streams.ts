/**
 * The one writer to the terminal. Text goes out line by line with every control, bidi and zero-width character written
 * out, so that no channel name clears a screen or writes a line of its own; JSON says the same by its own escapes.
 *
 * What is printed by a job of a build server (`check` is made for that) is read by it as well: `::error::…` at the
 * beginning of a line and `##[…]`, `##vso[…]`, `##teamcity[…]` anywhere are commands to GitHub, Azure and TeamCity. No
 * text leaves as one of these either.
 */
import { once } from 'node:events';
import { shortVisibleText, visibleText } from '../base/displayText';
import type { Streams } from './command';

/** A message is a sentence, however long the names in it are. */
const mostMessageCharacters = 4000;

/** Fits into one line of a terminal. */
const mostProgressCharacters = 70;

/** What JSON leaves as it is and a terminal does not: DEL, C1, bidi and the other characters that nobody sees. */
const unseenInJson = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

/** Without the first of their characters these are no commands to a build server. */
const commandInLine = /#(?=#(?:vso|teamcity)?\[)/giu;
const commandLine = /^(\s*):(?=:)/u;

/** A line of visible text that is a line to a build server, too. */
function inertLine(line: string): string {
  return line.replace(commandLine, '$1\\x3a').replace(commandInLine, '\\x23');
}

function jsonEscaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

function jsonText(value: object): string {
  return JSON.stringify(value).replace(unseenInJson, jsonEscaped).replace(commandInLine, jsonEscaped);
}

/** The streams of a command over two writers; `out` resolves when its reader has caught up. */
export function streamsOver(
  out: (text: string) => Promise<void>,
  err: (text: string) => void,
  progress: (line: string) => void = () => undefined,
): Streams {
  return {
    progress: (line) => progress(inertLine(shortVisibleText(line, mostProgressCharacters))),
    json: (value) => out(`${jsonText(value)}\n`),
    csv: out,
    lines: (lines) => out(lines.map((line) => `${inertLine(visibleText(line))}\n`).join('')),
    say: (sentence) => err(`${inertLine(shortVisibleText(sentence, mostMessageCharacters))}\n`),
  };
}

/** Begins the terminal's line anew. */
const lineAgain = '\r\x1b[K';

/** A line on the terminal that the next words replace. */
class ProgressLine {
  private isShown = false;

  show(line: string): void {
    if (!process.stderr.isTTY) return;
    process.stderr.write(lineAgain + line);
    this.isShown = true;
  }

  clear(): void {
    if (this.isShown) process.stderr.write(lineAgain);
    this.isShown = false;
  }
}

const progressLine = new ProgressLine();

/** stdout with back pressure, and stderr. */
export const processStreams: Streams = streamsOver(
  async (text) => {
    progressLine.clear();
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  (text) => {
    progressLine.clear();
    process.stderr.write(text);
  },
  (line) => progressLine.show(line),
);

/**
 * A reader that has seen enough (`| head`) is no error: the command ends quietly. Whatever else nobody has caught is
 * said as a message, since Node would print it as it is.
 */
export function endInWords(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      processStreams.say(`emg-labels: the output can't be written. ${error.message}`);
    }
    process.exit(error.code === 'EPIPE' ? 0 : 2);
  });
  process.on('uncaughtException', (error: unknown) => {
    processStreams.say(`emg-labels: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  });
}
