/** Changes a study's file as text: what it says of channels, and nothing else. */
import { readJson } from '../base/json/jsonItems';
import { isObject } from '../base/json/jsonText';
import type { ChannelKind } from '../recording/recording';

/**
 * The text with one more pattern of channels, last, so that it counts; all else in it stays.
 * @param text undefined where there is no file yet
 * @param requireUsable throws for a file that would be refused, which is not written over
 * @throws whatever that throws
 */
export function studyTextWithKind(
  text: string | undefined,
  requireUsable: (text: string) => void,
  { pattern, kind }: { readonly pattern: string; readonly kind: ChannelKind },
): string {
  const bare = text?.replace(/^\ufeff/u, '') ?? '{}';
  requireUsable(bare);
  const { value } = readJson(bare);
  const study = isObject(value) ? value : {};
  const before = isObject(study['channels']) ? study['channels'] : {};
  const others = Object.entries(before).filter(([other]) => other !== pattern);
  const channels = Object.fromEntries([...others, [pattern, kind]]);
  return `${JSON.stringify({ ...study, channels }, null, 2)}\n`;
}
