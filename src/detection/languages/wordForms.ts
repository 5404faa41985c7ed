/** Words by the forms they are said in, written short: `lift{,s,ing,ed}|bend{,s,ing}|bent`. */

/** The forms of words, in their order. @param lines of words between bars, each with its endings in braces */
export function formsOf(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('|')).flatMap(formsOfWord);
}

/** The same, made where they are asked for: they are many, and many recordings have no remark. */
export function formsWhenAsked(...lines: readonly string[]): () => readonly string[] {
  return () => formsOf(...lines);
}

/** One with braces has a form for each of what stands in them; the first braces are opened first. */
function formsOfWord(word: string): string[] {
  const [, before, inside, after] = /^([^{]*)\{([^}]*)\}(.*)$/u.exec(word) ?? [];
  if (before === undefined || inside === undefined || after === undefined) return [word];
  return inside.split(',').flatMap((ending) => formsOfWord(before + ending + after));
}
