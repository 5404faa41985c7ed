/**
 * Sorts the values of a MATLAB file by scope: the file itself and each struct in it. A scope's scalar `fs`, its
 * time vector, its labels and units belong to the signals beside them, and to those of the structs within it.
 */
import type { MatFile } from './matFile';
import type { MatNumeric, MatValue } from './matTypes';

/** A numeric array with its path: `data.emg`, `SIG{3}`. */
export interface NamedArray {
  readonly name: string;
  readonly array: MatNumeric;
}

/** The values of the file or of one struct. `path` is empty for the file. */
export interface Scope {
  readonly path: string;
  readonly parent?: Scope;
  readonly values: ReadonlyMap<string, MatValue>;
  /** The same by plain name, each with its place in the file's order; of names alike in plain form, the first. */
  readonly byPlainName: ReadonlyMap<string, { readonly place: number; readonly value: MatValue }>;
}

const mostScopes = 1000;

/** The file's scope and those of its structs, each after its parent. */
export function scopesOf(file: MatFile): readonly Scope[] {
  const scopes: Scope[] = [scopeOf('', file.variables)];
  // Grows while it is walked: structs within structs come after the ones that hold them.
  for (const scope of scopes) {
    for (const [name, value] of scope.values) {
      for (const [index, values] of (value.kind === 'struct' ? value.elements : []).entries()) {
        if (scopes.length === mostScopes) return scopes;
        const repeated = value.kind === 'struct' && value.elements.length > 1;
        const path = `${scope.path}${name}${repeated ? `(${index + 1})` : ''}.`;
        scopes.push(scopeOf(path, values, scope));
      }
    }
  }
  return scopes;
}

function scopeOf(path: string, values: ReadonlyMap<string, MatValue>, parent?: Scope): Scope {
  const byPlainName = new Map<string, { place: number; value: MatValue }>();
  for (const [name, value] of values) {
    const plain = plainName(name);
    if (!byPlainName.has(plain)) byPlainName.set(plain, { place: byPlainName.size, value });
  }
  return { path, ...(parent && { parent }), values, byPlainName };
}

/** The arrays that stand directly in a scope, cells taken apart. */
export function arraysIn(scope: Scope): readonly NamedArray[] {
  return [...scope.values].flatMap(([name, value]) => arraysOf(`${scope.path}${name}`, value));
}

export function arraysOf(name: string, value: MatValue): NamedArray[] {
  if (value.kind === 'numeric') return [{ name, array: value }];
  if (value.kind !== 'cell') return [];
  const [first] = value.cells;
  // A cell that only wraps one value goes by its own name.
  if (first && value.cells.length === 1) return arraysOf(name, first);
  return value.cells.flatMap((cell, index) => arraysOf(`${name}{${index + 1}}`, cell));
}

/** Every line of text in a value: a char array's rows, the texts of a cell, or the names of a list of structs (`chanlocs`). */
export function textsOf(value: MatValue | undefined): readonly string[] {
  if (value?.kind === 'text') return value.rows;
  if (value?.kind === 'cell') return value.cells.flatMap(textsOf);
  if (value?.kind === 'struct') return value.elements.map(nameOfElement);
  return [];
}

function nameOfElement(fields: ReadonlyMap<string, MatValue>): string {
  for (const key of ['labels', 'label', 'name', 'title']) {
    const text = fields.get(key);
    if (text?.kind === 'text') return text.rows[0] ?? '';
  }
  return '';
}

/** A name without case, blanks and underscores, to compare it by. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[_ -]/gu, '');
}

/** The value's numeric array, out of a cell that wraps it. */
export function numericOf(value: MatValue | undefined): MatNumeric | undefined {
  if (value?.kind === 'numeric') return value;
  return value?.kind === 'cell' && value.cells.length === 1 ? numericOf(value.cells[0]) : undefined;
}
