/** Whether a clause is a command and nothing else: made of a command's words alone, whatever their order. */
import type { CommandWord } from '../languages/language';
import { entriesOf } from '../languages/languages';
import { PhraseTable } from '../languages/phraseTable';

const table = new PhraseTable(() =>
  // Of two meanings the later one counts.
  entriesOf<CommandWord>([
    ['beside', ({ movement }) => movement?.limb],
    ['contract', ({ movement }) => movement?.stretching],
    ['contract', ({ movement }) => movement?.movement],
    ['contract', ({ commands }) => commands.contract],
    ['relax', ({ commands }) => commands.relax],
    ['lean-contract', ({ commands }) => commands['lean-contract']],
    ['lean-relax', ({ commands }) => commands['lean-relax']],
    ['beside', ({ commands }) => commands.beside],
  ]),
);

/**
 * What a clause asks for. Numbers count for nothing; a word that is no command's makes it a sentence, and words for both
 * contradict each other: then it is no command.
 */
export function clauseCommand(words: readonly string[]): 'contract' | 'relax' | undefined {
  const found = new Set<CommandWord>();
  for (let i = 0; i < words.length;) {
    if (/^\p{N}/u.test(words[i] ?? '')) {
      // No percent of a force is none.
      if (Number(words[i]) === 0 && words[i + 1] === 'percent') {
        found.add('relax');
        i++;
      }
      i++;
      continue;
    }
    const phrase = table.at(words, i);
    if (!phrase) return undefined;
    found.add(phrase.meaning);
    i += phrase.words.length;
  }
  return (
    oneOf(found.has('contract'), found.has('relax')) ??
    (found.has('contract') ? undefined : oneOf(found.has('lean-contract'), found.has('lean-relax')))
  );
}

function oneOf(contract: boolean, relax: boolean): 'contract' | 'relax' | undefined {
  if (contract === relax) return undefined;
  return contract ? 'contract' : 'relax';
}
