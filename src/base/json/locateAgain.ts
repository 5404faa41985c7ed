/** Where in its line each part of a value stands: costs too much to be kept of every value that is read. */
import { JsonReader, type LocatedJson } from './jsonText';

/** A reader that keeps columns. */
class LocatingReader extends JsonReader {
  protected override columns = new Map();

  read(line: number, lineAround: number, column: number): LocatedJson {
    this.line = line;
    this.lineStart = 1 - column;
    return this.located(this.value(lineAround));
  }
}

/**
 * Reads a value that has been read before once more, now with the columns of objects and keys.
 * @param text begins with it
 * @param place where it begins, and the line of the value around it
 */
export function locateAgain(
  text: string,
  {
    line,
    lineAround,
    column,
  }: { readonly line: number; readonly lineAround: number; readonly column: number },
): LocatedJson {
  return new LocatingReader(text).read(line, lineAround, column);
}
