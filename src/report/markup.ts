/**
 * HTML and SVG that text can't break: a template's places take text, which is escaped, or markup, which was made here.
 *
 * The room: what a report shows, from what `src/labels` says of changes and from samples. `markup` and `markdownText` are
 * the two ways in which text of a file gets into a page; `envelope` reads what a picture draws, `tracePicture` draws it;
 * `changeStory` words a change; `htmlPage` and `markdownPage` are the pages. Nothing here reads a file of its own accord.
 */
import { shortVisibleText } from '../base/displayText';

/** Markup that was made by `markup`, and by nothing else. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** A template's own text as it stands, its places filled; a list is put in one after the other. */
  static of(template: TemplateStringsArray, places: readonly Place[]): Markup {
    const filled = template.map((fixed, i) => fixed + (i < places.length ? textOf(places[i] ?? '') : ''));
    return new Markup(filled.join(''));
  }

  /** To be written to a file; to put it into other markup, put the markup itself. */
  toString(): string {
    return this.#text;
  }
}

/** What a template takes in its places. */
export type Place = string | number | Markup | readonly Markup[];

/** More of one text is cut out of its middle. */
const mostCharacters = 2000;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(place: Place): string {
  if (typeof place === 'number') return String(place);
  if (place instanceof Markup) return place.toString();
  if (typeof place !== 'string') return place.map(String).join('');
  return shortVisibleText(place, mostCharacters).replace(/[&<>"']/gu, (each) => escapes[each] ?? '');
}

/** Markup with text in it: `` markup`<b>${name}</b>` ``. Attributes stand in double quotes. */
export function markup(template: TemplateStringsArray, ...places: readonly Place[]): Markup {
  return Markup.of(template, places);
}
