/** Whether a clause asks for a movement, or tells of one that was asked for. */
import type { MovementWord } from '../languages/language';
import { entriesOf } from '../languages/languages';
import { PhraseTable } from '../languages/phraseTable';

const roles = ['past', 'limb', 'asking', 'movement', 'posture', 'stretching', 'passive'] as const;

const table = new PhraseTable(() =>
  entriesOf<MovementWord>(roles.map((role) => [role, ({ movement }) => movement?.[role]] as const)),
);

/** A movement that a clause speaks of. */
export interface SpokenMovement {
  /** Words [from, to) say it. */
  readonly from: number;
  readonly to: number;
  /** `asked`: of a person, or of a limb; `passive`: somebody else makes it; `bare`: it is not said whose it is. */
  readonly whose: 'asked' | 'passive' | 'bare';
  /** It stretches the muscle that cramps most. */
  readonly isStretching: boolean;
}

/** The first movement in a clause. */
export function spokenMovement(words: readonly string[]): SpokenMovement | undefined {
  const roles = new Set<MovementWord>();
  let first: { readonly from: number; readonly to: number; readonly role: MovementWord } | undefined;
  for (let i = 0; i < words.length;) {
    const phrase = table.at(words, i);
    const to = i + (phrase?.words.length ?? 1);
    if (phrase) {
      const { meaning: role } = phrase;
      roles.add(role);
      if (role === 'movement' || role === 'past' || role === 'stretching') first ??= { from: i, to, role };
    }
    i = to;
  }
  if (!first || roles.has('posture')) return undefined;
  const { from, to, role } = first;
  const isAsked = roles.has('asking') || (roles.has('limb') && role === 'movement');
  return {
    from,
    to,
    whose: roles.has('passive') ? 'passive' : isAsked ? 'asked' : 'bare',
    isStretching: role === 'stretching',
  };
}
