// The library by the name of its package, with types of our own beside it: its own ones redeclare what WebAssembly is.
export { Dataset, File, Group, ready, Reference } from 'h5wasm';
