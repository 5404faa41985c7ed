/** What the kernels need of WebAssembly: Node has it, its types do not. */
declare namespace WebAssembly {
  type Module = object;
  const Module: new (code: Uint8Array) => Module;
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  const Instance: new (module: Module) => Instance;
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** Views of the buffer are void afterwards. @throws RangeError where there is no room. */
    grow(pages: number): number;
  }
}
