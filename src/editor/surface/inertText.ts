/**
 * Text that VS Code shows and does nothing else with. Its notifications, prompts, quick picks and status bar turn
 * `[words](command:…)` into links and `$(name)` into icons; in what goes through here neither can arise.
 */
import { shortVisibleText } from '../../base/displayText';

/** VS Code itself cuts a notification at 1000. */
const mostCharacters = 500;

/** What makes a link or an icon of text; a blank between its parts leaves it readable and makes it nothing but text. */
const active = /\](?=\()|\$(?=\()|command(?=:)|:(?=\/\/)/giu;

/** The text in one line, of a bounded length, without a link, an icon or an unseen character. */
export function inertText(text: string): string {
  // A line feed is as good as a blank in a sentence.
  const line = shortVisibleText(text.replaceAll(/\r?\n|\t/gu, ' '), mostCharacters);
  return line.replace(active, '$& ');
}

/** What was thrown, as a sentence to show. */
export function inertSentence(error: unknown): string {
  return inertText(error instanceof Error ? error.message : String(error));
}
