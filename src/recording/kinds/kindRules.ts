/** What a person or a study says that channels are, in place of what their names and units tell. */
import type { Channel, ChannelKind } from '../recording';

/** A channel by its name; or all whose name fits: `*` stands for any characters, `?` for one, case does not count. */
export type ChannelsMeant = { readonly name: string } | { readonly pattern: string };

/** What someone has set some channels to be. */
export interface KindRule {
  readonly channels: ChannelsMeant;
  readonly kind: ChannelKind;
  readonly by: 'person' | 'study';
}

const reasons: Readonly<Record<KindRule['by'], string>> = {
  person: 'set by hand',
  study: 'as the study says',
};

/** The channels as the rules have them, the last one that fits counting; the same objects where none does. */
export function withKindRules(channels: readonly Channel[], rules: readonly KindRule[]): readonly Channel[] {
  if (rules.length === 0) return channels;
  return channels.map((channel) => {
    const rule = rules.findLast((each) => means(each.channels, channel.name));
    return rule ? { ...channel, kind: rule.kind, kindReason: reasons[rule.by] } : channel;
  });
}

function means(channels: ChannelsMeant, name: string): boolean {
  return 'name' in channels ? channels.name === name : fits(name, channels.pattern);
}

/** Whether a name fits a pattern. In steps, not by an expression made of it: a pattern of many stars would take for ever. */
export function fits(name: string, pattern: string): boolean {
  const [text, wanted] = [Array.from(name.toLowerCase()), Array.from(pattern.toLowerCase())];
  let at = 0;
  let next = 0;
  // Where to go on from when what follows the last star does not fit: a character later.
  let retry: { at: number; next: number } | undefined;
  while (at < text.length) {
    if (wanted[next] === '*') {
      next += 1;
      retry = { at, next };
    } else if (wanted[next] === '?' || (next < wanted.length && wanted[next] === text[at])) {
      at += 1;
      next += 1;
    } else if (retry) {
      retry = { at: retry.at + 1, next: retry.next };
      ({ at, next } = retry);
    } else return false;
  }
  return wanted.slice(next).every((character) => character === '*');
}
