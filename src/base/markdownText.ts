/** Text of files in Markdown, where it is never markup, a link, a mention or a reference, on GitHub or GitLab. */
import { shortVisibleText } from './displayText';

/** More of one text is cut out of its middle: it stands in a cell of a table. */
const mostCharacters = 400;

/**
 * Mentions, references (`@all`, `#12`, `!3`, `~bug`, `%1`, `$5`), names of emoji and addresses are looked for once more in
 * the page that comes out, where an escape is gone. An empty comment keeps their parts in two.
 */
const apart = '<!-- -->';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '@': '&#64;',
};

/** A character as it is written, with the comment where it and the next would mean something. */
function written(character: string, escaped: string, before: string, next: string): string {
  if (/[@#!~%$&*^[]/u.test(character) && /\S/u.test(next)) return escaped + apart;
  if (character === ':' && /[\p{L}/+-]/u.test(next)) return escaped + apart;
  if (character === '.' && before.toLowerCase().endsWith('www')) return apart + escaped;
  return escaped;
}

function replaced(text: string, escape: (character: string) => string): string {
  return shortVisibleText(text, mostCharacters).replace(
    /[\p{P}\p{S}]/gu,
    (character: string, offset: number, whole: string) =>
      written(
        character,
        escape(character),
        whole.slice(Math.max(0, offset - 3), offset),
        whole.charAt(offset + character.length),
      ),
  );
}

/** For a cell, a list, a paragraph. */
export function markdownText(text: string): string {
  return replaced(text, (character) =>
    /[\\`*_{}[\]()+\-.|~:^=!#%$]/u.test(character) ? `\\${character}` : (entities[character] ?? character),
  );
}

/** For what stands between tags, where Markdown is not looked for. */
export function markdownHtml(text: string): string {
  return replaced(text, (character) => entities[character] ?? character);
}
