/** Arrays of a MATLAB file that are named but not read: objects of classes (tables, strings), sparse matrices, functions. */
import { latinText, longestNameBytes, type ArrayHead } from './matHead';
import type { MatReader } from './matElements';
import type { MatValue } from './matTypes';

/** An object of a class: no dimensions, but its name, the system of its class and the class, and a key to its data. */
export const opaqueClass = 17;

const classes = { object: 3, sparse: 5, functionHandle: 16 } as const;

/** Reads the head of an object; its contents begin with the name of its class. */
export async function opaqueHead(reader: MatReader, offset: number, end: number): Promise<ArrayHead> {
  const name = await reader.element(offset, end);
  const system = await reader.element(name.next, end);
  return {
    name: latinText(await reader.body(name, longestNameBytes)),
    arrayClass: opaqueClass,
    complex: false,
    logical: false,
    dimensions: [1, 1],
    contents: system.next,
    end,
  };
}

/** What stands there instead of numbers, cells or fields. */
export async function otherValue(reader: MatReader, head: ArrayHead): Promise<MatValue> {
  const size = head.dimensions.join(' x ');
  switch (head.arrayClass) {
    case opaqueClass:
    case classes.object: {
      const className = await reader.element(head.contents, head.end);
      return {
        kind: 'other',
        reason: objectReason(latinText(await reader.body(className, longestNameBytes))),
      };
    }
    case classes.sparse:
      return { kind: 'other', reason: `it is sparse (${size}): save it with full(…)` };
    case classes.functionHandle:
      return { kind: 'other', reason: 'it is a function' };
    default:
      return { kind: 'other', reason: `it is an array of unknown class ${head.arrayClass} (${size})` };
  }
}

/** Why an object is not read, and in what form its contents would be. */
export function objectReason(className: string): string {
  switch (className) {
    case 'table':
    case 'timetable':
      return `it is a ${className}: save its columns as matrices`;
    case 'timeseries':
      return 'it is a timeseries: save its Data and Time as matrices';
    case 'string':
      return 'it is a string: save it with char(…)';
    case 'datetime':
    case 'duration':
    case 'calendarDuration':
      return `it is a ${className}: save it as seconds`;
    case 'FileWrapper__':
      return 'it is data of objects';
    default:
      return `it is an object of class ${className}: save what it holds as matrices`;
  }
}
