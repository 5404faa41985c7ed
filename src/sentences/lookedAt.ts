/** Says which channels detection looks at and as what, and which it leaves out, with the reasons. */

/** A channel with what it was taken for, and by what. */
interface Judged {
  readonly name: string;
  readonly kind: string;
  readonly kindReason: string;
}

/** Something of a file beside its channels, and why it is not one, as a clause. */
interface Reasoned {
  readonly name: string;
  readonly reason: string;
}

/** So many channels of one reason are named; a grid has hundreds. */
const mostNamed = 8;

const heads: Readonly<Record<'emg' | 'mechanical' | 'target', string>> = {
  emg: 'Looked at for EMG',
  mechanical: 'For force and movement',
  target: 'For a target',
};

/** `TA, SOL (by their names); Aux (a voltage)`: channels in their order, those of one reason together. */
function grouped(all: readonly Reasoned[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of all) {
    const names = byReason.get(reason);
    if (names) names.push(name);
    else byReason.set(reason, [name]);
  }
  return [...byReason]
    .map(([reason, names]) => {
      const more = names.length - mostNamed;
      return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''} (${reason})`;
    })
    .join('; ');
}

function named(channels: readonly Judged[]): readonly Reasoned[] {
  return channels.map(({ name, kindReason }) => ({ name, reason: kindReason }));
}

/**
 * One line for each use that detection makes of channels, and one for all that it leaves out; that it looks at none stands
 * first where it does.
 */
export function lookedAtLines(channels: readonly Judged[], leftOut: readonly Reasoned[]): readonly string[] {
  const of = (...kinds: readonly string[]): readonly Judged[] =>
    channels.filter(({ kind }) => kinds.includes(kind));
  const used = (['emg', 'mechanical', 'target'] as const).flatMap((kind) => {
    const all = named(of(kind));
    return all.length === 0 ? [] : [`${heads[kind]}: ${grouped(all)}.`];
  });
  const unused = [...named(of('trigger', 'other')), ...leftOut];
  return [
    ...(of('emg').length === 0 ? ['No channel is taken for EMG, so nothing was looked at.'] : []),
    ...used,
    ...(unused.length === 0 ? [] : [`Not looked at: ${grouped(unused)}.`]),
  ];
}
