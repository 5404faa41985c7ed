/** Changes a study's file as text: what it says of channels, and nothing else. */
import { readJson } from '../base/json/jsonItems';
import { isObject } from '../base/json/jsonText';
import type { ChannelKind } from '../recording/recording';
import { readChoice } from './detectionChoice';

/**
 * The text with one more pattern of channels, last, so that it counts; all else in it stays.
 * @param text undefined where there is no file yet
 * @param file how the file is called in messages
 * @throws DetectionChoiceError for a file that detection would refuse, which is not written over
 */
export function studyTextWithKind(
  text: string | undefined,
  file: string,
  { pattern, kind }: { readonly pattern: string; readonly kind: ChannelKind },
): string {
  const bare = text?.replace(/^\ufeff/u, '') ?? '{}';
  readChoice(bare, file);
  const { value } = readJson(bare);
  const study = isObject(value) ? value : {};
  const before = isObject(study['channels']) ? study['channels'] : {};
  const others = Object.entries(before).filter(([other]) => other !== pattern);
  const channels = Object.fromEntries([...others, [pattern, kind]]);
  return `${JSON.stringify({ ...study, channels }, null, 2)}\n`;
}
