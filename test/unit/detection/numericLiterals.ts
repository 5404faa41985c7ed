/**
 * Finds the numbers in the engine's source that no table declares: the README says that there are none, and lint's rule
 * for `decisions`, `silence` and `events` might be switched off one day. Reads the syntax tree, independently of lint.
 */
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

const detectionFolder = path.resolve(import.meta.dirname, '../../../src/detection');

/** Every file of the engine that decides, with its text, by its path in src/detection. */
export function engineSources(): ReadonlyMap<string, string> {
  const files = readdirSync(detectionFolder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [
        file.split(path.sep).join('/'),
        readFileSync(path.join(detectionFolder, file), 'utf8'),
      ]),
  );
}

/** Where whatever stands in a function's body decides, if it is not 0, 1 or 2. */
const strict = /^(?:decisions|silence|events)\//u;

/** Where a criterion or a class is data. */
const criteria = /^decisions\/(?:criteria\/|classes\.ts$)/u;
const criterionKeys = [
  'threshold',
  'from',
  'to',
  'width',
  'times',
  'plus',
  'range',
  'weight',
  'against',
  'prior',
];
const declaring = ['entry', 'ratio', 'count', 'seconds', 'hertz', 'perSecond', 'microvolts'];

const parsed = new Map<string, { readonly text: string; readonly source: ts.SourceFile }>();

/** A file's syntax tree, made once of each text. */
function sourceOf(file: string, text: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known?.text === text) return known.source;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(file, { text, source });
  return source;
}

/** Numbers of a file that no table declares, as `path:line: text of the line`. */
export function undeclaredNumbers(file: string, text: string): readonly string[] {
  const source = sourceOf(file, text);
  const lines = text.split('\n');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node, file) || isStructural(node)) return;
    if (ts.isNumericLiteral(node) && decides(node, file)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line;
      found.push(`${file}:${line + 1}: ${(lines[line] ?? '').trim()}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function isDeclaration(node: ts.Node, file: string): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return declaring.includes(node.expression.text);
  }
  return ts.isPropertyAssignment(node) && criteria.test(file) && criterionKeys.includes(node.name.getText());
}

/** A constant of a file whose comment says that it decides nothing. */
function isStructural(node: ts.Node): boolean {
  return ts.isVariableStatement(node) && /Structural: |\/\*\* … /u.test(leadingComment(node));
}

function leadingComment(node: ts.Node): string {
  return node.getFullText().slice(0, node.getLeadingTriviaWidth());
}

function decides(node: ts.NumericLiteral, file: string): boolean {
  const value = Number(node.text);
  const isSmall = value === 0 || value === 1 || value === 2;
  if (isModuleConstant(node)) return true;
  if (!isInFunction(node)) return !isSmall;
  if (strict.test(file)) return !isSmall;
  // Elsewhere whole numbers count and index; half is half of a sample, and what is tiny keeps a division whole.
  return !Number.isInteger(value) && value !== 0.5 && value > 1e-5;
}

/** `const name = 3` (or −3) at the top of a file, whatever the number. */
function isModuleConstant(node: ts.NumericLiteral): boolean {
  const value = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
  const { parent } = value;
  return ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent);
}

function isInFunction(node: ts.Node): boolean {
  for (let above = node.parent; !ts.isSourceFile(above); above = above.parent) {
    if (ts.isFunctionLike(above) || ts.isPropertyDeclaration(above)) return true;
  }
  return false;
}

/** The names under which a file declares fixed numbers: `place.name`. */
export function declaredNames(file: string, text: string): readonly string[] {
  if (!text.includes('fixedNumbers')) return [];
  const source = sourceOf(file, text);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'fixedNumbers'
    ) {
      const [place, table] = node.arguments;
      // Of the criteria the place is no literal: those are taken from the classes.
      if (place && table && ts.isStringLiteral(place) && ts.isObjectLiteralExpression(table)) {
        names.push(...table.properties.map((property) => `${place.text}.${property.name?.getText() ?? ''}`));
      }
    }
    node.forEachChild(visit);
  };
  visit(source);
  return names;
}
