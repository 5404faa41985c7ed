/**
 * Plain values as bytes and back, exactly: every bit of a number, typed arrays as they are in memory, a field that is
 * undefined as one that is there. Written for all of them at once rather than for each product, so that a new field of a
 * product needs no thought.
 */

const arrayKinds = [
  Float32Array,
  Float64Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
];
type PlainArray =
  Float32Array | Float64Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

/** What can be kept of a type: all of it where it is made of plain values, else `never` where it is not. */
export type Plain<Value> = Value extends string | number | boolean | null | undefined | PlainArray
  ? Value
  : Value extends
        | ((...args: never[]) => unknown)
        | ReadonlyMap<unknown, unknown>
        | ReadonlySet<unknown>
        | bigint
        | symbol
    ? never
    : { readonly [Key in keyof Value]: Plain<Value[Key]> };

/** What a value begins with; typed arrays follow, by their place among the kinds. */
const tags = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  number: 4,
  newText: 5,
  text: 6,
  list: 7,
  record: 8,
  array: 9,
} as const;

/** A value as bytes. @throws TypeError for one that is not plain */
export function plainBytes(value: unknown): Uint8Array {
  const writer = new Writer();
  writer.value(value);
  return writer.bytes();
}

/** The value that `plainBytes` wrote. @throws RangeError or TypeError for bytes that it did not write */
export function plainValue(bytes: Uint8Array): unknown {
  return new Reader(bytes).value();
}

class Writer {
  #bytes = Buffer.alloc(4096);
  #length = 0;
  /** Texts that were written, so that a field's name is written once. */
  readonly #texts = new Map<string, number>();

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.#byte(tags.undefined);
        break;
      case 'boolean':
        this.#byte(value ? tags.true : tags.false);
        break;
      case 'number':
        this.#byte(tags.number);
        this.#need(8);
        this.#length = this.#bytes.writeDoubleLE(value, this.#length);
        break;
      case 'string':
        this.#text(value);
        break;
      case 'object':
        if (value === null) this.#byte(tags.null);
        else this.#object(value);
        break;
      case 'bigint':
      case 'function':
      case 'symbol':
        throw new TypeError(`A ${typeof value} is not a plain value.`);
    }
  }

  #object(value: object): void {
    const kind = arrayKinds.findIndex((Kind) => value instanceof Kind);
    if (kind >= 0) {
      this.#array(value as PlainArray, kind);
      return;
    } // one of them, as it was found
    if (Array.isArray(value)) {
      this.#byte(tags.list);
      this.#count(value.length);
      for (const item of value) this.value(item);
      return;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      throw new TypeError('An object of a class is not a plain value.');
    }
    const fields = Object.entries(value);
    this.#byte(tags.record);
    this.#count(fields.length);
    for (const [name, field] of fields) {
      this.#text(name);
      this.value(field);
    }
  }

  #array(array: PlainArray, kind: number): void {
    this.#byte(tags.array + kind);
    this.#count(array.length);
    this.#raw(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }

  #text(text: string): void {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      this.#byte(tags.text);
      this.#count(known);
      return;
    }
    this.#texts.set(text, this.#texts.size);
    this.#byte(tags.newText);
    this.#count(text.length);
    // Not UTF-8, which has no half of a pair.
    this.#raw(Buffer.from(text, 'utf16le'));
  }

  #byte(byte: number): void {
    this.#need(1);
    this.#length = this.#bytes.writeUInt8(byte, this.#length);
  }

  #count(count: number): void {
    this.#need(4);
    this.#length = this.#bytes.writeUInt32LE(count, this.#length);
  }

  #raw(bytes: Uint8Array): void {
    this.#need(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #need(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.alloc(2 * (this.#length + more));
    larger.set(this.bytes());
    this.#bytes = larger;
  }
}

class Reader {
  readonly #bytes: Buffer;
  #offset = 0;
  readonly #texts: string[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(): unknown {
    const tag = this.#bytes.readUInt8(this.#offset++);
    switch (tag) {
      case tags.undefined:
        return undefined;
      case tags.null:
        return null;
      case tags.false:
        return false;
      case tags.true:
        return true;
      case tags.number:
        this.#offset += 8;
        return this.#bytes.readDoubleLE(this.#offset - 8);
      case tags.newText:
      case tags.text:
        return this.#text(tag);
      case tags.list:
        return Array.from({ length: this.#count() }, () => this.value());
      case tags.record:
        return this.#record();
      default:
        return this.#array(tag - tags.array);
    }
  }

  #record(): object {
    const fields = Array.from({ length: this.#count() }, () => {
      const name = this.#text(this.#bytes.readUInt8(this.#offset++));
      return [name, this.value()] as const;
    });
    return Object.fromEntries(fields);
  }

  #array(kind: number): PlainArray {
    const Kind = arrayKinds[kind];
    if (!Kind) throw new TypeError('There is no such kind of value.');
    const bytes = this.#raw(this.#count() * Kind.BYTES_PER_ELEMENT);
    // In a buffer of its own: where it stands here, numbers of several bytes may not begin.
    return new Kind(new Uint8Array(bytes).buffer);
  }

  #text(tag: number): string {
    const count = this.#count();
    if (tag === tags.newText) {
      const text = this.#raw(2 * count).toString('utf16le');
      this.#texts.push(text);
      return text;
    }
    const known = this.#texts[count];
    if (tag !== tags.text || known === undefined) throw new TypeError('There is no such text.');
    return known;
  }

  #count(): number {
    this.#offset += 4;
    return this.#bytes.readUInt32LE(this.#offset - 4);
  }

  #raw(length: number): Buffer {
    if (this.#offset + length > this.#bytes.length) throw new RangeError('The bytes end too early.');
    this.#offset += length;
    return this.#bytes.subarray(this.#offset - length, this.#offset);
  }
}
