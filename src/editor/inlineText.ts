/** Our bundle's own text as the content of an HTML element, which it must not end or turn into something else. Pure. */

/**
 * A script as the content of a `script` element. Only in strings, templates and regular expressions does a bundle have
 * what would end the element or hide its end from the parser (a comment's beginning, a `script` tag), and there the escape
 * means the same.
 */
export function inScriptElement(script: string): string {
  return script.replace(/<(?=!--|\/?script)/gi, String.raw`\x3C`);
}

/**
 * A style sheet as the content of a `style` element. Files that the bundler has put beside it (`url("./name?hash")`) get the
 * addresses that they have on the page.
 */
export function inStyleElement(style: string, addressOf: (name: string) => string): string {
  return style
    .replace(/url\("\.\/([^"?]+)(?:\?\w*)?"\)/g, (_all, name: string) => `url("${addressOf(name)}")`)
    .replace(/<(?=\/?style)/gi, String.raw`\3C `);
}
