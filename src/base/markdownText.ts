/** Text from files as Markdown that says just that text. */

/** The text in one line, none of it markup, a link or a mention. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]<>()#+\-.!|~&:]/gu, '\\$&')
    .replaceAll('@', '&#64;');
}
