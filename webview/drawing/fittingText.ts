/**
 * The text, or as much of it as fits with an ellipsis: one letter says more than none, since what it belongs to has a colour
 * and a place, too. Nothing where not even that fits.
 * @param widthOf how wide a text is drawn, in the unit of `width`
 */
export function fittingText(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const letters = Array.from(text);
  for (let length = letters.length - 1; length >= 1; length--) {
    const short = `${letters.slice(0, length).join('').trimEnd()}…`;
    if (widthOf(short) <= width) return short;
  }
  return '';
}
