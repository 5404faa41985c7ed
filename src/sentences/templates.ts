/** Sentences with named places for what varies: `It lasts {value} (at least {limit}).` */

/** Templates by their key, such as `cramp-rate.met`. Those of another language may be some only: the others stay English. */
export type Templates = Readonly<Record<string, string>>;

/** The names of a template's places. */
export type PlacesOf<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesOf<Rest>
  : never;

/** Nothing more where a template has only places of these names; else a type that no text has. */
export type WithPlaces<T extends string, Name extends string> = [PlacesOf<T>] extends [Name]
  ? unknown
  : { readonly unknownPlace: Exclude<PlacesOf<T>, Name> };

/** Puts texts into their places, and leaves a place that has none; texts are not looked through for places themselves. */
export function fill(template: string, textAt: (place: string) => string | undefined): string {
  return template.replaceAll(/\{([a-z]+)\}/gu, (whole, place: string) => textAt(place) ?? whole);
}

/** With a capital letter, as a sentence begins. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
