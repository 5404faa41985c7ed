/** Columns of a picture that nothing has taken yet, so that what is painted costs its columns, however much would lie on them. */

/** The columns [0, count). */
export class FreeColumns {
  /** A free column holds itself; one that is taken, a later column at which to go on looking. */
  private readonly next: Int32Array;

  constructor(count: number) {
    this.next = Int32Array.from({ length: count + 1 }, (_, column) => column);
  }

  /** Takes what is free of [from, end), and tells each stretch of it; true where there was any. */
  take(from: number, end: number, taken?: (from: number, end: number) => void): boolean {
    const last = Math.min(end, this.next.length - 1);
    let column = this.freeFrom(Math.max(0, from));
    const isAny = column < last;
    while (column < last) {
      const first = column;
      while (column < last && this.next[column] === column) this.next[column++] = last;
      taken?.(first, column);
      column = this.freeFrom(column);
    }
    return isAny;
  }

  /** Whether all of [from, end) is free, as far as there are such columns. */
  isFree(from: number, end: number): boolean {
    const last = Math.min(end, this.next.length - 1);
    for (let column = Math.max(0, from); column < last; column++) {
      if (this.next[column] !== column) return false;
    }
    return true;
  }

  /** The first free column at or after `column`; the count where there is none. Shortens the way for the next look. */
  private freeFrom(column: number): number {
    let free = Math.min(column, this.next.length - 1);
    while (this.step(free) !== free) free = this.step(free);
    for (let passed = column; passed < free;) {
      const after = this.step(passed);
      this.next[passed] = free;
      passed = after;
    }
    return free;
  }

  private step(column: number): number {
    return this.next[column] ?? column;
  }
}
